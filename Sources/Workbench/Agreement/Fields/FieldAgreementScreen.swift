internal import AgreementStatistics
// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationAnalysis
internal import ReviewREPL
internal import TerminalIO

/// How far reviewers agree on one field, as a table.
struct FieldAgreementScreen: Screen {
  let agreement: FieldAgreement
  let isPlotted: Bool

  func render(in canvas: Canvas) -> String {
    let names = agreement.articles.count == 1 ? agreement.articles[0] : "\(agreement.articles.count) articles"
    let title = "\(names), \(agreement.field.rawValue)"
    guard let report = agreement.report else { return overlaps(title, canvas) }
    if agreement.field == .spans {
      return FileAgreementScreen(name: title, report: report, isPlotted: isPlotted).render(in: canvas)
        + "\n  Krippendorff's alpha for unitizing, by type, over body and deck; a paragraph is a unit.\n"
    }
    let text = figures(title, report, canvas)
    guard let judged = agreement.judged else { return text + diagonals }
    let rows = ReportRows(report: judged).overall([.percentAgreement, .krippendorffAlpha])
      .filter { $0.estimate.raters == nil }
    let words = UndefinedWords(terms: .file, onlyLabel: OnlyLabel(judged).name(among: judged.data.categories))
    let lines = EstimateLines(title: "judged or not", rows: rows, confidence: judged.plan.confidence, words: words)
    return text + "\n" + lines.render(in: canvas)
      + "  F and 6 say that it cannot be judged: missing values above, compared here.\n" + diagonals
  }

  /// The figures that the field is measured by; JSON and CSV have every other one.
  private func figures(_ title: String, _ report: AgreementReport, _ canvas: Canvas) -> String {
    let metrics: Set<String> =
      switch agreement.field {
      case .labels: ["jaccard", "masi"]
      default: [report.level.rawValue]
      }
    let rows = ReportRows(report: report).overall([.percentAgreement, .krippendorffAlpha]).filter { row in
      guard row.estimate.raters == nil else { return false }
      let scale = row.estimate.metric ?? row.estimate.weights
      return scale.map(metrics.contains) ?? true
    }
    let words = UndefinedWords(terms: .file, onlyLabel: OnlyLabel(report).name(among: report.data.categories))
    let lines = EstimateLines(rows: rows, confidence: report.plan.confidence, words: words)
    let data = report.data
    var text =
      "  \(title) · \(data.raters.map(sanitized).joined(separator: ", ")) · \(data.units) units, \(data.pairableUnits) with two"
      + " values or more\n\n" + lines.render(in: canvas)
    if isPlotted { text += "\n" + EstimatePlot(rows: rows).render(in: canvas) }
    if report.pairs.count == 1, data.categories.count <= 10 {
      let labels = data.categories.map(sanitized)
      text += "\n" + report.pairs.map { ConfusionLines(pair: $0, labels: labels).render(in: canvas) }.joined()
    }
    return text
  }

  private var diagonals: String {
    guard !agreement.diagonals.isEmpty else { return "" }
    let parts = agreement.diagonals.map { diagonal in
      let share = diagonal.share.map { " (\(Int(($0 * 100).rounded())) %)" } ?? ""
      return "\(diagonal.reviewer) \(diagonal.count) of \(diagonal.of)\(share)"
    }
    return "\n  On the diagonal A1, B2, … E5: \(parts.joined(separator: ", "))\n"
  }

  private func overlaps(_ title: String, _ canvas: Canvas) -> String {
    let signs = Signs(canvas.glyphs)
    var table = Table(columns: [
      .init("reviewers"), .init("found", .trailing), .init("the same", .trailing), .init("F1", .trailing),
      .init("95 % interval"),
    ])
    table.rows = agreement.overlaps.map { overlap in
      let interval = overlap.interval.map {
        "\(Figure.text($0.lower, decimals: 2))\(signs.range)\(Figure.text($0.upper, decimals: 2))"
      }
      return [
        overlap.reviewers.joined(separator: ", "), overlap.found.map(String.init).joined(separator: " and "),
        String(overlap.matched), overlap.value.map { Figure.text($0, decimals: 4) } ?? signs.undefined,
        interval ?? signs.undefined,
      ]
    }
    let note = wrap(
      "F1 over matched sources is not chance-corrected: nobody knows how many there were to find. Sources match by"
        + " name; unnamed ones by the paragraphs in which they speak.", width: min(canvas.width, 80), indent: "  ")
    return "  \(title)\n\n" + table.render(in: canvas) + "\n" + note.joined(separator: "\n") + "\n"
  }
}
