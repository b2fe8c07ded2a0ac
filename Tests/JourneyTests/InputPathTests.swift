// SPDX-License-Identifier: GPL-3.0-or-later
import Glibc
import TerminalIO
import Testing
import Workbench

/// What is read is a regular file, or a FIFO that somebody writes into; folders are walked without following links.
@Suite(.serialized) struct InputPathTests {
  private let project = TestProject()
  private let text = "The ferry left at noon.\n\nNobody was on board.\n"

  private func write(_ name: String) -> String {
    let path = project.folder + "/" + name
    let file = fopen(path, "w")
    fputs(text, file)
    fclose(file)
    return path
  }

  private func failure(_ request: LoadRequest) -> Failure? {
    do throws(Failure) { try project.workspace.load(request) } catch { return error }
    return nil
  }

  @Test func linksInAFolderAreNotFollowed() throws {
    let folder = project.folder + "/texts"
    mkdir(folder, 0o700)
    _ = write("texts/ferry.txt")
    for name in ["once", "twice"] { symlink(".", "\(folder)/\(name)") }
    symlink("/etc/hostname", folder + "/host.txt")
    mkfifo(folder + "/pipe.txt", 0o600)
    var request = LoadRequest([folder])
    request.isRecursive = true
    try project.workspace.load(request)
    #expect(project.output.take() == "ferry: 2 paragraphs, 2 to label\n")
  }

  @Test func aFileThatCanNotBeReadEndsTheLoadUnlessItGoesOn() throws {
    let paths = [project.folder + "/none.txt", write("ferry.txt")]
    var request = LoadRequest(paths)
    #expect(failure(request) != nil && !project.output.take().contains("ferry"))
    request.keepsGoing = true
    #expect(failure(request) != nil && project.output.take().contains("2 paragraphs"))
  }

  /// A name that Swift can not spell, in Latin-1.
  private func writeBadName(in folder: String) {
    let path = Array(folder.utf8CString.dropLast()) + [0x2F, 0x62, CChar(bitPattern: 0xE9), 0x2E, 0x74, 0x78, 0x74, 0]
    let file = fopen(path, "w")
    fputs(text, file)
    fclose(file)
  }

  @Test func aNameThatIsNotUTF8IsRefusedByNameAndCounted() throws {
    let folder = project.folder + "/texts"
    mkdir(folder, 0o700)
    writeBadName(in: folder)
    #expect(failure(LoadRequest([folder]))?.line.contains("/texts/b\u{FFFD}.txt” is not UTF-8 (rename it") == true)
    #expect(failure(LoadRequest([folder + "/b\u{FFFD}.txt"]))?.message.status == .badInput)
    _ = write("texts/ferry.txt")
    mkdir(folder + "/shut", 0)
    var request = LoadRequest([folder])
    (request.keepsGoing, request.isRecursive) = (true, true)
    #expect(failure(request)?.line.hasPrefix("attest: 1 of 2 files not loaded") == (geteuid() == 0))
    #expect(project.errors.take().contains("is not UTF-8"))
    #expect(project.output.take() == "ferry: 2 paragraphs, 2 to label (ferry.txt)\n")
  }

  @Test func aDeviceIsNoInput() {
    #expect(failure(LoadRequest(["/dev/zero"]))?.message.status == .badInput)
    #expect(failure(LoadRequest(["/dev/null"]))?.line.contains("no regular file") == true)
  }

  @Test func aFIFOWithoutAWriterIsGivenUp() {
    let path = project.folder + "/pipe"
    mkfifo(path, 0o600)
    #expect(failure(LoadRequest([path]))?.message.status == .noInput)
  }

  @Test func aFIFOWithAWriterIsReadToItsEnd() throws {
    let path = project.folder + "/pipe"
    mkfifo(path, 0o600)
    let text = text
    var thread = pthread_t()
    let box = UnsafeMutablePointer<(String, String)>.allocate(capacity: 1)
    box.initialize(to: (path, text))
    defer {
      pthread_join(thread, nil)
      box.deinitialize(count: 1).deallocate()
    }
    pthread_create(
      &thread, nil,
      { raw in
        let (path, text) = raw?.assumingMemoryBound(to: (String, String).self).pointee ?? ("", "")
        let file = fopen(path, "w")
        fputs(text, file)
        fclose(file)
        return nil
      }, box)
    try project.workspace.load(LoadRequest([path]))
    #expect(project.output.take().hasPrefix("pipe: 2 paragraphs"))
  }

  @Test func aFileBeyondTheLimitIsNotRead() {
    let path = write("big.txt")
    truncate(path, 257 << 20)
    #expect(failure(LoadRequest([path]))?.line.contains("the most is 268435456") == true)
  }

  @Test func ratingsAreOfAFileOrAPipe() {
    var request = AgreementRequest()
    request.file = FileRequest(.ratings, path: project.folder + "/pipe.csv")
    mkfifo(project.folder + "/pipe.csv", 0o600)
    do throws(Failure) {
      try project.workspace.agreement(request)
      Issue.record("it was read")
    } catch { #expect(error.message.status == .noInput) }
  }
}
