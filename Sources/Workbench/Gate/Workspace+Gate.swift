// SPDX-License-Identifier: GPL-3.0-or-later
internal import AgreementStatistics
internal import AnnotationAnalysis
internal import AnnotationModel
internal import AnnotationStore
internal import TerminalIO

extension Workspace {
  /// Says whether the project's figures fulfil a condition, in one sentence.
  ///
  /// - Parameters:
  ///   - text: the condition, such as `krippendorff_alpha lower >= 0.667 and reviewers >= 2`.
  ///   - request: what is measured.
  /// - Throws: ``Failure`` of status 1 when it is not fulfilled, which was said; of 64 when it is no condition.
  public func gate(_ text: String, _ request: AgreementRequest) throws(Failure) {
    let undone = "gate not passed"
    try attempt(undone) {
      let expression = try Self.expression(text)
      try request.check()
      let store = try open(.read, for: undone)
      let figures = try figures(request, store)
      let (holds, reasons) = expression.verdict { figures.value(of: $0) }
      let words = reasons.map { figures.words(for: $0.comparison, $0.found) }
      tell((holds ? "passed: " : "not passed: ") + words.joined(separator: "; "))
      if let line = figures.late.sentence { tell(line) }
      if let line = try protocolLine(store) { tell(line) }
      guard !holds else { return }
      var failure = Failure(undone, Message(.found, words.joined(separator: "; ")))
      failure.isSaid = true
      throw failure
    }
  }

  private static func expression(_ text: String) throws -> GateExpression {
    do {
      return try GateExpression(text, figures: GateFigures.names)
    } catch {
      throw GateError.notACondition(text, found: error.found, place: error.place, wanted: error.wanted)
    }
  }

  private func figures(_ request: AgreementRequest, _ store: ProjectStore) throws -> GateFigures {
    let (articles, _) = try visible(request, store)
    let selection = try selection(request, of: articles, store)
    let report: AgreementReport?
    if let field = request.field, field != .label {
      report = selection.articles.isEmpty ? nil : try measure(field, request, selection, store).report
    } else {
      report = try measure(request, store).report
    }
    var figures = GateFigures(report: report, articles: selection.articles.count)
    // Marks are no labels.
    if request.field == nil || request.field == .label {
      figures.late = try lateChanges(selection, under: request.codebook, store)
    }
    return figures
  }
}

/// The figures that a gate looks at.
struct GateFigures {
  let report: AgreementReport?
  let articles: Int
  /// The labels that were changed after their review had been finished.
  var late = LateChanges()

  private static let counts = ["reviewers", "paragraphs", "articles"]
  private static let coefficients = Coefficient.allCases.filter {
    ![
      .fleissKappaCategory, .krippendorffAlphaCategory, .specificAgreement,
    ].contains($0)
  }

  /// The names of the figures.
  static var names: [String] { counts + coefficientNames }
  /// The names of those that say how far reviewers agree.
  static var coefficientNames: [String] { coefficients.map(\.rawValue) }

  /// The value that a comparison looks at; nil where it can not be had.
  func value(of comparison: GateExpression.Comparison) -> Double? {
    if Self.counts.contains(comparison.figure) {
      guard comparison.part == .value else { return nil }
      return count(comparison.figure).map(Double.init)
    }
    guard let estimate = estimate(comparison.figure) else { return nil }
    switch comparison.part {
    case .value: return estimate.value
    case .lower: return estimate.interval?.lower
    case .upper: return estimate.interval?.upper
    }
  }

  private func count(_ name: String) -> Int? {
    switch name {
    case "articles": articles
    case "reviewers": report.map { $0.data.raters.count }
    default: report?.data.pairableUnits
    }
  }

  /// The estimate over everything; of a pair's coefficient the only pair's.
  private func estimate(_ name: String) -> Estimate? {
    let found = estimates(name)
    return found.first { $0.raters == nil } ?? (found.count == 1 ? found.first : nil)
  }

  private func estimates(_ name: String) -> [Estimate] {
    guard let coefficient = Coefficient(rawValue: name) else { return [] }
    return (report?.coefficients ?? []).filter { $0.coefficient == coefficient && $0.category == nil }
  }

  /// `krippendorff_alpha lower is 0.1826, not >= 0.667`.
  func words(for comparison: GateExpression.Comparison, _ found: Double?) -> String {
    let part = comparison.part == .value ? "" : " \(comparison.part.rawValue)"
    let name = comparison.figure + part
    let wanted = "\(comparison.sign.rawValue) \(plain(comparison.number))"
    guard let found else { return "\(name) can not be had: \(reason(comparison.figure))" }
    let holds = GateExpression.comparison(comparison).verdict { _ in found }.holds
    return holds ? "\(name) \(plain(found)) is \(wanted)" : "\(name) \(plain(found)) is not \(wanted)"
  }

  private func reason(_ figure: String) -> String {
    if report == nil || report?.data.pairableUnits == 0 { return "no paragraph is labelled by two who finished" }
    if Self.counts.contains(figure) { return "a count has no limits" }
    guard let estimate = estimate(figure) else {
      let pairs = estimates(figure).count
      return pairs == 0
        ? "it is not measured for these reviewers" : "it is of two reviewers, and there are \(pairs) pairs of them"
    }
    return estimate.reason.map(UndefinedWords(terms: .project, onlyLabel: nil).words) ?? "it has no interval"
  }

  private func plain(_ number: Double) -> String {
    number == number.rounded() && abs(number) < 1e9 ? String(Int(number)) : Figure.text(number, decimals: 4)
  }
}

/// What is wrong with a gate.
enum GateError: Error, Equatable {
  /// The text is no condition: what stands at a place, and what could.
  case notACondition(String, found: String?, place: Int, wanted: [String])
}

extension GateError: UserFacingError {
  var message: Message {
    switch self {
    case .notACondition(_, let found, let place, let wanted):
      Message(
        .usage, "\(found.map(quoted) ?? "the end") at place \(place) of the condition is not known",
        advice: found.flatMap { suggestion(for: $0, among: wanted) }.map { "did you mean \(quoted($0))?" }
          ?? "there could stand \(listed(wanted))")
    }
  }
}
