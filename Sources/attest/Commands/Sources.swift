// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Workbench

struct Sources: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sources", abstract: "List who speaks, over all articles; hidden until the reviews are finished.",
    discussion: """
      Example: attest sources --article harbour --reviewer ana
               attest sources show mayor-ruiz
      """,
    subcommands: [List.self, Show.self], defaultSubcommand: List.self)

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: "List the sources.", discussion: "Example: attest sources --article harbour --json"
    )

    @Option(help: "Only the sources of this article.", completion: ProjectCompletion.articles)
    var article: String?

    @Option(
      help: "Who looks, and so sees the own review before it is finished.",
      completion: ProjectCompletion.reviewers)
    var reviewer: String?

    @Flag(help: "Answer in JSON.")
    var json = false

    @OptionGroup var project: ProjectOptions

    func run() throws { try project.workspace.sources(of: article, for: reviewer, isJSON: json) }
  }

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "show", abstract: "Show one source: where it speaks, and how it is rated.",
      discussion: "Example: attest sources show mayor-ruiz --json")

    @Argument(help: "The source's id or name.")
    var id: String

    @Option(
      help: "Who looks, and so sees the own review before it is finished.",
      completion: ProjectCompletion.reviewers)
    var reviewer: String?

    @Flag(help: "Answer in JSON.")
    var json = false

    @OptionGroup var project: ProjectOptions

    func run() throws { try project.workspace.showSource(id, for: reviewer, isJSON: json) }
  }
}
