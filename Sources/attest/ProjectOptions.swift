// SPDX-License-Identifier: GPL-3.0-or-later
public import AgreementStatistics
public import AnnotationAnalysis
public import AnnotationModel
public import ArgumentParser
public import ArticleIngest
public import DatasetExchange
import Foundation
public import TerminalIO
public import Workbench

/// What every verb takes.
struct ProjectOptions: ParsableArguments {
  @Option(help: "The project's file; by default $ATTEST_PROJECT, else attest.sqlite.")
  var project: String?

  @Option(help: "Colours and bold: auto, always or never.")
  var color: ColorChoice = .auto

  @Option(name: .customLong("as"), help: .hidden)
  var viewer: String?

  /// The workspace for the project.
  var workspace: Workspace {
    let environment = ProcessInfo.processInfo.environment
    return Workspace(
      project: project ?? environment["ATTEST_PROJECT"] ?? "attest.sqlite",
      output: StandardConsole(color: color, failure: Program.current?.output ?? WriteFailure()),
      errors: StandardConsole(fileDescriptor: 2, color: color),
      clock: { Timestamp(milliseconds: Int64((Date().timeIntervalSince1970 * 1000).rounded(.down))) },
      stopwatch: { ProcessInfo.processInfo.systemUptime }, viewer: viewer)
  }

  /// Lines and keys of a person, or lines of a pipe.
  func source(for workspace: Workspace) -> any LineSource {
    standardSource(style: workspace.output.canvas.style)
  }
}

extension AgreementField: ExpressibleByArgument {}
extension ArticleFormat: ExpressibleByArgument {}
extension AnnotationModelName: ExpressibleByArgument {}
extension AssignmentStrategy: ExpressibleByArgument {}
extension CodebookChange.Kind: ExpressibleByArgument {}
extension ColorChoice: ExpressibleByArgument {}
extension DuplicatePolicy: ExpressibleByArgument {}
extension ExportFormat: ExpressibleByArgument {}
extension ExportLabels: ExpressibleByArgument {}
extension ExportUnit: ExpressibleByArgument {}
extension Grouping: ExpressibleByArgument {}
extension IntervalChoice: ExpressibleByArgument {}
extension AnswerFormat: ExpressibleByArgument {}
extension Level: ExpressibleByArgument {}
extension MarkupFormat: ExpressibleByArgument {}
extension OffsetUnit: ExpressibleByArgument {}
extension ParagraphKind: ExpressibleByArgument {}
extension Parting: ExpressibleByArgument {}
extension ReadingOrder: ExpressibleByArgument {}
extension ReportLanguage: ExpressibleByArgument {}
extension ReportSection: ExpressibleByArgument {}
extension ReviewScope: ExpressibleByArgument {}
extension SearchRequest.State: ExpressibleByArgument {}
extension SplitGrouping: ExpressibleByArgument {}
extension TextSpan.Kind: ExpressibleByArgument {}
extension VersionChoice: ExpressibleByArgument {}
