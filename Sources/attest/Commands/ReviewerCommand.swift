// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Workbench

struct ReviewerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reviewer", abstract: "Add reviewers, list them, give them keys, and let them go.",
    discussion: "Example: attest reviewer add ana --name \"Ana Ruiz\"",
    subcommands: [Add.self, List.self, Key.self, Retire.self])

  struct Add: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "add", abstract: "Add a reviewer.",
      discussion: "Example: attest reviewer add ana --name \"Ana Ruiz\"")

    @Argument(help: "Small letters, digits, dot, hyphen and underscore, at most 32.")
    var id: String

    @Option(help: "The full name.")
    var name: String?

    @OptionGroup var project: ProjectOptions

    func run() throws { try project.workspace.addReviewer(id, name: name) }
  }

  struct Retire: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "retire", abstract: "Let a reviewer read nothing more; what they did stays.",
      discussion: "Example: attest reviewer retire ana")

    @Argument(help: "The reviewer's id.", completion: ProjectCompletion.reviewers)
    var id: String

    @OptionGroup var project: ProjectOptions

    func run() throws { try project.workspace.retire(id) }
  }

  struct Key: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "key", abstract: "Make a reviewer's key in this account; what they do from here on is signed.",
      discussion: "Example: attest reviewer key ana")

    @Argument(help: "The reviewer's id.", completion: ProjectCompletion.reviewers)
    var id: String

    @Flag(help: "Replace a key that is lost, by the owner's key.")
    var replace = false

    @Flag(help: "Answer in JSON.")
    var json = false

    @OptionGroup var project: ProjectOptions

    func run() throws { try project.workspace.makeKey(of: id, replaces: replace, isJSON: json) }
  }

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: "List the reviewers.", discussion: "Example: attest reviewer list --json")

    @Flag(help: "Answer in JSON.")
    var json = false

    @OptionGroup var project: ProjectOptions

    func run() throws { try project.workspace.reviewers(isJSON: json) }
  }
}
