// SPDX-License-Identifier: GPL-3.0-or-later
import Glibc
import TerminalTestSupport
import Testing

/// Starts the probe and waits for its first prompt.
func startProbe(
  _ arguments: String..., environment: [String: String] = [:], columns: Int = 80
) throws -> PseudoTerminal {
  let program = try #require(builtProgram("terminal-probe"), "terminal-probe is not built")
  let terminal = try PseudoTerminal(program, arguments, environment: environment, columns: columns)
  try #require(terminal.wait(for: "probe ▸ "), "no prompt: \(terminal.transcript)")
  return terminal
}

extension PseudoTerminal {
  /// The events that the probe reported, as it writes them.
  var events: [String] {
    screen.lines.filter { $0.hasPrefix("[") }
  }

  /// Waits for the report of an event and the next prompt after it; false if they did not come.
  func reports(_ event: String, times: Int = 1) -> Bool {
    waitUntil { terminal in
      let lines = terminal.screen.lines
      guard lines.filter({ $0.contains(event) }).count >= times else { return false }
      return (lines.last { !$0.isEmpty } ?? "").hasPrefix("probe ▸")
    }
  }
}

/// A number no other test of this run has, for names in the temporary folder.
func terminalSerial() -> String {
  "\(getpid())-\(UInt64.random(in: 0 ... .max))"
}
