// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Glibc
import TerminalIO
import Testing
import Workbench

/// Loading pages: what they hold beside the article is counted, and what nothing reads is refused by name.
@Suite(.serialized) struct PageLoadTests {
  private let project = TestProject()
  private static let story =
    "<p>The market hall of Port Ellery will close for the summer, the council decided on Tuesday night.</p>"
    + "<p>Stallholders were told by a note on the door, and many said that they had already ordered.</p>"

  private func write(_ name: String, _ text: String) throws -> String {
    let path = project.folder + "/" + name
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    return path
  }

  private func page(beside: String) -> String {
    "<html><body><h1>Market hall closes</h1><article>\(Self.story)</article><aside><p>\(beside)</p></aside></body></html>"
  }

  @Test func whatAPageHoldsBesideItsArticleIsCounted() throws {
    try project.workspace.load(LoadRequest([try write("hall.html", page(beside: "Our letter brings you all."))]))
    #expect(project.errors.take() == "")
    _ = project.output.take()
    try project.workspace.show("hall", isJSON: true)
    #expect(project.output.take().contains("\"dropped\":{\"blocks\":2,\"words\":8}"))
    try project.load("harbour")
    _ = project.output.take()
    try project.workspace.show("harbour", isJSON: true)
    #expect(!project.output.take().contains("\"dropped\""))
  }

  @Test func moreThanAThirdLeftOutIsSaid() throws {
    let notice = String(repeating: "Our letter brings you all that matters in town. ", count: 3)
    try project.workspace.load(LoadRequest([try write("hall.html", page(beside: notice))]))
    #expect(project.errors.take().hasPrefix("attest: hall: 30 words of the page's 64 left out (to see what"))
    #expect(project.output.take() == "hall: 2 paragraphs, 2 to label\n")
  }

  @Test func whatWasDroppedIsListedWithItsRuleAndADryRunStoresNothing() throws {
    var request = LoadRequest([try write("hall.html", page(beside: "Our letter brings you all."))])
    (request.explains, request.isDryRun) = (true, true)
    try project.workspace.load(request)
    #expect(
      project.output.take() == """
        would load hall: 2 paragraphs, 2 to label
          dropped (title): Market hall closes
          dropped (boilerplate): Our letter brings you all.

        """)
    request.isJSON = true
    try project.workspace.load(request)
    let rows =
      "[{\"rule\":\"title\",\"text\":\"Market hall closes\"},{\"rule\":\"boilerplate\",\"text\":\"Our letter brings you all.\"}]"
    #expect(project.output.take().contains("\"dropped\":\(rows)"))
    #expect(!FileManager.default.fileExists(atPath: project.path))
  }

  @Test func aNearDuplicateIsSaid() throws {
    let sentences = (1...12).map {
      "Stall number \($0) of the hall was let to \($0 * 7) traders since the year \(1900 + $0)."
    }
    func article(_ head: String, _ sentences: some Sequence<String>) -> String {
      ([head] + sentences).joined(separator: "\n\n")
    }
    _ = try project.workspace.load(LoadRequest([try write("stalls.txt", article("Stalls let", sentences))]))
    _ = project.output.take()
    try project.workspace.load(
      LoadRequest([try write("copy.txt", article("Who had which stall", sentences.prefix(7)))]))
    #expect(project.output.take().contains(" to label; near-duplicate of stalls\n"))
    try project.workspace.load(
      LoadRequest([try write("other.txt", article("A flood", ["The river rose by two feet."]))]))
    #expect(!project.output.take().contains("near-duplicate"))
  }

  @Test func whatNothingReadsIsRefusedByName() throws {
    let path = try write("hall.gif", "GIF89a")
    let failure = #expect(throws: Failure.self) { try project.workspace.load(LoadRequest([path])) }
    #expect(failure?.message.status == .badInput)
    #expect(
      failure?.line.hasSuffix(
        "this is a picture (GIF), which attest does not read (save the article as HTML or text)") == true)
  }

  @Test func theFilesKeptBesideASavedPageAreNotLoaded() throws {
    let folder = project.folder + "/saved"
    for name in ["", "/hall_files", "/other_files"] { mkdir(folder + name, 0o700) }
    _ = try write("saved/hall.html", page(beside: ""))
    _ = try write("saved/hall_files/count.js", "var x = 1;")
    _ = try write("saved/other_files/note.txt", "The ferry left at noon.")
    for name in ["desktop.ini", "Thumbs.db", ".note.txt"] {
      _ = try write("saved/" + name, "Nobody wrote this to be read.")
    }
    var request = LoadRequest([folder])
    request.isRecursive = true
    try project.workspace.load(request)
    #expect(project.output.take().hasPrefix("hall: 2 paragraphs, 2 to label (hall.html)\nnote: 1 paragraph"))
  }
}
