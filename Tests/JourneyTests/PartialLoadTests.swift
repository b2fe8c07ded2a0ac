// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import JSON
import TerminalIO
import Testing
import Workbench

@testable import DatasetExchange

/// Files of which some parts give no article, and what a dry run says before.
@Suite struct PartialLoadTests {
  private let project = TestProject()
  private let feed = """
    <rss version="2.0"><channel><title>Velm Post</title>\(String(repeating: "<item><title>Link</title></item>", count: 6))
    <item><title>Ferry</title><description>The ferry left Velm at noon, the harbour board said.</description></item>
    </channel></rss>
    """
  private let records = #"[{"title": "Ferry", "text": "It left at noon."}, {"text": ""}, {"text": "It sank."}]"#

  private func write(_ text: String, _ name: String) throws -> String {
    let path = project.folder + "/" + name
    try FileManager.default.createDirectory(
      atPath: String(path.prefix(upTo: path.lastIndex(of: "/") ?? path.endIndex)), withIntermediateDirectories: true)
    try text.write(toFile: path, atomically: true, encoding: .utf8)
    return path
  }

  private func failure(_ request: LoadRequest) -> Failure? {
    do throws(Failure) { try project.workspace.load(request) } catch { return error }
    return nil
  }

  @Test func whatHoldsNoTextIsNamedAndCounted() throws {
    let path = try write(feed, "feed.xml")
    var request = LoadRequest([path])
    #expect(failure(request) == nil)
    let lines = project.errors.take().split(separator: "\n")
    #expect(lines.first == "attest: \(path) record 1 passed over: there is no text in it")
    #expect(lines.last == "attest: \(path): 3 more passed over (--explain names them)" && lines.count == 4)
    (request.explains, request.isJSON) = (true, true)
    #expect(failure(request) == nil && project.errors.take().split(separator: "\n").count == 6)
    _ = project.output.take()
  }

  @Test func whatCanNotBeReadIsNamedWithItsPlace() throws {
    let path = try write(records, "records.json")
    var request = LoadRequest([path])
    #expect(
      failure(request)?.line == "attest: \(path) not loaded: record 2: its “text” is empty "
        + "(put a text there; or --keep-going passes over it)")
    (request.keepsGoing, request.isJSON) = (true, true)
    #expect(failure(request)?.line.hasPrefix("attest: \(path) record 2 not loaded: its “text” is empty") == true)
    var parser = JSONParser(Array(project.output.take().utf8))
    guard case .array(let loaded)? = try parser.document()["loaded"] else {
      return #expect(Bool(false), "no list of what was loaded")
    }
    #expect(loaded.map { $0["article"]?.string } == ["ferry", "records", nil])
    #expect(loaded.last?["part"] == "record 2" && loaded.last?["error"] == "its “text” is empty")
  }

  @Test func articlesOfAnArchiveAreNamedForTheirFiles() throws {
    let bytes = try ZipArchive.bytes(of: [
      (name: "a/Fähre.txt", bytes: Array("The ferry left Velm at noon, the board said.".utf8)),
      (
        name: "b/quay.html",
        bytes: Array("<title>Quay sold</title><p>The quay was sold on Friday, the board said.</p>".utf8)
      ),
      (name: "p.png", bytes: [0x89, 0x50, 0x4E, 0x47]),
    ])
    let path = project.folder + "/desk.zip"
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    var request = LoadRequest([path])
    #expect(failure(request) == nil)
    #expect(
      project.output.take()
        == "fahre: 1 paragraph, 1 to label (a/Fähre.txt)\nquay-sold: 1 paragraph, 1 to label (b/quay.html)\n")
    #expect(project.errors.take().hasPrefix("attest: \(path): p.png passed over: this is a picture (PNG)"))
    request.isJSON = true
    #expect(failure(request) == nil)
    let json = project.output.take()
    #expect(
      json.contains(#""part":"a/Fähre.txt""#) && json.contains(#""part":"p.png","passed_over":"this is a picture"#))
  }

  @Test func partsAreNoFiles() throws {
    let paths = [try write(records, "a.json"), try write(feed, "b.xml"), project.folder + "/none.txt"]
    var request = LoadRequest(paths)
    request.keepsGoing = true
    #expect(failure(request)?.line.hasPrefix("attest: 1 of 3 files and 1 part of others not loaded") == true)
    request.paths.removeLast()
    #expect(failure(request)?.line.hasPrefix("attest: 1 part of 2 files not loaded") == true)
  }

  @Test func aDryRunSaysWhatTheLoadWillSay() throws {
    let head = "The ferry left Velm at noon, the harbour board said on Monday.\n\nNobody was on the quay."
    let pages = ["p", "q"].map { letter in
      "<html><head><link rel=canonical href='https://velm.example/1'><title>Quay</title></head><body><article><p>"
        + "The quay was empty, the harbour board said.</p><p>Nobody came to see it, letter \(letter).</p></article></body>"
    }
    let paths = [
      try write(head, "ferry.txt"), try write(head, "same.txt"), try write(pages[0], "p.html"),
      try write(pages[1], "q.html"), try write(head + "\n\nIt came back at one.", "one/ferry.txt"),
      try write("Something else stands here, said the board.", "two/ferry.txt"),
      try write("And here another text, said the town.", "three/ferry.txt"),
      try write("And here a third text, wrote the mayor.", "four/ferry.txt"),
    ]
    for range in [0..<3, 0..<paths.count] {
      var request = LoadRequest(Array(paths[range]))
      request.isDryRun = true
      #expect(failure(request) == nil)
      let foreseen = words(project.output.take())
      request.isDryRun = false
      #expect(failure(request) == nil)
      let loaded = words(project.output.take())
      #expect(foreseen.filter { $0 != "would" && $0 != "load" } == loaded)
    }
  }

  /// The words of what was said, without the last line, which counts.
  private func words(_ text: String) -> [Substring] {
    text.split(separator: "\n").dropLast().flatMap { $0.split(separator: " ") }
  }
}
