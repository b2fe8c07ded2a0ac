// SPDX-License-Identifier: GPL-3.0-or-later

/// A short name for an article, made of a title or a file's stem: `[a-z0-9][a-z0-9-]{0,47}`, cut between words.
///
/// Latin letters lose their diacritics; what has no ASCII form is dropped. `article` when nothing remains.
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
  return slug.isEmpty ? "article" : slug
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

/// Apostrophes and combining marks do not part words.
private func isJoined(_ scalar: Unicode.Scalar) -> Bool {
  scalar == "'" || scalar == "’" || scalar.properties.canonicalCombiningClass != .notReordered
}

private func isWordByte(_ scalar: Unicode.Scalar) -> Bool {
  (0x61...0x7A).contains(scalar.value) || (0x30...0x39).contains(scalar.value)
}

private let spelledLetters: [Unicode.Scalar: String] = [
  "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ħ": "h", "ı": "i", "ŋ": "n",
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
