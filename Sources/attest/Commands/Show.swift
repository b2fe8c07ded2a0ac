// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Workbench

struct Show: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show an article's paragraphs and where it comes from; never anybody's labels.",
    discussion: "Example: attest show harbour")

  @Argument(help: "The article's name.")
  var article: String

  @Flag(help: "Answer in JSON.")
  var json = false

  @OptionGroup var project: ProjectOptions

  func run() throws {
    try project.bench.show(article, isJSON: json)
  }
}
