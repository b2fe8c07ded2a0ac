// SPDX-License-Identifier: GPL-3.0-or-later
internal import AgreementStatistics
internal import AnnotationAnalysis
internal import AnnotationModel
internal import AnnotationStore
internal import JSON
internal import ReviewREPL
internal import TerminalIO

extension Workspace {
  /// Shows how each reviewer's finished work compares with gold, with the others and with itself; for the owner.
  public func quality(isJSON: Bool) throws(Failure) {
    let undone = "quality not shown"
    let store = try open(.read, for: undone)
    try attempt(undone) {
      if let viewer { throw WorkError.notTheirs(reviewer: viewer) }
      let screen = try quality(store)
      isJSON ? say(screen.json.text) : output.write(screen.render(in: output.canvas))
    }
  }

  /// The figures of every reviewer's finished work.
  ///
  /// - Parameters:
  ///   - store: the project.
  ///   - reading: what was read of it already.
  ///   - report: the agreement over the whole project with the model, where it was measured already.
  /// - Returns: the figures, and the codebook that they are under.
  /// - Throws: what can not be read or measured.
  func quality(
    _ store: ProjectStore, _ reading: ProjectReading? = nil, _ report: AgreementReport? = nil
  ) throws -> QualityScreen {
    let reading = try reading ?? ProjectReading(store), all = reading.labels
    let finished = Set(reading.work.reviews.filter(\.isFinished).map(\.id))
    let history = CodebookHistory(try store.codebooks()), standard = try DefaultCodebook.read()
    let isFinished = all.allSatisfy { finished.contains($0.review) }
    let labels = isFinished ? all : all.filter { finished.contains($0.review) }
    let read = VersionedLabels(labels, under: history, standard: standard)
    let report = try report ?? measure(.forQuality, store, reading).report
    let figures = ReviewerQuality.all(
      read.records, try store.annotations().filter { finished.contains($0.review) }, gold: try store.gold(),
      priors: try store.priors(), report: report)
    return QualityScreen(figures: figures, codebook: read.codebook)
  }
}

extension AgreementRequest {
  /// The agreement with the model that says how likely each reviewer is right; its limits are Wilson's, not the model's.
  static var forQuality: AgreementRequest {
    var request = AgreementRequest()
    (request.measure.model, request.measure.limitsModel) = (.dawidSkene, false)
    request.mixesCodebooks = true
    return request
  }
}

/// What the decisions of reviewers tell, a block for each.
struct QualityScreen: Screen {
  let figures: [ReviewerQuality]
  let codebook: Codebook

  func render(in canvas: Canvas) -> String {
    if figures.isEmpty { return canvas.sentences(["No review is finished yet."]) }
    let blocks = figures.map { quality in
      ([canvas.style.bold("  \(sanitized(quality.reviewer))")]
        + canvas.definitions(lines(quality), column: 26, indent: 2))
        .joined(separator: "\n")
    }
    return blocks.joined(separator: "\n\n") + "\n"
  }

  private func lines(_ quality: ReviewerQuality) -> [(term: String, meaning: String)] {
    var lines = [(term: "decisions", meaning: String(quality.decisions))]
    if quality.gold.of > 0 {
      let own = quality.ownGold == 0 ? "" : ", \(quality.ownGold) unanimous with this vote"
      lines.append(("as gold", share(quality.gold) + own))
    }
    if let rest = quality.againstRest, let value = rest.value {
      let limits = rest.interval.map { ", \(figure($0.lower)) – \(figure($0.upper))" } ?? ""
      lines.append(("kappa with the others", figure(value) + limits))
    }
    if let without = quality.alpha.without, let with = quality.alpha.with {
      lines.append(("alpha with, without", "\(figure(with)), \(figure(without))"))
    }
    if let chance = quality.competence {
      lines.append(("competence", "\(figure(chance.value)), \(figure(chance.lower)) – \(figure(chance.upper))"))
    }
    if quality.tooFast.count > 0 { lines.append(("too fast to be read", share(quality.tooFast))) }
    if let run = quality.run, run.length > 1 {
      lines.append(("longest run", "\(run.length) times \(codebook.name(of: run.label.rawValue))"))
    }
    if quality.retest.of > 0 { lines.append(("same in a re-test", share(quality.retest))) }
    if quality.drift.count > 1 {
      let parts = quality.drift.map {
        "\($0.weeks == 0 ? "within a week" : counted($0.weeks, "week")) \(share($0.same))"
      }
      lines.append(("after that long", parts.joined(separator: ", ")))
    }
    if quality.diagonal.of > 0 { lines.append(("ratings on A1 B2 …", share(quality.diagonal))) }
    if let correlation = quality.gradeCorrelation {
      let limits = correlation.interval.map { ", \(figure($0.lower)) – \(figure($0.upper))" } ?? ""
      lines.append(("grades correlate", "\(figure(correlation.value))\(limits), n \(correlation.n)"))
    }
    for flips in quality.flips {
      let label = flips.label.map { codebook.name(of: $0.rawValue) } ?? "abstained"
      lines.append(
        (
          "\(label), then \(sanitized(flips.machine))",
          "\(flips.decided) decided before it was seen, \(flips.same) the same; \(flips.toPrior) changed to it, \(flips.away) away"
        ))
    }
    return lines
  }

  private func share(_ share: ReviewerQuality.Share) -> String {
    let percent = share.value.map { " (\(Int(($0 * 100).rounded())) %)" } ?? ""
    return "\(share.count) of \(share.of)\(percent)"
  }

  private func figure(_ value: Double) -> String { Figure.text(value, decimals: 2) }

  var json: JSONValue { ["quality": .array(figures.map(Self.json))] }

  private static func json(_ quality: ReviewerQuality) -> JSONValue {
    [
      "reviewer": .string(quality.reviewer), "decisions": .integer(quality.decisions), "gold": json(quality.gold),
      "gold_by_own_vote": .integer(quality.ownGold),
      "too_fast": json(quality.tooFast),
      "longest_run": quality.run.map { ["label": .string($0.label.rawValue), "length": .integer($0.length)] } ?? .null,
      "against_rest": json(
        quality.againstRest?.value, quality.againstRest?.interval?.lower, quality.againstRest?.interval?.upper),
      "alpha": JSONValue(quality.alpha.with), "alpha_without": JSONValue(quality.alpha.without),
      "competence": json(quality.competence?.value, quality.competence?.lower, quality.competence?.upper),
      "retest": json(quality.retest),
      "drift": .array(
        quality.drift.map { weeks, same in
          (["weeks": .integer(weeks)] as JSONValue).adding(json(same))
        }),
      "diagonal": json(quality.diagonal),
      "grade_correlation": json(
        quality.gradeCorrelation?.value, quality.gradeCorrelation?.interval?.lower,
        quality.gradeCorrelation?.interval?.upper),
      "flips": .array(quality.flips.map(json)),
    ]
  }

  private static func json(_ flips: ReviewerQuality.Flips) -> JSONValue {
    [
      "prior": .string(flips.machine), "label": JSONValue(flips.label?.rawValue), "decided": .integer(flips.decided),
      "same": .integer(flips.same), "to_prior": .integer(flips.toPrior), "away": .integer(flips.away),
    ]
  }

  private static func json(_ share: ReviewerQuality.Share) -> JSONValue {
    ["count": .integer(share.count), "of": .integer(share.of), "share": JSONValue(share.value)]
  }

  private static func json(_ value: Double?, _ lower: Double?, _ upper: Double?) -> JSONValue {
    ["value": JSONValue(value), "lower": JSONValue(lower), "upper": JSONValue(upper)]
  }
}
