// SPDX-License-Identifier: GPL-3.0-or-later
import AnnotationAnalysis
import ArgumentParser
import Workbench

struct Diff: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff", abstract: "Show what two reviewers, two rounds, or a reviewer and the gold say differently.",
    discussion: """
      Example: attest diff ana ben harbour
               attest diff ana ana@2 --json
      """)

  @Argument(help: "A reviewer, a reviewer's round such as ana@2, or gold.", completion: ProjectCompletion.reviewers)
  var left: String

  @Argument(help: "Another one.", completion: ProjectCompletion.reviewers)
  var right: String

  @Argument(help: "The articles; none takes all that may be shown.", completion: ProjectCompletion.articles)
  var articles: [String] = []

  @Option(help: "The articles with this tag.")
  var tag: String?

  @Option(help: "Only paragraphs with this pair of labels, such as opinion,report.")
  var pair: String?

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
