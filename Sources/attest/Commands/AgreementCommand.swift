// SPDX-License-Identifier: GPL-3.0-or-later
import AnnotationAnalysis
import AnnotationModel
import ArgumentParser
import Workbench

struct AgreementCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "agreement",
    abstract: "Measure how far reviewers agree, over finished reviews or in a file of ratings.",
    discussion: """
      Example: attest agreement harbour --json
               attest agreement --ratings labels.csv --level ordinal --categories low,middle,high --interval bca
      """)

  @Argument(help: "The articles; none takes all.", completion: ProjectCompletion.articles)
  var articles: [String] = []

  @Option(help: "The articles that bear this tag.")
  var tag: String?

  @Option(help: "Which paragraphs count: body (body and deck) or all.")
  var scope: ReviewScope = .body

  @Option(
    help: """
      What is compared: label (the default), labels, kind, naming, stance, confidence, reliability, credibility, judged, \
      sources or spans.
      """)
  var on: AgreementField?

  @Option(help: "With --on spans: only marks of this type.")
  var spanType: TextSpan.Kind?

  @Flag(help: "Take unfinished reviews in as well.")
  var unfinished = false

  @Flag(help: "Take the labels of machines in as well.")
  var machines = false

  @Option(help: "Which round: 1 is the blind one, 2 the discussion of its differences.")
  var round = 1

  @Option(help: "The codebook version that labels are read and taken under; by default the one in force.")
  var codebook: Int?

  @Flag(help: "Measure decisions under several codebook versions together, and apart.")
  var mixCodebooks = false

  @Option(help: "Which versions of an article count: latest (the latest that its reviewers have finished) or all.")
  var versions: VersionChoice = .latest

  @Flag(help: "List every differing paragraph with its text.")
  var differences = false

  @Option(help: "Break the project's figures down by article, outlet, label, reviewer, week or codebook.")
  var by: Grouping?

  @OptionGroup(title: "A file instead of the project") var file: RatingsOptions
  @OptionGroup(title: "Figures") var measure: MeasureOptions
  @OptionGroup(title: "Planning") var planning: PlanOptions
  @OptionGroup(title: "A machine against people") var candidate: CandidateOptions
  @OptionGroup(title: "Two figures compared") var difference: DifferenceOptions

  @Flag(help: "Answer in JSON.")
  var json = false

  @Flag(help: "Answer in CSV, one coefficient a row.")
  var csv = false

  @Option(help: "How to answer: text, markdown, latex, html, csv, json, or the sentence for a section on methods.")
  var format: AnswerFormat?

  @Flag(help: "Draw the intervals as well.")
  var plot = false

  @Option(help: "Draw the intervals into an SVG file.")
  var plotSvg: String?

  @OptionGroup var project: ProjectOptions

  func run() throws {
    var request = AgreementRequest()
    (request.articles, request.scope, request.includesUnfinished) = (articles, scope, unfinished)
    (request.versions, request.round, request.tag) = (versions, round, tag)
    request.withMachines = machines
    (request.codebook, request.mixesCodebooks) = (codebook, mixCodebooks)
    (request.listsDifferences, request.grouping) = (differences, by)
    (request.field, request.spanType) = (on, spanType)
    request.difference = try difference.request(file)
    let isOfFiles = !difference.compare.isEmpty && file.ratings == nil && file.spans == nil
    (request.file, request.measure) = (isOfFiles ? nil : try file.request, measure.request)
    request.measure.aims = planning.aims
    request.plotPath = plotSvg
    request.measure.candidate = try candidate.request
    (request.isJSON, request.isCSV, request.isPlotted) = (json, csv, plot)
    request.take(format)
    request.program = Version.text
    if project.viewer == nil { Interrupt.endsProgram() }
    try project.workspace.agreement(request)
  }
}
