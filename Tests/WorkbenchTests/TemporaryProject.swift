// SPDX-License-Identifier: GPL-3.0-or-later
import AnnotationModel
import Foundation
import TerminalIO
import Workbench

/// A project in a folder of its own, with a clock that stands still unless told otherwise; it is gone when the test ends.
final class TemporaryProject {
  let folder: URL
  let output = RecordingConsole()
  let errors = RecordingConsole()
  /// The time of day, until a test changes it.
  var now = Timestamp(milliseconds: 1_900_000_000_000)

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "workbench-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// The workspace for the owner, or for a reviewer at the desk.
  func workspace(viewer: String? = nil) -> Workspace {
    Workspace(
      project: folder.appending(path: "project.sqlite").path, output: output, errors: errors,
      clock: { self.now }, stopwatch: { 0 }, viewer: viewer)
  }

  /// Writes a file and returns its path.
  func file(_ name: String, _ text: String) throws -> String {
    let url = folder.appending(path: name)
    try Data(text.utf8).write(to: url)
    return url.path
  }

  /// Loads an article of body paragraphs under a heading that nobody is asked to label, of an outlet if one is given.
  func load(_ slug: String, paragraphs: Int, site: String? = nil) throws {
    let sentences = (1...paragraphs).map { number in
      "The harbour board met for the \(number). time this year and put off the dredging of the channel of \(slug) again."
    }
    let text = (["What the board said"] + sentences).joined(separator: "\n\n") + "\n"
    let path =
      try site.map { try file("\(slug).md", "---\nsite: \($0)\n---\n\n# \(text)") } ?? file("\(slug).txt", text)
    var request = LoadRequest([path])
    request.id = slug
    try workspace().load(request)
  }

  /// Adds a reviewer who gives the labels in order, and finishes unless told otherwise.
  func review(_ slug: String, by reviewer: String, _ lines: [String], finishes: Bool = true) throws {
    if !errors.text.contains(reviewer) { try? workspace().addReviewer(reviewer, name: nil) }
    let events = (lines + (finishes ? ["finish"] : [])).map(InputEvent.line)
    _ = try workspace().annotate(
      AnnotateRequest(articles: [slug], reviewer: reviewer), source: ScriptedSource(events, isInteractive: false))
    _ = output.take()
  }

  /// What the agreement journey answers.
  func agreement(viewer: String? = nil, _ change: (inout AgreementRequest) -> Void = { _ in }) throws -> String {
    var request = AgreementRequest()
    change(&request)
    _ = output.take()
    try workspace(viewer: viewer).agreement(request)
    return output.take()
  }

  /// The same as JSON.
  func agreementJSON(_ change: (inout AgreementRequest) -> Void = { _ in }) throws -> [String: Any] {
    let text = try agreement {
      $0.isJSON = true
      change(&$0)
    }
    return try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any] ?? [:]
  }
}
