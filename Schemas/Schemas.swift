// SPDX-License-Identifier: GPL-3.0-or-later

/// The SQL migrations and the default codebook, as they stand in the files beside this one.
public enum SchemaFiles {
  /// The migrations in the order of their numbers; element i brings a project from version i to i + 1.
  public static var migrations: [String] {
    [PackageResources.v001_ledger_sql, PackageResources.v002_work_sql, PackageResources.v003_machines_sql].map {
      String(decoding: $0, as: UTF8.self)
    }
  }

  /// The bytes of the default codebook's JSON.
  public static var defaultCodebook: [UInt8] { PackageResources.attribution_json }

  /// The template of a dataset's card, in Mustache.
  public static var datasetCard: String { String(decoding: PackageResources.dataset_card_mustache, as: UTF8.self) }
}
