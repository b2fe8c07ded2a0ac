// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Workbench

struct ReviewerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reviewer", abstract: "Add reviewers, list them, and let them go.",
    discussion: "Example: attest reviewer add ana --name \"Ana Ruiz\"", subcommands: [Add.self, List.self, Retire.self])

  struct Add: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Add a reviewer.", discussion: "Example: attest reviewer add ana --name \"Ana Ruiz\"")

    @Argument(help: "Small letters, digits, dot, hyphen and underscore, at most 32.")
    var id: String

    @Option(help: "The full name.")
    var name: String?

    @OptionGroup var project: ProjectOptions

    func run() throws { try project.workspace.addReviewer(id, name: name) }
  }

  struct Retire: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Let a reviewer read nothing more; what they did stays.",
      discussion: "Example: attest reviewer retire ana")

    @Argument(help: "The reviewer's id.", completion: ProjectCompletion.reviewers)
    var id: String

    @OptionGroup var project: ProjectOptions

    func run() throws { try project.workspace.retire(id) }
  }

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "List the reviewers.", discussion: "Example: attest reviewer list --json")

    @Flag(help: "Answer in JSON.")
    var json = false

    @OptionGroup var project: ProjectOptions

    func run() throws { try project.workspace.reviewers(isJSON: json) }
  }
}
