// SPDX-License-Identifier: GPL-3.0-or-later
internal import AgreementStatistics
internal import AnnotationModel
internal import TerminalIO

/// The rows a table makes of a report.
struct ReportRows {
  let report: AgreementReport
  /// Which paragraphs count, in a project.
  var scope: String?

  /// Above this many pairs of raters a sentence sums them up.
  private static let pairs = 15

  /// Of all raters at once: the observed agreement, the pairs while they are few, then everything else.
  ///
  /// - Parameters:
  ///   - wanted: the coefficients; nil takes all.
  ///   - isApart: whether pairs have a table of their own, unless there is but one.
  /// - Returns: the rows.
  func overall(_ wanted: [Coefficient]? = nil, pairsApart isApart: Bool = false) -> [EstimateLines.Row] {
    let all = report.coefficients.filter { estimate in
      estimate.category == nil && estimate.raters == nil && wanted?.contains(estimate.coefficient) != false
    }
    let observed = all.prefix { $0.coefficient == .percentAgreement || $0.coefficient == .unanimity }
    let pairs = isApart && report.data.raters.count > 2 ? [] : self.pairs
    return observed.map(row) + pairs + all.dropFirst(observed.count).map(row)
  }

  /// Of each pair, where there are several and a table can show them: their names, and what is measured beside the units
  /// both rated.
  var byPair: [EstimateLines.Row] {
    guard report.data.raters.count > 2 else { return [] }
    return pairs.map { row in
      let isUsual = row.estimate.coefficient == .cohenKappa && row.estimate.weights == nil
      let what = isUsual ? "" : joined(row.name, row.estimate.weights ?? "")
      return EstimateLines.Row(name: row.subject, estimate: row.estimate, remark: joined(what, "n \(row.estimate.n)"))
    }
  }

  /// The figure most would quote, alpha of the level, with what was observed.
  func summary(_ signs: Signs) -> String? {
    let all = report.coefficients.filter { $0.category == nil && $0.raters == nil && $0.value != nil }
    let named =
      [SetDistance.masi.rawValue, report.level.rawValue].compactMap { metric in
        all.first { $0.coefficient == .krippendorffAlpha && $0.metric == metric }
      }.first ?? all.first { $0.coefficient == .krippendorffAlphaU }
    let observed = all.first { $0.coefficient == .percentAgreement }
    let figures = [named, observed].compactMap { $0 }.map { estimate in
      let limits = estimate.interval.flatMap { $0.lower < $0.upper ? (lower: $0.lower, upper: $0.upper) : nil }
      let interval = limits == nil ? "" : " (\(Figure.text(limits, within: estimate.coefficient.range, signs)))"
      let metric = estimate.metric.map { " (\($0))" } ?? ""
      return "\(estimate.coefficient.name)\(metric) \(Figure.text(estimate.value ?? 0, decimals: 2))\(interval)"
    }
    return named == nil ? nil : figures.joined(separator: ", ") + "."
  }

  /// Cohen's kappa of each pair, and Scott's pi where there is but one.
  private var pairs: [EstimateLines.Row] {
    let pairs = report.coefficients.filter { $0.raters?.count == 2 }
    guard report.pairs.count <= Self.pairs else { return [] }
    let isOne = report.data.raters.count == 2
    return pairs.filter { scope == nil || $0.coefficient == .cohenKappa }.map { estimate in
      let names = (estimate.raters ?? []).map(sanitized).joined(separator: " and ")
      var row = row(estimate)
      if !isOne { (row.subject, row.remark) = (names, joined(row.remark, "\(names), n \(estimate.n)")) }
      return row
    }
  }

  /// One sentence for more pairs than a table can show.
  var pairSentence: String? {
    guard let summary = report.diagnostics.cohenPairs, report.pairs.count > Self.pairs else { return nil }
    let mean = summary.meanWeightedByUnits.map { Figure.text($0, decimals: 4) } ?? "none"
    return
      "Cohen's kappa of \(summary.defined) pairs, weighted by what they share: \(mean); \(summary.withoutOverlap) of"
      + " \(summary.pairs) pairs share nothing. --json has each pair."
  }

  /// Of each label, with the observed agreement on it.
  func byLabel(_ names: [String]) -> [EstimateLines.Row] {
    zip(report.data.categories, names).compactMap { category, name in
      let mine = report.coefficients.filter { $0.category == category }
      guard let main = mine.first(where: { $0.coefficient != .specificAgreement }) else { return nil }
      let agreed = mine.first { $0.coefficient == .specificAgreement }?.value.map { Figure.text($0, decimals: 2) }
      return EstimateLines.Row(name: name, estimate: main, remark: agreed ?? "")
    }
  }

  /// Each of three raters and more against the rest.
  var raters: [EstimateLines.Row] {
    report.diagnostics.influence.map { influence in
      let without = influence.alphaWithout.map { Figure.text($0, decimals: 4) } ?? ""
      return EstimateLines.Row(name: sanitized(influence.rater), estimate: influence.againstRest, remark: without)
    }
  }

  private func row(_ estimate: Estimate) -> EstimateLines.Row {
    var remark = joined(scope ?? "", estimate.metric ?? estimate.weights ?? "")
    let single = report.data.units - report.data.pairableUnits
    if estimate.coefficient == .krippendorffAlpha, single > 0 { remark = joined(remark, "\(single) missing") }
    if let pairs = estimate.pairs, pairs.defined < pairs.all {
      remark = joined(remark, "mean of \(pairs.defined) of \(pairs.all) pairs")
    }
    return EstimateLines.Row(name: estimate.coefficient.name, estimate: estimate, remark: remark)
  }

  private func joined(_ one: String, _ other: String) -> String {
    [one, other].filter { !$0.isEmpty }.joined(separator: ", ")
  }
}
