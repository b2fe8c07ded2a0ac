// SPDX-License-Identifier: GPL-3.0-or-later
internal import GRDB
internal import Glibc
internal import Schemas

/// One project: an SQLite file whose ledger is the truth and whose other tables are its shadow.
public final class ProjectStore: Sendable {
  /// What a verb means to do with the file.
  public enum Access: Sendable {
    /// Look, and change nothing; the project must exist.
    case read
    /// Look and write; the project must exist.
    case write
    /// Look and write; the project is made when there is none.
    case create
  }

  /// Where the project is.
  public let path: String
  let queue: DatabaseQueue

  /// Opens a project.
  ///
  /// - Parameters:
  ///   - path: the file.
  ///   - access: whether the file may be written or made.
  /// - Throws: ``StoreError`` when the file is missing, foreign, newer, damaged, locked or not writable; it is left
  ///   untouched then.
  public convenience init(path: String, access: Access) throws(StoreError) {
    try self.init(path: path, access: access, migrations: Schemas.migrations)
  }

  init(path: String, access: Access, migrations: [String]) throws(StoreError) {
    self.path = path
    let signature = FileSignature(path: path)
    try Self.admit(signature, path: path, access: access, known: migrations.count)
    let isCurrent = signature == .project(version: migrations.count)
    let mustRecover = FileSignature.hasJournal(path)
    do {
      if access != .read || !isCurrent || mustRecover {
        queue = try Self.connect(path, readOnly: false)
        if mustRecover { try Self.check(queue, path: path) }
        if !isCurrent { try Migrator(migrations: migrations).migrate(queue, path: path) }
      } else {
        queue = try Self.connect(path, readOnly: true)
      }
    } catch {
      throw StoreError(error, path: path)
    }
  }

  /// Closes the file; a store that is not closed is closed by the end of the process, and loses nothing.
  public func close() throws(StoreError) {
    do { try queue.close() } catch { throw StoreError(error, path: path) }
  }

  private static func admit(_ signature: FileSignature, path: String, access: Access, known: Int) throws(StoreError) {
    switch signature {
    case .directory: throw .isDirectory(path: path)
    case .foreign: throw .foreignFile(path: path)
    case .unreadable(let reason): throw .notWritable(path: path, reason: reason)
    case .missing where access != .create, .empty where access != .create: throw .noProject(path: path)
    case .project(let version) where version > known: throw .newerSchema(path: path, found: version, known: known)
    case .missing, .empty, .project: break
    }
    if access != .read, signature != .missing, Glibc.access(path, W_OK) != 0 {
      throw .notWritable(path: path, reason: String(cString: strerror(errno)))
    }
  }

  /// DELETE and EXTRA: the only setting under which no power cut lost an acknowledged label.
  private static func connect(_ path: String, readOnly: Bool) throws -> DatabaseQueue {
    var configuration = Configuration()
    configuration.readonly = readOnly
    configuration.busyMode = .timeout(Double(StoreError.patience))
    configuration.prepareDatabase { db in
      if !readOnly { try db.execute(sql: "PRAGMA journal_mode = DELETE") }
      try db.execute(sql: "PRAGMA synchronous = EXTRA")
      guard try readOnly || String.fetchOne(db, sql: "PRAGMA journal_mode") == "delete",
        try Int.fetchOne(db, sql: "PRAGMA synchronous") == 3
      else { throw StoreError.unexpected(reason: "SQLite did not take journal_mode DELETE and synchronous EXTRA") }
    }
    return try DatabaseQueue(path: path, configuration: configuration)
  }

  /// After an unclean end, the first look is at the database's integrity.
  private static func check(_ queue: DatabaseQueue, path: String) throws {
    let finding = try queue.read { try String.fetchOne($0, sql: "PRAGMA quick_check(1)") }
    if let finding, finding != "ok" { throw StoreError.damaged(path: path, reason: finding) }
  }
}

extension FileSignature {
  /// Whether a journal lies beside the file: some process ended in the middle of a write, or is in one.
  static func hasJournal(_ path: String) -> Bool {
    var status = stat()
    return stat(path + "-journal", &status) == 0 && status.st_size > 0
  }
}
