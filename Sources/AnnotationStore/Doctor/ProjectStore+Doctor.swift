// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import Crypto
internal import Foundation
internal import GRDB
internal import Schemas

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
      let snapshot = try Snapshot(of: queue) { progress(.copying, $0, $1) }
      let fresh = try Self.fresh(attaching: snapshot.path)
      snapshot.release()
      try snapshot.queue.writeWithoutTransaction { db in
        try fresh.writeWithoutTransaction { try Self.examine(db, $0, heads, &examination, progress) }
      }
      return examination
    } catch {
      throw StoreError(error, path: path)
    }
  }

  private static func examine(
    _ db: Database, _ fresh: Database, _ heads: [Examination.Head], _ examination: inout Examination,
    _ progress: (Examination.Stage, Int, Int) -> Void
  ) throws {
    let complaints = try String.fetchAll(db, sql: "PRAGMA integrity_check(20)").filter { $0 != "ok" }
    examination.findings += complaints.map { .integrity($0) }
    let mode = examination.settings.first { $0.name == "journal_mode" }?.value ?? ""
    if mode != "delete" { examination.findings.append(.setting(name: "journal_mode", value: mode)) }
    let schema = try SchemaCheck.findings(db, against: fresh)
    examination.findings += schema.findings
    // Tables that are none would be read for ever, or tell lies of their own.
    guard schema.hasTables else { return }
    examination.counts = try counts(db)
    let total = examination.counts.first?.count ?? 0
    let chains = try ChainCheck(db) { progress(.checking, $0, total) }
    examination.heads = chains.heads
    examination.findings += chains.findings
    examination.findings += try heads.filter { try !holds($0, db) }.map { .lostHead($0) }
    examination.findings += try originals(db)
    let replay = Replay(fresh: fresh)
    try fresh.inTransaction {
      examination.findings += try replay.replay(db) { progress(.replaying, $0, total) }
      return .commit
    }
    examination.findings += try replay.differences()
    examination.state = try replay.state()
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

  private static func counts(_ db: Database) throws -> [(name: String, count: Int)] {
    try (["ledger"] + Projection.tables).map { table in
      (name: table, count: try Int.fetchOne(db, sql: "SELECT count(*) FROM \"\(table)\"") ?? 0)
    } + unknownKinds(db)
  }

  /// Entries that a newer program made are kept and checked, and change nothing here.
  private static func unknownKinds(_ db: Database) throws -> [(name: String, count: Int)] {
    let kinds = try Row.fetchAll(db, sql: "SELECT kind, count(*) AS count FROM ledger GROUP BY kind ORDER BY kind")
    return kinds.map { StoredRow($0, of: "ledger") }.compactMap { row in
      guard let kind = try? row.text("kind"), EventKind(rawValue: kind) == nil, let count = try? row.number("count")
      else { return nil }
      return (name: "\(kind), a kind this program does not know", count: count)
    }
  }

  private static func holds(_ head: Examination.Head, _ db: Database) throws -> Bool {
    let sql = "SELECT 1 FROM ledger WHERE id = ?1 AND (?2 IS NULL OR origin = ?2) AND (?3 IS NULL OR seq = ?3)"
    return try Row.exists(db, sql: sql, [head.id, head.origin, head.seq])
  }

  /// The articles whose kept bytes are not what they were; each file is read once, however many articles came from it.
  private static func originals(_ db: Database) throws -> [Examination.Finding] {
    var kept: [String: SHA256] = [:]
    let parts = try Row.fetchCursor(db, sql: "SELECT sha256, part, bytes FROM original ORDER BY sha256, part")
    while let row = try parts.next().map({ StoredRow($0, of: "original") }) {
      guard let digest = try? row.text("sha256"), let bytes = try? row.optionalBytes("bytes") else { continue }
      kept[digest, default: SHA256()].update(data: bytes)
    }
    let sound = Set(kept.filter { $0.value.finalize().hexadecimal == $0.key }.keys)
    var findings: [Examination.Finding] = []
    let articles = try Row.fetchCursor(db, sql: "SELECT slug, original_sha256 FROM article ORDER BY slug")
    while let row = try articles.next().map({ StoredRow($0, of: "article") }) {
      guard let slug = try? row.text("slug"), let digest = try? row.text("original_sha256") else { continue }
      if !sound.contains(digest) { findings.append(.original(article: slug)) }
    }
    return findings
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
