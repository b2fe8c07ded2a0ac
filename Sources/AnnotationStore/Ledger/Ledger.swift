// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import GRDB

/// The append-only list of what happened, inside one write transaction.
struct Ledger {
  var db: Database

  /// Appends an event and casts its shadow.
  ///
  /// An event whose key is in the ledger already is not appended again; its receipt is the first one's.
  func append(_ event: Event, key: String, by reviewer: String?, at time: Timestamp) throws -> Receipt {
    if let known = try LedgerEntry.fetchOne(
      db, sql: "SELECT * FROM ledger WHERE json_extract(body, '$.key') = ?", arguments: [key])
    {
      return Receipt(seq: known.seq, id: known.id, madeAt: time)
    }
    let origin = try origin()
    let last = try LedgerEntry.fetchOne(
      db, sql: "SELECT * FROM ledger WHERE origin = ? ORDER BY seq DESC LIMIT 1", arguments: [origin])
    let clock = try Int.fetchOne(db, sql: "SELECT max(clock) FROM ledger") ?? 0
    let entry = LedgerEntry(
      origin: origin, seq: (last?.seq ?? 0) + 1, clock: clock + 1, prev: last?.id, reviewer: reviewer,
      kind: event.kind, body: try EventCoding.json(event, key: key), madeAt: time.iso8601)
    try entry.insert(db)
    try Projection(db: db).apply(event, entry)
    return Receipt(seq: entry.seq, id: entry.id, madeAt: time)
  }

  /// The random name of this copy of the project.
  private func origin() throws -> String {
    if let origin = try String.fetchOne(db, sql: "SELECT origin FROM project") { return origin }
    let origin = randomHexadecimal(bytes: 8)
    try db.execute(sql: "INSERT INTO project (one, origin) VALUES (1, ?)", arguments: [origin])
    return origin
  }
}

/// Random lower-case hexadecimal digits, two a byte, from the system's generator.
func randomHexadecimal(bytes count: Int) -> String {
  var generator = SystemRandomNumberGenerator()
  return (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &generator) }.hexadecimal
}
