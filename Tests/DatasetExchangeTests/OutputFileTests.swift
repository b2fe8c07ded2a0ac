// SPDX-License-Identifier: GPL-3.0-or-later
import Glibc
import Testing

@testable import DatasetExchange

/// Where a file goes that a command writes: what is replaced, what is written into, and what is spared.
@Suite struct OutputFileTests {
  private let folder: Folder

  init() throws { folder = try Folder() }

  private func write(_ text: String, to path: String, sparing inputs: [String] = []) throws {
    let file = try OutputFile(path: path, sparing: inputs)
    try file.write(Array(text.utf8))
    try file.commit()
  }

  @Test func aFileAppearsWholeOrNotAtAll() throws {
    let path = try folder.file("out.csv", "before")
    do {
      let file = try OutputFile(path: path)
      try file.write(Array("half".utf8))
    }
    #expect(folder.text("out.csv") == "before")
    try write("after", to: path)
    #expect(folder.text("out.csv") == "after")
    #expect(folder.names == ["out.csv"])
  }

  @Test func aModeIsKeptAndANewFileIsItsOwners() throws {
    let path = try folder.file("out.csv", "before")
    chmod(path, 0o644)
    try write("after", to: path)
    try write("new", to: folder.path("new.csv"))
    #expect(folder.mode("out.csv") == 0o644 && folder.mode("new.csv") == 0o600)
  }

  @Test func linksAreFollowed() throws {
    let target = try folder.file("target.csv", "before")
    symlink(target, folder.path("link.csv"))
    symlink("absent.csv", folder.path("dangling.csv"))
    symlink("loop.csv", folder.path("loop.csv"))
    try write("after", to: folder.path("link.csv"))
    try write("new", to: folder.path("dangling.csv"))
    #expect(folder.text("target.csv") == "after" && folder.text("absent.csv") == "new")
    #expect(folder.kind("link.csv") == S_IFLNK && folder.kind("dangling.csv") == S_IFLNK)
    #expect(throws: ExchangeError.self) { try write("x", to: folder.path("loop.csv")) }
  }

  @Test(arguments: ["project", "link", "hard", "folder/project", "absent", "folder/absent"])
  func whatACommandWorksWithIsSpared(name: String) throws {
    let project = try folder.file("project", "precious")
    symlink(project, folder.path("link"))
    link(project, folder.path("hard"))
    symlink(".", folder.path("folder"))
    let inputs = [project, folder.path("absent")]
    let error = try #require(throws: ExchangeError.self) { try write("x", to: folder.path(name), sparing: inputs) }
    #expect(error == .wouldReplace(path: folder.path(name), input: inputs[name.hasSuffix("absent") ? 1 : 0]))
    #expect(folder.text("project") == "precious" && folder.names == ["folder", "hard", "link", "project"])
    #expect(throws: ExchangeError.self) { try OutputFile.check(path: folder.path(name), sparing: inputs) }
  }

  @Test func anOpenDescriptorIsWrittenIntoWhereItStands() throws {
    let path = try folder.file("log", "first ")
    let descriptor = open(path, O_WRONLY | O_APPEND | O_CLOEXEC)
    defer { close(descriptor) }
    let before = folder.inode("log")
    try write("second", to: "/dev/fd/\(descriptor)")
    try write(" third", to: "/proc/self/fd/\(descriptor)")
    #expect(folder.text("log") == "first second third" && folder.inode("log") == before)
    #expect(throws: ExchangeError.wouldReplace(path: "/dev/fd/\(descriptor)", input: path)) {
      try write("x", to: "/dev/fd/\(descriptor)", sparing: [path])
    }
  }

  @Test func aPipeIsWrittenInto() throws {
    let path = folder.path("pipe")
    try #require(mkfifo(path, 0o600) == 0)
    let reader = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    defer { close(reader) }
    try write("through", to: path)
    var bytes = [UInt8](repeating: 0, count: 16)
    #expect(read(reader, &bytes, 16) == 7)
    #expect(folder.kind("pipe") == S_IFIFO && folder.names == ["pipe"])
  }

  /// A node of the test's own: a mistake would replace the machine's.
  @Test(.enabled(if: getuid() == 0)) func aFullDeviceIsWrittenIntoAndStaysOne() throws {
    let path = folder.path("full")
    guard mknod(path, S_IFCHR | 0o600, 1 << 8 | 7) == 0 else { return }
    #expect(throws: ExchangeError.diskFull(path: path)) { try write("x", to: path) }
    #expect(folder.kind("full") == S_IFCHR && folder.names == ["full"])
  }

  @Test func leftoversOfKilledExportsGo() throws {
    // No process has a number above 2^22.
    for name in ["out.csv.9000001.partial", "out.csv.1.partial", "other.csv.4194305.partial", "out.csv.old.partial"] {
      _ = try folder.file(name, "half")
    }
    try write("whole", to: folder.path("out.csv"))
    #expect(folder.names == ["other.csv.4194305.partial", "out.csv", "out.csv.1.partial", "out.csv.old.partial"])
  }

  @Test func aFolderThatIsNotSyncedIsSaidAndTheFileIsThere() throws {
    let file = try OutputFile(path: folder.path("out.csv"))
    file.syncFolder = { _ in EIO }
    try file.write(Array("whole".utf8))
    let error = try #require(throws: ExchangeError.self) { try file.commit() }
    #expect(error == .notSynced(path: folder.path("out.csv"), reason: String(cString: strerror(EIO))))
    #expect(folder.text("out.csv") == "whole")
  }

  @Test func aFolderIsNoFile() {
    #expect(throws: ExchangeError.self) { try write("x", to: folder.path("")) }
    #expect(throws: ExchangeError.self) { try write("x", to: folder.path("none/out.csv")) }
  }
}
