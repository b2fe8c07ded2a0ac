// SPDX-License-Identifier: GPL-3.0-or-later
internal import AgreementStatistics
internal import AnnotationAnalysis
internal import AnnotationModel
internal import TerminalIO

/// The words for a paper: methods, results, and what a report on reliability is asked for.
///
/// The points follow O'Connor and Joffe 2020, Intercoder Reliability in Qualitative Research, International Journal of
/// Qualitative Methods 19; what the project does not know stays unanswered.
struct PaperText {
  private let source: Report

  init(_ report: Report) { source = report }

  func text(_ format: MarkupFormat) -> String {
    let markup = Markup(format)
    let parts = [
      markup.heading("Methods"), markup.paragraph(methods), markup.heading("Results"), markup.paragraph(results),
      markup.heading("Checklist of reporting"), markup.checklist(checklist), markup.heading("References"),
      references.map { markup.paragraph([$0]) }.joined(separator: "\n"),
    ]
    return parts.joined(separator: "\n")
  }

  private var report: AgreementReport { source.report }
  private var alpha: Estimate? { report[.krippendorffAlpha] }

  private var methods: [String] {
    let data = report.data, codebook = source.codebook
    let labels = listed(codebook.labels.map { source.names.name($0.name) })
    var sentences = [
      "\(counted(source.agreement.selection.articles.count, "article was", plural: "articles were")) labelled by"
        + " \(counted(data.raters.count, "reviewer")) with \(source.request.program) under the codebook \(source.rules), which"
        + " has \(counted(codebook.labels.count, "label")): \(labels).",
      "The unit is the paragraph as the article prints it; paragraphs of body and deck got one main label each.",
      independence + late,
      "\(data.pairableUnits) of \(counted(data.units, "paragraph")) (\(share(data.pairableUnits, data.units))) were labelled by"
        + " two or more.",
    ]
    if let check = source.protocolCheck { sentences.append(fixed(check)) }
    if !source.training.articles.isEmpty {
      let rule = source.training.rule
      sentences.append(
        "Reviewers were trained on \(counted(source.training.articles.count, "article")) with known labels; the training was"
          + " passed with \(rule.passMark) % of first answers right, in \(counted(rule.attempts, "attempt")) at most.")
    }
    return sentences + [measures]
  }

  /// The same for the checklist; nil where nobody here knows.
  private var apartness: String? {
    if source.seen > 0 {
      return
        "not all: \(counted(source.seen, "pair")) of reviews could have been seen (attest doctor --blindness names them)"
    }
    guard source.imported == 0 else { return nil }
    let reveals = source.reveals.count, late = source.agreement.late.seen
    let changed = late == 0 ? "" : "; labels changed after another’s could be seen: \(late)"
    return
      "blind until both had finished; revealed early: \(reveals == 0 ? "never" : counted(reveals, "time"))\(changed)"
  }

  private var independence: String {
    let reveals = source.reveals.count
    let unfinished =
      "labels of unfinished reviews were \(reveals == 0 ? "never revealed" : "revealed \(counted(reveals, "time"))")"
    if source.imported > 0, source.seen == 0 {
      return
        "Labels of \(counted(source.imported, "pair")) of reviews were imported, and whether they were made apart is not known"
        + " here; \(unfinished)."
    }
    guard source.seen > 0 else {
      if source.agreement.late.seen > 0 {
        return "Reviewers worked independently only until both had finished the article; \(unfinished)."
      }
      return
        "Reviewers worked independently: nobody saw another’s labels before both had finished the article, and \(unfinished)."
    }
    return
      "Not all reviews are independent: of \(counted(source.seen, "pair")) of reviews one could have been seen before the other"
      + " was made, and \(unfinished)."
  }

  /// What was changed when it was no longer blind, behind the sentence on independence.
  private var late: String { source.agreement.late.sentence.map { " " + $0.replacing("'", with: "’") } ?? "" }

