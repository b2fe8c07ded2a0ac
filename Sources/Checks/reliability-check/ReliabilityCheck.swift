// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
@preconcurrency import Glibc

/// Shows that the promises hold, each with its figure.
@main
struct ReliabilityCheck: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reliability-check", abstract: "Measure what attest promises, with the program built beside this one.",
    subcommands: [
      Kills.self, WorkKills.self, Processes.self, Writers.self, Faults.self, Latency.self, Starts.self,
      DoctorScale.self, DoctorScale.Ledger.self, LoadScale.self, ReportScale.self, Merges.self, HostileText.self,
      Writer.self, Reader.self,
    ])

  /// Says each line at once, also to a file or a pipe: whoever ends the program early sees what it found.
  static func main() {
    setvbuf(stdout, nil, _IOLBF, 0)
    main(nil)
  }
}
