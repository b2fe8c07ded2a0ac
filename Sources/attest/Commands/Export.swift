// SPDX-License-Identifier: GPL-3.0-or-later
import AnnotationAnalysis
import ArgumentParser
import DatasetExchange
import Workbench

struct Export: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Write labels and what belongs to them as a dataset, unfinished reviews included.",
    discussion: """
      One file: jsonl, csv, tsv, prodigy, refi-qda; a folder: the others. A manifest with digests and counts stands beside.
      Example: attest export --format csv -o labels.csv
               attest export --format huggingface --labels gold -o dataset
      """)

  @Option(help: "One of \(ExportFormat.allCases.map(\.rawValue).joined(separator: ", ")).")
  var format: ExportFormat

  @Option(name: [.short, .long], help: "The file or the folder; - is the standard output.")
  var output: String

  @OptionGroup(title: "What goes in") var choice: ExportChoice

  @Option(
    help: "What one row is: label (reviewer and paragraph), paragraph, article, source, mention, rating, span or all.")
  var unit: ExportUnit = .label

  @Option(help: "current, gold (what was adjudicated), soft (shares of the votes) or history (every decision).")
  var labels: ExportLabels = .current

  @Flag(help: "Reviewers are R1, R2 … everywhere; the map stays in the project.")
  var anonymous = false

  @Flag(help: "Leave texts out; digests and offsets stay.")
  var withoutText = false

  @Flag(help: "Drop what the format can not carry.")
  var allowLoss = false

  @Flag(help: "Write CSV cells as they are, even those a spreadsheet takes for a formula.")
  var raw = false

  @Flag(help: "Write a table as Excel reads it: byte order mark, guarded cells.")
  var excel = false

  @Option(help: "The licence of the texts, for the dataset's card.")
  var textLicence: String?

  @OptionGroup var project: ProjectOptions

  func run() throws {
    var request = ExportRequest(format: format, path: output)
    try choice.narrow(&request)
    (request.unit, request.labels, request.isRaw, request.isForExcel) = (unit, labels, raw, excel)
    (request.isAnonymous, request.isWithoutText, request.allowsLoss) = (anonymous, withoutText, allowLoss)
    request.licence = textLicence
    try project.workspace.export(request)
  }
}

/// Which articles, reviewers and labels go into a dataset.
struct ExportChoice: ParsableArguments {
  @Option(parsing: .upToNextOption, help: "Only these articles.", completion: ProjectCompletion.articles)
  var articles: [String] = []

  @Option(help: "Only articles that bear this tag.")
  var tag: String?

  @Option(parsing: .upToNextOption, help: "Only these reviewers.", completion: ProjectCompletion.reviewers)
  var reviewers: [String] = []

  @Option(help: "Only what was decided since a day or a moment, such as 2026-03-01.")
  var since: String?

  @Flag(help: "Leave unfinished reviews out.")
  var finished = false

  @Option(help: "Which versions of an article count: latest (for each reviewer the latest finished) or all.")
  var versions: VersionChoice = .latest

  func narrow(_ request: inout ExportRequest) throws {
    (request.articles, request.reviewers, request.tag) = (words(articles), words(reviewers), tag)
    (request.finishedOnly, request.versions) = (finished, versions)
    request.since = try since.map(ExportRequest.moment)
  }

  /// Words may be parted by blanks or by commas.
  private func words(_ list: [String]) -> [String] { list.flatMap { $0.split(separator: ",").map(String.init) } }
}
