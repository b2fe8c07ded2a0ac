// SPDX-License-Identifier: GPL-3.0-or-later
public import AnnotationModel
internal import NameGuessing

extension Session {
  /// The quoted runs of a paragraph that are not marked as such yet, in order, each with what it probably is.
  public func offeredSpans(in paragraph: Paragraph) -> [TextSpan] {
    let marked = annotations.spans.values.filter { $0.paragraph == paragraph.number }.map(\.value)
    return Quotation.find(in: paragraph.text).filter { run in
      !marked.contains { $0.start == run.start && $0.end == run.end && $0.type.isQuote }
    }
  }

  /// The stretch that typed words mean, for the question what they are.
  public func located(_ request: SpanRequest, in paragraph: Paragraph) throws(AnnotationError) -> Range<Int> {
    let text = ScalarText(paragraph.text)
    switch request.extent {
    case .whole: return 0..<text.count
    case .offsets(let start, let end, let expected):
      guard let found = TextSpan.text(of: paragraph.text, from: start, to: end) else {
        throw .outsideParagraph(start: start, end: end, length: text.count)
      }
      if let expected, expected != found {
        throw .textDiffers(expected: expected, found: found)
      }
      return start..<end
    case .typed(let words):
      let places = Self.places(of: words, request.type, in: text)
      guard !places.isEmpty else { throw notFound(words, request, in: text, paragraph.number) }
      guard let wish = request.occurrence else { return free(places, request.type, paragraph.number) }
      guard (1...places.count).contains(wish) else { throw .noSuchOccurrence(asked: wish, count: places.count) }
      return places[wish - 1]
    }
  }

  /// Where words stand, behind the second word of their type where screens write it in two: "direct quote".
  private static func places(of words: String, _ type: TextSpan.Kind?, in text: ScalarText) -> [Range<Int>] {
    let places = text.places(ofTyped: words)
    guard places.isEmpty, type?.isQuote ?? false, words.lowercased().hasPrefix("quote ") else { return places }
    return text.places(ofTyped: String(words.dropFirst("quote ".count)))
  }

  /// Words that are not there, or words that are, behind a type that there is not.
  private func notFound(
    _ words: String, _ request: SpanRequest, in text: ScalarText, _ paragraph: Int
  ) -> AnnotationError {
    let first = String(words.prefix { $0 != " " }), rest = String(words.dropFirst(first.count).drop { $0 == " " })
    let isTyped = request.type == nil && !rest.isEmpty && !text.places(ofTyped: rest).isEmpty
    return isTyped ? .noSuchSpanType(first) : .wordsNotFound(words, paragraph: paragraph)
  }

  func span(_ request: SpanRequest, in paragraph: Paragraph) throws(AnnotationError) -> PlannedAnnotation {
    let range = try located(request, in: paragraph)
    let text = TextSpan.text(of: paragraph.text, from: range.lowerBound, to: range.upperBound) ?? ""
    guard let type = request.type ?? guessedType(range, text, paragraph) else { throw .typeNeeded(text) }
    let span = TextSpan(type: type, start: range.lowerBound, end: range.upperBound, text: text)
    let isThere = annotations.spans.values.contains { $0.paragraph == paragraph.number && $0.value == span }
    guard !isThere else { throw .alreadyMarked(type, text) }
    return PlannedAnnotation(
      aspect: .span, number: annotations.next(.span), paragraph: paragraph.number, annotation: .span(span))
  }

  func newSpans(_ spans: [TextSpan], in paragraph: Int) -> [PlannedAnnotation] {
    let first = annotations.next(.span)
    return spans.enumerated().map { offset, span in
      PlannedAnnotation(aspect: .span, number: first + offset, paragraph: paragraph, annotation: .span(span))
    }
  }

  func unmark(_ number: Int) throws(AnnotationError) -> [PlannedAnnotation] {
    guard let span = annotations.spans[number] else {
      throw .noSuchSpan(asked: number, known: annotations.spans.keys.sorted())
    }
    return [PlannedAnnotation(aspect: .span, number: number, paragraph: span.paragraph, annotation: nil)]
  }

  /// The first place that is not marked with the type yet, else the first.
  private func free(_ places: [Range<Int>], _ type: TextSpan.Kind?, _ paragraph: Int) -> Range<Int> {
    let marked = annotations.spans.values.filter { $0.paragraph == paragraph && (type == nil || $0.value.type == type) }
    return places.first { place in
      !marked.contains { $0.value.start == place.lowerBound && $0.value.end == place.upperBound }
    } ?? places[0]
  }

  /// A quoted run, a phrase of speech or a speaker's name says itself what it is.
  private func guessedType(_ range: Range<Int>, _ text: String, _ paragraph: Paragraph) -> TextSpan.Kind? {
    let run = Quotation.find(in: paragraph.text).first { $0.start == range.lowerBound && $0.end == range.upperBound }
    if let run { return run.type }
    if SpeechCue.isCue(text) { return .cue }
    return knownSource(text) == nil ? nil : .source
  }
}

extension TextSpan.Kind {
  /// Whether it is one of the three kinds of quotation.
  var isQuote: Bool { self == .directQuote || self == .partialQuote || self == .scareQuote }
}
