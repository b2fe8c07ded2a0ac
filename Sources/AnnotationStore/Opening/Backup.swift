// SPDX-License-Identifier: GPL-3.0-or-later
internal import GRDB
internal import Glibc

/// The copy of a project that a migration leaves beside it.
struct Backup {
  /// The project's path.
  var project: String
  /// The version of the schema that is copied.
  var version: Int

  /// Copies the project and shows that the copy is whole, before anything of the project is changed.
  ///
  /// The writing transaction is open and has changed nothing yet, so what a second connection reads is what it sees.
  /// - Throws: ``StoreError/backupNotSound(path:reason:)``, or why the copy can not be written.
  func make(of db: Database) throws {
    let wanted = try Self.counts(db)
    let path = try freePath(wanted)
    guard FileSignature(path: path) == .missing else { return }
    let draft = path + ".partial"
    for leftover in [draft, draft + "-journal"] { unlink(leftover) }
    do {
      try copy(to: draft)
      try Self.verify(draft, wanted)
      try Self.synchronize(draft)
      guard rename(draft, path) == 0 else { throw StoreError.notWritable(path: path, reason: systemReason()) }
      try Self.synchronize(folder)
    } catch {
      unlink(draft)
      throw StoreError(error, path: path)
    }
  }

  private var folder: String { Self.folder(of: project) }

  private static func folder(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
  }

  /// Copies a project to a new file and shows that the copy is whole.
  ///
  /// - Throws: ``StoreError/backupNotSound(path:reason:)``, or why the copy can not be written.
  static func make(of queue: DatabaseQueue, project: String, at path: String) throws {
    guard FileSignature(path: path) == .missing else { throw StoreError.backupExists(path: path) }
    let backup = Backup(project: project, version: 0), draft = path + ".partial"
    for leftover in [draft, draft + "-journal"] { unlink(leftover) }
    do {
      // One reading transaction for both, or a writer could come between the copy and its count.
      let wanted = try queue.read { db in
        try backup.copy(to: draft)
        return try counts(db)
      }
      try verify(draft, wanted)
      try synchronize(draft)
      guard link(draft, path) == 0 else {
        throw errno == EEXIST
          ? StoreError.backupExists(path: path) : StoreError.notWritable(path: path, reason: systemReason())
      }
      unlink(draft)
      try synchronize(folder(of: path))
    } catch {
      unlink(draft)
      throw StoreError(error, path: path)
    }
  }

  /// The first name at which stands nothing, or an earlier attempt's copy of the same.
  private func freePath(_ wanted: [String: Int]) throws -> String {
    var number = 1
    while true {
      let path = "\(project).v\(version)\(number == 1 ? "" : "-\(number)").backup"
      if FileSignature(path: path) == .missing { return path }
      if (try? Self.verify(path, wanted)) != nil { return path }
      number += 1
    }
  }

  private func copy(to path: String) throws {
    var reading = Configuration()
    reading.readonly = true
    let source = try DatabaseQueue(path: project, configuration: reading)
    let target = try DatabaseQueue(path: path)
    try source.backup(to: target)
    try target.close()
    try source.close()
  }

  /// Opens a copy, checks its integrity and compares how many rows each table has.
  private static func verify(_ path: String, _ wanted: [String: Int]) throws {
    var reading = Configuration()
    reading.readonly = true
    let queue = try DatabaseQueue(path: path, configuration: reading)
    try queue.read { db in
      let complaint = try String.fetchOne(db, sql: "PRAGMA integrity_check(1)") ?? "nothing was read"
      guard complaint == "ok" else { throw StoreError.backupNotSound(path: path, reason: complaint) }
      guard try counts(db) == wanted else {
        throw StoreError.backupNotSound(path: path, reason: "its tables have other numbers of rows")
      }
    }
    try queue.close()
  }

  private static func counts(_ db: Database) throws -> [String: Int] {
    let tables = try String.fetchAll(
      db, sql: "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name")
    var counts = ["user_version": try db.number("PRAGMA user_version")]
    for table in tables {
      counts["table \(table)"] = try Int.fetchOne(db, sql: "SELECT count(*) FROM \(table.quotedDatabaseIdentifier)")
    }
    return counts
  }

  private static func synchronize(_ path: String) throws {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw StoreError.notWritable(path: path, reason: systemReason()) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw StoreError.inputOutput(path: path, reason: systemReason()) }
  }
}

/// What the operating system says of the call that failed last.
func systemReason() -> String { String(cString: strerror(errno)) }
