// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import ReviewSession
internal import TerminalIO

/// Sources, ratings and marked words in short phrases.
struct AnnotationPhrase {
  var session: Session
  var phrase: Phrase

  private var glyphs: Glyphs { phrase.canvas.glyphs }

  /// A mark that was just made or taken away.
  func done(_ marking: AnnotationChanged, _ before: Annotation?) -> String {
    let paragraph = phrase.paragraph(marking.paragraph), check = glyphs.check
    switch marking.annotation {
    case .source(let source): return "\(check) source \(marking.number) \(described(source, whole: true))"
    case .join(let target):
      return "\(check) \(label(marking.number)) is the same as \(numbered(target))"
    case .mention(let mention):
      return "\(check) \(paragraph) \(numbered(mention.source)) · \(spoken(mention))"
    case .rating(let rating): return "\(check) \(paragraph) \(rated(rating))"
    case .span(let span): return "\(check) \(paragraph) \(name(span.type)) \(echo(span, marking.paragraph))"
    case nil: return "\(glyphs.undo) \(gone(marking, before))"
    }
  }

  /// A mark that undo took back.
  func reversed(_ marking: AnnotationChanged, _ before: Annotation?) -> String {
    guard before != nil else { return gone(marking, marking.annotation) }
    let remains = marking.aspect == .join ? "are what they were" : "is what it was"
    return "\(again(marking, marking.annotation)) \(remains)."
  }

  /// A mark that redo made again.
  func again(_ marking: AnnotationChanged, _ before: Annotation?) -> String {
    let number = marking.number
    switch marking.aspect {
    case .source: return "source \(number) \(label(number))"
    case .join: return "source \(number) \(label(number)) and its like"
    case .mention: return "who speaks in \(phrase.paragraph(marking.paragraph))"
    case .rating: return "the rating in \(phrase.paragraph(marking.paragraph))"
    case .span: return "span \(number) in \(phrase.paragraph(marking.paragraph))"
    }
  }

  private func gone(_ marking: AnnotationChanged, _ before: Annotation?) -> String {
    let paragraph = phrase.paragraph(marking.paragraph)
    switch before {
    case .source(let source): return "source \(marking.number) \(sanitized(source.label)) is gone."
    case .join: return "source \(marking.number) \(label(marking.number)) stands for itself again."
    case .mention(let mention): return "\(label(mention.source)) no longer speaks in \(paragraph)."
    case .rating(let rating): return "the rating \(rating.grades) in \(paragraph) is gone."
    case .span(let span): return "“\(shortened(span.text))” in \(paragraph) is no longer marked \(name(span.type))."
    case nil: return "nothing changed."
    }
  }

  /// `The Meridian Courier (1)`.
  func numbered(_ number: Int) -> String { "\(label(number)) (\(number))" }

  func label(_ number: Int) -> String { sanitized(session.label(ofSource: number)) }

  /// `group · unnamed · in 2 Meridian Courier · first-hand unknown`.
  func described(_ source: Source, whole: Bool) -> String {
    var parts = [source.kind.rawValue, source.naming.rawValue]
    if let parent = source.nestedIn { parts.append("in \(numbered(parent))") }
    if source.firstHand != .unknown { parts.append("first-hand \(source.firstHand.rawValue)") }
    if let role = source.role { parts.append(role.rawValue.replacing("_", with: " ")) }
    if let reason = source.anonymityReason { parts.append("“\(sanitized(reason))”") }
    if let note = source.note { parts.append("“\(sanitized(note))”") }
    return (whole ? sanitized(source.label) + ": " : "") + parts.joined(separator: " · ")
  }

  /// `indirect · doubt · “claim”`.
  func spoken(_ mention: Mention) -> String {
    let cue = mention.cue.map { "“\(sanitized($0))”" } ?? "no cue"
    return "\(mention.mode.rawValue) · \(mention.stance.rawValue) · \(cue)"
  }

  func rated(_ rating: SourceRating) -> String {
    let target = rating.source.map(numbered) ?? "its information"
    let basis = rating.basis.map { " “\(sanitized($0))”" } ?? ""
    let warning = rating.overridden.map { " · \(Self.words($0)), overridden" } ?? ""
    return "\(target) \(phrase.canvas.style.bold(rating.grades))\(basis)\(warning)"
  }

  static func words(_ warning: SourceRating.Warning) -> String {
    switch warning {
    case .fewOrigins: "fewer than two independent origins speak in this article"
    case .circular: "every source of this article stands behind one origin"
    }
  }

  func name(_ type: TextSpan.Kind) -> String { type.rawValue.replacing("_", with: " ") }

  /// The marked words in brackets with the few whole words that stand around them.
  func echo(_ span: TextSpan, _ paragraph: Int) -> String {
    let text = session.article.paragraph(paragraph)?.text ?? ""
    let before = TextSpan.text(of: text, from: 0, to: span.start) ?? ""
    let after = TextSpan.text(of: text, from: span.end, to: text.unicodeScalars.count) ?? ""
    let words = phrase.canvas.style.bold("[\(shortened(span.text))]")
    let lead = ending(before, within: 16), tail = beginning(after, within: 16)
    return (lead == before ? "" : glyphs.ellipsis) + sanitized(lead) + words + sanitized(tail)
      + (tail == after ? "" : glyphs.ellipsis)
  }

  func shortened(_ text: String) -> String {
    let clean = sanitized(text)
    guard displayWidth(clean) > 44 else { return clean }
    return "\(beginning(clean, within: 26)) \(glyphs.ellipsis) \(ending(clean, within: 14))"
  }

  /// The whole words at the beginning of a text, in so many scalars; a text without blanks is cut.
  private func beginning(_ text: String, within room: Int) -> String {
    let scalars = text.unicodeScalars
    guard scalars.count > room else { return text }
    let start = scalars.prefix(room + 1)
    return String(start.lastIndex(of: " ").map { scalars[..<$0] } ?? start.dropLast())
  }

  /// The whole words at the end of a text, in so many scalars; a text without blanks is cut.
  private func ending(_ text: String, within room: Int) -> String {
    let scalars = text.unicodeScalars
    guard scalars.count > room else { return text }
    let end = scalars.suffix(room + 1)
    return String(end.firstIndex(of: " ").map { scalars[$0...].dropFirst() } ?? end.dropFirst())
  }

  /// What was marked in a paragraph: who speaks, the ratings, how many words of each type.
  func summary(of paragraph: Int) -> [String] {
    let annotations = session.annotations
    var parts = annotations.speakers(in: paragraph).map { number in
      let rating = annotations.rating(ofSource: number).map { " \($0.rating.grades)" } ?? ""
      return "\(numbered(number))\(rating)"
    }
    if let rating = annotations.rating(ofParagraph: paragraph) { parts.append("information \(rating.rating.grades)") }
    let types = annotations.spans.values.filter { $0.paragraph == paragraph }.map(\.value.type)
    parts += TextSpan.Kind.allCases.compactMap { type in
      let count = types.count { $0 == type }
      return count == 0 ? nil : count == 1 ? name(type) : "\(count) \(name(type))"
    }
    return parts
  }
}
