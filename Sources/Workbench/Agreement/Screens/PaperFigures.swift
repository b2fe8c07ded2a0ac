// SPDX-License-Identifier: GPL-3.0-or-later
internal import AgreementStatistics
internal import AnnotationModel
internal import TerminalIO

/// A report's figures as a paper takes them: one table, a page with it, or the methods line.
struct PaperFigures {
  let report: AgreementReport
  /// What was measured: the file, or the articles.
  let name: String
  let terms: Terms
  /// The program with its version.
  let program: String
  /// The bootstrap's seed.
  let seed: UInt64
  /// What a category is called.
  let label: (String) -> String

  /// The figures in a format that is neither the screen nor CSV nor JSON.
  func text(_ format: AnswerFormat) throws -> String {
    if format == .sentence { return sentence + "\n" }
    let document = ReportDocument(
      title: "Agreement", subtitle: name,
      sections: [
        ReportDocument.Section(
          name: "agreement", title: "Agreement", blocks: [.sentences([sentence]), .table(table)])
      ], footer: [program])
    guard let markup = format.markup else { return try ReportPage(document: document).html() }
    return Markup(markup).tables(of: document)
  }

  /// All coefficients, those of labels and of pairs behind those of all.
  private var table: ReportTable {
    let columns: [ReportTable.Column] = [
      .text("coefficient"), .text("of"), .number("value"), .number("\(percent) % interval"), .text("kind"),
      .number("p"),
      .number("n"),
    ]
    let rows = report.coefficients.map { estimate -> [ReportCell] in
      let scale = (estimate.metric ?? estimate.weights).map { " (\($0))" } ?? ""
      let subject = estimate.category.map(label) ?? estimate.raters?.joined(separator: ", ") ?? "all"
      return [
        .text(estimate.coefficient.name + scale), .text(subject),
        estimate.reason.map { .reason($0.phrase) } ?? .number(estimate.value, decimals: 3),
        .text(estimate.interval.map { Self.limits($0, "–") } ?? ""), .text(estimate.interval?.method.rawValue ?? ""),
        .number(estimate.p, decimals: 3), .count(estimate.n),
      ]
    }
    return ReportTable(title: "Agreement, \(name)", columns: columns, rows: rows, remark: basis + ".")
  }

  /// The coefficient that the methods line gives: alpha at the level, of spans alpha-U.
  private var headline: Estimate? {
    let alphas = report.coefficients.filter {
      [.krippendorffAlpha, .krippendorffAlphaU].contains($0.coefficient) && $0.category == nil
    }
    return alphas.first { $0.metric == report.level.rawValue } ?? alphas.first
  }

  /// The methods line: coefficient, value, interval, units, raters, missing ratings, level, program and seed.
  var sentence: String {
    guard let estimate = headline else { return basis + "." }
    let level = estimate.metric.map { "\($0) " } ?? ""
    let title = estimate.coefficient == .krippendorffAlphaU ? "alpha for unitizing" : "\(level)alpha"
    guard let value = estimate.value else {
      return "Krippendorff's \(title) has no value (\(estimate.reason?.phrase ?? "undefined")); \(basis)."
    }
    let interval = estimate.interval.map { interval in
      ", \(percent) % interval \(Self.limits(interval, " to ")), \(Self.words(interval.method))\(seeded(interval.method))"
    }
    return "Krippendorff's \(title) was \(Self.number(value))\(interval ?? "") (\(basis))."
  }

  private var basis: String {
    let data = report.data
    let what = counted(data.units, data.readings == nil ? terms.unit : "document")
    let missing: String
    if let readings = data.readings {
      missing =
        "\(counted(data.ratings, "span")), \(readings.absent) of \(data.units * data.raters.count) readings missing"
    } else {
      let cells = data.units * data.raters.count
      missing = "\(max(0, cells - data.ratings)) of \(cells) ratings missing"
    }
    let clusters = data.clusters.flatMap { data.clustersIgnored ? nil : ", \(counted($0, terms.cluster)) as clusters" }
    return
      "\(what), \(data.pairableUnits) with two \(terms.rater)s or more, \(counted(data.raters.count, terms.rater)),"
      + " \(missing)\(clusters ?? ""), \(report.level.rawValue) level, \(counted(data.categories.count, "label"));"
      + " \(program)"
  }

  private func seeded(_ method: IntervalMethod) -> String {
    [.bootstrap, .bca].contains(method) ? " of \(report.plan.replicates) replicates, seed \(seed)" : ", seed \(seed)"
  }

  private var percent: String {
    let percent = report.plan.confidence * 100
    return Figure.text(percent, decimals: percent == percent.rounded() ? 0 : 1)
  }

  private static func words(_ method: IntervalMethod) -> String {
    switch method {
    case .analytic: "linearised with Student's t"
    case .smoothed: "smoothed by one pseudo-unit"
    case .jackknife: "by the jackknife"
    case .bootstrap: "by the percentile bootstrap"
    case .bca: "by the BCa bootstrap"
    case .sampling: "by sampling chance"
    }
  }

  private static func limits(_ interval: ConfidenceInterval, _ between: String) -> String {
    number(interval.lower) + between + number(interval.upper)
  }

  private static func number(_ value: Double) -> String { Figure.text(value, decimals: 3) }
}
