// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Workbench

struct Provenance: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "provenance", abstract: "Show the hands an article passed through, or correct them.",
    discussion: "Example: attest provenance harbour --set 1.role=origin --set 1.date=2023-09-13")

  @Argument(help: "The article's name.", completion: ProjectCompletion.articles)
  var article: String

  @Option(
    name: .customLong("set"), help: "STEP.FIELD=VALUE: party, kind, role, relation, date or paragraph of a step from 0."
  )
  var settings: [String] = []

  @Option(help: "Take a step away, counted from 0.")
  var remove: [Int] = []

  @Flag(help: "Answer in JSON.")
  var json = false

  @OptionGroup var project: ProjectOptions

  func run() throws {
    var request = ProvenanceRequest(article: article)
    (request.settings, request.removals, request.isJSON) = (settings, remove, json)
    try project.workspace.provenance(request)
  }
}
