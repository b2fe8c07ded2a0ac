// SPDX-License-Identifier: GPL-3.0-or-later
import AnnotationAnalysis
import ArgumentParser
import Workbench

struct Split: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "split", abstract: "Part the articles into training, development and test sets, without leakage.",
    discussion: """
      Versions and near-duplicates of an article always stay together. The last split counts, and exports name it.

      Example: attest split --train 80 --dev 10 --test 10 --by outlet --stratify
      """)

  @Option(help: "Percent of the paragraphs.")
  var train = 80

  @Option(help: "Percent of the paragraphs.")
  var dev = 10

  @Option(help: "Percent of the paragraphs.")
  var test = 10

  @Option(help: "What stays together: article, outlet, origin, or cluster (articles that share eight words in a row).")
  var by: SplitGrouping = .article

  @Flag(help: "Share each label out alike.")
  var stratify = false

  @Option(help: "What chance is drawn from; the same seed gives the same split.")
  var seed: UInt64 = 1

  @Flag(help: "Answer in JSON.")
  var json = false

  @OptionGroup var project: ProjectOptions

  func run() throws {
    var request = SplitRequest(train: train, dev: dev, test: test)
    (request.grouping, request.isStratified, request.seed, request.isJSON) = (by, stratify, seed, json)
    try project.workspace.split(request)
  }
}
