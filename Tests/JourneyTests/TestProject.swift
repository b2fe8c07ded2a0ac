// SPDX-License-Identifier: GPL-3.0-or-later
import AnnotationModel
import Foundation
import Glibc
import TerminalIO
import Workbench

/// A project in a folder of its own, a clock that ticks by the second, and recorded output.
final class TestProject {
  let folder: String
  let output: RecordingConsole
  let errors = RecordingConsole()
  private var ticks: Int64 = 0
  var path: String { folder + "/project.sqlite" }

  init(width: Int = 80) {
    setenv("TZ", "UTC", 1)
    setenv("XDG_STATE_HOME", "", 1)
    setenv("HOME", "", 1)
    tzset()
    // A short name: sentences with it in them are wrapped before it is cut out of what is compared.
    var template = Array((FileManager.default.temporaryDirectory.path + "/attest-XXXXXX").utf8CString)
    folder = mkdtemp(&template).map { String(cString: $0) } ?? FileManager.default.temporaryDirectory.path
    output = RecordingConsole(canvas: Canvas(width: width))
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  /// 14 March 2026 at 09:00:00 and a second more at each look.
  var workspace: Workspace {
    Workspace(
      project: path, output: output, errors: errors,
      clock: { [self] in
        ticks += 1
        return Timestamp(milliseconds: 1_773_478_800_000 + ticks * 1000)
      },
      stopwatch: { [self] in Double(ticks) })
  }

  /// Loads a sample article of the repository.
  func load(_ name: String) throws {
    try workspace.load(LoadRequest([Self.repository + "/Samples/articles/\(name).txt"]))
  }

  /// Runs a review from a list of events; `*` in front of a text makes it single keys.
  func annotate(_ articles: String..., by reviewer: String, all: Bool = false, _ script: [InputEvent]) throws -> Int32?
  {
    var request = AnnotateRequest(articles: articles, reviewer: reviewer)
    request.options.walksAll = all
    return try workspace.annotate(request, source: ScriptedSource(script, isInteractive: true))
  }

  /// Runs a review from lines, as a pipe would.
  func pipe(_ articles: String..., by reviewer: String, _ lines: [String]) throws {
    let source = ScriptedSource(lines.map(InputEvent.line), isInteractive: false)
    _ = try workspace.annotate(AnnotateRequest(articles: articles, reviewer: reviewer), source: source)
  }

  static let repository: String = {
    let parts = #filePath.split(separator: "/").dropLast(3)
    return "/" + parts.joined(separator: "/")
  }()
}

/// Single keys, one event each.
func keys(_ text: String) -> [InputEvent] { text.map { .key($0) } }
