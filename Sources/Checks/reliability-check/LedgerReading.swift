// SPDX-License-Identifier: GPL-3.0-or-later
import GRDB

/// Reads a project's ledger as another program would.
enum LedgerReading {
  /// What each judgement of the ledger says, by its number.
  static func judgements(_ project: String) throws -> [Int: String] {
    var configuration = Configuration()
    configuration.busyMode = .timeout(30)
    let sql = """
      SELECT clock, article || ' ' || paragraph || ' ' || label AS said FROM v_history WHERE kind = 'judgementMade'
      """
    return try DatabaseQueue(path: project, configuration: configuration).read { db in
      let rows = try Row.fetchAll(db, sql: sql)
      return Dictionary(uniqueKeysWithValues: rows.map { ($0["clock"], $0["said"]) })
    }
  }
}
