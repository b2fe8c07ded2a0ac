// SPDX-License-Identifier: GPL-3.0-or-later
public import AnnotationModel

/// A verb or phrase of speech in a text.
public struct SpeechCue: Sendable, Equatable {
  /// The cue as printed.
  public var text: String
  /// Where it stands, in Unicode scalars.
  public var range: Range<Int>

  /// Every cue of a text, in order. Complexity: O(text).
  public static func find(in text: ScalarText, _ lexicon: Lexicon = .english) -> [SpeechCue] {
    let words = text.words
    let folded = words.map { text.folded($0.range) }
    var cues: [SpeechCue] = []
    for index in words.indices {
      let pair = index + 1 < words.count ? "\(folded[index]) \(folded[index + 1])" : ""
      if lexicon.phrases.contains(pair) {
        let range = words[index].range.lowerBound..<words[index + 1].range.upperBound
        cues.append(SpeechCue(text: text.text(range), range: range))
      } else if lexicon.verbs.contains(folded[index]) {
        cues.append(SpeechCue(text: words[index].text, range: words[index].range))
      }
    }
    return cues
  }

  /// How an article stands to what it tells under a cue; neutral for an unknown one.
  public static func stance(of cue: String?, _ lexicon: Lexicon = .english) -> Mention.Stance {
    guard let cue else { return .neutral }
    let words = ScalarText(cue).words.map { $0.text.lowercased() }
    return lexicon.stances.first { words.contains(where: $0.verbs.contains) }?.stance ?? .neutral
  }

  /// Whether a text is a cue and nothing else.
  public static func isCue(_ text: String, _ lexicon: Lexicon = .english) -> Bool {
    let text = ScalarText(text)
    return find(in: text, lexicon).contains { $0.range == 0..<text.count }
  }
}
