// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Workbench

struct Articles: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "articles", abstract: "List the articles and how far each review is.",
    discussion: "Example: attest articles --json")

  @Flag(help: "Answer in JSON.")
  var json = false

  @OptionGroup var project: ProjectOptions

  func run() throws {
    try project.bench.articles(isJSON: json)
  }
}
