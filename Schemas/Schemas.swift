// SPDX-License-Identifier: GPL-3.0-or-later

/// The SQL migrations, the default codebook and the templates, as they stand in the files beside this one.
public enum SchemaFiles {
  /// The migrations in the order of their numbers; element i brings a project from version i to i + 1.
  public static var migrations: [String] {
    [
      PackageResources.v001_ledger_sql, PackageResources.v002_work_sql, PackageResources.v003_machines_sql,
      PackageResources.v004_copies_sql, PackageResources.v005_lookups_sql,
      PackageResources.v006_endings_sql,
    ].map { String(decoding: $0, as: UTF8.self) }
  }

  /// The statements that make a database a hub: its tables, then who may add and read what.
  public static var hub: [String] {
    [PackageResources.hub_tables_sql, PackageResources.hub_rules_sql].map { String(decoding: $0, as: UTF8.self) }
  }

  /// The bytes of the default codebook's JSON.
  public static var defaultCodebook: [UInt8] { PackageResources.attribution_json }

  /// The template of a dataset's card, in Mustache.
  public static var datasetCard: String { String(decoding: PackageResources.dataset_card_mustache, as: UTF8.self) }

  /// The templates of a report's page by name, in Mustache.
  public static var reportTemplates: [(name: String, text: String)] {
    [
      ("page", PackageResources.page_mustache), ("table", PackageResources.table_mustache),
      ("cell", PackageResources.cell_mustache), ("drawing", PackageResources.drawing_mustache),
    ].map { ($0.0, String(decoding: $0.1, as: UTF8.self)) }
  }

  /// The style sheet of a report's page.
  public static var reportStyle: String { String(decoding: PackageResources.style_css, as: UTF8.self) }
}
