// SPDX-License-Identifier: GPL-3.0-or-later
internal import GRDB
internal import Schemas

/// Finds what would run somebody else's statements when a project is merely read or written.
///
/// A view under a table's name or a trigger of a received file can loop for ever or rewrite labels.
enum SchemaGuard {
  /// The triggers that the schema has itself.
  private static let ownTriggers = ["ledger_is_not_updated", "ledger_is_not_deleted", "ledger_is_not_replaced"]

  private static let viewsThatAreRead: Set<String> = ["v_votes", "v_gold"]

  private static func isOwn(_ statement: String) -> Bool {
    SchemaFiles.migrations.contains { $0.contains(statement + ";") }
  }

  /// What the file holds that no project holds, or nil.
  static func stranger(_ db: Database) throws -> String? {
    let sql = """
      SELECT type, name, tbl_name, coalesce(sql, '') AS sql FROM sqlite_schema
      WHERE type = 'trigger' OR type = 'view' OR sql LIKE 'CREATE VIRTUAL%'
      """
    let tables = Set(["ledger", "arrival", "original"] + Projection.tables)
    for row in try Row.fetchAll(db, sql: sql).map({ StoredRow($0, of: "sqlite_schema") }) {
      let type = try row.text("type"), name = try row.text("name")
      if type == "trigger" {
        if !ownTriggers.contains(name) { return "it has the trigger \(name), which is not the schema's" }
      } else if tables.contains(name) {
        return "\(name) is no table in it"
      } else if try viewsThatAreRead.contains(name) && !isOwn(row.text("sql")) {
        return "its view \(name) is not the schema's"
      }
    }
    return nil
  }
}
