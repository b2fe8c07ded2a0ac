// SPDX-License-Identifier: GPL-3.0-or-later
import AnnotationModel
import ArgumentParser
import Workbench

struct Assign: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "assign", abstract: "Deal articles out to reviewers; what is assigned or read already counts.",
    discussion: "Example: attest assign --reviewers ana,ben,cleo --overlap 2 --retest 10% --until 7d")

  @Option(help: "The reviewers, parted by commas.", completion: ProjectCompletion.reviewers)
  var reviewers: String

  @Option(help: "How many reviewers read each article; by default two.")
  var overlap: Int?

  @Option(help: "balanced (by what each has to read, and who meets whom), random or all.")
  var strategy: AssignmentStrategy = .balanced

  @Option(help: "What chance is drawn from; the same seed gives the same plan.")
  var seed: UInt64 = 1

  @Option(parsing: .upToNextOption, help: "The articles; none takes all.", completion: ProjectCompletion.articles)
  var articles: [String] = []

  @Option(help: "The articles that bear this tag.")
  var tag: String?

  @Option(help: "The share that each reads again, blind to the first time, such as 10%.")
  var retest: String?

  @Option(help: "In which order each reads: loaded, or random for an own one.")
  var order: ReadingOrder = .loaded

  @Option(help: "After how long an unfinished reading is handed on, such as 12h, 7d or 2w.")
  var until: String?

  @Flag(help: "Answer in JSON.")
  var json = false

  @OptionGroup var project: ProjectOptions

  func run() throws {
    var request = AssignRequest(reviewers: reviewers)
    (request.overlap, request.strategy, request.seed) = (overlap, strategy, seed)
    (request.articles, request.tag, request.retest) = (articles, tag, retest)
    (request.order, request.until, request.isJSON) = (order, until, json)
    try project.workspace.assign(request)
  }
}

struct Assignments: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "assignments", abstract: "List what is assigned to whom, and how far it is.",
    discussion: "Example: attest assignments --json")

  @Flag(help: "Answer in JSON.")
  var json = false

  @OptionGroup var project: ProjectOptions

  func run() throws { try project.workspace.assignments(isJSON: json) }
}

struct Progress: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "progress", abstract: "Say how far reviewers and articles are, how fast, and when it will be done.",
    discussion: "Example: attest progress --json")

  @Flag(help: "Answer in JSON.")
  var json = false

  @OptionGroup var project: ProjectOptions

  func run() throws { try project.workspace.progress(isJSON: json) }
}

struct Recuse: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "recuse", abstract: "Keep a reviewer from what an outlet published.",
    discussion: "Example: attest recuse --reviewer ana --outlet \"The Coastal Post\" --why \"worked there\"")

  @Option(help: "Who.", completion: ProjectCompletion.reviewers)
  var reviewer: String

  @Option(help: "The outlet, as articles name it.")
  var outlet: String

  @Option(help: "Why, which everybody can read.")
  var why: String

  @OptionGroup var project: ProjectOptions

  func run() throws { try project.workspace.recuse(reviewer, from: outlet, because: why) }
}
