// SPDX-License-Identifier: GPL-3.0-or-later
import Glibc
import Testing

@testable import DatasetExchange

/// A folder of an export appears whole or not at all, and takes nobody else's place.
@Suite struct OutputFolderTests {
  private let folder: Folder

  init() throws { folder = try Folder() }

  private func export(_ files: [String: String], to name: String) throws {
    let output = try OutputFolder(path: folder.path(name))
    for (path, text) in files.sorted(by: { $0.key < $1.key }) { try output.append(Array(text.utf8), to: path) }
    try output.commit()
  }

  private func read(_ name: String) throws -> [String: String] {
    let input = try InputFolder(folder.path(name))
    var files: [String: String] = [:]
    for path in input.paths { files[path] = String(decoding: try input.bytes(of: path), as: UTF8.self) }
    return files
  }

  private let manifest = #"{"attest_format":1,"files":[{"path":"a.txt"},{"path":"deep/er/b.txt"}]}"#

  @Test func filesStandInTheirFoldersOnceTheyAreCommitted() throws {
    let files = ["a.txt": "one", "deep/er/b.txt": "two", "deep/c.txt": ""]
    try export(files, to: "out")
    #expect(try read("out") == files && folder.names == ["out"])
    #expect(folder.mode("out") == 0o700 && folder.mode("out/deep/er") == 0o700 && folder.mode("out/a.txt") == 0o600)
  }

  @Test func whatIsNotCommittedNeverAppears() throws {
    do {
      let output = try OutputFolder(path: folder.path("out"))
      try output.append(Array("half".utf8), to: "deep/a.txt")
      #expect(folder.names == ["out.\(getpid()).partial"])
    }
    #expect(folder.names.isEmpty)
  }

  @Test func aFileGrowsAtItsEndHoweverManyAreOpen() throws {
    let output = try OutputFolder(path: folder.path("out/"))
    for turn in ["first ", "second"] {
      for number in 0..<130 { try output.append(Array(turn.utf8), to: "\(number).txt") }
    }
    #expect(output.paths.count == 130 && output.paths.first == "0.txt" && output.paths.last == "99.txt")
    #expect(try output.bytes(of: "64.txt") == Array("first second".utf8))
    try output.commit()
    #expect(try read("out").values.allSatisfy { $0 == "first second" } && folder.names == ["out"])
  }

  @Test func anEmptyFolderAndAnEarlierExportAreReplaced() throws {
    mkdir(folder.path("out"), 0o755)
    try export(["manifest.json": manifest, "a.txt": "one", "deep/er/b.txt": "two"], to: "out")
    try export(["manifest.json": #"{"attest_format":1,"files":[]}"#], to: "out")
    #expect(try read("out").keys.sorted() == ["manifest.json"] && folder.names == ["out"])
  }

  @Test(arguments: [
    ["a.txt": "one"], ["manifest.json": "{}"], ["manifest.json": #"{"attest_format":1}"#],
    ["manifest.json": #"{"files":[]}"#], ["manifest.json": #"{"attest_format":1,"files":[]}"#, "mine.txt": "precious"],
    ["manifest.json": #"{"attest_format":1,"files":[{"path":"a/b"}]}"#, "a/c": "precious"],
    ["manifest.json": #"{"attest_format":1,"files":[{"path":"a/b"}]}"#, "a/b/c": "precious"],
    ["manifest.json": #"{"attest_format":1,"files":[{"path":"a"}]}"#, "a/b": "precious"],
  ])
  func aFolderWithOtherThingsInItIsNobodysToReplace(files: [String: String]) throws {
    try export(files, to: "out")
    #expect(throws: ExchangeError.notOurs(path: folder.path("out"))) { try OutputFolder(path: folder.path("out")) }
    #expect(throws: ExchangeError.notOurs(path: folder.path("out"))) {
      try OutputFolder.check(path: folder.path("out"))
    }
    #expect(try read("out") == files && folder.names == ["out"])
  }

  @Test func aFileIsNoFolder() throws {
    let path = try folder.file("file", "precious")
    #expect(throws: ExchangeError(ENOTDIR, path: path)) { try OutputFolder.check(path: path) }
    #expect(throws: ExchangeError(ENOTDIR, path: path + "/x")) { try OutputFolder.check(path: path + "/x") }
    #expect(throws: Never.self) { try OutputFolder.check(path: folder.path("absent")) }
    #expect(folder.text("file") == "precious")
  }

  @Test func linksOfAnExportAreRemovedAndNotFollowed() throws {
    try export(["manifest.json": #"{"attest_format":1,"files":[{"path":"link"}]}"#], to: "out")
    let precious = try folder.file("precious", "precious")
    symlink(precious, folder.path("out/link"))
    try export(["a.txt": "new"], to: "out")
    #expect(folder.text("precious") == "precious" && folder.names == ["out", "precious"])
  }

  @Test func aDatasetIsAFileOrAFolderWithoutItsLinks() throws {
    try export(["b.txt": "two", "a/c.txt": "three"], to: "out")
    symlink("b.txt", folder.path("out/link"))
    #expect(try InputFolder(folder.path("out")).paths == ["a/c.txt", "b.txt"])
    let file = try folder.file("one", String(repeating: "long ", count: 100_000))
    #expect(try read("one") == ["": String(repeating: "long ", count: 100_000)])
    mkfifo(folder.path("pipe"), 0o600)
    #expect(throws: ExchangeError.notReadable(path: folder.path("pipe"), reason: "it is no file and no folder")) {
      try InputFolder(folder.path("pipe"))
    }
    #expect(throws: ExchangeError.notReadable(path: folder.path("none"), reason: "No such file or directory")) {
      try InputFolder(folder.path("none"))
    }
    unlink(file)
    #expect(throws: ExchangeError.self) { try InputFolder(folder.path("out")).bytes(of: "absent") }
  }

  @Test(arguments: [
    ("out.csv", ".", "out.csv"), ("a/out.csv", "a", "out.csv"), ("/out.csv", "/", "out.csv"), ("/a/b", "/a", "b"),
    ("a/", "a", ""),
  ])
  func aPathIsAFolderAndAName(path: String, directory: String, name: String) {
    #expect(OutputPlace.split(path) == (directory, name))
  }

  @Test func digestsAreThoseOfAllBytesOfAFile() throws {
    let files = MemoryFiles(), digests = DatasetDigests(files)
    #expect(digests.isEmpty)
    try digests.append([], to: "b")
    #expect(digests.isEmpty)
    for piece in ["a", "bc"] { try digests.append(Array(piece.utf8), to: "b") }
    try digests.append(Array("x".utf8), to: "a")
    #expect(!digests.isEmpty && digests.files.map(\.path) == ["a", "b"] && digests.files.map(\.bytes) == [1, 3])
    // FIPS 180-2, appendix B.1.
    #expect(digests.files[1].sha256 == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    #expect(try files.bytes(of: "b") == Array("abc".utf8))
  }
}
