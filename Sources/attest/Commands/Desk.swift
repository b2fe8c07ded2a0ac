// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Foundation
import Workbench

struct Desk: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "desk", abstract: "Open the desk: a prompt for one reviewer over the whole project.",
    discussion: "Example: attest desk --reviewer ana")

  @Option(
    help: "Who sits down; by default $ATTEST_REVIEWER, else it is asked.",
    completion: ProjectCompletion.reviewers)
  var reviewer: String?

  @OptionGroup var project: ProjectOptions

  func run() throws {
    let workspace = project.workspace
    let reviewer = reviewer ?? ProcessInfo.processInfo.environment["ATTEST_REVIEWER"]
    let signal = try workspace.desk(reviewer: reviewer, source: project.source(for: workspace)) { words, viewer in
      Program.current?.status(of: words + ["--project", workspace.project, "--as", viewer])
    }
    if let signal { throw EndedBySignal(signal: signal) }
  }
}
