// SPDX-License-Identifier: GPL-3.0-or-later
internal import GRDB
internal import Glibc
internal import Schemas

/// One project: an SQLite file whose ledger is the truth and whose other tables are its shadow.
public final class ProjectStore: Sendable {
  /// What a verb means to do with the file.
  public enum Access: Sendable {
    /// Look, and change nothing; the project must exist and be of the newest schema.
    case read
    /// Look and write; the project must exist.
    case write
    /// Look and write; the project is made when there is none.
    case create
    /// Look for damage, and change nothing; tables and triggers may be others than the schema's.
    case examine

    var isReading: Bool { self == .read || self == .examine }
  }

  /// Where the project is.
  public let path: String
  let queue: DatabaseQueue
  let origins: Origins
  let keys: SigningKeys
  let turn: Turn

  /// Opens a project.
  ///
  /// An interrupted write of another process is taken back, whatever the access; only then the schema's version counts.
  /// - Parameters:
  ///   - path: the file.
  ///   - access: whether the file may be written or made.
  ///   - stateFolder: where the account remembers the chains it wrote; nil begins new ones in every sitting.
  ///   - waiting: is told once in each wait for other programs that lasts more than two seconds.
  /// - Throws: ``StoreError`` when the file is missing, foreign, older, newer, damaged, locked or not writable; it is
  ///   left untouched then.
  public convenience init(
    path: String, access: Access, stateFolder: String? = nil, waiting: @escaping @Sendable () -> Void = {}
  ) throws(StoreError) {
    try self.init(
      path: path, access: access, stateFolder: stateFolder, waiting: waiting, migrations: SchemaFiles.migrations)
  }

  init(
    path: String, access: Access, stateFolder: String?, waiting: @escaping @Sendable () -> Void = {},
    migrations: [String]
  ) throws(StoreError) {
    self.path = path
    origins = Origins(folder: stateFolder)
    keys = SigningKeys(folder: stateFolder)
    turn = Turn(tell: waiting)
    try Self.admit(FileSignature(path: path), path: path, access: access)
    do {
      let endedUncleanly = FileSignature.hasHotJournal(path)
      queue = try Self.connect(path, access, turn)
      if endedUncleanly { try Self.check(queue, path: path) }
      try Self.settle(queue, Migrator(migrations: migrations), path: path, access: access)
    } catch {
      throw StoreError(error, path: path)
    }
  }

  /// Closes the file; a store that is not closed is closed by the end of the process, and loses nothing.
  public func close() throws(StoreError) {
    origins.close()
    do { try queue.close() } catch { throw StoreError(error, path: path) }
  }

  deinit { origins.close() }

  private static func admit(_ signature: FileSignature, path: String, access: Access) throws(StoreError) {
    switch signature {
    case .directory: throw .isDirectory(path: path)
    case .special: throw .isNoFile(path: path)
    case .foreign: throw .foreignFile(path: path)
    case .olderFormat: throw .olderFormat(path: path)
    case .unreadable(let reason): throw .notWritable(path: path, reason: reason)
    case .missing where access != .create, .empty where access != .create: throw .noProject(path: path)
    case .missing, .empty, .project: break
    }
    if !access.isReading, signature != .missing, Glibc.access(path, W_OK) != 0 {
      throw .notWritable(path: path, reason: systemReason())
    }
  }

  /// Brings the file to the newest schema, or says why it can not be used as it is.
  private static func settle(_ queue: DatabaseQueue, _ migrator: Migrator, path: String, access: Access) throws {
    let known = migrator.migrations.count
    let header = try queue.read { try migrator.admitted(Header($0), path: path) }
    if header.isBlank, access != .create { throw StoreError.noProject(path: path) }
    if header.version < known {
      if access.isReading { throw StoreError.olderSchema(path: path, found: header.version, known: known) }
      try migrator.migrate(queue, path: path)
    }
    if access != .examine, let stranger = try queue.read(SchemaGuard.stranger) {
      throw StoreError.damaged(path: path, reason: stranger)
    }
  }

  /// DELETE and EXTRA: the only setting under which no power cut lost an acknowledged label.
  ///
  /// A connection that only reads may take back an interrupted write all the same, so it is no read-only one.
  private static func connect(_ path: String, _ access: Access, _ turn: Turn) throws -> DatabaseQueue {
    var configuration = Configuration()
    configuration.busyMode = .callback { turn.waits(after: $0) }
    configuration.prepareDatabase { db in
      if !access.isReading { try db.execute(sql: "PRAGMA journal_mode = DELETE") }
      try db.execute(sql: "PRAGMA synchronous = EXTRA")
      guard try access.isReading || String.fetchOne(db, sql: "PRAGMA journal_mode") == "delete",
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
