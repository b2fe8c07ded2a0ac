// SPDX-License-Identifier: GPL-3.0-or-later
internal import AgreementStatistics
internal import AnnotationModel
internal import ReviewREPL
internal import TerminalIO

/// How a candidate does against people: the verdict, each person, and what stands beside.
struct CandidateLines: Screen {
  let report: CandidateReport
  let terms: Terms

  /// More people than this are left to the JSON.
  private static let most = 40

  func render(in canvas: Canvas) -> String {
    let annotators = report.test.annotators
    var table = Table(columns: [
      .init(terms.rater), .init("n", .trailing), .init("it as near", .trailing), .init("they", .trailing),
      .init("difference", .trailing), .init("se", .trailing), .init("p", .trailing), .init("p adjusted", .trailing),
      .init(""),
    ])
    table.rows = annotators.prefix(Self.most).map { one in
      let figures = [(one.candidateShare, 2), (one.humanShare, 2), (one.difference, 3), (one.standardError, 3)]
      return [sanitized(one.rater), String(one.n)] + figures.map { Figure.text($0, decimals: $1) }
        + [Figure.text(one.p, decimals: 4), Figure.text(one.adjusted, decimals: 4), one.wins ? "wins" : ""]
    }
    var parts = [canvas.sentences([verdict]), table.render(in: canvas)]
    if annotators.count > Self.most {
      parts.append(canvas.sentences(["and \(annotators.count - Self.most) more: --json has them"]))
    }
    return (parts + [canvas.sentences(beside)]).filter { !$0.isEmpty }.joined(separator: "\n")
  }

  private var verdict: String {
    let test = report.test
    let wins = test.annotators.count(where: \.wins)
    let units = report.clusters.map {
      "\(counted(report.units, terms.unit)) in \(counted($0, terms.cluster))"
    }
    return
      "\(sanitized(report.name)) \(test.isPassed ? "may" : "may not") stand in for people at epsilon"
      + " \(Figure.text(test.epsilon, decimals: 2)): it wins against \(wins) of \(test.annotators.count), omega"
      + " \(Figure.text(test.winningRate, decimals: 2)) where \(Figure.text(AlternativeAnnotatorTest.passMark, decimals: 2))"
      + " passes, rho \(Figure.text(test.advantage, decimals: 2)), on \(units ?? counted(report.units, terms.unit))."
  }

  private var beside: [String] {
    var sentences: [String] = []
    if report.test.isByCluster {
      sentences.append(
        "With \(terms.unit)s as independent, as published, omega would be"
          + " \(Figure.text(report.itemTest.winningRate, decimals: 2)).")
    }
    let curve = report.curve.map {
      "\(Figure.text($0.winningRate, decimals: 2)) at \(Figure.text($0.epsilon, decimals: 2))"
    }
    sentences.append("Omega over epsilon: \(listed(curve)).")
    sentences.append(
      "A baseline that never read anything, and gives the commonest answer, has omega"
        + " \(Figure.text(report.baseline.winningRate, decimals: 2)), rho"
        + " \(Figure.text(report.baseline.advantage, decimals: 2)).")
    if let boundary = report.boundary {
      sentences.append(
        "If errors are independent, people are right in \(percent(boundary.human)), and at this epsilon a candidate that"
          + " is right in \(percent(boundary.candidate)) is on the boundary.")
    }
    if let ceiling = report.ceiling {
      sentences.append(
        "Two people are alike in \(figure(ceiling.humans)), the candidate and a person in"
          + " \(figure(ceiling.candidate)), a difference of \(figure(ceiling.difference)).")
    }
    if let alpha = report.alpha { sentences.append(sentence(alpha)) }
    let few = report.notTested.prefix(10).map { "\(sanitized($0.rater)) (\($0.n))" }
    if !few.isEmpty {
      let more = report.notTested.count > few.count ? ["\(report.notTested.count - few.count) more"] : []
      sentences.append(
        "Not tested, for fewer than \(counted(AlternativeAnnotatorTest.fewestUnits, terms.unit)): \(listed(few + more))."
      )
    }
    return sentences
  }

  private func sentence(_ alpha: CandidateAlpha) -> String {
    func figure(_ value: Double?) -> String { value.map { Figure.text($0, decimals: 4) } ?? "undefined" }
    let places = alpha.inPlaceOf.prefix(10).map { "\(figure($0.value)) in the place of \(sanitized($0.rater))" }
    let start =
      "Krippendorff's alpha (\(alpha.metric)): people \(figure(alpha.humans)), with the candidate"
      + " \(figure(alpha.withCandidate))"
    return start + (places.isEmpty ? "." : "; with it \(listed(places)).")
  }

  private func figure(_ estimate: Estimate) -> String {
    guard let value = estimate.value else { return "none" }
    let limits = estimate.interval.map {
      " (\(Figure.text($0.lower, decimals: 2)) to \(Figure.text($0.upper, decimals: 2)))"
    }
    return Figure.text(value, decimals: 2) + (limits ?? "")
  }

  private func percent(_ share: Double) -> String { "\(Figure.text(share * 100, decimals: 0)) %" }
}
