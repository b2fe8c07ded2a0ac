// SPDX-License-Identifier: GPL-3.0-or-later
public import AnnotationModel

/// Finds what stands between quotation marks, and what it probably is.
public enum Quotation {
  /// At most so many words are set apart by scare quotes.
  private static let scareWords = 3

  /// The quoted runs of a text with their marks, in order; one that is not closed reaches to the end.
  public static func find(in paragraph: String, _ lexicon: Lexicon = .english) -> [TextSpan] {
    let text = ScalarText(paragraph)
    let cues = SpeechCue.find(in: text, lexicon)
    var runs: [TextSpan] = []
    var index = 0
    while index < text.count {
      guard let range = run(from: index, text) else {
        index += 1
        continue
      }
      if range.count > 2 {
        runs.append(
          TextSpan(
            type: type(range, text, cues), start: range.lowerBound, end: range.upperBound, text: text.text(range)))
      }
      index = range.upperBound
    }
    return runs
  }

  /// The run that a mark opens; nil for anything else.
  private static func run(from index: Int, _ text: ScalarText) -> Range<Int>? {
    let mark = text.scalars[index]
    guard let closing = closing[mark] else { return nil }
    let close = text.scalars[(index + 1)...].firstIndex(where: closing.contains)
    // A mark that usually closes opens a run only where its partner follows.
    if close == nil, mark == "»" || mark == "›" { return nil }
    return index..<(close.map { $0 + 1 } ?? text.count)
  }

  private static let closing: [Unicode.Scalar: Set<Unicode.Scalar>] = [
    "“": ["”", "“"], "„": ["”", "“"], "\"": ["\""], "«": ["»"], "»": ["«"], "‹": ["›"], "›": ["‹"], "「": ["」"],
    "『": ["』"],
  ]
  private static let stops: Set<Unicode.Scalar> = [".", "?", "!", "…", "。", "？", "！"]
  private static let blanks: Set<Unicode.Scalar> = [" ", "\n", "\t", "\u{A0}", "\u{202F}"]

  private static func type(_ range: Range<Int>, _ text: ScalarText, _ cues: [SpeechCue]) -> TextSpan.Kind {
    let isShort = ScalarText(text.text(range)).words.count <= scareWords
    if isSentence(range, text, isShort: isShort) { return .directQuote }
    return isShort && !isSpoken(range, text, cues) ? .scareQuote : .partialQuote
  }

  /// Whether a run holds a whole sentence, on whichever side of the closing mark its stop is printed.
  ///
  /// A few words, and words whose stop may be that of the sentence around them, must begin where a sentence may.
  private static func isSentence(_ range: Range<Int>, _ text: ScalarText, isShort: Bool) -> Bool {
    let inside = text.scalars[range].dropFirst().filter { !blanks.contains($0) }
    let isClosed = closing[text.scalars[range.lowerBound]]?.contains(text.scalars[range.upperBound - 1]) == true
    guard let first = inside.first(where: \.properties.isAlphabetic), !first.properties.isLowercase,
      let last = isClosed ? inside.dropLast().last : inside.last
    else { return false }
    if !isShort, stops.contains(last) || last == "," { return true }
    guard begins(range, text) else { return false }
    if stops.contains(last) { return true }
    let next = range.upperBound < text.count ? text.scalars[range.upperBound] : " "
    return !isShort && (stops.contains(next) || next == ",")
  }

  /// Whether a sentence may begin at a run: at the start of the text, behind a colon or behind a stop.
  private static func begins(_ range: Range<Int>, _ text: ScalarText) -> Bool {
    let before = text.scalars[..<range.lowerBound].last { !blanks.contains($0) }
    return before.map { stops.contains($0) || $0 == ":" } ?? true
  }

  /// Whether a comma at the end of a run leads over to a verb of speech.
  private static func isSpoken(_ range: Range<Int>, _ text: ScalarText, _ cues: [SpeechCue]) -> Bool {
    let around = text.scalars[max(0, range.upperBound - 2)..<min(text.count, range.upperBound + 1)]
    guard around.contains(",") else { return false }
    let next = text.words.filter { $0.range.lowerBound >= range.upperBound }.prefix(3)
    return cues.contains { cue in next.contains { $0.range.overlaps(cue.range) } }
  }
}
