// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import JSON

/// Texts that records hold beside the one that is read, by the names under which they stand.
struct UnreadTexts {
  private var counts: [String: Int] = [:]
  /// The part of each name, as it is plainly written; and as records write it, where one did.
  private let parts: [String: FieldNames.Part]
  private var known: [String: FieldNames.Part?] = [:]

  /// How many letters of a text are looked for in the other, at its beginning and at its end.
  private static let compared = 40
  /// How many texts of a record are looked for in the one that is read, and how many entries of a list.
  private static let most = 64, mostEntries = 8

  /// Nothing is seen yet of records whose parts stand under these names.
  init(_ fields: FieldNames) { parts = fields.parts }

  /// Counts what a record holds beside the text that is read of it and the summary that stands over it.
  mutating func note(_ record: RecordLayers, beside read: String, summary: () -> String?) {
    var letters: TextLetters?
    var named: Set<String> = []
    var looked = 0
    for member in record.members where looked < Self.most && !named.contains(member.key) {
      let part = part(of: member.key)
      for text in Self.texts(member.value, part) where text != read {
        looked += 1
        let whole = letters ?? TextLetters(read)
        letters = whole
        let other = TextLetters(text)
        if whole.holds(Self.compared, of: other) { continue }
        if part == .summary, let deck = summary(), TextLetters(deck).holds(Self.compared, of: other) { continue }
        named.insert(member.key)
        break
      }
    }
    for name in named { counts[name, default: 0] += 1 }
  }

  /// Names them in a reading, but for what is named otherwise.
  func name(in reading: inout ArticleReading, but others: [String] = []) {
    for (name, count) in counts.sorted(by: { $0.key < $1.key }) where !others.contains(name) {
      reading.passOver(.member(name), .texts(count))
    }
  }

  /// The part that a name is of.
  private mutating func part(of name: String) -> FieldNames.Part? {
    if let part = known[name] { return part }
    let part = parts[FieldNames.plain(name)]
    known[name] = .some(part)
    return part
  }

  /// What stands under a name of a part, or under one that nobody reads, and is a text.
  private static func texts(_ value: JSONValue, _ part: FieldNames.Part?) -> [String] {
    switch part {
    case .published, .modified, .url, .language: return []
    case .title, .byline, .site, .credit:
      return value.string.map { !RecordReader.isName($0) } ?? false
        ? [value.string ?? ""] : []
    case .text, .summary, nil: break
    }
    if let text = value.string {
      guard text.utf8.count >= WrittenText.leastProse else { return [] }
      return part == .text ? text.utf8.contains(0x20) ? [text] : [] : isWhole(text) ? [text] : []
    }
    return Array(value.items.lazy.compactMap(WrittenText.piece).filter(isWhole).prefix(mostEntries))
  }

  private static func isWhole(_ text: String) -> Bool {
    WrittenText.isProse(text) && !WrittenText.isCutOff(text.trimmed)
  }
}

/// The letters of a text, for the same one may stand somewhere with markup and without.
struct TextLetters {
  private let letters: [UInt8]

  /// The letters of a text.
  init(_ text: String) {
    let plain = text.utf8.contains(0x3C) ? text.replacing(/<[^<>]*>/, with: " ") : text
    var letters: [UInt8] = []
    letters.reserveCapacity(plain.utf8.count)
    for scalar in LinkedData.unescaped(plain).unicodeScalars {
      if scalar.isASCII {
        if (0x61...0x7A).contains(scalar.value | 0x20) { letters.append(UInt8(scalar.value)) }
      } else if scalar.properties.isAlphabetic {
        letters.append(contentsOf: scalar.utf8)
      }
    }
    self.letters = letters
  }

  /// Whether the beginning or the end of another text stands in this one.
  func holds(_ count: Int, of other: TextLetters) -> Bool {
    holds(other.letters.prefix(count)) || holds(other.letters.suffix(count))
  }

  private func holds(_ piece: ArraySlice<UInt8>) -> Bool {
    guard let first = piece.first else { return true }
    let piece = Array(piece)
    return letters.withUnsafeBufferPointer { letters in
      piece.withUnsafeBufferPointer { piece in
        var start = 0
        while start + piece.count <= letters.count {
          if letters[start] == first {
            var length = 1
            while length < piece.count, letters[start + length] == piece[length] { length += 1 }
            if length == piece.count { return true }
          }
          start += 1
        }
        return false
      }
    }
  }
}
