// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import TerminalTestSupport
import Testing

/// The sample of a team's work, from loading to gold, prints what its transcript shows.
@Suite struct TeamSampleTests {
  private let samples = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("Samples/team")

  @Test func theTeamsWorkPrintsItsTranscript() throws {
    let program = try #require(builtProgram("attest"), "attest is not built")
    let run = try PipedProgram.run("/bin/sh", [samples.appendingPathComponent("run.sh").path, program])
    #expect(run.status == 0 && run.errors.isEmpty)
    let transcript = samples.appendingPathComponent("run.transcript")
    if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] != nil {
      try Data(run.output.utf8).write(to: transcript)
      Issue.record("Recorded \(transcript.lastPathComponent)")
      return
    }
    let lines = try String(contentsOf: transcript, encoding: .utf8).components(separatedBy: "\n")
    let changes = run.output.components(separatedBy: "\n").difference(from: lines).map { change in
      switch change {
      case .insert(let line, let element, _): "+\(line + 1) \(element)"
      case .remove(let line, let element, _): "-\(line + 1) \(element)"
      }
    }
    #expect(changes.isEmpty, "\(changes.joined(separator: "\n"))")
  }
}
