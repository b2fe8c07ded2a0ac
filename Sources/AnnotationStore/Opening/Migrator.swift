// SPDX-License-Identifier: GPL-3.0-or-later
internal import GRDB

/// Brings a project to the newest schema, one `BEGIN IMMEDIATE` for all that is pending.
///
/// The version is read inside the transaction, so any number of processes may open a new project at once, and what an
/// interrupted one left is taken back before.
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
      try db.inTransaction(.immediate) {
        let start = try admitted(Header(db), path: path).version
        guard start < migrations.count else { return .rollback }
        if start > 0 { try Backup(project: path, version: start).make(of: db) }
        // First, so that the first page is never written without it.
        try db.execute(sql: "PRAGMA application_id = \(FileSignature.applicationID)")
        for migration in migrations[start...] { try db.execute(sql: migration) }
        try db.execute(sql: "PRAGMA user_version = \(migrations.count)")
        return .commit
      }
    }
  }

  /// The header of a project that this program knows.
  ///
  /// - Throws: ``StoreError`` when the file is another program's, or its version is newer or none at all.
  func admitted(_ header: Header, path: String) throws(StoreError) -> Header {
    if header.isBlank { return header }
    guard header.application == FileSignature.applicationID else { throw .foreignFile(path: path) }
    guard header.version > 0 else { throw .damaged(path: path, reason: "its schema is number \(header.version)") }
    guard header.version <= migrations.count else {
      throw .newerSchema(path: path, found: header.version, known: migrations.count)
    }
    return header
  }
}

/// What a database says it is, read through SQLite and so after an interrupted write was taken back.
struct Header: Equatable {
  var application: Int32
  var version: Int
  /// Whether there is nothing in it, so that it may become a project.
  var isBlank: Bool

  init(_ db: Database) throws {
    application = try Int32.fetchOne(db, sql: "PRAGMA application_id") ?? 0
    version = try db.number("PRAGMA user_version")
    let isEmpty = try !Row.exists(db, sql: "SELECT 1 FROM sqlite_schema", [])
    isBlank = isEmpty && version == 0 && (application == 0 || application == FileSignature.applicationID)
  }
}
