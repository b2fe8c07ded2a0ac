// SPDX-License-Identifier: GPL-3.0-or-later
internal import AgreementStatistics
internal import AnnotationAnalysis
internal import AnnotationModel
internal import ReviewREPL
internal import TerminalIO

/// A project's figures apart, one part a line.
struct BreakdownLines: Screen {
  let breakdown: Breakdown
  /// What a category is called.
  let label: (String) -> String
  let scope: String
  let confidence: Double
  let words: UndefinedWords

  func render(in canvas: Canvas) -> String {
    let main: Coefficient =
      switch breakdown.grouping {
      case .article, .outlet, .week, .codebook: .krippendorffAlpha
      case .label: .krippendorffAlphaCategory
      case .reviewer: .cohenKappa
      }
    let rows = breakdown.parts.compactMap { part in
      part[main].map { EstimateLines.Row(name: name(part), estimate: $0, remark: remark(part)) }
    }
    return EstimateLines(
      title: "by \(breakdown.grouping.rawValue), \(scope)", valueTitle: main == .cohenKappa ? "kappa" : "alpha",
      rows: rows, confidence: confidence, words: words
    ).render(in: canvas)
  }

  private func name(_ part: Breakdown.Part) -> String {
    if breakdown.grouping == .outlet, part.name.isEmpty { return "(unknown)" }
    return breakdown.grouping == .label ? label(part.name) : sanitized(part.name)
  }

  private func remark(_ part: Breakdown.Part) -> String {
    var remarks = ["n \(part.units)"]
    if let agreed = part[.percentAgreement]?.value { remarks.append("agreement \(Figure.text(agreed, decimals: 2))") }
    if let ac1 = part[.gwetAC1]?.value { remarks.append("AC1 \(Figure.text(ac1, decimals: 2))") }
    if let alpha = part.alphaWithout { remarks.append("alpha without \(Figure.text(alpha, decimals: 2))") }
    return remarks.joined(separator: ", ")
  }
}

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

/// What a model says of labels and raters, and whether it came to rest.
struct ModelLines: Screen {
  let model: ModelSummary
  /// What a category is called.
  let label: (String) -> String

  /// More raters than this are left to the JSON.
  private static let most = 40

  func render(in canvas: Canvas) -> String {
    var table = Table(columns: [.init("rater"), .init("competence", .trailing), .init("interval", isWhole: true)])
    table.rows = model.raters.prefix(Self.most).map { rater in
      [
        sanitized(rater.rater),
        rater.competence.map { Figure.text($0, decimals: 4) } ?? Signs(canvas.glyphs).undefined,
        Figure.text(rater.interval, within: 0...1, Signs(canvas.glyphs)),
      ]
    }
    var text = canvas.sentences([sentence]) + "\n"
    text += table.render(in: canvas)
    if model.raters.count > Self.most { text += "  and \(model.raters.count - Self.most) more: --json has them\n" }
    return text
  }

  private var sentence: String {
    let priors = zip(model.categories, model.classPrior).map { "\(label($0)) \(Figure.text($1, decimals: 4))" }
    var facts = [model.name]
    if let likelihood = model.logLikelihood { facts.append("log-likelihood \(Figure.text(likelihood, decimals: 4))") }
    if model.iterations > 0 {
      facts.append("\(counted(model.iterations, "iteration")), \(model.converged ? "converged" : "not yet at rest")")
    }
    return facts.joined(separator: ", ") + ". Labels: " + priors.joined(separator: ", ") + "."
  }
}

/// How many units an interval of the wanted half-width needs.
struct PlanLines: Screen {
  let plans: [SamplePlan]
  let terms: Terms

  func render(in canvas: Canvas) -> String {
    guard let first = plans.first else { return "" }
    let width = Figure.text(first.halfWidth, decimals: 3)
    var table = Table(columns: [
      .init("for an interval of \(width) to each side"), .init("now", .trailing), .init("\(terms.unit)s", .trailing),
      .init("needed", .trailing),
    ])
    table.rows = plans.map { plan in
      let kind = (plan.metric ?? plan.weights).map { ", \($0)" } ?? ""
      return [
        plan.coefficient.name + sanitized(kind), Figure.text(plan.currentHalfWidth, decimals: 3), String(plan.units),
        String(plan.unitsNeeded),
      ]
    }
    return table.render(in: canvas)
  }
}
