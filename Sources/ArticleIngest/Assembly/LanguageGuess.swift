// SPDX-License-Identifier: GPL-3.0-or-later

/// The language of a text by its script and its commonest words.
enum LanguageGuess {
  private static let languages = [
    "en", "de", "fr", "es", "it", "pt", "nl", "sv", "pl", "tr", "da", "no", "fi", "cs", "hu", "ro", "vi", "id", "ca",
  ]
  private static let stopWords = [
    "the and of to that was with for on is", "der die und das nicht ist ein mit den von",
    "le les et des est une dans que pour du",
    "el los las y que una por con del en", "il di che della per una sono con non gli",
    "o os que uma não para com do da em",
    "het een van dat niet zijn met voor op ook", "och att det som på är för inte ett med",
    "w nie na się że jest do z jak przez",
    "ve bir bu için ile da olarak daha gibi çok",
    "og er af ikke på til har blev efter også", "og er av ikke på til har ble etter også",
    "ja on ei että oli mutta kuin ovat sekä joka", "že je se byl podle bude která také ale jako",
    "az és nem hogy egy meg volt szerint vagy csak", "și în cu că nu este care pe din pentru",
    "và của là các cho không được với một những", "yang dan itu dengan untuk dari pada ini akan tidak",
    "els les amb que per del una més va són",
  ]

  /// The languages of each stop word, one bit each.
  private static let bits: [String: UInt32] = {
    var bits: [String: UInt32] = [:]
    for (index, line) in stopWords.enumerated() {
      for word in line.split(separator: " ") { bits[String(word), default: 0] |= 1 << UInt32(index) }
    }
    return bits
  }()

  /// How much of a text is looked at, in bytes.
  private static let reach = 2400

  /// The BCP 47 tag of the language, or nil when nothing stands out.
  static func language(of blocks: [Block]) -> String? {
    var sample: [UInt8] = []
    for block in blocks {
      guard sample.count < reach else { break }
      sample.append(contentsOf: block.text.utf8.prefix(400))
      sample.append(0x20)
    }
    return byScript(sample) ?? byWords(sample)
  }

  /// The language of a script that one language, or its greatest, writes, when it is most of the text.
  private static func byScript(_ sample: [UInt8]) -> String? {
    var counts: [String: Int] = [:]
    var ascii = 0
    for (index, byte) in sample.enumerated() {
      if (0x61...0x7A).contains(byte | 0x20) { ascii += 1 }
      guard byte >= 0xCE, index + 1 < sample.count, let name = script(byte, sample[index + 1]) else { continue }
      counts[name, default: 0] += 1
    }
    // Only Vietnamese writes many letters with two marks.
    if let vietnamese = counts.removeValue(forKey: "vi"), vietnamese > 10, vietnamese * 20 > ascii { return "vi" }
    for (own, whole) in [("uk", "ru"), ("ur", "ar"), ("fa", "ar")] {
      // A few of its letters tell a language from the greater one of its script.
      let letters = counts[own] ?? 0
      let all = letters + (counts[whole] ?? 0)
      (counts[own], counts[whole]) = (nil, nil)
      counts[letters > 3 && letters * 50 >= all ? own : whole] = all
    }
    if let kana = counts["ja"], kana * 10 > counts["zh"] ?? 0, kana > 10, kana > ascii / 10 { return "ja" }
    guard let most = counts.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }), most.value > 10 else { return nil }
    return most.value > ascii ? most.key : nil
  }

  /// The language that a lead byte and the byte after it speak for.
  private static func script(_ lead: UInt8, _ next: UInt8) -> String? {
    switch lead {
    case 0xCE, 0xCF: "el"
    // Letters that Ukrainian has and Russian has not: і, ї, є, ґ.
    case 0xD0, 0xD1, 0xD2: lead == 0xD1 && (0x94...0x97).contains(next) || lead == 0xD2 ? "uk" : "ru"
    case 0xD6, 0xD7: "he"
    // Letters that Persian has and Arabic has not, and those that Urdu adds.
    case 0xD9 where next == 0xBE, 0xDA where next == 0x86 || next == 0xAF, 0xDB where next == 0x8C: "fa"
    case 0xD9 where next == 0xB9, 0xDA where next == 0x88 || next == 0x91 || next == 0xBE, 0xDB where next == 0x92: "ur"
    case 0xD8...0xDB: "ar"
    case 0xE0: next >= 0xA4 && next <= 0xA5 ? "hi" : next >= 0xB8 && next <= 0xB9 ? "th" : nil
    case 0xE1: next == 0xBA || next == 0xBB ? "vi" : nil
    case 0xE3: next >= 0x81 && next <= 0x83 ? "ja" : nil
    case 0xE4...0xE9: "zh"
    case 0xEA...0xED: lead > 0xEA || next >= 0xB0 ? "ko" : nil
    default: nil
    }
  }

  private static func byWords(_ sample: [UInt8]) -> String? {
    var scores = [Int](repeating: 0, count: languages.count)
    var count = 0
    for word in sample.split(whereSeparator: { $0 < 0x41 || $0 > 0x5A && $0 < 0x61 || $0 > 0x7A && $0 < 0x80 }) {
      count += 1
      guard word.count <= 7, let mask = bits[String(decoding: word.map { $0 < 0x80 ? $0 | 0x20 : $0 }, as: UTF8.self)]
      else {
        continue
      }
      for index in scores.indices where mask >> UInt32(index) & 1 == 1 { scores[index] += 1 }
    }
    guard let best = scores.indices.max(by: { scores[$0] < scores[$1] }), scores[best] >= 3 else { return nil }
    return scores[best] * 12 >= count ? languages[best] : nil
  }
}
