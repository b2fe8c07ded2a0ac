// SPDX-License-Identifier: GPL-3.0-or-later
import AnnotationAnalysis
import ArgumentParser
import DatasetExchange
import Workbench

struct Export: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Write every reviewer's labels to a file, unfinished reviews included.",
    discussion: "Example: attest export --format csv -o labels.csv")

  @Option(help: "jsonl or csv.")
  var format: ExportFormat

  @Option(name: [.short, .long], help: "The file; - is the standard output.")
  var output: String

  @Option(help: "What one row is: label (reviewer and paragraph), paragraph, source, mention, rating or span.")
  var unit: ExportUnit = .label

  @Option(help: "Only articles that bear this tag.")
  var tag: String?

  @Flag(help: "Leave unfinished reviews out.")
  var finished = false

  @Option(help: "Which versions of an article count: latest (for each reviewer the latest finished) or all.")
  var versions: VersionChoice = .latest

  @Flag(help: "Write CSV cells as they are, even those a spreadsheet takes for a formula.")
  var raw = false

  @OptionGroup var project: ProjectOptions

  func run() throws {
    var request = ExportRequest(format: format, path: output)
    (request.unit, request.finishedOnly, request.isRaw) = (unit, finished, raw)
    (request.versions, request.tag) = (versions, tag)
    try project.workspace.export(request)
  }
}
