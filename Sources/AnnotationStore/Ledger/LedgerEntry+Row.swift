// SPDX-License-Identifier: GPL-3.0-or-later
internal import GRDB

extension LedgerEntry: FetchableRecord, PersistableRecord {
  static var databaseTableName: String { "ledger" }

  init(row: Row) {
    origin = row["origin"]
    seq = row["seq"]
    clock = row["clock"]
    prev = row["prev"]
    reviewer = row["reviewer"]
    kind = row["kind"]
    body = row["body"]
    madeAt = row["made_at"]
    id = row["id"]
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
