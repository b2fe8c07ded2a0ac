// SPDX-License-Identifier: GPL-3.0-or-later
internal import GRDB

/// Brings a project to the newest schema, one `BEGIN IMMEDIATE` for all that is pending.
///
/// The version is read again inside the transaction, so any number of processes may open a new project at once.
struct Migrator {
  /// The migrations in order; element i leads from version i to i + 1.
  var migrations: [String]

  /// Runs what is pending.
  ///
  /// - Parameters:
  ///   - queue: a connection that may write.
  ///   - path: the project's path; an older version is first copied to `PATH.v<N>.backup`.
  /// - Throws: ``StoreError/newerSchema(path:found:known:)``, or what SQLite throws; nothing is changed then.
  func migrate(_ queue: DatabaseQueue, path: String) throws {
    try queue.writeWithoutTransaction { db in
      let found = try version(db)
      if found > 0, found < migrations.count { try backUp(db, to: "\(path).v\(found).backup") }
      try db.inTransaction(.immediate) {
        let start = try version(db)
        guard start <= migrations.count else {
          throw StoreError.newerSchema(path: path, found: start, known: migrations.count)
        }
        for migration in migrations[start...] { try db.execute(sql: migration) }
        if start < migrations.count {
          try db.execute(sql: "PRAGMA application_id = \(FileSignature.applicationID)")
          try db.execute(sql: "PRAGMA user_version = \(migrations.count)")
        }
        return .commit
      }
    }
  }

  private func version(_ db: Database) throws -> Int {
    try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
  }

  /// A copy that is already there is an earlier attempt's and as good.
  private func backUp(_ db: Database, to path: String) throws {
    guard FileSignature(path: path) == .missing else { return }
    try db.execute(sql: "VACUUM INTO ?", arguments: [path])
  }
}
