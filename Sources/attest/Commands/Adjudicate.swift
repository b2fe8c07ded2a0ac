// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Workbench

struct Adjudicate: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "adjudicate",
    abstract: "Resolve what the reviewers of an article differ on, at a terminal or from a pipe.",
    discussion: "Example: attest adjudicate harbour --reviewer cleo")

  @Argument(help: "The articles; none takes all with differences.", completion: ProjectCompletion.articles)
  var articles: [String] = []

  @Option(help: "Who decides.", completion: ProjectCompletion.reviewers)
  var reviewer: String

  @Option(help: "Accept without asking: unanimous labels, or a majority's.")
  var auto: AcceptanceChoice = .unanimous

  @Flag(help: "Ask also where all agree but somebody was unsure.")
  var unsure = false

  @Flag(help: "Call reviewers by their names, not A and B.")
  var names = false

  @OptionGroup var project: ProjectOptions

  func run() throws {
    var request = AdjudicateRequest(articles: articles, adjudicator: reviewer)
    request.acceptsMajority = auto == .majority
    (request.asksUnsure, request.showsNames) = (unsure, names)
    let workspace = project.workspace
    if let signal = try workspace.adjudicate(request, source: project.source(for: workspace)) {
      throw EndedBySignal(signal: signal)
    }
  }

  enum AcceptanceChoice: String, ExpressibleByArgument, CaseIterable {
    case unanimous, majority
  }
}

struct Gold: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gold", abstract: "Show what adjudicated paragraphs are, and how that came about.",
    discussion: "Example: attest gold harbour --json")

  @Argument(help: "The articles; none takes all that are adjudicated.", completion: ProjectCompletion.articles)
  var articles: [String] = []

  @Flag(help: "Answer in JSON.")
  var json = false

  @OptionGroup var project: ProjectOptions

  func run() throws { try project.workspace.gold(of: articles, isJSON: json) }
}
