// SPDX-License-Identifier: GPL-3.0-or-later

/// The traits of a block of plain text that decide its kind beside its neighbours.
struct PlainBlock {
  /// Whether it ends like a sentence.
  let isStopped: Bool
  /// Whether it ends with a question mark.
  let isQuestion: Bool
  /// Words, or an estimate from the length where the script writes none apart.
  let wordCount: Int
  /// The number of sentences.
  let sentences: Int
  /// The words in lower case; empty for a long block.
  let words: [String]
  /// Whether it begins like a quotation, a list item or a lower-case continuation.
  let opensOtherwise: Bool

  /// Blocks of more bytes than this are running text.
  private static let longest = 320

  /// The traits of a text.
  init(_ text: String) {
    guard text.utf8.count <= Self.longest else {
      (isStopped, isQuestion, wordCount, sentences, words, opensOtherwise) = (true, false, 60, 3, [], false)
      return
    }
    isStopped = SentenceEnd.isStopped(text)
    isQuestion = SentenceEnd.isQuestion(text)
    sentences = SentenceEnd.count(in: text)
    words = Phrase(text).plainWords.filter { !$0.isEmpty }
    let unspaced = text.unicodeScalars.count { (0x3040...0x9FFF).contains($0.value) }
    wordCount = max(words.count, unspaced / 2)
    let first = text.unicodeScalars.first
    opensOtherwise = first.map { $0.properties.isLowercase || "\"“„«‘'-•*–—(".unicodeScalars.contains($0) } ?? true
  }

  /// Whether it reads like running text.
  var isProse: Bool { isStopped && !isQuestion && wordCount >= 8 || wordCount >= 35 || sentences >= 2 }

  /// Whether it could be a headline.
  var couldBeHeadline: Bool { (!isStopped || isQuestion) && wordCount <= 32 && sentences <= 2 }

  /// Whether it could be a heading inside the text.
  var couldBeHeading: Bool {
    guard !opensOtherwise, wordCount <= (isQuestion ? 16 : 12) else { return false }
    return isQuestion ? sentences <= 1 : !isStopped
  }

  /// Whether it is one sentence short enough for a standfirst.
  var couldBeDeck: Bool { wordCount >= 5 && wordCount <= 45 && sentences <= 2 && !opensOtherwise }

  /// Whether it is a noun phrase with a place in it and no verb, as captions are.
  var isVerbless: Bool {
    guard isStopped, !isQuestion, sentences == 1, (4...16).contains(words.count), !opensOtherwise else { return false }
    let openers: Set<String> = [
      "no", "not", "and", "but", "so", "yet", "or", "nor", "never", "why", "how", "what", "if",
    ]
    let places: Set<String> = [
      "in", "at", "on", "near", "outside", "inside", "during", "of", "from", "before", "after", "with", "over",
    ]
    return !openers.contains(words[0]) && words.contains { places.contains($0) } && !VerbList.hasVerb(words)
  }
}
