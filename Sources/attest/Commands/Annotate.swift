// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Workbench

struct Annotate: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "annotate", abstract: "Review articles paragraph by paragraph, at a terminal or from a pipe.",
    discussion: "Example: attest annotate harbour --reviewer ana < decisions.txt")

  @Argument(help: "The articles; none takes the one that waits.", completion: ProjectCompletion.articles)
  var articles: [String] = []

  @Option(help: "The articles that bear this tag.")
  var tag: String?

  @Flag(help: "Go through one's own queue, as attest assign made it.")
  var next = false

  @Option(help: "Who reviews.", completion: ProjectCompletion.reviewers)
  var reviewer: String

  @Flag(help: "Walk every block, not only body and deck.")
  var all = false

  @Option(
    help: "Walk only what a search finds: undecided, flagged, unsure, stale or differs.")
  var only: [SearchRequest.State] = []

  @Flag(help: "The same as --only stale: decisions that the codebook in force leaves behind.")
  var stale = false

  @Option(help: "The round: 2 discusses the differences of the first, where both have finished it.")
  var round = 1

  @Flag(help: "Train with gold: told right or wrong at each paragraph, and counted nowhere.")
  var training = false

  @Flag(help: "Hide outlet, byline and address, and record that they were hidden.")
  var maskOutlet = false

  @Option(help: "A machine whose label is shown once a paragraph is decided, as a second opinion.")
  var prior: String?

  @OptionGroup var project: ProjectOptions

  func run() throws {
    var request = AnnotateRequest(articles: articles, reviewer: reviewer)
    (request.options.walksAll, request.options.isMasked) = (all, maskOutlet)
    request.options.only = Set(only + (stale ? [.stale] : []))
    (request.options.isTraining, request.options.prior) = (training, prior)
    (request.options.round, request.tag, request.followsQueue) = (round, tag, next)
    let workspace = project.workspace
    if let signal = try workspace.annotate(request, source: project.source(for: workspace)) {
      throw EndedBySignal(signal: signal)
    }
  }
}
