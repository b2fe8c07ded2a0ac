// SPDX-License-Identifier: GPL-3.0-or-later

/// The traits of a block of plain text that decide its kind beside its neighbours; each is found when asked for.
struct PlainBlock {
  private let text: String

  /// Blocks of more bytes than this are running text.
  private static let longest = 320

  /// The traits of a text.
  init(_ text: String) {
    // "**Why now?**": what stands in the marks that set it bold.
    let isBold = text.utf8.first == 0x2A && text.utf8.count > 4 && text.hasPrefix("**") && text.hasSuffix("**")
    self.text = isBold ? String(text.dropFirst(2).dropLast(2)) : text
  }

  private var isLong: Bool { text.utf8.count > Self.longest }

  /// Whether it ends like a sentence.
  var isStopped: Bool { isLong || SentenceEnd.isStopped(text) }

  /// Whether it ends with a question mark.
  var isQuestion: Bool { !isLong && SentenceEnd.isQuestion(text) }

  /// The number of sentences.
  var sentences: Int { isLong ? 3 : SentenceEnd.count(in: text) }

  /// The words in lower case; empty for a long block.
  var words: [String] {
    isLong ? [] : FoldedLine.words(of: text).map { FoldedLine.plain($0) }.filter { !$0.isEmpty }
  }

  /// Words, or an estimate from the length where the script writes none apart.
  var wordCount: Int {
    guard !isLong else { return 60 }
    var count = 0
    var unspaced = 0
    var wasSpace = true
    var spelled = 0
    var last: UInt8 = 0
    for byte in text.utf8 {
      let isSpace = WhiteSpace.isASCII(byte)
      if wasSpace, !isSpace { count += 1 }
      if TextLine.isUnspaced(byte) { unspaced += 1 }
      // Thai and Lao spell their words out and part none of them.
      if last == 0xE0, (0xB8...0xBB).contains(byte) { spelled += 1 }
      wasSpace = isSpace
      last = byte
    }
    return max(count, unspaced / 2, spelled / 3)
  }

