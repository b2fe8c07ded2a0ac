// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel

/// Whom a text itself names as the one that reported first.
enum FirstReporter {
  /// The words before the name in languages other than English, by their tags.
  private static let cues: [String: [StaticString]] = [
    "de": ["uerst berichtete ", "uerst berichteten ", "uerst hatte ", "uerst hatten "],
    "fr": ["révélée par ", "révélé par ", "révélées par ", "en premier par ", "d’abord rapportée par "],
    "es": ["adelantada por ", "adelantado por ", "revelada por ", "según adelantó ", "según publicó "],
    "it": ["rivelata da ", "anticipata da ", "rivelato da ", "anticipato da "],
    "pt": ["revelada por ", "revelada pelo ", "revelada pela ", "divulgada primeiro por ", "noticiada primeiro pelo "],
    "nl": ["eerst gemeld door ", "als eerste gemeld door "],
    "ru": [
      "Об этом сообщает ", "Об этом сообщил ", "Об этом сообщила ", "Об этом сообщило ", "Об этом сообщили ",
      "Об этом пишет ", "Об этом передает ", "Об этом передаёт ", "ервым сообщил ", "ервыми сообщили ",
    ],
    "uk": ["Про це повідомляє ", "Про це повідомив ", "Про це повідомила ", "Про це пише ", "Про це повідомило "],
  ]

  /// The outlet of which the text says that it reported first.
  static func party(_ blocks: [Block], _ kinds: [ParagraphKind], language: String?) -> Evidence.Party? {
    let others = language.flatMap { Self.cues[String($0.prefix(2)).lowercased()] }
    let english: [StaticString] = [
      "first reported by ", "first revealed by ", "first disclosed by ", "first published by ",
      "originally reported by ",
    ]
    for index in blocks.indices.prefix(60) where kinds[index] == .body {
      let text = blocks[index].text
      if let others {
        guard let name = named(in: text, by: others) else { continue }
        return Evidence.Party(name: name, paragraph: index + 1)
      }
      if let name = discoverer(in: text) ?? placeOfReport(in: text) {
        return Evidence.Party(name: name, paragraph: index + 1)
      }
      guard let cue = text.place(ofFirst: english) else { continue }
      let words = text[cue.upperBound...].split(separator: " ").drop { $0 == "the" }
      var name: [Substring] = []
      for word in words.prefix(5) {
        guard word.first?.isUppercase ?? false || !name.isEmpty && ["of", "and"].contains(word) else { break }
        name.append(word)
        if let last = word.last, ",.;:".contains(last) { break }
      }
      let party = name.joined(separator: " ").trimmingPunctuation
      if !party.isEmpty { return Evidence.Party(name: party, paragraph: index + 1) }
    }
    return nil
  }

  /// The outlet in "first reported in the Courier" and "first reported on Tuesday by the Courier".
  private static func placeOfReport(in text: String) -> String? {
    guard
      let mark = text.place(ofFirst: [
        " first reported in ", " first published in ", " first appeared in ", " first reported on ",
      ])
    else { return nil }
    var rest = text[mark.upperBound...]
    if text[mark].hasSuffix(" on ") {
      guard let by = rest.prefix(30).place(of: " by ") else { return nil }
      rest = rest[by.upperBound...]
    }
    let words = rest.split(separator: " ").drop { $0 == "the" || $0 == "The" }.prefix(5).prefix {
      $0.first?.isUppercase ?? false
    }
    let name = words.joined(separator: " ").trimmingPunctuation
    return Organisation.isOrganisation(name) ? name : nil
  }

  /// The outlet in "As the Courier first reported, …" and "The Courier was first to report …".
  private static func discoverer(in text: String) -> String? {
    let cues: [StaticString] = [
      " first reported", " was first to report", " was the first to report", " first broke the ", " broke the story",
      " broke the news",
    ]
    guard let mark = text.place(ofFirst: cues),
      !text[mark.upperBound...].hasPrefix(" by")
    else { return nil }
    // "the Courier, which first reported …"
    var before = text[..<mark.lowerBound]
    if before.hasSuffix(", which") { before = before.dropLast(7) }
    let words = before.split(separator: " ").suffix(6)
    let name = words.reversed().prefix { word in
      word.last != "," && word.first?.isUppercase ?? false && word != "As" && word != "The"
    }.reversed().joined(separator: " ")
    let kind = Organisation.partyKind(of: name)
    return !name.isEmpty && (Organisation.isAgency(name) || name.contains(" ") && kind == .outlet) ? name : nil
  }

  /// The outlet behind one of the words, in quotation marks or with capitals; a person's name is none.
  private static func named(in text: String, by cues: [StaticString]) -> String? {
    guard let cue = text.place(ofFirst: cues) else { return nil }
    let words = text[cue.upperBound...].split(separator: " ").drop { articles.contains(String($0)) }.prefix(6)
    let rest = words.joined(separator: " ")
    if let first = rest.first, let close = quotes[first] {
      let inside = rest.dropFirst().prefix { !close.contains($0) }
      return inside.isEmpty || inside.count + 1 == rest.count ? nil : String(inside)
    }
    var name: [Substring] = []
    for word in words {
      guard word.first?.isUppercase ?? false || !name.isEmpty && inNames.contains(String(word)) else { break }
      name.append(word)
      if let last = word.last, ",.;:".contains(last) { break }
    }
    while let last = name.last, inNames.contains(String(last)) { name.removeLast() }
    let party = name.joined(separator: " ").trimmingPunctuation
    let isOutlet = name.count > 1 && Organisation.partyKind(of: party) == .outlet
    return isOutlet || Organisation.isAgency(party) ? party : nil
  }

  private static let quotes: [Character: String] = ["„": "“”", "«": "»", "“": "”", "»": "«", "\"": "\""]
  private static let articles: Set<String> = [
    "der", "die", "das", "dem", "le", "la", "les", "el", "il", "lo", "o", "a", "het", "de", "агентство", "издание",
    "газета",
  ]
  private static let inNames: Set<String> = ["of", "and", "de", "du", "des", "la", "del", "di", "der", "da", "do"]
}

extension String {
  /// The text without marks that end a clause.
  fileprivate var trimmingPunctuation: String {
    var text = self[...]
    while let last = text.last, ",.;:’'”".contains(last) { text = text.dropLast() }
    return String(text)
  }
}
