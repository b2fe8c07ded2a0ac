// SPDX-License-Identifier: GPL-3.0-or-later
public import AnnotationModel
internal import GRDB
public import JSON

/// The codebook table.
enum CodebookRow {
  /// The codebook adopted last.
  static func current(_ db: Database) throws -> Codebook? {
    let sql = "SELECT body FROM codebook ORDER BY adopted_clock DESC LIMIT 1"
    return try Row.fetchOne(db, sql: sql).map { try StoredRow($0, of: "codebook").json("body") }
  }

  /// Every version, the first at the top.
  static func versions(_ db: Database) throws -> [CodebookVersion] {
    let sql = """
      SELECT c.*, (SELECT made_at FROM ledger WHERE clock = c.adopted_clock AND kind = 'codebookAdopted') AS made_at
      FROM codebook c ORDER BY adopted_clock
      """
    return try Row.fetchAll(db, sql: sql).map { row in
      let columns = StoredRow(row, of: "codebook")
      let change = try columns.optionalText("change").map { text in
        do { return try CodebookChange(Facts(body: text)) } catch { throw columns.damage("change") }
      }
      return CodebookVersion(
        codebook: try columns.json("body"), change: change, clock: try columns.number("adopted_clock"),
        adoptedAt: try columns.optionalMoment("made_at"))
    }
  }
}

extension Codebook {
  /// The codebook as its file and the ledger hold it.
  public var json: JSONValue { get throws { try EntryCoding.json(self) } }
}

extension CodebookChange {
  /// The change as the ledger holds it.
  public var json: JSONValue {
    let map = map.sorted { $0.key < $1.key }.map {
      JSONValue.Member(key: $0.key.rawValue, value: .string($0.value.rawValue))
    }
    return [
      "kind": .string(kind.rawValue), "stale": JSONValue(stale.map(\.rawValue)), "map": .object(map),
    ]
  }

  init(_ facts: Facts) throws {
    var map: [LabelID: LabelID] = [:]
    let names = try facts.object("map")
    for member in names.json.members ?? [] {
      map[LabelID(rawValue: member.key)] = LabelID(rawValue: try names.text(member.key))
    }
    self.init(
      try facts.value("kind"), stale: try facts.texts("stale").map(LabelID.init(rawValue:)), map: map)
  }
}
