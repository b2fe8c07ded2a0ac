// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Workbench

struct Articles: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "articles", abstract: "List the articles and how far each review is.",
    discussion: "Example: attest articles --near-duplicates")

  @Flag(help: "Group articles that share most of their text: wire copy and reposts.")
  var nearDuplicates = false

  @Flag(help: "Answer in JSON.")
  var json = false

  @OptionGroup var project: ProjectOptions

  func run() throws {
    if nearDuplicates {
      try project.workspace.nearDuplicates(isJSON: json)
    } else {
      try project.workspace.articles(isJSON: json)
    }
  }
}
