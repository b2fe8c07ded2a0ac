// SPDX-License-Identifier: GPL-3.0-or-later
internal import Foundation
internal import GRDB
internal import Schemas
internal import Synchronization

extension ProjectStore {
  /// Examines the project: SQLite's integrity, the schema, the hash chains, the kept bytes, and the shadow against a replay.
  ///
  /// All is read from a copy in the folder for temporary files, so that nobody who writes waits for it.
  /// - Parameters:
  ///   - heads: entries that were there once, and must still be.
  ///   - progress: is told how far a stage is, and how far it goes; bytes when copying, else entries.
  /// - Returns: what was seen.
  /// - Throws: ``StoreError`` when the project can not be read, or not be copied.
  /// - Complexity: O(size of the project). Changes nothing.
  public func examine(
    heads: [Examination.Head] = [], progress: @escaping (Examination.Stage, Int, Int) -> Void = { _, _, _ in }
  ) throws(StoreError) -> Examination {
    do {
      var examination = Examination()
      examination.settings = try queue.read(Self.settings)
      let mode = examination.settings.first { $0.name == "journal_mode" }?.value ?? ""
      if mode != "delete" { examination.findings.append(.setting(name: "journal_mode", value: mode)) }
      let snapshot = try Snapshot(of: queue) { progress(.copying, $0, $1) }
      let ledger = try snapshot.connection(), fresh = try Self.fresh(attaching: snapshot.path)
      snapshot.release()
      let schema = try ledger.read { db in try fresh.read { try SchemaCheck.findings(db, against: $0) } }
      examination.findings += schema.findings
      // Tables that are none would be read for ever, or tell lies of their own.
      guard schema.hasTables else {
        examination.findings += try ledger.read(Inspection.complaints)
        return examination
      }
      let tables = try fresh.read(ShadowTable.all)
      let inspecting = OtherThread { [copy = snapshot.queue] in
        try copy.read { try Inspection($0, tables, heads) }
      }
      let replaying = Result {
        try ledger.read { db in
          try Self.replay(db, into: fresh, tables) { progress(.replaying, $0, $1) }
        }
      }
      let inspection = try inspecting.value(), replay = try replaying.get()
      (examination.counts, examination.heads) = (inspection.counts, inspection.heads)
      (examination.state, examination.unsignedBefore) = (replay.state, replay.unsignedBefore)
      examination.findings += inspection.findings + replay.findings
      for (table, digests) in zip(tables, zip(inspection.digests, replay.digests)) where digests.0 != digests.1 {
        let place = try fresh.read(table.firstDifference)
        examination.findings.append(.shadow(table: table.name, place: place))
      }
      return examination
    } catch {
      throw StoreError(error, path: path)
    }
  }

  /// Replays in one transaction, deferred: an immediate one would lock the copy that is attached as well.
  private static func replay(
    _ ledger: Database, into fresh: DatabaseQueue, _ tables: [ShadowTable], _ progress: (Int, Int) -> Void
  ) throws -> Replay {
    try fresh.writeWithoutTransaction { db in
      try db.beginTransaction(.deferred)
      do {
        let replay = try Replay(db, of: ledger, tables, progress: progress)
        try db.commit()
        return replay
      } catch {
        try db.rollback()
        throw error
      }
    }
  }

  /// An empty project of the newest schema, with a copy of another attached to it.
  private static func fresh(attaching path: String) throws -> DatabaseQueue {
    var configuration = Configuration()
    configuration.foreignKeysEnabled = false
    configuration.prepareDatabase { db in
      try db.execute(sql: "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -262144")
    }
    let queue = try DatabaseQueue(path: "", configuration: configuration)
    try queue.writeWithoutTransaction { db in
      for migration in SchemaFiles.migrations { try db.execute(sql: migration) }
      try db.execute(sql: "ATTACH DATABASE ? AS project", arguments: [path])
    }
    return queue
  }

  private static func settings(_ db: Database) throws -> [(name: String, value: String)] {
    let names = ["journal_mode", "synchronous", "user_version"]
    let settings = try names.map { (name: $0, value: try String.fetchOne(db, sql: "PRAGMA \($0)") ?? "") }
    let version = try String.fetchOne(db, sql: "SELECT sqlite_version()") ?? ""
    return settings + [(name: "sqlite", value: version)]
  }

  /// Whether the last link of every chain holds: its entry is what its id says and names the one before it.
  ///
  /// What a verb that tells of labels looks at first; the whole ledger is for ``examine(heads:progress:)``.
  /// - Returns: what does not hold.
  /// - Throws: ``StoreError`` when the project can not be read.
  /// - Complexity: O(number of chains), by index.
  public func lastLinks() throws(StoreError) -> [Examination.Finding] {
    try read { db in
      try Row.fetchAll(db, sql: "SELECT origin, seq, id FROM head ORDER BY origin").flatMap { row in
        let head = StoredRow(row, of: "head")
        return try Self.faults(ofHead: try head.text("origin"), try head.number("seq"), try head.text("id"), db)
      }
    }
  }

  private static func faults(
    ofHead origin: String, _ seq: Int, _ id: String, _ db: Database
  ) throws -> [Examination.Finding] {
    let sql = "SELECT \(LedgerEntry.columns) FROM ledger WHERE origin = ? AND seq >= ? ORDER BY seq LIMIT 3"
    let links = try LedgerEntry.fetchAll(db, sql: sql, arguments: [origin, seq - 1])
    guard let last = links.last, last.seq == seq, last.id == id else {
      return [.gap(origin: origin, before: seq + 1)]
    }
    let before = links.dropLast().last
    if last.digest != last.id || !last.hasItsBody { return [.wrongDigest(origin: origin, seq: seq)] }
    return last.prev == before?.id ? [] : [.brokenChain(origin: origin, seq: seq)]
  }
}

/// What another thread makes meanwhile.
private final class OtherThread<Value: Sendable>: Sendable {
  private let result = Mutex<Result<Value, any Error>?>(nil)
  private let isMade = DispatchSemaphore(value: 0)

  init(_ body: @escaping @Sendable () throws -> Value) {
    Thread.detachNewThread { [self] in
      let made = Result(catching: body)
      result.withLock { $0 = made }
      isMade.signal()
    }
  }

  /// Waits for it.
  func value() throws -> Value {
    isMade.wait()
    guard let made = result.withLock({ $0 }) else { throw StoreError.unexpected(reason: "a thread made nothing") }
    return try made.get()
  }
}
