// SPDX-License-Identifier: GPL-3.0-or-later
internal import AgreementStatistics
internal import TerminalIO

/// Computes what a request asks of a matrix: coefficients, and the model of the raters with its posteriors.
struct Measurement {
  let request: MeasureRequest
  /// Writes the posteriors of a model to a path.
  let write: (_ path: String, UnitPosteriors, ReliabilityMatrix) throws -> Void

  func report(on matrix: ReliabilityMatrix) throws -> AgreementReport {
    var options = try request.options(for: matrix)
    nonisolated(unsafe) let progress = Progress(total: 100, unit: "per cent", label: "bootstrap")
    options.progress = { done, wanted in progress.advance(to: done * 100 / max(1, wanted)) }
    var report = AgreementAnalysis(options).run(matrix)
    progress.finish()
    guard let model = request.model else { return report }
    let fit = try model.fit(matrix)
    report.model = ModelSummary(fit, of: matrix)
    if let path = request.posteriors { try write(path, fit.posteriors, matrix) }
    return report
  }
}