  private func fixed(_ check: ProtocolCheck) -> String {
    let content = check.record.facts.content,
      limit = content.limit.map { " (\($0.rawValue) end of the interval)" } ?? ""
    return
      "A protocol frozen on \(source.day(check.record.madeAt)) fixed \(counted(content.sample.count, "article")),"
      + " \(counted(content.overlap, "reading")) of each, and that \(content.coefficient.replacing("_", with: " "))\(limit) is"
      + " at least \(content.threshold); deviations: \(check.deviations.count)."
  }

  private var measures: String {
    let agreed =
      "Agreement is Krippendorff’s nominal alpha (Krippendorff 2004), beside Gwet’s AC1 (Gwet 2008) and the observed"
      + " agreement"
    guard let interval = alpha?.interval else {
      return "\(agreed); an interval of \(percent(report.plan.confidence)) can not be had."
    }
    let method =
      switch interval.method {
      case .analytic: "by linearised variance and Student’s t"
      case .smoothed: "with one pseudo-unit on the arcsine scale"
      case .jackknife: "by the jackknife"
      case .bootstrap: "by the percentile bootstrap"
      case .bca: "by the BCa bootstrap"
      case .sampling: "by sampling chance"
      }
    let clusters = report.data.clusters.flatMap { report.data.clustersIgnored ? nil : $0 }
    let dependent = clusters.map { ", with \($0) articles as clusters" } ?? ""
    return "\(agreed); intervals of \(percent(report.plan.confidence)) are made \(method)\(dependent)."
  }

  private var results: [String] {
    guard report.data.pairableUnits > 0 else { return ["No paragraph was labelled by two reviewers who finished."] }
    let overall: [Coefficient] = [.krippendorffAlpha, .gwetAC1, .percentAgreement]
    var sentences = overall.compactMap { report[$0] }.map { estimate in
      sentence(
        estimate.coefficient == .percentAgreement ? "The observed agreement" : estimate.coefficient.name, estimate)
    }
    let byLabel = report.coefficients.filter { $0.coefficient == .krippendorffAlphaCategory }
    let had = byLabel.filter { $0.value != nil }, missing = byLabel.filter { $0.value == nil }
    if !had.isEmpty { sentences.append("By label, alpha is \(listed(had.map { "\(figure($0)) for \(name($0))" })).") }
    if !missing.isEmpty { sentences.append("Alpha can not be had for \(listed(missing.map(name))).") }
    let kappas = report.coefficients.filter { $0.coefficient == .cohenKappa && $0.weights == nil }.compactMap(\.value)
    if kappas.count > 1, let low = kappas.min(), let high = kappas.max() {
      sentences.append(
        "Cohen’s kappa of the \(kappas.count) pairs of reviewers goes from \(number(low)) to \(number(high)).")
    }
    for round in source.discussions {
      guard let alpha = round.report[.krippendorffAlpha] else { continue }
      sentences.append(sentence("After discussion, in round \(round.selection.round), alpha", alpha))
    }
    return sentences + [retest, resolved].compactMap { $0 }
  }

  private var retest: String? {
    let same = source.quality.reduce((0, 0)) { ($0.0 + $1.retest.count, $0.1 + $1.retest.of) }
    guard same.1 > 0 else { return nil }
    return
      "In silent re-tests reviewers gave \(same.0) of \(same.1) paragraphs (\(share(same.0, same.1))) the same label again."
  }

  private var resolved: String? {
    let gold = source.texts.gold
    guard gold.count > 0 else { return nil }
    let ways = GoldRecord.Origin.allCases.compactMap { how in gold.origins[how].map { "\($0) \(how.rawValue)" } }
    let causes = DisagreementCause.allCases.compactMap { cause in gold.causes[cause].map { "\(cause.name) \($0)" } }
    let why = causes.isEmpty ? "" : " Causes of difference: \(causes.joined(separator: ", "))."
    let discussed = gold.agreedAfterDiscussion
    let after = discussed == 0 ? "" : ", \(discussed) of the unanimous ones after a discussion"
    let resolved = counted(gold.count, "paragraph was", plural: "paragraphs were")
    return "\(resolved) resolved: \(ways.joined(separator: ", "))\(after).\(why)"
  }

