// SPDX-License-Identifier: GPL-3.0-or-later
internal import Crypto
internal import GRDB

/// Replays a ledger into an empty database and compares every table of the shadow with it.
struct Replay {
  /// The empty database, with the schema of the migrations; the project is attached to it as `project`.
  var fresh: Database

  /// Applies every entry.
  ///
  /// - Parameters:
  ///   - ledger: a copy of the project.
  ///   - progress: is told how many entries were applied, now and then.
  /// - Returns: the entries that mean nothing.
  /// - Throws: what SQLite throws.
  func replay(_ ledger: Database, progress: (Int) -> Void) throws -> [Examination.Finding] {
    let sql = "SELECT \(LedgerEntry.columns) FROM ledger ORDER BY clock, origin"
    let rows = try Row.fetchCursor(ledger, sql: sql)
    let projection = Projection(db: fresh, ledger: ledger)
    var findings: [Examination.Finding] = []
    var count = 0
    while let row = try rows.next() {
      count += 1
      if count % 4096 == 0 { progress(count) }
      guard let entry = try? LedgerEntry(row: row) else { continue }
      switch try projection.apply(entry) {
      case nil, .withheld, .unknownKind: continue
      case .outOfPlace: findings.append(.unreadable(seq: entry.seq, reason: "it is about nothing that is here"))
      case .unreadable(let reason): findings.append(.unreadable(seq: entry.seq, reason: reason))
      }
    }
    if findings.count > 100 { findings = findings.prefix(100) + [.more(of: "the replay")] }
    return findings
  }

  /// The tables of the project that are not what the replay made.
  func differences() throws -> [Examination.Finding] {
    try Projection.tables.compactMap { table in
      do { return try difference(in: table) } catch is DatabaseError { return .shadow(table: table, place: nil) }
    }
  }

  private func difference(in table: String) throws -> Examination.Finding? {
    let keys = try fresh.primaryKey(table).columns
    let others = try fresh.columns(in: table).map(\.name).filter { !keys.contains($0) }
    func sides(_ columns: [String], _ sign: String) -> [String] { columns.map { "r.\"\($0)\" \(sign) p.\"\($0)\"" } }
    let isOther = (["p.\"\(keys[0])\" IS NULL"] + sides(others, "IS NOT")).joined(separator: " OR ")
    let sql = """
      SELECT \(keys.map { "r.\"\($0)\"" }.joined(separator: ", ")) FROM main."\(table)" r
      LEFT JOIN project."\(table)" p ON \(sides(keys, "=").joined(separator: " AND ")) WHERE \(isOther) LIMIT 1
      """
    if let row = try Row.fetchOne(fresh, sql: sql) {
      let place = zip(keys, row.databaseValues).map { "\($0) \($1.storage.value.map { "\($0)" } ?? "NULL")" }
      return .shadow(table: table, place: place.joined(separator: ", "))
    }
    let counts = try ["main", "project"].map { try Int.fetchOne(fresh, sql: "SELECT count(*) FROM \($0).\"\(table)\"") }
    return counts[0] == counts[1] ? nil : .shadow(table: table, place: nil)
  }

  /// The SHA-256 over every row of every table, by primary key.
  func state() throws -> String {
    var hash = SHA256()
    for table in Projection.tables {
      let keys = try fresh.primaryKey(table).columns.map { "\"\($0)\"" }.joined(separator: ", ")
      let rows = try Row.fetchCursor(fresh, sql: "SELECT * FROM main.\"\(table)\" ORDER BY \(keys)")
      var bytes = Array("\(table)\n".utf8)
      while let row = try rows.next() {
        for value in row.databaseValues { Self.append(value, to: &bytes) }
        bytes.append(0x0A)
        guard bytes.count > 1 << 16 else { continue }
        hash.update(data: bytes)
        bytes.removeAll(keepingCapacity: true)
      }
      hash.update(data: bytes)
    }
    return hash.finalize().hexadecimal
  }

  /// A value with its length in front, so that no two rows give the same bytes.
  private static func append(_ value: DatabaseValue, to bytes: inout [UInt8]) {
    let text: String
    switch value.storage {
    case .null:
      bytes.append(UInt8(ascii: "-"))
      return
    case .int64(let number): text = String(number)
    case .double(let number): text = number.description
    case .string(let string): text = string
    case .blob(let data): text = data.hexadecimal
    }
    bytes += "\(text.utf8.count):".utf8
    bytes += text.utf8
  }
}
