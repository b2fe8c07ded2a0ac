// SPDX-License-Identifier: GPL-3.0-or-later

/// A short name for an article, made of a title or a file's stem: `[a-z0-9][a-z0-9-]{0,47}`, cut between words.
///
/// Latin letters lose their diacritics, Greek and Cyrillic ones are transliterated; what has no ASCII form is dropped.
/// When nothing remains, `article` and digits that another text does not share; `article` alone for no text at all.
/// Complexity: O(length).
public func slug(from text: String) -> String {
  var words: [String] = [""]
  for scalar in text.unicodeScalars {
    let letters = asciiForm(of: scalar)
    if !letters.isEmpty {
      words[words.count - 1] += letters
    } else if !isJoined(scalar), words.last?.isEmpty == false {
      words.append("")
    }
  }
  var slug = ""
  for word in words where !word.isEmpty {
    if slug.isEmpty {
      slug = String(word.prefix(48))
    } else if slug.utf8.count + 1 + word.utf8.count <= 48 {
      slug += "-" + word
    } else {
      break
    }
  }
  return slug.isEmpty ? "article" + digits(of: text) : slug
}

/// A hyphen and six hexadecimal digits, the same for the same text: FNV-1a, folded; nothing for a blank text.
private func digits(of text: String) -> String {
  guard text.contains(where: { !$0.isWhitespace }) else { return "" }
  let hash = text.utf8.reduce(UInt32(0x811C_9DC5)) { ($0 ^ UInt32($1)) &* 0x0100_0193 }
  return "-" + String(0x100_0000 | (hash >> 24 ^ hash & 0xFF_FFFF), radix: 16).dropFirst()
}

/// The lower-case ASCII letters and digits that a scalar stands for; empty when it stands for none.
private func asciiForm(of scalar: Unicode.Scalar) -> String {
  let lower = scalar.properties.lowercaseMapping
  guard let first = lower.unicodeScalars.first else { return "" }
  if first.isASCII { return isWordByte(first) ? String(first) : "" }
  if let spelled = spelledLetters[first] { return spelled }
  let canonical = String(first).decomposed.filter { $0.isASCII && isWordByte($0) }
  return String(String.UnicodeScalarView(canonical))
}

/// Apostrophes, combining marks and the signs of Cyrillic do not part words.
private func isJoined(_ scalar: Unicode.Scalar) -> Bool {
  ["'", "’", "ь", "ъ", "Ь", "Ъ"].contains(scalar) || scalar.properties.canonicalCombiningClass != .notReordered
}

private func isWordByte(_ scalar: Unicode.Scalar) -> Bool {
  (0x61...0x7A).contains(scalar.value) || (0x30...0x39).contains(scalar.value)
}

private let spelledLetters: [Unicode.Scalar: String] = [
  "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ħ": "h", "ı": "i", "ŋ": "n",
  "а": "a", "б": "b", "в": "v", "г": "g", "ґ": "g", "ѓ": "g", "д": "d", "ђ": "dj", "е": "e", "ѐ": "e", "ё": "yo",
  "є": "ye", "ж": "zh", "з": "z", "ѕ": "dz", "и": "i", "ѝ": "i", "й": "y", "і": "i", "ї": "yi", "ј": "j", "к": "k",
  "ќ": "k", "л": "l", "љ": "lj", "м": "m", "н": "n", "њ": "nj", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t",
  "ћ": "c", "у": "u", "ў": "u", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "џ": "dz", "ш": "sh", "щ": "shch",
  "ы": "y", "э": "e", "ю": "yu", "я": "ya",
  "α": "a", "ά": "a", "β": "v", "γ": "g", "δ": "d", "ε": "e", "έ": "e", "ζ": "z", "η": "i", "ή": "i", "θ": "th",
  "ι": "i", "ί": "i", "ϊ": "i", "ΐ": "i", "κ": "k", "λ": "l", "μ": "m", "ν": "n", "ξ": "x", "ο": "o", "ό": "o",
  "π": "p", "ρ": "r", "σ": "s", "ς": "s", "τ": "t", "υ": "y", "ύ": "y", "ϋ": "y", "ΰ": "y", "φ": "f", "χ": "ch",
  "ψ": "ps", "ω": "o", "ώ": "o",
]

extension String {
  /// The scalars of the text with diacritics apart from their letters.
  fileprivate var decomposed: [Unicode.Scalar] {
    latinBases.reduce(into: []) { result, entry in
      if entry.value.unicodeScalars.contains(unicodeScalars.first ?? " ") { result.append(entry.key) }
    }
  }
}

/// Latin letters with diacritics by the letter under them.
private let latinBases: [Unicode.Scalar: String] = [
  "a": "àáâãäåāăąǎạảấầẩẫậắằẳẵặ", "c": "çćĉċč", "d": "ďḍ", "e": "èéêëēĕėęěẹẻẽếềểễệ", "g": "ĝğġģǧ", "h": "ĥḥ",
  "i": "ìíîïĩīĭįǐịỉ", "j": "ĵ", "k": "ķǩ", "l": "ĺļľŀ", "n": "ñńņňṅ", "o": "òóôõöōŏőǒọỏốồổỗộơớờởỡợ", "r": "ŕŗř",
  "s": "śŝşšșṣ", "t": "ţťțṭ", "u": "ùúûüũūŭůűųǔụủưứừửữự", "w": "ŵ", "y": "ýÿŷỳỵỷỹ", "z": "źżžẓ",
]
