// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Workbench

struct Show: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show an article's paragraphs and where it comes from; never anybody's labels.",
    discussion: """
      Example: attest show harbour
               attest show harbour --signals --json
      """)

  @Argument(help: "The article's name.", completion: ProjectCompletion.articles)
  var article: String

  @Flag(help: "Answer in JSON.")
  var json = false

  @Flag(help: "Show counts and shares of its sourcing instead, by reviewer; hidden until the reviews are finished.")
  var signals = false

  @Option(
    help: "With --signals: who looks, and so sees the own review before it is finished.",
    completion: ProjectCompletion.reviewers)
  var reviewer: String?

  @OptionGroup var project: ProjectOptions

  func run() throws {
    signals
      ? try project.workspace.signals(of: article, for: reviewer, isJSON: json)
      : try project.workspace.show(article, isJSON: json)
  }
}
