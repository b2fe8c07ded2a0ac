// SPDX-License-Identifier: GPL-3.0-or-later
internal import AgreementStatistics
internal import ReviewREPL
internal import TerminalIO

/// Each rater against the rest, and alpha without that rater.
struct RaterLines: Screen {
  let rows: ReportRows
  let words: UndefinedWords
  let terms: Terms

  /// More raters than this are left to the JSON.
  private static let most = 40

  func render(in canvas: Canvas) -> String {
    let raters = rows.raters
    guard !raters.isEmpty, raters.count <= Self.most else { return "" }
    return EstimateLines(
      title: "\(terms.rater) against the rest", valueTitle: "kappa", remarkTitle: "alpha without", rows: raters,
      confidence: rows.report.plan.confidence, words: words
    ).render(in: canvas)
  }
}
