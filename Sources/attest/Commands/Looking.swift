// SPDX-License-Identifier: GPL-3.0-or-later
import AnnotationAnalysis
import ArgumentParser
import Workbench

struct Diff: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff", abstract: "Show what two readings, gold, or two versions of an article say differently.",
    discussion: """
      Example: attest diff ana ben harbour
               attest diff ana ana@2 --json
               attest diff harbour harbour-v2 --reviewer ana
      """)

  @Argument(
    help: "A reviewer, a reviewer's round such as ana@2, gold, or an article.", completion: ProjectCompletion.reviewers)
  var left: String

  @Argument(help: "Another one.", completion: ProjectCompletion.reviewers)
  var right: String

  @Argument(help: "The articles; none takes all that may be shown.", completion: ProjectCompletion.articles)
  var articles: [String] = []

  @Option(help: "The articles with this tag.")
  var tag: String?

  @Option(help: "Only paragraphs with this pair of labels, such as opinion,report.")
  var pair: String?

  @Option(help: "Whose labels of two versions are shown.", completion: ProjectCompletion.reviewers)
  var reviewer: String?

  @Flag(help: "Show what both say the same of as well.")
  var all = false

  @Flag(help: "Answer in JSON.")
  var json = false

  @OptionGroup var project: ProjectOptions

  func validate() throws {
    if let pair, pair.split(separator: ",").count != 2 {
      throw ValidationError("--pair wants two labels with a comma between them, such as opinion,report")
    }
  }

  func run() throws {
    var request = DiffRequest(left, right)
    (request.articles, request.tag, request.listsAll, request.isJSON) = (articles, tag, all, json)
    request.reviewer = reviewer
    request.pair = pair.map { $0.split(separator: ",").map(String.init) }.map { ($0[0], $0[1]) }
    try project.workspace.compare(request)
  }
}

struct FeedbackCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "feedback", abstract: "Show a reviewer where gold or the others decided otherwise, and why.",
    discussion: "Example: attest feedback --reviewer ana --json")

  @Option(help: "Whom it is for.", completion: ProjectCompletion.reviewers)
  var reviewer: String

  @Flag(help: "Answer in JSON.")
  var json = false

  @OptionGroup var project: ProjectOptions

  func run() throws { try project.workspace.feedback(for: reviewer, isJSON: json) }
}

struct History: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "history", abstract: "Show who decided what of an article and when, as far as it may be seen.",
    discussion: "Example: attest history harbour 12 --json")

  @Argument(help: "The article.", completion: ProjectCompletion.articles)
  var article: String

  @Argument(help: "Only this paragraph.")
  var paragraph: Int?

  @Flag(help: "Answer in JSON.")
  var json = false

  @OptionGroup var project: ProjectOptions

  func run() throws { try project.workspace.history(of: article, paragraph: paragraph, isJSON: json) }
}

struct Gate: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gate", abstract: "Say whether the figures fulfil a condition: status 0, or 1 with the reason.",
    discussion: "Example: attest gate 'krippendorff_alpha lower >= 0.667 and reviewers >= 2 and paragraphs >= 50'")

  @Argument(help: "FIGURE [lower|upper] OPERATOR NUMBER, joined by and, or, and parentheses.")
  var condition: String

  @Option(help: "What is compared, as for agreement.")
  var on: AgreementField?

  @Option(help: "Which round.")
  var round = 1

  @Option(help: "The articles with this tag.")
  var tag: String?

  @OptionGroup var project: ProjectOptions

  func run() throws {
    var request = AgreementRequest()
    (request.field, request.round, request.tag) = (on, round, tag)
    try project.workspace.gate(condition, request)
  }
}

struct Quality: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "quality", abstract: "Show each reviewer's work against gold, against the others and against itself.",
    discussion: "Example: attest quality --json")

  @Flag(help: "Answer in JSON.")
  var json = false

  @OptionGroup var project: ProjectOptions

  func run() throws { try project.workspace.quality(isJSON: json) }
}

struct Search: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "search", abstract: "List the paragraphs that hold words, or of which something is said.",
    discussion: """
      Example: attest search "harbour auth*"
               attest search --differs --label opinion --json
      """)

  @Argument(help: "Words that the paragraph holds; behind a beginning stands a *.")
  var text: String?

  @Flag(help: "Undecided by the reviewer.")
  var undecided = false

  @Flag(help: "Flagged.")
  var flagged = false

  @Flag(help: "Decided unsure.")
  var unsure = false

  @Flag(help: "Stale under the codebook in force.")
  var stale = false

  @Flag(help: "Labelled differently by those who finished.")
  var differs = false

  @Option(help: "With this label.")
  var label: String?

  @Option(help: "Whose decisions; who looks, and so sees the own review.", completion: ProjectCompletion.reviewers)
  var reviewer: String?

  @Option(help: "The articles with this tag.")
  var tag: String?

  @Flag(help: "Answer in JSON.")
  var json = false

  @OptionGroup var project: ProjectOptions

  func run() throws {
    var request = SearchRequest()
    (request.text, request.label, request.reviewer, request.tag, request.isJSON) = (text, label, reviewer, tag, json)
    let wishes: [(Bool, SearchRequest.State)] = [
      (undecided, .undecided), (flagged, .flagged), (unsure, .unsure), (stale, .stale), (differs, .differs),
    ]
    request.states = Set(wishes.filter(\.0).map(\.1))
    try project.workspace.search(request)
  }
}
