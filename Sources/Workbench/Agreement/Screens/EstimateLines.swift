// SPDX-License-Identifier: GPL-3.0-or-later
internal import AgreementStatistics
internal import AnnotationModel
internal import ReviewREPL
internal import TerminalIO

/// Estimates with their intervals, one a line; what can not be had is a dash with its reason.
struct EstimateLines: Screen {
  /// One line.
  struct Row {
    let name: String
    let estimate: Estimate
    var remark = ""
    /// Whom the estimate is of, where that is not everybody.
    var subject = ""
  }

  var title = ""
  var valueTitle = "estimate"
  var remarkTitle = ""
  let rows: [Row]
  let confidence: Double
  let words: UndefinedWords

  func render(in canvas: Canvas) -> String {
    let signs = Signs(canvas.glyphs)
    let percent = Figure.text(confidence * 100, decimals: confidence * 100 == (confidence * 100).rounded() ? 0 : 1)
    var table = Table(columns: [
      .init(title), .init(valueTitle, .trailing), .init("\(percent) % interval", isWhole: true), .init(remarkTitle),
    ])
    table.rows = rows.map { row in
      guard let value = row.estimate.value else {
        let reason = row.estimate.reason.map(words.words)
        return [row.name, signs.undefined, [row.subject, reason ?? ""].filter { !$0.isEmpty }.joined(separator: ": ")]
      }
      let limits = row.estimate.interval.map { (lower: $0.lower, upper: $0.upper) }
      let interval = Figure.text(limits, within: row.estimate.coefficient.range, signs)
      return [row.name, canvas.style.bold(Figure.text(value, decimals: 4)), interval, row.remark]
    }
    return table.render(in: canvas) + canvas.sentences(notes(signs))
  }

  private static func names(_ estimates: [Estimate]) -> String {
    let names = estimates.map(\.coefficient.name)
    return listed(names.enumerated().filter { !names[..<$0.offset].contains($0.element) }.map(\.element))
  }

  /// How to read the intervals, where one table holds two kinds of them, one was cut, or one has no width.
  private func notes(_ signs: Signs) -> [String] {
    let estimates = rows.map(\.estimate).filter { $0.interval != nil }
    let varying = estimates.filter { $0.interval.map { $0.lower < $0.upper } ?? false }
    let analytic = varying.filter { $0.interval?.method == .analytic }
    let normal = analytic.filter { $0.degrees == nil }
    var notes: [String] = []
    if !normal.isEmpty, normal.count < analytic.count {
      let others = varying.count > analytic.count ? "the other analytic ones" : "the others"
      notes.append("Intervals are normal for \(Self.names(normal)), Student's t for \(others).")
    }
    let smoothed = varying.filter { $0.interval?.method == .smoothed }
    if !smoothed.isEmpty {
      let others = varying.filter { $0.interval?.method != .smoothed }
      let part =
        others.isEmpty
        ? "" : smoothed.count > others.count ? " except for \(Self.names(others))" : " for \(Self.names(smoothed))"
      let isOfSpans = smoothed.allSatisfy { [.f1Strict, .f1Soft].contains($0.coefficient) }
      let reason = isOfSpans ? "few spans match, or nearly all do" : "few \(words.terms.unit)s are of a rarer label"
      notes.append("Intervals are smoothed\(part), where \(reason).")
    }
    if varying.count < estimates.count {
      notes.append(
        "\(signs.undefined) where nothing varies between \(words.terms.unit)s: an interval would have no width.")
    }
    return notes
  }
}
