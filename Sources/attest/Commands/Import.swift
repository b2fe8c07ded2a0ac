// SPDX-License-Identifier: GPL-3.0-or-later
import AnnotationModel
import ArgumentParser
import DatasetExchange
import Workbench

struct Import: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Take labels and articles in from a dataset, of this program or of another one.",
    discussion: """
      Texts are matched with the project's; what matches nothing becomes an article. The same dataset again adds nothing.

      Example: attest import --format label-studio tasks.json --map Report=report
               attest import --format csv ratings.csv --columns unit=id,reviewer=coder,label=code
      """)

  @Argument(help: "The file or the folder.", completion: .file())
  var path: String

  @Option(help: "One of \(ExportFormat.allCases.filter { $0.reader != nil }.map(\.rawValue).joined(separator: ", ")).")
  var format: ExportFormat

  @Option(help: "The field that names the reviewer.")
  var reviewerFrom: String?

  @Option(help: "The reviewer whose labels all of them are.", completion: ProjectCompletion.reviewers)
  var reviewer: String?

  @Option(help: "The machine whose labels all of them are, whoever the dataset names.")
  var asMachine: String?

  @Option(help: "With --as-machine: the model.")
  var model: String?

  @Option(help: "With --as-machine: the model's version.")
  var modelVersion: String?

  @Option(help: "With --as-machine: the digest of the prompt.")
  var promptDigest: String?

  @Option(help: "What offsets count: code-points, utf-16 or utf-8; by default the words of spans tell.")
  var offsetUnit: OffsetUnit?

  @Option(
    name: .customLong("map"),
    help: "A label, or a reviewer, that bears another name here: old=new; commas part pairs, or it comes again.")
  var renames: [String] = []

  @Option(help: "What a table's columns hold: unit=…,reviewer=…,label=…; commas part pairs, or it comes again.")
  var columns: [String] = []

  @Flag(help: "Check everything and store nothing.")
  var dryRun = false

  @Flag(help: "Leave bad records out, and list them.")
  var keepGoing = false

  @Flag(help: "Answer in JSON.")
  var json = false

  @OptionGroup var project: ProjectOptions

  func run() throws {
    var request = ImportRequest(format: format, path: path)
    (request.reviewerField, request.reviewer, request.offsetUnit) = (reviewerFrom, reviewer, offsetUnit)
    (request.renames, request.columns) = (renames, columns)
    let machine = Reviewer.Machine(model: model, version: modelVersion, promptDigest: promptDigest)
    try request.take(machine, named: asMachine)
    (request.isDryRun, request.keepsGoing, request.isJSON) = (dryRun, keepGoing, json)
    try project.workspace.importDataset(request)
  }
}
