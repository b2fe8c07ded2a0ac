// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Workbench

struct Show: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show an article's paragraphs and where it comes from; labels only with --html, where they may be seen.",
    discussion: """
      Example: attest show harbour
               attest show harbour --signals --json
               attest show harbour --html -o harbour.html
      """)

  @Argument(help: "The article's name.", completion: ProjectCompletion.articles)
  var article: String

  @Flag(help: "Answer in JSON.")
  var json = false

  @Flag(help: "Show counts and shares of its sourcing instead, by reviewer; hidden until the reviews are finished.")
  var signals = false

  @Flag(help: "Write a page for people without a terminal, with labels, sources and marks as far as they may be seen.")
  var html = false

  @Option(name: [.short, .long], help: "With --html: the page; - is the standard output.")
  var output: String?

  @Option(
    help: "With --signals or --html: who looks, and so sees the own review before it is finished.",
    completion: ProjectCompletion.reviewers)
  var reviewer: String?

  @OptionGroup var project: ProjectOptions

  func validate() throws {
    if html != (output != nil) { throw ValidationError("--html and -o FILE go together") }
    if html, json || signals { throw ValidationError("--html stands alone") }
  }

  func run() throws {
    if let output { return try project.workspace.showPage(of: article, to: output, for: reviewer) }
    signals
      ? try project.workspace.signals(of: article, for: reviewer, isJSON: json)
      : try project.workspace.show(article, isJSON: json)
  }
}
