// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import GRDB

extension LedgerEntry: FetchableRecord, PersistableRecord {
  static var databaseTableName: String { "ledger" }

  init(row: Row) throws {
    let row = StoredRow(row, of: "ledger")
    origin = try row.text("origin")
    seq = try row.number("seq")
    clock = try row.number("clock")
    prev = try row.optionalText("prev")
    reviewer = try row.optionalText("reviewer")
    kind = try row.text("kind")
    body = try row.text("body")
    madeAt = try row.text("made_at")
    id = try row.text("id")
  }

  /// When it was made.
  var moment: Timestamp {
    get throws {
      guard let moment = Timestamp(iso8601: madeAt) else {
        throw StoreError.damaged(
          path: "", reason: "table ledger says \(madeAt.prefix(40)) in column made_at where seq \(seq)")
      }
      return moment
    }
  }

  func encode(to container: inout PersistenceContainer) {
    container["origin"] = origin
    container["seq"] = seq
    container["clock"] = clock
    container["id"] = id
    container["prev"] = prev
    container["reviewer"] = reviewer
    container["kind"] = kind
    container["body"] = body
    container["made_at"] = madeAt
  }
}
