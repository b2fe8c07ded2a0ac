// SPDX-License-Identifier: GPL-3.0-or-later
internal import GRDB

/// Compares the tables, indexes, triggers and views of a project with those that the migrations make.
struct SchemaCheck {
  private struct Object: Hashable {
    var type: String
    var name: String
  }

  /// What is not the schema's, and whether every table of the schema is there as it should be.
  static func findings(
    _ project: Database, against fresh: Database
  ) throws -> (findings: [Examination.Finding], hasTables: Bool) {
    let found = try objects(project), wanted = try objects(fresh)
    var findings: [(Object, Examination.SchemaFault)] = []
    for (object, sql) in wanted {
      guard let said = found[object] else {
        findings.append((object, .missing))
        continue
      }
      if said != sql { findings.append((object, .changed)) }
    }
    for object in found.keys where wanted[object] == nil { findings.append((object, .foreign)) }
    let hasTables = wanted.keys.allSatisfy { $0.type != "table" || found[$0] != nil }
    let sorted = findings.sorted { ($0.0.type, $0.0.name) < ($1.0.type, $1.0.name) }
    return (sorted.map { .schema(type: $0.0.type, name: $0.0.name, $0.1) }, hasTables)
  }

  private static func objects(_ db: Database) throws -> [Object: String] {
    let sql = "SELECT type, name, coalesce(sql, '') AS sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%'"
    let rows = try Row.fetchAll(db, sql: sql).map { StoredRow($0, of: "sqlite_schema") }
    return Dictionary(
      try rows.map { row in
        let sql = try row.text("sql")
        // A virtual table answers whatever its module likes.
        let type = sql.hasPrefix("CREATE VIRTUAL") ? "virtual table" : try row.text("type")
        return (Object(type: type, name: try row.text("name")), sql)
      }
    ) { $1 }
  }
}
