// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel

/// Finds what stands between quotation marks, and what it probably is.
enum QuotedRun {
  /// At most so many words are set apart by scare quotes.
  private static let scareWords = 3

  /// The quoted runs of a text with their marks, in order; one that is not closed reaches to the end.
  static func find(in paragraph: String) -> [TextSpan] {
    let text = ScalarText(paragraph)
    let cues = SpeechCue.find(in: text)
    var runs: [TextSpan] = []
    var index = 0
    while index < text.count {
      guard let close = closing(text.scalars[index]) else {
        index += 1
        continue
      }
      let rest = text.scalars[(index + 1)...]
      let end = rest.firstIndex { close.contains($0) }.map { $0 + 1 } ?? text.count
      let range = index..<end
      if end - index > 2 {
        runs.append(
          TextSpan(type: type(range, text, cues), start: index, end: end, text: text.text(range)))
      }
      index = end
    }
    return runs
  }

  private static func closing(_ mark: Unicode.Scalar) -> Set<Unicode.Scalar>? {
    switch mark {
    case "“", "„": ["”", "“"]
    case "«": ["»"]
    case "\"": ["\""]
    default: nil
    }
  }

  private static func type(_ range: Range<Int>, _ text: ScalarText, _ cues: [SpeechCue.Hit]) -> TextSpan.Kind {
    let inside = ScalarText(text.text(range.dropFirst().lowerBound..<range.dropLast().upperBound))
    if inside.words.count <= scareWords {
      return isSpoken(range, text, cues) ? .partialQuote : .scareQuote
    }
    let ends: Set<Unicode.Scalar> = [".", ",", "?", "!", "…"]
    let isSentence =
      inside.scalars.first?.properties.isUppercase == true && inside.scalars.last.map(ends.contains) == true
    return isSentence ? .directQuote : .partialQuote
  }

  /// Whether a comma at the end of a run leads over to a verb of speech.
  private static func isSpoken(_ range: Range<Int>, _ text: ScalarText, _ cues: [SpeechCue.Hit]) -> Bool {
    let around = text.scalars[max(0, range.upperBound - 2)..<min(text.count, range.upperBound + 1)]
    guard around.contains(",") else { return false }
    let next = text.words.filter { $0.range.lowerBound >= range.upperBound }.prefix(3)
    return cues.contains { cue in next.contains { $0.range.overlaps(cue.range) } }
  }
}
