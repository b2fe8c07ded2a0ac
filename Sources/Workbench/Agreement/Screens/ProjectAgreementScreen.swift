// SPDX-License-Identifier: GPL-3.0-or-later
internal import AgreementStatistics
internal import AnnotationAnalysis
internal import AnnotationModel
internal import ReviewREPL
internal import TerminalIO

/// How far the reviewers of a project agree.
struct ProjectAgreementScreen: Screen {
  let agreement: ProjectAgreement
  let listsDifferences: Bool
  let isPlotted: Bool

  /// Up to this many pairs are shown as tables.
  private static let tables = 3

  func render(in canvas: Canvas) -> String {
    let notes = ProjectNotes(agreement: agreement)
    guard !agreement.selection.articles.isEmpty else { return notes.pending(canvas) }
    var parts = [canvas.sentences([heading])]
    if let candidate = agreement.report.candidate {
      parts.append(CandidateLines(report: candidate, terms: .project).render(in: canvas))
    }
    parts.append(overall.render(in: canvas))
    parts.append(
      ExplanationLines(
        report: agreement.report, coefficients: agreement.report.explained, label: agreement.codebook.name
      ).render(in: canvas))
    if isPlotted { parts.append(EstimatePlot(rows: overall.rows).render(in: canvas)) }
    parts.append(byLabel.render(in: canvas))
    parts += agreement.report.pairs.prefix(Self.tables).map {
      ConfusionLines(pair: $0, labels: labels).render(in: canvas)
    }
    parts += further(canvas) + [differences.render(in: canvas)]
    let warnings = ReportWarnings(report: agreement.report, terms: .project, label: agreement.codebook.name)
    parts += [warnings.render(in: canvas), notes.leftOut(canvas), notes.pending(canvas)]
    return parts.filter { !$0.isEmpty }.joined(separator: "\n")
  }

  private var rows: ReportRows { ReportRows(report: agreement.report, scope: agreement.scope.rawValue) }

  private var heading: String {
    let data = agreement.report.data
    let articles = agreement.selection.articles
    let place = articles.count == 1 ? articles[0] : counted(articles.count, "article")
    let both = data.raters.count == 2 ? "both" : "two or more"
    return
      "\(sanitized(place)) · \(data.raters.map(sanitized).joined(separator: ", ")) · \(counted(data.units, "paragraph")) (\(scope)),"
      + " \(data.pairableUnits) judged by \(both) · \(rules)"
  }

  /// The round, where it is not the blind one, and the codebook; where labels have other names now, whose these are.
  private var rules: String {
    let round = agreement.selection.round == 1 ? "" : "round \(agreement.selection.round) · "
    let versions = agreement.rules.isEmpty ? [agreement.codebook.reference] : agreement.rules
    let later = versions.contains(agreement.codebook.reference) ? "" : ", read under \(agreement.codebook.version)"
    return round + "codebook " + versions.map { sanitized($0).replacing("@", with: " ") }.joined(separator: ", ")
      + later
  }

  private var scope: String { agreement.scope == .body ? "body and deck" : "every kind" }

  private var labels: [String] {
    agreement.report.data.categories.map(agreement.codebook.name)
  }

  private var words: UndefinedWords {
    UndefinedWords(terms: .project, onlyLabel: OnlyLabel(agreement.report).name(among: labels))
  }

  private var overall: EstimateLines {
    let isNominal = agreement.report.level == .nominal
    let wanted: [Coefficient] = [.percentAgreement, .fleissKappa, .gwetAC1, .krippendorffAlpha]
    return EstimateLines(
      rows: rows.overall(isNominal ? wanted : nil), confidence: agreement.report.plan.confidence, words: words)
  }

  private var byLabel: EstimateLines {
    EstimateLines(
      title: "by label, \(scope)", valueTitle: "kappa", remarkTitle: "specific agreement", rows: rows.byLabel(labels),
      confidence: agreement.report.plan.confidence, words: words)
  }

  private var differences: DifferenceLines {
    DifferenceLines(
      differences: agreement.differences, codebook: agreement.codebook,
      namesArticles: agreement.selection.articles.count > 1, isLong: listsDifferences)
  }

  /// What was asked for beyond the usual.
  private func further(_ canvas: Canvas) -> [String] {
    var parts: [String] = []
    if !rows.raters.isEmpty { parts.append(RaterLines(rows: rows, words: words, terms: .project).render(in: canvas)) }
    if let breakdown = agreement.breakdowns.first {
      parts.append(
        BreakdownLines(
          breakdown: breakdown, label: agreement.codebook.name, scope: scope,
          confidence: agreement.report.plan.confidence, words: words
        ).render(in: canvas))
    }
    if let model = agreement.report.model {
      parts.append(ModelLines(model: model, label: agreement.codebook.name).render(in: canvas))
    }
    parts.append(PlanLines(plans: agreement.report.diagnostics.plans, terms: .project).render(in: canvas))
    parts.append(
      StudyPlanLines(plans: agreement.report.planning, aims: agreement.report.aims, terms: .project).render(in: canvas))
    return parts
  }
}
