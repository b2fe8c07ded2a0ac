// SPDX-License-Identifier: GPL-3.0-or-later

/// The language of a text by its script and its commonest words.
enum LanguageGuess {
  private static let stopWords: [(String, Set<String>)] = [
    ("en", ["the", "and", "of", "to", "that", "was", "with", "for", "on", "is"]),
    ("de", ["der", "die", "und", "das", "nicht", "ist", "ein", "mit", "den", "von"]),
    ("fr", ["le", "les", "et", "des", "est", "une", "dans", "que", "pour", "du"]),
    ("es", ["el", "los", "las", "y", "que", "una", "por", "con", "del", "en"]),
    ("it", ["il", "di", "che", "della", "per", "una", "sono", "con", "non", "gli"]),
    ("pt", ["o", "os", "que", "uma", "não", "para", "com", "do", "da", "em"]),
    ("nl", ["het", "een", "van", "dat", "niet", "zijn", "met", "voor", "op", "ook"]),
    ("sv", ["och", "att", "det", "som", "på", "är", "för", "inte", "ett", "med"]),
    ("pl", ["w", "nie", "na", "się", "że", "jest", "do", "z", "jak", "przez"]),
    ("tr", ["ve", "bir", "bu", "için", "ile", "da", "olarak", "daha", "gibi", "çok"]),
  ]
  private static let scripts: [(ClosedRange<UInt32>, String)] = [
    (0x0600...0x06FF, "ar"), (0x0590...0x05FF, "he"), (0x3040...0x30FF, "ja"), (0xAC00...0xD7AF, "ko"),
    (0x4E00...0x9FFF, "zh"), (0x0400...0x04FF, "ru"), (0x0370...0x03FF, "el"), (0x0900...0x097F, "hi"),
    (0x0E00...0x0E7F, "th"),
  ]

  /// The BCP 47 tag of the language, or nil when nothing stands out; looks at the first 40 blocks' beginnings.
  static func language(of blocks: [Block]) -> String? {
    var words: [String] = []
    var counts = [Int](repeating: 0, count: scripts.count)
    var letters = 0
    for block in blocks.prefix(40) {
      let text = String(decoding: block.text.utf8.prefix(400), as: UTF8.self)
      for scalar in text.unicodeScalars where scalar.properties.isAlphabetic {
        letters += 1
        if scalar.value > 0x36F, let index = scripts.firstIndex(where: { $0.0.contains(scalar.value) }) {
          counts[index] += 1
        }
      }
      words += Phrase(text).plainWords
    }
    guard letters >= 20 else { return nil }
    if counts[2] * 20 > letters { return "ja" }
    if let index = counts.indices.max(by: { counts[$0] < counts[$1] }), counts[index] * 2 > letters {
      return scripts[index].1
    }
    let scores = stopWords.map { entry in (entry.0, words.count(where: entry.1.contains)) }
    guard let best = scores.max(by: { $0.1 < $1.1 }), best.1 * 12 >= words.count, best.1 >= 3 else { return nil }
    return best.0
  }
}
