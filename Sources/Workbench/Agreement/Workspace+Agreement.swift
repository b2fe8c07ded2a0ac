// SPDX-License-Identifier: GPL-3.0-or-later
internal import AgreementStatistics
internal import AnnotationAnalysis
internal import AnnotationModel
internal import DatasetExchange
internal import TerminalIO

extension Workspace {
  /// Measures how far reviewers agree over finished reviews, or raters in a file.
  public func agreement(_ request: AgreementRequest) throws(Failure) {
    let undone = "agreement \(request.file.map { "of \(sanitized($0.path)) " } ?? "")not measured"
    try attempt(undone) {
      try request.check()
      if let path = request.plotPath { try checkOutput(path, sparing: request.measure.inputs(request.file)) }
      if let path = request.measure.posteriors { try checkOutput(path, sparing: request.measure.inputs(request.file)) }
      if let difference = request.difference {
        try self.difference(difference, request)
      } else if let file = request.file {
        try fileAgreement(file, request)
      } else if let field = request.field, field != .label {
        try fieldAgreement(field, request)
      } else {
        try projectAgreement(request)
      }
    }
  }

  /// Writes CSV to the standard output.
  func answer(_ csv: AgreementCSV) throws {
    try write(to: "-", isPlain: true) { (sink) throws(ExchangeError) in try csv.write(to: sink) }
  }

  /// The figures of a report as a paper takes them.
  func paper(
    _ report: AgreementReport, _ name: String, _ terms: Terms, _ request: AgreementRequest,
    label: @escaping (String) -> String
  ) -> PaperFigures {
    PaperFigures(
      report: report, name: sanitized(name), terms: terms, program: request.program, seed: request.measure.seed,
      label: label)
  }

  /// Draws the intervals of a report into a file, where that is asked for.
  func draw(_ report: AgreementReport, as title: String, _ request: AgreementRequest) throws {
    guard let path = request.plotPath else { return }
    let drawing = EstimateDrawing(rows: ReportRows(report: report).overall(), title: title)
    try write(to: path, sparing: request.measure.inputs(request.file), isPlain: true) { (sink) throws(ExchangeError) in
      try sink.write(Array(drawing.svg.utf8))
    }
  }

  /// What computes the figures of a request, and writes the posteriors.
  func measurement(_ request: MeasureRequest, _ file: FileRequest? = nil) -> Measurement {
    Measurement(request: request) { path, posteriors, matrix in
      try write(to: path, sparing: request.inputs(file), isPlain: true) { (sink) throws(ExchangeError) in
        try PosteriorsCSV(posteriors: posteriors, matrix: matrix).write(to: sink)
      }
    }
  }

  /// Records that rows of unfinished reviews are taken in, if any are.
  func reveal(_ rows: some Sequence<ReviewID>, of selection: ReviewSelection, by verb: String = "agreement") throws {
    try reveal(
      rows, of: selection.takenIn, by: verb,
      instead: "without --unfinished, as with export --finished, there is nothing to record")
  }
}
