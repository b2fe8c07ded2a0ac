// SPDX-License-Identifier: GPL-3.0-or-later
internal import AgreementStatistics
internal import JSON
internal import TerminalIO

extension Workspace {
  /// Measures how far raters agree in a file; no project is opened.
  ///
  /// - Throws: AgreementError/tooFewRaters(_:) behind the JSON, which says why each figure is missing.
  func fileAgreement(_ file: FileRequest, _ request: AgreementRequest) throws {
    let report = try report(on: file, request.measure)
    try draw(report, as: FileName.last(of: file.path), request)
    if request.isJSON {
      output.write(
        String(decoding: report.json(ReportWarnings(report: report, terms: .file) { $0 }.write), as: UTF8.self))
    }
    if report.data.raters.count < 2 { throw AgreementError.tooFewRaters(report.data.raters) }
    if request.isJSON { return }
    if request.isCSV { return try answer(AgreementCSV(report: report, scope: nil)) }
    if let format = request.format {
      let name = FileName.last(of: file.path)
      return output.write(try paper(report, name, .file, request, label: sanitized).text(format))
    }
    output.write(
      FileAgreementScreen(name: FileName.last(of: file.path), report: report, isPlotted: request.isPlotted)
        .render(in: output.canvas))
  }

  private func report(on file: FileRequest, _ measure: MeasureRequest) throws -> AgreementReport {
    switch file.content {
    case .spans:
      let corpus = try SpanTable(columns: try file.spanColumns(cluster: measure.cluster)).read(
        try FileBytes.read(file.path))
      return try measure.report(on: corpus)
    case .ratings:
      let matrix = try RatingsFile(file: file, measure: measure).matrix(remark)
      guard let separator = file.setSeparator else { return try measurement(measure, file).report(on: matrix) }
      return try measurement(measure, file).report(ofSets: matrix, separator: separator)
    }
  }
}