  /// Whether it begins like a quotation, a list item or a lower-case continuation.
  private var opensOtherwise: Bool {
    guard !isLong, let first = text.unicodeScalars.first else { return false }
    switch first {
    case "\"", "“", "„", "«", "‘", "'", "-", "•", "*", "–", "—", "(", ">": return true
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

  /// Whether it is short enough for an entry of a menu: up to three words that end unlike a sentence, no number among them.
  var isMenuName: Bool {
    text.utf8.count <= 36 && wordCount <= 3 && !isStopped && !opensOtherwise && !isOpen
      && !text.utf8.contains { $0 &- 0x30 < 10 || $0 == 0x3A }
  }

  /// Whether it could be a headline.
  var couldBeHeadline: Bool { (!isStopped || isQuestion) && !isOpen && wordCount <= 32 && sentences <= 2 }

  /// Whether it ends with a comma, as the opening and the closing words of letters do.
  private var isOpen: Bool { text.utf8.last == 0x2C || text.hasSuffix("，") || text.hasSuffix("、") }

  /// Whether it could be a heading inside the text.
  var couldBeHeading: Bool {
    guard !isLong, isQuestion || !isStopped, !opensOtherwise || isQuotedWhole else { return false }
    return isQuestion ? wordCount <= 32 && sentences <= 1 : wordCount <= 12 && !isOpen
  }

  /// Whether it is one sentence short enough for a standfirst.
  var couldBeDeck: Bool { (5...45).contains(wordCount) && sentences <= 2 && !opensOtherwise }

  /// Words that open sentences and no captions.
  private static let openers: Set<String> = [
    "no", "not", "and", "but", "so", "yet", "or", "nor", "never", "why", "how", "what", "if", "i", "we", "you", "he",
    "she", "they", "it", "there", "every", "each", "once", "when", "sir", "madam", "dear",
  ]

  /// Words before places and times.
  private static let places: Set<String> = [
    "in", "at", "on", "near", "outside", "inside", "during", "of", "from", "before", "after", "with", "over",
  ]

  /// Whether it is a noun phrase with a place in it and no verb, as captions are.
  var isVerbless: Bool {
    guard (4...16).contains(wordCount), isStopped, !isQuestion, sentences == 1, !opensOtherwise else { return false }
    let words = words
    // "Ada Lind at the quay on Monday": after a name a place, and no verb between them.
    let isNamed =
      words.count > 3 && ["at", "in", "with", "outside", "near", "inside"].contains(words[2])
      && Byline.isNameAlone(text.split(separator: " ").prefix(2).joined(separator: " "))
    guard let first = words.first, !Self.openers.contains(first), isNamed || !isDatedStatement, !isForeign else {
      return false
    }
    return words.contains { Self.places.contains($0) } && !VerbList.hasVerb(words) && !VerbList.hasPastTense(words)
      && !saysWhatSomebodyDoes
  }

  /// Words before what something is done to.
  private static let objects: Set<Substring> = [
    "to", "about", "the", "a", "an", "his", "her", "their", "its", "how", "why", "what", "that", "for", "him", "them",
  ]

  /// Whether a word in -s between a name and what it is done to is a verb: "Jon Rask talks to Ada Lind".
  private var saysWhatSomebodyDoes: Bool {
    let words = FoldedLine.words(of: text)
    return words.indices.dropFirst(2).dropLast().contains { index in
      let word = words[index]
      return word.last == "s" && word.first?.isLowercase ?? false && Self.objects.contains(words[index + 1])
        && Byline.isNameAlone(words[(index - 2)..<index].joined(separator: " "))
    }
  }

  /// Small words of other languages.
  private static let foreign: Set<String> = [
    "de", "het", "een", "der", "die", "das", "und", "el", "la", "los", "las", "le", "les", "des", "du", "il", "lo",
    "gli", "di", "da", "dos", "os", "en", "et", "och", "og", "att", "att", "som", "ett", "den", "det",
    "til", "till", "w", "na", "se", "ve", "bir", "ja", "yang", "di", "ke", "pada",
  ]

  /// Whether a word in small letters has a letter that English has not, so that English verbs are not to be looked for.
  private var isForeign: Bool {
    if words.count(where: Self.foreign.contains) >= 2, !words.contains(where: ["the", "a", "an", "and"].contains) {
      return true
    }
    return FoldedLine.words(of: text).contains { word in
      word.unicodeScalars.first?.properties.isLowercase == true
        && word.unicodeScalars.contains { !$0.isASCII && $0.properties.isAlphabetic }
    }
  }

  /// Whether it says on which day something was: "… on 5 March 2024", "… on Monday".
  private var isDatedStatement: Bool {
    let phrase = FoldedLine(text)
    guard phrase.contains(" on ") else { return false }
    if phrase.hasDigit { return !DateScan(text).dates.isEmpty }
    return words.contains { $0.hasSuffix("day") && DateWord.meaning(of: $0).isTemporal }
  }
}

/// Whether one text says what another says again, as a standfirst does of its lead.
enum Restatement {
  /// Whether half or more of the long words of a text stand in another's first 600 bytes too.
  static func isRestated(_ text: String, in other: String) -> Bool {
    let own = longWords(text)
    let others = Set(longWords(String(decoding: other.utf8.prefix(600), as: UTF8.self)))
    return own.count >= 4 && own.count(where: others.contains) * 2 >= own.count
  }

  private static func longWords(_ text: String) -> [String] {
    text.split(whereSeparator: \.isWhitespace).map { FoldedLine.plain($0) }.filter { $0.utf8.count > 4 }
  }
}

/// Whether an English text has a finite verb, by a list of the commonest.
enum VerbList {
  private static let verbs: Set<String> = Set(
    """
    is are was were am be been has have had do does did will would can could may might must shall should cannot isn't
    aren't wasn't weren't hasn't haven't hadn't doesn't didn't won't wouldn't can't couldn't shouldn't it's he's she's
    that's there's they're we're i'm you're i've we've they've said says say told tells tell asked asks claim claims claimed
    added adds warned warns reports reported announced announces called calls came comes come went goes go made makes
    make took takes take got gets get gave gives give found finds find saw sees see knew knows know thought thinks think
    became becomes become began begins begin kept keeps keep left leaves let lets put puts seemed seems seem showed
    shows show turned turns want wants wanted needed needs need tried tries used uses happened happens means meant remain
    remains remained continue continues continued stood stands fell falls rose rises rise grew grows won wins lost loses
    died dies killed kills hit hits met meets ran runs sent sends spoke speaks wrote writes broke breaks held holds
    brought brings bought paid pays led leads expected expects agreed agrees denied denies refused refuses reviewed
    """.split { $0 == " " || $0 == "\n" }.map(String.init))

  /// Whether one of the words is a finite verb of the list.
  static func hasVerb(_ words: [String]) -> Bool { words.contains { verbs.contains($0) } }

  /// Words after which a word in -ed is an adjective: "the closed quay".
  private static let determiners: Set<String> = [
    "a", "an", "the", "this", "that", "these", "those", "its", "his", "her", "their", "our", "my", "some", "two",
    "three",
    "many", "of", "in", "at", "on", "with", "from", "by", "near", "and", "or", "newly", "recently", "badly", "long",
  ]
  /// Participles with which captions say that somebody is in the picture.
  private static let ofPictures: Set<String> = [
    "pictured", "photographed", "imaged", "named", "called", "dressed", "seated", "moored", "docked", "parked", "based",
    "located", "hundred",
  ]

  /// Whether one of the words is in the regular past tense, by its ending and by the word before it.
  static func hasPastTense(_ words: [String]) -> Bool {
    zip(words, words.dropFirst()).contains { before, word in
      word.hasSuffix("ed") && word.utf8.count >= 5 && !ofPictures.contains(word) && !determiners.contains(before)
    }
  }
}
