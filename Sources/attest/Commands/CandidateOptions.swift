// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Workbench

/// Who is tested against people, and how near to them is near enough.
struct CandidateOptions: ParsableArguments {
  @Option(help: "Test whether this machine, or this rater of a file, may stand in for the others, who are people.")
  var candidate: String?

  @Option(
    parsing: .unconditional,
    help:
      "How much nearer to one another people may be: 0.1 for a crowd (the default), 0.15 for skilled people, 0.2 for experts."
  )
  var epsilon: Double?

  var request: CandidateRequest? {
    get throws {
      guard let candidate else {
        if epsilon != nil { throw ValidationError("--epsilon means nothing without --candidate") }
        return nil
      }
      return CandidateRequest(candidate, epsilon: epsilon)
    }
  }
}
