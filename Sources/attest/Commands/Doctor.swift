// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Workbench

struct Doctor: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor", abstract: "Examine the project: integrity, hash chain, and a replay of the ledger.",
    discussion: "Example: attest doctor --project news.sqlite")

  @OptionGroup var project: ProjectOptions

  func run() throws {
    try project.workspace.doctor()
  }
}
