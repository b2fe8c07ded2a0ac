// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Workbench

struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report", abstract: "Write a report as one page of HTML, or page its short form.",
    discussion: """
      Example: attest report -o report.html
               attest report --section summary agreement
               attest report --methods --format latex
      """)

  @OptionGroup var choice: ReportChoice

  @Option(name: [.short, .long], help: "The page; - is the standard output. Without it a short form is shown here.")
  var output: String?

  @Flag(help: "Instead of the page the words for a paper: methods, results, and the checklist of reporting.")
  var methods = false

  @Option(help: "With --methods: markdown, latex or text.")
  var format: MarkupFormat?

  @Option(help: "Instead of the page every table of it: markdown or latex.")
  var table: MarkupFormat?

  @OptionGroup var project: ProjectOptions

  func validate() throws {
    if format != nil, !methods { throw ValidationError("--format needs --methods") }
    if methods, table != nil { throw ValidationError("--methods and --table can not stand together") }
    if methods || table != nil, let output, output.lowercased().hasSuffix(".html") {
      throw ValidationError(
        "\(output) would be no page: \(methods ? "--methods" : "--table") writes markdown, latex or text; name the file so"
      )
    }
    if table == .text { throw ValidationError("--table wants markdown or latex") }
  }

  func run() throws {
    var request = choice.request
    request.path = output
    if methods { request.form = .methods(format ?? .markdown) }
    if let table { request.form = .tables(table) }
    if project.viewer == nil { Interrupt.endsProgram() }
    try project.workspace.report(request)
  }
}

struct Watch: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "watch", abstract: "Write a report's page anew as decisions come in, until Ctrl-C.",
    discussion: """
      Example: attest watch -o report.html
      """)

  @OptionGroup var choice: ReportChoice

  @Option(name: [.short, .long], help: "The page.")
  var output: String

  @OptionGroup var project: ProjectOptions

  func run() throws {
    var request = choice.request
    request.path = output
    if project.viewer == nil { Interrupt.endsProgram() }
    try project.workspace.watch(request)
  }
}

/// What goes into a report.
struct ReportChoice: ParsableArguments {
  @Argument(help: "The articles; none takes all.", completion: ProjectCompletion.articles)
  var articles: [String] = []

  @Option(
    parsing: .upToNextOption,
    help: "Only these sections: \(ReportSection.allCases.map(\.rawValue).joined(separator: ", ")).")
  var section: [ReportSection] = []

  @Flag(help: "Reviewers are R1, R2 … everywhere; the map stays in the project.")
  var anonymous = false

  @Flag(help: "Take unfinished reviews in as well, which the ledger records.")
  var unfinished = false

  @Option(help: "The language: en.")
  var language: ReportLanguage = .en

  var request: ReportRequest {
    var request = ReportRequest()
    (request.articles, request.sections, request.isAnonymous) = (articles, section, anonymous)
    (request.includesUnfinished, request.language, request.program) = (unfinished, language, Version.text)
    return request
  }
}