  /// What a report on reliability is asked for, with what the project knows.
  private var checklist: [(point: String, answer: String?)] {
    let data = report.data, check = source.protocolCheck
    let training =
      source.training.articles.isEmpty ? nil : "trained on \(counted(source.training.articles.count, "article"))"
    return [
      ("Why reliability was assessed", nil),
      ("How many coders", data.raters.isEmpty ? nil : "\(data.raters.count)"),
      ("Who they are, and how they stand to the study", nil),
      ("How they were trained", training),
      ("What a unit is, and who drew its borders", "the paragraph, as the article prints it; nobody splits it"),
      (
        "How many codes, and where they are defined", "\(source.codebook.labels.count), in the codebook \(source.rules)"
      ),
      ("How the codebook came about", source.codebooks.count > 1 ? "over \(source.codebooks.count) versions" : nil),
      ("How the material was chosen", check == nil ? nil : "as the frozen protocol says"),
      (
        "How much was coded by two or more",
        data.units == 0
          ? nil : "\(data.pairableUnits) of \(data.units) paragraphs (\(share(data.pairableUnits, data.units)))"
      ),
      (
        "Whether coders worked independently",
        apartness
      ),
      ("Which measure", "Krippendorff’s alpha, nominal"),
      ("Why that one", nil),
      (
        "Which threshold was fixed beforehand",
        check.map { "\($0.record.facts.content.coefficient) ≥ \($0.record.facts.content.threshold)" }
      ),
      ("What came out, with its interval", alpha?.value == nil ? nil : alpha.map(figure)),
      ("What came out for each code", alpha?.value == nil ? nil : "see the results"),
      ("How often it was assessed", "\(counted(1 + source.discussions.count, "round"))"),
      ("How differences were resolved", resolved),
      ("Whether coders agree with themselves", retest),
      ("What became of codes that are not reliable", nil),
      ("Which program, and how to repeat it", "\(source.request.program): \(source.command())"),
    ]
  }

  private let references = [
    "Gwet, K. L. (2008). Computing inter-rater reliability and its variance in the presence of high agreement. British Journal"
      + " of Mathematical and Statistical Psychology 61, 29–48.",
    "Krippendorff, K. (2004). Content Analysis: An Introduction to Its Methodology, 2nd ed. Sage.",
    "O’Connor, C., and Joffe, H. (2020). Intercoder Reliability in Qualitative Research: Debates and Practical Guidelines."
      + " International Journal of Qualitative Methods 19. https://doi.org/10.1177/1609406919899220",
  ]

  /// That something is so much, or that it can not be had.
  private func sentence(_ subject: String, _ estimate: Estimate) -> String {
    estimate.value == nil ? "\(subject) can not be had." : "\(subject) is \(figure(estimate))."
  }

  private func name(_ estimate: Estimate) -> String { source.name(of: estimate.category ?? "") }

  private func figure(_ estimate: Estimate) -> String {
    guard let value = estimate.value else { return "not to be had" }
    guard let limits = estimate.interval, limits.lower < limits.upper else {
      return "\(number(value)) (n = \(estimate.n))"
    }
    return
      "\(number(value)) (\(percent(report.plan.confidence)) interval \(number(limits.lower)) to"
      + " \(number(min(1, limits.upper))), n = \(estimate.n))"
  }

  private func number(_ value: Double) -> String { Figure.text(value, decimals: 3) }

  private func percent(_ share: Double) -> String { Figure.text(share * 100, decimals: 0) + " %" }

  private func share(_ count: Int, _ whole: Int) -> String {
    whole == 0 ? "none" : percent(Double(count) / Double(whole))
  }
}
