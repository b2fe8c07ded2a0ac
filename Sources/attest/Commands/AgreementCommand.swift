// SPDX-License-Identifier: GPL-3.0-or-later
import AnnotationModel
import ArgumentParser
import Workbench

struct AgreementCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "agreement", abstract: "Measure how far reviewers agree, over finished reviews.",
    discussion: "Example: attest agreement harbour --json")

  @Argument(help: "The articles; none takes all.")
  var articles: [String] = []

  @Option(help: "Which paragraphs count: body (body and deck) or all.")
  var scope: ReviewScope = .body

  @Flag(help: "Take unfinished reviews in as well.")
  var unfinished = false

  @Flag(help: "List every differing paragraph with its text.")
  var differences = false

  @Flag(help: "Answer in JSON.")
  var json = false

  @Flag(help: "Answer in CSV, one coefficient a row.")
  var csv = false

  @OptionGroup var project: ProjectOptions

  func run() throws {
    var request = AgreementRequest()
    (request.articles, request.scope, request.includesUnfinished) = (articles, scope, unfinished)
    (request.listsDifferences, request.form) = (differences, json ? .json : csv ? .csv : .table)
    try project.bench.agreement(request)
  }
}
