// SPDX-License-Identifier: GPL-3.0-or-later
internal import AgreementStatistics
internal import AnnotationModel
internal import ReviewREPL
internal import TerminalIO

/// How far the reviewers of a project agree.
struct ProjectAgreementScreen: Screen {
  let agreement: ProjectAgreement
  let listsDifferences: Bool

  func render(in canvas: Canvas) -> String {
    let notes = ProjectNotes(agreement: agreement)
    guard !agreement.selection.articles.isEmpty else { return notes.pending(canvas) }
    let report = agreement.report
    var parts = [heading, estimates.render(in: canvas), byLabel.render(in: canvas)]
    parts += report.pairs.filter { $0.n > 0 }.prefix(Self.tables).map {
      ConfusionLines(pair: $0, labels: labels).render(in: canvas)
    }
    let differences = DifferenceLines(
      differences: agreement.differences, codebook: agreement.codebook,
      namesArticles: agreement.selection.articles.count > 1, isLong: listsDifferences)
    parts.append(differences.render(in: canvas))
    parts.append(WarningLines(warnings: report.diagnostics.warnings, terms: .project).render(in: canvas))
    parts += [notes.leftOut(canvas), notes.pending(canvas)]
    return parts.filter { !$0.isEmpty }.joined(separator: "\n")
  }

  /// Up to this many pairs are shown as tables.
  private static let tables = 3

  private var heading: String {
    let data = agreement.report.data
    let articles = agreement.selection.articles
    let place = articles.count == 1 ? articles[0] : "\(articles.count) articles"
    let both = data.raters.count == 2 ? "both" : "two or more"
    return "  \(place) · \(data.raters.joined(separator: ", ")) · \(data.units) paragraphs (\(scope)),"
      + " \(data.pairableUnits) judged by \(both)\n"
  }

  private var scope: String { agreement.scope == .body ? "body and deck" : "every kind" }

  private var labels: [String] {
    agreement.report.data.categories.map { id in
      sanitized(agreement.codebook.definition(of: LabelID(rawValue: id))?.name ?? id)
    }
  }

  private var words: UndefinedWords {
    let used = zip(labels, labels.indices).filter { _, place in
      agreement.report.pairs.contains { pair in
        pair.confusion[place].contains { $0 > 0 } || pair.confusion.contains { $0[place] > 0 }
      }
    }
    return UndefinedWords(terms: .project, onlyLabel: used.count == 1 ? used.first?.0 : nil)
  }

  private var estimates: EstimateLines {
    let report = agreement.report
    let pairs = report.coefficients.filter { $0.coefficient == .cohenKappa && $0.weights == nil }
    let wanted: [Coefficient] = [.percentAgreement, .fleissKappa, .gwetAC1, .krippendorffAlpha]
    let rows = wanted.compactMap { report[$0] }.map {
      EstimateLines.Row(name: $0.coefficient.name, estimate: $0, remark: remark($0))
    }
    let cohen = pairs.map { estimate in
      let names = pairs.count > 1 ? estimate.raters.map { ", " + $0.joined(separator: " and ") } ?? "" : ""
      return EstimateLines.Row(
        name: estimate.coefficient.name + names, estimate: estimate, remark: agreement.scope.rawValue)
    }
    return EstimateLines(
      rows: Array(rows.prefix(1)) + cohen + Array(rows.dropFirst()), confidence: report.plan.confidence, words: words)
  }

  private func remark(_ estimate: Estimate) -> String {
    guard estimate.coefficient == .krippendorffAlpha else { return agreement.scope.rawValue }
    let single = agreement.report.data.units - agreement.report.data.pairableUnits
    return "\(agreement.scope.rawValue), \(estimate.metric ?? "nominal")" + (single > 0 ? ", \(single) missing" : "")
  }

  private var byLabel: EstimateLines {
    let report = agreement.report
    func estimate(_ coefficient: Coefficient, _ category: String) -> Estimate? {
      report.coefficients.first { $0.coefficient == coefficient && $0.category == category }
    }
    let rows = zip(report.data.categories, labels).compactMap { category, label -> EstimateLines.Row? in
      guard let kappa = estimate(.fleissKappaCategory, category) else { return nil }
      let agreed = estimate(.specificAgreement, category)?.value.map { Figure.text($0, decimals: 2) }
      return EstimateLines.Row(name: label, estimate: kappa, remark: agreed ?? "")
    }
    return EstimateLines(
      title: "by label, \(scope)", valueTitle: "kappa", remarkTitle: "specific agreement", rows: rows,
      confidence: report.plan.confidence, words: words)
  }
}
