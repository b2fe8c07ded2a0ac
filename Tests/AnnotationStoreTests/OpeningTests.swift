// SPDX-License-Identifier: GPL-3.0-or-later
import AnnotationModel
import AnnotationStore
import Foundation
import Glibc
import ReviewTestSupport
import Schemas
import Testing

@Suite struct OpeningTests {
  private let project = TemporaryProject()

  private func write(_ bytes: [UInt8]) {
    let descriptor = open(project.path, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    _ = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
    close(descriptor)
  }

  @Test func aMissingProjectIsMadeOnlyByThoseWhoMayMakeIt() throws {
    #expect(throws: StoreError.noProject(path: project.path)) { try project.open(.read) }
    #expect(throws: StoreError.noProject(path: project.path)) { try project.open(.write) }
    #expect(access(project.path, F_OK) != 0)
    _ = try project.open(.create)
    _ = try project.open(.read)
  }

  @Test func anEmptyFileLeftByACrashBecomesAProject() throws {
    write([])
    #expect(throws: StoreError.noProject(path: project.path)) { try project.open(.read) }
    try project.load(try project.open(.create))
  }

  @Test(arguments: [
    Array(
      "a shopping list, long enough to be anything at all and to fill a header of a hundred bytes or more, eggs".utf8),
    [0],
  ])
  func aForeignFileIsRefusedAndLeftAsItWas(bytes: [UInt8]) throws {
    write(bytes)
    for access in [ProjectStore.Access.read, .write, .create] {
      #expect(throws: StoreError.foreignFile(path: project.path)) { try project.open(access) }
    }
    var status = stat()
    #expect(stat(project.path, &status) == 0 && Int(status.st_size) == bytes.count)
  }

  @Test(arguments: ["application_id = 7", "user_version = 5"])
  func aDatabaseThatSaysWhoseItIsIsNotEmpty(sign: String) throws {
    #expect(project.meddle("PRAGMA \(sign)") == 0)
    #expect(throws: StoreError.foreignFile(path: project.path)) { try project.open(.create) }
  }

  @Test func anotherProgramsDatabaseIsForeign() throws {
    #expect(project.meddle("CREATE TABLE recipe (name TEXT)") == 0)
    #expect(throws: StoreError.foreignFile(path: project.path)) { try project.open(.create) }
  }

  @Test func oneFileIsOneWhateverItIsCalled() throws {
    try project.open().close()
    let link = project.folder + "/link", other = project.folder + "/other"
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: project.path)
    try FileManager.default.copyItem(atPath: project.path, toPath: other)
    #expect(ProjectStore.isOneFile(project.path, link) && !ProjectStore.isOneFile(project.path, other))
    let none = project.folder + "/none"
    #expect(!ProjectStore.isOneFile(project.path, none) && !ProjectStore.isOneFile(none, none))
  }

  @Test func aFolderIsNoProject() throws {
    #expect(throws: StoreError.isDirectory(path: project.folder)) {
      try ProjectStore(path: project.folder, access: .create)
    }
  }

  @Test func aNewerSchemaIsRefused() throws {
    _ = try project.open()
    #expect(project.meddle("PRAGMA user_version = 99") == 0)
    #expect(throws: StoreError.newerSchema(path: project.path, found: 99, known: SchemaFiles.migrations.count)) {
      try project.open(.read)
    }
  }

  @Test func aProjectOfBeforeFormat1IsRefusedAndLeftAsItWas() throws {
    try project.load(try project.open())
    #expect(project.meddle("PRAGMA application_id = \(0x6174_7374); PRAGMA user_version = 3") == 0)
    for access in [ProjectStore.Access.read, .write, .create] {
      #expect(throws: StoreError.olderFormat(path: project.path)) { try project.open(access) }
    }
    #expect(try MeddlingConnection.value("PRAGMA user_version", path: project.path) == "3")
  }

  @Test func readingChangesNothing() throws {
    try project.load(try project.open())
    var before = stat(), after = stat()
    stat(project.path, &before)
    let store = try project.open(.read)
    _ = try (store.articles(), store.article("harbour"), store.labels(), store.examine())
    stat(project.path, &after)
    #expect(before.st_mtim.tv_nsec == after.st_mtim.tv_nsec && before.st_size == after.st_size)
    #expect(access(project.path + "-journal", F_OK) != 0)
  }

  /// Another program may have switched the journal; what SQLite lays beside the file then goes when the reader goes.
  @Test(arguments: [ProjectStore.Access.read, .examine])
  func aReaderOfAProjectWithAnotherJournalLeavesNothingBeside(mode: ProjectStore.Access) throws {
    try project.load(try project.open())
    #expect(project.meddle("PRAGMA journal_mode = WAL") == 0)
    do {
      let store = try project.open(mode)
      _ = try (store.articles(), store.examine())
    }
    for ending in ["-wal", "-shm", "-journal"] { #expect(access(project.path + ending, F_OK) != 0, "\(ending)") }
    #expect(try MeddlingConnection.value("PRAGMA journal_mode", path: project.path) == "wal")
  }
}
