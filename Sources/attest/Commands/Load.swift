// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Workbench

struct Load: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "load", abstract: "Load articles from files; the same content again changes nothing.",
    discussion: "Example: attest load harbour.txt --title \"The harbour papers\"")

  @Argument(help: "The files; - is the standard input.")
  var files: [String]

  @Option(help: "The headline, where the document prints none.")
  var title: String?

  @Option(help: "The article's address.")
  var url: String?

  @Option(help: "The name to give the article in this project.")
  var id: String?

  @Flag(help: "Answer in JSON.")
  var json = false

  @OptionGroup var project: ProjectOptions

  func run() throws {
    var request = LoadRequest(files: files)
    (request.title, request.url, request.id, request.isJSON) = (title, url, id, json)
    try project.bench.load(request)
  }
}
