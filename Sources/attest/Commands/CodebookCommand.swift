// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Workbench

struct CodebookCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "codebook", abstract: "Read the rules by which paragraphs are labelled.",
    discussion: "Example: attest codebook show aside", subcommands: [Show.self])

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Show the codebook, or one label of it.", discussion: "Example: attest codebook show aside")

    @Argument(help: "A label; none shows all.")
    var label: String?

    @Flag(help: "Answer in JSON, as a codebook's file.")
    var json = false

    @OptionGroup var project: ProjectOptions

    func run() throws { try project.workspace.showCodebook(label: label, isJSON: json) }
  }
}
