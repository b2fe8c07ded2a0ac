// SPDX-License-Identifier: GPL-3.0-or-later
internal import AgreementStatistics
internal import AnnotationAnalysis
internal import AnnotationModel
internal import TerminalIO

extension Report {
  /// Five answers for somebody who has read nothing else, and the figures behind them.
  var summary: ReportDocument.Section {
    let answers = [
      ("What is here?", extent), ("How far do the reviewers agree?", agreed),
      ("Who disagrees most, and on what?", focus),
      ("Is it good enough to train on?", sufficiency), ("What would help most?", advice),
    ]
    return section(
      .summary, [.figures(headline), .answers(answers.map { (question: $0.0, answer: $0.1) })], [command()])
  }

  private var headline: [ReportDocument.KeyFigure] {
    let data = report.data, alpha = report[.krippendorffAlpha], observed = report[.percentAgreement]
    func figure(_ name: String, _ estimate: Estimate?) -> ReportDocument.KeyFigure {
      let limits = estimate?.interval.map { (lower: $0.lower, upper: $0.upper) }
      return .init(
        name: name, cell: .estimate(estimate?.value, limits, within: estimate?.coefficient.range ?? -.infinity...1))
    }
    return [
      figure("Krippendorff’s alpha", alpha), figure("Observed agreement", observed),
      .init(name: "Paragraphs read by two or more", cell: .count(data.pairableUnits), remark: "of \(data.units)"),
      .init(name: "Gold labels", cell: .count(texts.gold.settled), remark: settledOf),
    ]
  }

  /// Of how many paragraphs gold says something: of some it says that nobody could tell, or rests on what changed.
  private var settledOf: String {
    let gold = texts.gold
    return gold.count == gold.settled ? "" : "of \(gold.count) looked at; the others are unresolved or stale"
  }

  private var extent: String {
    let data = report.data, readings = progress.reviewers.map(\.figures)
    let finished = readings.reduce(0) { $0 + $1.finished }, all = readings.reduce(0) { $0 + $1.readings }
    let who = data.raters.count <= 6 ? listed(data.raters.map(names.reviewer)) : "\(data.raters.count) reviewers"
    let done = "\(finished) of \(counted(all, "reading")) of the project \(finished == 1 ? "is" : "are") finished"
    guard !data.raters.isEmpty else {
      return (["Nothing that two reviewers have finished yet; \(done)."] + leftOut).joined(separator: " ")
    }
    return
      "\(who) labelled \(counted(data.units, "paragraph")) of \(counted(agreement.selection.articles.count, "article"))"
      + " under the codebook \(rules); \(done)."
  }

  /// The versions of the codebook that decisions were made under.
  var rules: String {
    let versions = agreement.rules.isEmpty ? [codebook.reference] : agreement.rules
    return listed(versions.map { names.name($0.replacing("@", with: " ")) })
  }

  private var agreed: String {
    guard let alpha = report[.krippendorffAlpha] else { return "That can not be said yet." }
    guard let value = alpha.value else {
      let words = UndefinedWords(
        terms: .project, onlyLabel: OnlyLabel(report).name(among: report.data.categories.map(name)))
      return "That can not be said: \(alpha.reason.map(words.words) ?? "there is no figure")."
    }
    let pairs = report[.percentAgreement]?.value.map { percent($0) } ?? "no"
    return
      "Krippendorff’s alpha is \(figure(value))\(interval(alpha)), over the"
      + " \(counted(report.data.pairableUnits, "paragraph")) that two or more labelled: 1 is full agreement, 0 what chance"
      + " gives. Two reviewers of a paragraph gave it the same label in \(pairs) of cases."
  }

  private var focus: String {
    let focus = DisagreementFocus(report)
    guard let pair = focus.pair else {
      return report.data.pairableUnits == 0
        ? "No two reviewers can be compared yet." : "Nobody: the labels never differ."
    }
    var sentence =
      "\(listed(pair.reviewers.map(names.reviewer))), who differ on \(pair.differing) of the"
      + " \(counted(pair.both, "paragraph")) that both read (\(percent(pair.share)))"
    if let labels = pair.labels {
      sentence += ", most often \(against(labels)) (\(counted(pair.count, "time")))"
    }
    return sentence + "."
  }

