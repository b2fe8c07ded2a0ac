// SPDX-License-Identifier: GPL-3.0-or-later
internal import AgreementStatistics
internal import ReviewREPL
internal import TerminalIO

/// How far the raters of a file agree.
struct FileAgreementScreen: Screen {
  let name: String
  let report: AgreementReport
  let isPlotted: Bool
  /// What a category is called.
  var label: (String) -> String = sanitized

  /// Up to this many labels are shown one by one.
  private static let labels = 30

  func render(in canvas: Canvas) -> String {
    let rows = ReportRows(report: report)
    let names = report.data.categories.map(label)
    let words = UndefinedWords(terms: .file, onlyLabel: OnlyLabel(report).name(among: names))
    let overall = EstimateLines(rows: rows.overall(pairsApart: true), confidence: report.plan.confidence, words: words)
    let summary = rows.summary(Signs(canvas.glyphs)).map { [$0] } ?? []
    var parts = [canvas.sentences(summary + [heading])]
    if let candidate = report.candidate {
      parts.append(CandidateLines(report: candidate, terms: .file).render(in: canvas))
    }
    parts.append(overall.render(in: canvas))
    parts.append(ExplanationLines(report: report, coefficients: report.explained, label: label).render(in: canvas))
    if isPlotted { parts.append(EstimatePlot(rows: rows.overall()).render(in: canvas)) }
    parts.append(canvas.sentences(rows.pairSentence.map { [$0] } ?? []))
    parts += tables(rows, names, words, canvas)
    if let model = report.model { parts.append(ModelLines(model: model, label: label).render(in: canvas)) }
    parts.append(PlanLines(plans: report.diagnostics.plans, terms: .file).render(in: canvas))
    parts.append(StudyPlanLines(plans: report.planning, aims: report.aims, terms: .file).render(in: canvas))
    parts.append(canvas.sentences(dropped))
    parts.append(ReportWarnings(report: report, terms: .file, label: label).render(in: canvas))
    return parts.filter { !$0.isEmpty }.joined(separator: "\n")
  }

  private func tables(
    _ rows: ReportRows, _ names: [String], _ words: UndefinedWords, _ canvas: Canvas
  ) -> [String] {
    var parts: [String] = []
    let byLabel = rows.byLabel(names)
    if !byLabel.isEmpty, names.count <= Self.labels {
      let isSpans = byLabel[0].estimate.coefficient == .krippendorffAlphaU
      parts.append(
        EstimateLines(
          title: "by label", valueTitle: isSpans ? "alpha" : "kappa", remarkTitle: isSpans ? "" : "specific agreement",
          rows: byLabel, confidence: report.plan.confidence, words: words
        ).render(in: canvas))
    }
    if !rows.byPair.isEmpty {
      parts.append(
        EstimateLines(
          title: "by pair", valueTitle: rows.byPair[0].estimate.coefficient == .cohenKappa ? "kappa" : "F1",
          rows: rows.byPair, confidence: report.plan.confidence, words: words
        ).render(in: canvas))
    }
    if report.pairs.count == 1, names.count <= 10 {
      parts += report.pairs.map { ConfusionLines(pair: $0, labels: names).render(in: canvas) }
    }
    parts.append(RaterLines(rows: rows, words: words, terms: .file).render(in: canvas))
    return parts
  }

  private var heading: String {
    let data = report.data
    let order =
      switch data.categoryOrder {
      case .declared: "as declared"
      case .numeric: "in ascending order"
      case .codePoint: "by code point"
      }
    let named = data.categories.count <= 8 ? ": " + data.categories.map(label).joined(separator: ", ") : ""
    return
      "\(sanitized(name)) · \(counted(data.raters.count, "rater")) · \(counted(data.units, "unit")),"
      + " \(data.pairableUnits) rated by two or more · \(counted(data.ratings, "rating")) ·"
      + " \(report.level.rawValue), \(counted(data.categories.count, "label")) \(order)\(named)"
  }

  private func readings(_ readings: Readings) -> String {
    "A rater without a row in a document has not read it, an empty start and end say that nothing was marked:"
      + " \(counted(readings.marked, "reading")) with spans, \(readings.empty) without, \(readings.absent) absent."
  }

  private var dropped: [String] {
    report.data.dropped.map { "Left out: \($0.count) \($0.what.rawValue) (\($0.what.reason))." }
      + (report.data.readings.map { [readings($0)] } ?? [])
  }
}
