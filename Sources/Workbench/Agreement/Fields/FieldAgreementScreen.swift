// SPDX-License-Identifier: GPL-3.0-or-later
internal import AgreementStatistics
internal import AnnotationAnalysis
internal import AnnotationModel
internal import ReviewREPL
internal import TerminalIO

/// How far reviewers agree on one field, as a table.
struct FieldAgreementScreen: Screen {
  let agreement: FieldAgreement
  let codebook: Codebook
  let isPlotted: Bool

  func render(in canvas: Canvas) -> String {
    let names =
      agreement.articles.count == 1 ? sanitized(agreement.articles[0]) : counted(agreement.articles.count, "article")
    let title = "\(names), \(agreement.field.rawValue)"
    guard let report = agreement.report else { return overlaps(title, canvas) }
    if agreement.field == .spans {
      return FileAgreementScreen(name: title, report: report, isPlotted: isPlotted, label: codebook.name).render(
        in: canvas)
        + "\n"
        + canvas.sentences(["Krippendorff's alpha for unitizing, by type, over body and deck; a paragraph is a unit."])
    }
    let text = figures(title, report, canvas)
    guard let judged = agreement.judged else { return text + diagonals(canvas) }
    let rows = ReportRows(report: judged).overall([.percentAgreement, .krippendorffAlpha])
      .filter { $0.estimate.raters == nil }
    let words = UndefinedWords(
      terms: .file, onlyLabel: OnlyLabel(judged).name(among: judged.data.categories.map(codebook.name)))
    let lines = EstimateLines(title: "judged or not", rows: rows, confidence: judged.plan.confidence, words: words)
    return text + "\n" + lines.render(in: canvas)
      + canvas.sentences(["F and 6 say that it cannot be judged: missing values above, compared here."])
      + diagonals(canvas)
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
    let words = UndefinedWords(
      terms: .file, onlyLabel: OnlyLabel(report).name(among: report.data.categories.map(codebook.name)))
    let lines = EstimateLines(rows: rows, confidence: report.plan.confidence, words: words)
    let data = report.data
    let heading =
      "\(title) · \(data.raters.map(sanitized).joined(separator: ", ")) · \(counted(data.units, "unit")),"
      + " \(data.pairableUnits) with two values or more"
    var text = canvas.sentences([heading]) + "\n"
    if let candidate = report.candidate {
      text += CandidateLines(report: candidate, terms: .file).render(in: canvas) + "\n"
    }
    text += lines.render(in: canvas)
    if isPlotted { text += "\n" + EstimatePlot(rows: rows).render(in: canvas) }
    if report.pairs.count == 1, data.categories.count <= 10 {
      let labels = data.categories.map(codebook.name)
      text += "\n" + report.pairs.map { ConfusionLines(pair: $0, labels: labels).render(in: canvas) }.joined()
    }
    return text
  }

  private func diagonals(_ canvas: Canvas) -> String {
    guard !agreement.diagonals.isEmpty else { return "" }
    let parts = agreement.diagonals.map { diagonal in
      let share = diagonal.share.map { " (\(Int(($0 * 100).rounded())) %)" } ?? ""
      return "\(sanitized(diagonal.reviewer)) \(diagonal.count) of \(diagonal.of)\(share)"
    }
    return "\n" + canvas.sentences(["On the diagonal A1, B2, … E5: \(parts.joined(separator: ", "))"])
  }

  private func overlaps(_ title: String, _ canvas: Canvas) -> String {
    let signs = Signs(canvas.glyphs)
    var table = Table(columns: [
      .init("reviewers"), .init("found", .trailing), .init("the same", .trailing), .init("F1", .trailing),
      .init("95 % interval", isWhole: true),
    ])
    table.rows = agreement.overlaps.map { overlap in
      return [
        overlap.reviewers.map(sanitized).joined(separator: ", "),
        overlap.found.map(String.init).joined(separator: " and "),
        String(overlap.matched), overlap.value.map { Figure.text($0, decimals: 4) } ?? signs.undefined,
        Figure.text(overlap.interval, within: 0...1, signs),
      ]
    }
    let note =
      "F1 over matched sources is not chance-corrected: nobody knows how many there were to find. Sources match by"
      + " name; unnamed ones by the paragraphs in which they speak."
    return canvas.sentences([title]) + "\n" + table.render(in: canvas) + "\n" + canvas.sentences([note])
  }
}