  private var sufficiency: String {
    let alpha = report[.krippendorffAlpha], source = "(Krippendorff 2004, p. 241)"
    let lower = alpha?.interval.map { figure($0.lower) } ?? "unknown"
    let verdict =
      switch Sufficiency(alpha) {
      case .reliable: "Yes by the usual rule \(source): even the lower end of the interval reaches 0.80."
      case .probablyReliable:
        "Probably: alpha reaches the 0.80 of labels to rely on \(source), though the lower end of its interval is \(lower)."
      case .tentative:
        "For tentative conclusions: alpha and all of its interval lie above 0.667, but alpha is below the 0.80 of labels to rely"
          + " on \(source)."
      case .probablyTentative:
        "With care: alpha lies between 0.667, the least for tentative conclusions, and the 0.80 of labels to rely on"
          + " \(source), and the lower end of its interval is \(lower)."
      case .insufficient:
        "Not as single reviewers labelled it: alpha is below 0.667, where not even tentative conclusions are drawn \(source)."
      case .unknown: "That can not be said yet."
      }
    let labels = counted(texts.gold.settled, "paragraph")
    let resolved =
      texts.gold.settled == 0
      ? "Nothing is adjudicated yet."
      : "\(labels) \(texts.gold.settled == 1 ? "has" : "have") a gold label, which all gave or somebody decided: train on"
        + " those, and on no single reviewer’s labels."
    return "\(verdict) \(resolved)"
  }

  private var advice: String {
    let focus = DisagreementFocus(report)
    guard report.data.pairableUnits > 0 else {
      if notHere > 0 { return "The labels that other copies still keep: everything here waits for them." }
      return "A second reviewer: agreement is measured where two have finished the same article."
    }
    var parts: [String] = []
    if let spot = focus.labels {
      let without = focus.alphaWithoutThem.map { "; without it alpha would be about \(figure($0))" } ?? ""
      parts.append(
        "A clearer line between \(listed(spot.categories.map { quoted(name(of: $0)) })), which are"
          + " \(percent(spot.share)) of all disagreement\(without).")
    }
    if let cause = texts.gold.mainCause {
      let all = texts.gold.causes.values.reduce(0, +)
      let which =
        all == 1
        ? "The difference whose cause was said" : "Of the \(all) differences whose cause was said, \(cause.count)"
      parts.append("\(which) \(cause.count == 1 ? "was" : "were") put down to \(quoted(cause.cause.name)).")
    }
    if let alpha = report[.krippendorffAlpha],
      let plan = SamplePlan(alpha, halfWidth: 0.1, confidence: report.plan.confidence), plan.unitsNeeded > plan.units
    {
      parts.append(
        "About \(plan.unitsNeeded) paragraphs read twice would make the interval 0.10 to each side; there are \(plan.units)."
      )
    }
    return parts.isEmpty ? "Nothing stands out: the labels do not differ." : parts.joined(separator: " ")
  }

  private func against(_ labels: [String]) -> String {
    labels.map { quoted(name(of: $0)) }.joined(separator: " against ")
  }

  private func interval(_ estimate: Estimate) -> String {
    guard let limits = estimate.interval, limits.lower < limits.upper else { return "" }
    return " (95 % interval \(figure(limits.lower)) to \(figure(min(1, limits.upper))))"
  }

  func figure(_ value: Double) -> String { Figure.text(value, decimals: 2) }

  func percent(_ share: Double) -> String { Figure.text(share * 100, decimals: 0) + " %" }

  /// A section with the commands that print its figures.
  func section(
    _ section: ReportSection, _ blocks: [ReportDocument.Block], _ commands: [String]
  ) -> ReportDocument.Section {
    ReportDocument.Section(name: section.rawValue, title: section.title, blocks: blocks, commands: commands)
  }
}
