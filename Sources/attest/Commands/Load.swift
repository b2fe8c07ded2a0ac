// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import ArticleIngest
import Workbench

struct Load: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "load", abstract: "Load articles from files and folders; the same content again changes nothing.",
    discussion: """
      Text, pages, Markdown, JSON, tables, feeds, mail, exports of press databases, crawls, documents and archives are
      told apart by their content.

      Example: attest load harbour.txt --title "The harbour papers"
               attest load saved-pages --recursive --keep-going
               attest load page.html --explain --dry-run
      """)

  @Argument(help: "Files and folders; - is the standard input.")
  var paths: [String]

  @Option(help: "The headline, where the document prints none.")
  var title: String?

  @Option(help: "The article's address.")
  var url: String?

  @Option(help: "The name to give the article in this project.")
  var id: String?

  @Option(help: "How to read them; auto goes by the content.")
  var format: ArticleFormat = .auto

  @Option(help: "The encoding of the bytes, as iconv names it.")
  var encoding: String?

  @Option(
    name: .customLong("field"), help: "Where records and tables keep a part: text=body, title=meta.headline.",
    transform: FieldName.init)
  var fields: [FieldName] = []

  @Flag(help: "Search folders to any depth.")
  var recursive = false

  @Flag(help: "Pass over files and parts of files that can not be loaded, and list them at the end.")
  var keepGoing = false

  @Flag(help: "List what was left out of each page, and by which rule.")
  var explain = false

  @Flag(help: "Read everything and write nothing.")
  var dryRun = false

  @Flag(help: "Answer in JSON.")
  var json = false

  @OptionGroup var project: ProjectOptions

  func run() throws {
    var request = LoadRequest(paths)
    (request.title, request.url, request.id, request.isJSON) = (title, url, id, json)
    (request.format, request.encoding, request.isRecursive) = (format, encoding, recursive)
    (request.keepsGoing, request.explains, request.isDryRun) = (keepGoing, explain, dryRun)
    for field in fields { request.fields.prefer(field.name, for: field.part) }
    try project.workspace.load(request)
  }
}

/// `text=body`: the name under which records keep a part of an article.
struct FieldName {
  var part: FieldNames.Part
  var name: String

  /// Reads a pair.
  init(argument: String) throws {
    let sides = argument.split(separator: "=", maxSplits: 1).map(String.init)
    guard sides.count == 2, let part = FieldNames.Part(word: sides[0]) else {
      let parts = FieldNames.Part.allCases.map(\.word)
      throw ValidationError(
        "--field wants PART=NAME, not “\(argument)”; the parts are \(parts.joined(separator: ", "))")
    }
    (self.part, name) = (part, sides[1])
  }
}
