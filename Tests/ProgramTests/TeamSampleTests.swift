// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import TerminalTestSupport
import Testing

/// The sample of a team's work prints what its transcript shows, and leaves projects that look as README's screens do.
@Suite(.serialized) struct TeamSampleTests {
  private let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  private let attest: Attest

  init() throws { attest = try Attest() }

  @Test func theTeamsWorkPrintsItsTranscriptAndLooksAsReadmeShows() throws {
    let script = root.appendingPathComponent("Samples/team/run.sh").path
    let run = try PipedProgram.run("/bin/sh", [script, attest.program, attest.folder.path])
    #expect(run.status == 0 && run.errors.isEmpty, "\(run.errors)")
    try checkTranscript(run.output)
    let screens = try shown()
    #expect(screens.count == 9)
    for screen in screens { try check(screen) }
  }

  private func checkTranscript(_ output: String) throws {
    let transcript = root.appendingPathComponent("Samples/team/run.transcript")
    if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] != nil {
      try Data(output.utf8).write(to: transcript)
      Issue.record("Recorded \(transcript.lastPathComponent)")
      return
    }
    let lines = try String(contentsOf: transcript, encoding: .utf8).components(separatedBy: "\n")
    let changes = output.components(separatedBy: "\n").difference(from: lines).map { change in
      switch change {
      case .insert(let line, let element, _): "+\(line + 1) \(element)"
      case .remove(let line, let element, _): "-\(line + 1) \(element)"
      }
    }
    #expect(changes.isEmpty, "\(changes.joined(separator: "\n"))")
  }

  /// A screen of README: the project that it is of, the keys that are pressed, and its lines.
  private struct Shown {
    var project: String
    var keys: String
    var lines: [String]
  }

  /// README's blocks below a line `<!-- screen: PROJECT KEYS -->`; a line `…` stands for any others.
  private func shown() throws -> [Shown] {
    let readme = try String(contentsOf: root.appendingPathComponent("README.md"), encoding: .utf8)
    return readme.matches(of: /<!-- screen: (\S+) ?(\S*) -->\n```\n((?:.*\n)*?)```\n/).map { match in
      let lines = match.3.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)
      return Shown(project: String(match.1), keys: String(match.2), lines: lines)
    }
  }

  /// Runs the commands behind `$` of a screen on a terminal of eighty columns, and looks for its other lines.
  private func check(_ shown: Shown) throws {
    let copy = attest.folder.appendingPathComponent("team-copy.sqlite")
    try? FileManager.default.removeItem(at: copy)
    try FileManager.default.copyItem(at: attest.folder.appendingPathComponent(shown.project), to: copy)
    var lines: [String] = []
    for command in shown.lines where command.hasPrefix("$ attest ") {
      lines += [command] + (try screen(of: command.dropFirst("$ attest ".count), shown.keys, copy))
    }
    var rest = lines[...]
    for part in shown.lines.split(whereSeparator: { $0.trimmingCharacters(in: .whitespaces) == "…" }) {
      let place = rest.indices.first { rest[$0...].starts(with: part) }
      guard let place else {
        Issue.record("README shows\n\(part.joined(separator: "\n"))\nand this is\n\(lines.joined(separator: "\n"))")
        return
      }
      rest = rest[(place + part.count)...]
    }
  }

  private func screen(of command: Substring, _ keys: String, _ project: URL) throws -> [String] {
    let words = command.matches(of: /'([^']*)'|\S+/).map { String($0.1 ?? $0.0) }
    let terminal = try PseudoTerminal(
      attest.program, words + ["--project", project.path],
      environment: ["XDG_STATE_HOME": project.path + ".state", "PAGER": ""], rows: 200)
    for key in keys {
      #expect(terminal.waitUntil { $0.screen.cursorLine.hasSuffix("▸") }, "\(terminal.screen.text)")
      let row = terminal.screen.row
      terminal.send(String(key))
      #expect(terminal.waitUntil { $0.screen.row > row }, "\(key) does nothing")
    }
    if !keys.isEmpty {
      #expect(terminal.waitUntil { $0.screen.cursorLine.hasSuffix("▸") })
      terminal.send("\u{4}")
    }
    _ = terminal.exit()
    return terminal.screen.lines
  }
}
