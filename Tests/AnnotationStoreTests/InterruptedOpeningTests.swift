// SPDX-License-Identifier: GPL-3.0-or-later
import AnnotationModel
import GRDB
import Glibc
import Testing

@testable import AnnotationStore

/// A process that ends in the middle of a first open or a migration leaves a file that the next one opens or finishes.
@Suite struct InterruptedOpeningTests {
  private let project = TemporaryProject()
  private static let first =
    "CREATE TABLE note (number INTEGER PRIMARY KEY, text TEXT); INSERT INTO note VALUES (1, 'a')"
  private static let second = "ALTER TABLE note ADD COLUMN made_at TEXT; CREATE TABLE page (text TEXT)"

  private func open(_ access: ProjectStore.Access, _ migrations: [String]) throws -> ProjectStore {
    try ProjectStore(path: project.path, access: access, stateFolder: nil, migrations: migrations)
  }

  /// Lays file and journal beside each other as signal 9 leaves them in the middle of some statements.
  private func interrupt(_ sql: String, pagesKept: Int = .max) throws {
    let copy = project.folder + "/copy.sqlite"
    let queue = try DatabaseQueue(path: project.path)
    try queue.writeWithoutTransaction { db in
      try db.execute(sql: "PRAGMA cache_size = 1; BEGIN IMMEDIATE")
      try db.execute(sql: sql)
      try db.execute(sql: "CREATE TABLE big (text TEXT)")
      for _ in 0..<200 {
        try db.execute(sql: "INSERT INTO big VALUES (?)", arguments: [String(repeating: "x", count: 3000)])
      }
      for end in ["", "-journal"] {
        let bytes = try #require(Self.bytes(project.path + end))
        Self.write(end.isEmpty ? Array(bytes.prefix(pagesKept)) : bytes, copy + end)
      }
      try db.execute(sql: "ROLLBACK")
    }
    try queue.close()
    for end in ["", "-journal"] { rename(copy + end, project.path + end) }
  }

  private static func bytes(_ path: String) -> [UInt8]? {
    guard let file = fopen(path, "r") else { return nil }
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: 4 << 20)
    let count = fread(&bytes, 1, bytes.count, file)
    return Array(bytes.prefix(count))
  }

  private static func write(_ bytes: [UInt8], _ path: String) {
    let file = fopen(path, "w")
    fwrite(bytes, 1, bytes.count, file)
    fclose(file)
  }

  @Test(arguments: [Int.max, 4096, 0])
  func aFirstOpenIsDoneAgain(pagesKept: Int) throws {
    try interrupt("PRAGMA application_id = \(FileSignature.applicationID)", pagesKept: pagesKept)
    #expect(throws: StoreError.noProject(path: project.path)) { try project.open(.read) }
    try project.load(try project.open(.create))
    #expect(try project.open(.read).examine().findings.isEmpty)
  }

  @Test func aFirstPageThatWasNotWrittenYetIsNoForeignFile() throws {
    try interrupt("PRAGMA application_id = \(FileSignature.applicationID)")
    let bytes = try #require(Self.bytes(project.path))
    Self.write([UInt8](repeating: 0, count: 4096) + bytes.dropFirst(4096), project.path)
    #expect(throws: StoreError.noProject(path: project.path)) { try project.open(.write) }
    try project.load(try project.open(.create))
  }

  @Test func aMigrationIsDoneAgainBesideABackup() throws {
    try open(.create, [Self.first]).close()
    try interrupt("PRAGMA user_version = 2; \(Self.second)")
    let store = try open(.write, [Self.first, Self.second])
    #expect(
      try store.read { try String.fetchOne($0, sql: "SELECT group_concat(text) FROM note WHERE made_at IS NULL") }
        == "a")
    #expect(access(project.path + ".v1.backup", R_OK) == 0)
  }

  @Test func aReadingVerbMigratesNothing() throws {
    try open(.create, [Self.first]).close()
    let before = Self.bytes(project.path)
    for access in [ProjectStore.Access.read, .examine] {
      #expect(throws: StoreError.olderSchema(path: project.path, found: 1, known: 2)) {
        try open(access, [Self.first, Self.second])
      }
    }
    #expect(Self.bytes(project.path) == before)
    #expect(access(project.path + ".v1.backup", F_OK) != 0)
  }

  @Test func aBrokenBackupIsNotTakenForOne() throws {
    try open(.create, [Self.first]).close()
    let broken = Array((Self.bytes(project.path) ?? []).prefix(5000))
    Self.write(broken, project.path + ".v1.backup")
    try open(.write, [Self.first, Self.second]).close()
    #expect(Self.bytes(project.path + ".v1.backup") == broken)
    #expect(try MeddlingConnection.value("SELECT text FROM note", path: project.path + ".v1-2.backup") == "a")
  }

  @Test func withoutABackupNothingIsChanged() throws {
    try open(.create, [Self.first]).close()
    let before = Self.bytes(project.path)
    mkdir(project.path + ".v1.backup.partial", 0o700)
    #expect(throws: StoreError.self) { try open(.write, [Self.first, Self.second]) }
    #expect(Self.bytes(project.path) == before)
  }

  @Test func aVersionThatNoneIsIsDamage() throws {
    _ = try project.open()
    #expect(project.meddle("PRAGMA user_version = -7") == 0)
    #expect(throws: StoreError.damaged(path: project.path, reason: "its schema is number -7")) {
      try project.open(.write)
    }
  }

  @Test func aFIFOIsNoProject() {
    mkfifo(project.path, 0o600)
    for access in [ProjectStore.Access.read, .write, .create] {
      #expect(throws: StoreError.isNoFile(path: project.path)) { try project.open(access) }
    }
  }

  @Test func sixteenFirstOpensAtOnceAllWork() async throws {
    let path = project.path
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<16 { group.addTask { try ProjectStore(path: path, access: .create).close() } }
      try await group.waitForAll()
    }
    #expect(try project.open(.read).examine().findings.isEmpty)
  }
}
