// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import ReviewSession
internal import TerminalIO

/// The short phrases that screens share: labels, judgements, paragraphs, counts.
struct Phrase {
  var codebook: Codebook
  var canvas: Canvas

  /// A label's name in its colour.
  func label(_ id: LabelID?) -> String {
    guard let id else { return "abstained" }
    guard let definition = codebook.definition(of: id) else { return sanitized(id.rawValue) }
    return canvas.style.colored(sanitized(definition.name), Hue(definition.color))
  }

  /// A label's key in its colour; abstaining is `x`, nothing is a dot.
  func letter(_ judgement: Judgement?) -> String {
    guard let judgement else { return canvas.glyphs.missing }
    guard let id = judgement.label else { return "x" }
    guard let definition = codebook.definition(of: id) else { return "?" }
    return canvas.style.colored(definition.key, Hue(definition.color))
  }

  /// `opinion, unsure, confidence 2, also quote`.
  func judgement(_ judgement: Judgement) -> String {
    var parts = [label(judgement.label)]
    if judgement.unsure { parts.append("unsure") }
    if let confidence = judgement.confidence, !(judgement.unsure && confidence == .low) {
      parts.append("confidence \(confidence.rawValue)")
    }
    if !judgement.mixed.isEmpty { parts.append("also " + judgement.mixed.map(label).joined(separator: " and ")) }
    let reason = judgement.reason.map { " (\(sanitized($0)))" } ?? ""
    return parts.joined(separator: ", ") + reason
  }

  /// `¶5`.
  func paragraph(_ number: Int) -> String { "\(canvas.glyphs.pilcrow)\(number)" }

  /// A number flush right in three columns.
  func flushRight(_ number: Int) -> String {
    let digits = String(number)
    return String(repeating: " ", count: max(0, 3 - digits.count)) + digits
  }

  /// `¶5 ¶7 ¶12`, at most ten of them.
  func paragraphs(_ numbers: [Int]) -> String {
    let shown = numbers.prefix(10).map(paragraph).joined(separator: " ")
    return numbers.count > 10 ? "\(shown) and \(numbers.count - 10) more" : shown
  }

  /// `40 seconds`, `18 minutes`, `2 hours 5 minutes`.
  static func duration(_ seconds: Double) -> String {
    let minutes = Int((seconds / 60).rounded())
    if seconds < 90 { return counted(Int(seconds.rounded()), "second") }
    if minutes < 60 { return counted(minutes, "minute") }
    return minutes % 60 == 0
      ? counted(minutes / 60, "hour") : "\(counted(minutes / 60, "hour")) \(counted(minutes % 60, "minute"))"
  }
}

extension Hue {
  init(_ color: LabelDefinition.Color) {
    switch color {
    case .cyan: self = .cyan
    case .green: self = .green
    case .yellow: self = .yellow
    case .magenta: self = .magenta
    }
  }
}
