// SPDX-License-Identifier: GPL-3.0-or-later
internal import GRDB

extension ProjectStore {
  /// Runs a body in one read transaction.
  func read<T>(_ body: (Database) throws -> T) throws(StoreError) -> T {
    do { return try queue.read(body) } catch { throw StoreError(error, path: path) }
  }

  /// Runs a body in one `BEGIN IMMEDIATE`; when this returns, the change is on the disk.
  func write<T>(_ body: (Database, Ledger) throws -> T) throws(StoreError) -> T {
    var isCommitted = false
    turn.givesWay()
    defer {
      origins.settle(isCommitted: isCommitted)
      turn.ends()
    }
    do {
      return try queue.writeWithoutTransaction { db in
        var result: T?
        try db.inTransaction(.immediate) {
          result = try body(db, Ledger(db: db, origins: origins, keys: keys))
          origins.announce()
          return .commit
        }
        guard let result else { throw StoreError.unexpected(reason: "a transaction without a result") }
        isCommitted = true
        return result
      }
    } catch {
      throw StoreError(error, path: path)
    }
  }
}

extension Database {
  /// The number that a query gives; 0 where it gives none, as the greatest of nothing.
  func number(_ sql: String, _ arguments: StatementArguments = []) throws -> Int {
    try Int.fetchOne(self, sql: sql, arguments: arguments) ?? 0
  }
}

extension Row {
  static func exists(_ db: Database, sql: String, _ arguments: StatementArguments) throws -> Bool {
    try Row.fetchOne(db.cachedStatement(sql: sql), arguments: arguments) != nil
  }
}
