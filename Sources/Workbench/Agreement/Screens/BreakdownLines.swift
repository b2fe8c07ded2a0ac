// SPDX-License-Identifier: GPL-3.0-or-later
internal import AgreementStatistics
internal import AnnotationAnalysis
internal import ReviewREPL
internal import TerminalIO

/// A project's figures apart, one part a line.
struct BreakdownLines: Screen {
  let breakdown: Breakdown
  let scope: String
  let confidence: Double
  let words: UndefinedWords

  func render(in canvas: Canvas) -> String {
    let main: Coefficient =
      switch breakdown.grouping {
      case .article, .week: .krippendorffAlpha
      case .label: .krippendorffAlphaCategory
      case .reviewer: .cohenKappa
      }
    let rows = breakdown.parts.compactMap { part in
      part[main].map { EstimateLines.Row(name: sanitized(part.name), estimate: $0, remark: remark(part)) }
    }
    return EstimateLines(
      title: "by \(breakdown.grouping.rawValue), \(scope)", valueTitle: main == .cohenKappa ? "kappa" : "alpha",
      rows: rows, confidence: confidence, words: words
    ).render(in: canvas)
  }

  private func remark(_ part: Breakdown.Part) -> String {
    var remarks = ["n \(part.units)"]
    if let agreed = part[.percentAgreement]?.value { remarks.append("agreement \(Figure.text(agreed, decimals: 2))") }
    if let ac1 = part[.gwetAC1]?.value { remarks.append("AC1 \(Figure.text(ac1, decimals: 2))") }
    if let alpha = part.alphaWithout { remarks.append("alpha without \(Figure.text(alpha, decimals: 2))") }
    return remarks.joined(separator: ", ")
  }
}
