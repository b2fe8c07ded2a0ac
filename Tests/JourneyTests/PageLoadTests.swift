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
    #expect(project.errors.take().hasPrefix("attest: hall: 30 words of the page's 64 left out (look whether"))
    #expect(project.output.take() == "hall: 2 paragraphs, 2 to label\n")
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
    var request = LoadRequest([folder])
    request.isRecursive = true
    try project.workspace.load(request)
    #expect(project.output.take().hasPrefix("hall: 2 paragraphs, 2 to label (hall.html)\nnote: 1 paragraph"))
  }
}
