// SPDX-License-Identifier: GPL-3.0-or-later

/// The traits of a block of plain text that decide its kind beside its neighbours; each is found when asked for.
struct PlainBlock {
  private let text: String

  /// Blocks of more bytes than this are running text.
  private static let longest = 320

  /// The traits of a text.
  init(_ text: String) { self.text = text }

  private var isLong: Bool { text.utf8.count > Self.longest }

  /// Whether it ends like a sentence.
  var isStopped: Bool { isLong || SentenceEnd.isStopped(text) }

  /// Whether it ends with a question mark.
  var isQuestion: Bool { !isLong && SentenceEnd.isQuestion(text) }

  /// The number of sentences.
  var sentences: Int { isLong ? 3 : SentenceEnd.count(in: text) }

  /// The words in lower case; empty for a long block.
  var words: [String] {
    isLong ? [] : Phrase.words(of: text).map { Phrase.plain($0) }.filter { !$0.isEmpty }
  }

  /// Words, or an estimate from the length where the script writes none apart.
  var wordCount: Int {
    guard !isLong else { return 60 }
    var count = 0
    var unspaced = 0
    var wasSpace = true
    for byte in text.utf8 {
      let isSpace = WhiteSpace.isASCII(byte)
      if wasSpace, !isSpace { count += 1 }
      if TextLine.isUnspaced(byte) { unspaced += 1 }
      wasSpace = isSpace
    }
    return max(count, unspaced / 2)
  }

  /// Whether it begins like a quotation, a list item or a lower-case continuation.
  private var opensOtherwise: Bool {
    guard !isLong, let first = text.unicodeScalars.first else { return false }
    switch first {
    case "\"", "“", "„", "«", "‘", "'", "-", "•", "*", "–", "—", "(": return true
    default: return first.isASCII ? (0x61...0x7A).contains(first.value) : first.properties.isLowercase
    }
  }

  /// Whether one pair of quotation marks holds all of it, as round a quotation that serves as a heading.
  private var isQuotedWhole: Bool {
    guard let first = text.unicodeScalars.first, let last = text.unicodeScalars.last else { return false }
    let pairs: [Unicode.Scalar: Unicode.Scalar] = ["\"": "\"", "“": "”", "„": "“", "«": "»", "‘": "’", "'": "'"]
    return pairs[first] == last && text.unicodeScalars.count { $0 == first || $0 == last } == 2
  }

  /// Whether it carries on or answers a heading above it.
  var canFollowHeading: Bool { isStopped || opensOtherwise || wordCount > 12 || couldBeHeading }

  /// Whether it reads like running text.
  var isProse: Bool { isLong || isStopped && !isQuestion && wordCount >= 8 || wordCount >= 35 || sentences >= 2 }

  /// Whether it could be a headline.
  var couldBeHeadline: Bool { (!isStopped || isQuestion) && wordCount <= 32 && sentences <= 2 }

  /// Whether it could be a heading inside the text.
  var couldBeHeading: Bool {
    guard !isLong, isQuestion || !isStopped, !opensOtherwise || isQuotedWhole else { return false }
    return isQuestion ? wordCount <= 16 && sentences <= 1 : wordCount <= 12
  }

  /// Whether it is one sentence short enough for a standfirst.
  var couldBeDeck: Bool { (5...45).contains(wordCount) && sentences <= 2 && !opensOtherwise }

  /// Whether it is a noun phrase with a place in it and no verb, as captions are.
  var isVerbless: Bool {
    guard (4...16).contains(wordCount), isStopped, !isQuestion, sentences == 1, !opensOtherwise else { return false }
    let words = words
    let openers: Set<String> = [
      "no", "not", "and", "but", "so", "yet", "or", "nor", "never", "why", "how", "what", "if",
    ]
    let places: Set<String> = [
      "in", "at", "on", "near", "outside", "inside", "during", "of", "from", "before", "after", "with", "over",
    ]
    guard let first = words.first, !openers.contains(first), !isDatedStatement else { return false }
    return words.contains { places.contains($0) } && !VerbList.hasVerb(words) && !VerbList.hasPastTense(words)
  }

  /// Whether it says on which day something was: "… on 5 March 2024", "… on Monday".
  private var isDatedStatement: Bool {
    let phrase = Phrase(text)
    guard phrase.contains(" on ") else { return false }
    if phrase.hasDigit { return !DateScan(text).dates.isEmpty }
    return words.contains { $0.hasSuffix("day") && DateWord.meaning(of: $0).isTemporal }
  }
}
