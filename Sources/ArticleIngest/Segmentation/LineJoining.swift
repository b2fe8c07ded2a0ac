// SPDX-License-Identifier: GPL-3.0-or-later

/// Makes one text of the lines of a paragraph.
struct LineJoining {
  private let lines: [TextLine]
  private let bytes: UnsafeBufferPointer<UInt8>
  /// Found when the first line that is joined ends with a hyphen; few texts have any.
  private var broken: BrokenWords?

  /// Joins lines of a text.
  init(_ lines: [TextLine], in bytes: UnsafeBufferPointer<UInt8>) {
    self.lines = lines
    self.bytes = bytes
  }

  /// The lines as one text: a space between them, none between ideographs nor in a word that the line's end broke.
  mutating func text(of range: Range<Int>) -> String {
    if range.count == 1 { return String(decoding: bytes[lines[range.lowerBound].range], as: UTF8.self) }
    var text: [UInt8] = []
    for index in range where text.isEmpty || !lines[index].isRule(in: bytes) {
      let line = lines[index].range
      if text.last == 0x2D, isBroken(before: index) {
        text.removeLast()
      } else if text.last == 0x2D, BrokenWords.isHyphened(text, before: bytes[line]) {
        // The hyphen is the word's own, as far as the text tells.
      } else if let last = text.last, !(last >= 0x80 && TextLine.isUnspaced(bytes[line.lowerBound])) {
        text.append(0x20)
      }
      text.append(contentsOf: bytes[line])
    }
    return String(decoding: text, as: UTF8.self)
  }

  private mutating func isBroken(before index: Int) -> Bool {
    let words = broken ?? BrokenWords(lines, in: bytes)
    broken = words
    return words.isBroken(bytes[lines[index - 1].range], before: bytes[lines[index].range])
  }
}

/// The words that ends of lines broke, told by the text's own: "foot-" and "bridge" are one word where "footbridge" stands
/// elsewhere in the text and "foot-bridge" nowhere. What the text does not tell is left.
struct BrokenWords {
  private typealias Word = [UInt8]

  /// The joined forms that the text bears out.
  private var whole: Set<Word> = []

  /// Looks through the lines of a text for broken words, and for these words elsewhere.
  ///
  /// - Complexity: O(bytes); the memory is that of the broken words.
  init(_ lines: [TextLine], in bytes: UnsafeBufferPointer<UInt8>) {
    var breaks: [(whole: Word, hyphened: Word)] = []
    for (line, next) in zip(lines, lines.dropFirst()) {
      guard let parts = Self.parts(bytes[line.range], bytes[next.range]) else { continue }
      breaks.append((parts.head + parts.tail, parts.head + [0x2D] + parts.tail))
    }
    let standing = Self.standing(Set(breaks.flatMap { [$0.whole, $0.hyphened] }), in: bytes)
    whole = Set(breaks.filter { standing.contains($0.whole) && !standing.contains($0.hyphened) }.map(\.whole))
  }

  /// Looks through the lines of a text, which stand one under the other.
  init(_ text: [UInt8]) throws(IngestError) {
    let words: Result<BrokenWords, IngestError> = text.withUnsafeBufferPointer { bytes in
      Result { () throws(IngestError) in try BrokenWords(TextLine.lines(of: bytes), in: bytes) }
    }
    self = try words.get()
  }

  /// The words before which a hyphen stands for the end of a longer word: "two- and three-storey".
  private static let conjunctions: Set<String> = [
    "and", "or", "to", "und", "oder", "bis", "sowie", "et", "ou", "à", "y", "o", "e", "en", "of", "och", "eller", "og",
    "til", "till", "i", "lub", "a", "nebo", "и", "или", "та", "або", "ja", "tai",
  ]

  /// Whether the parts of a word stand at the end of a line and at the beginning of the next, with the hyphen between them.
  static func isHyphened(_ line: some BidirectionalCollection<UInt8>, before next: some Collection<UInt8>) -> Bool {
    guard line.last == 0x2D, let last = line.dropLast().last, isOfWord(last) || last &- 0x30 < 10,
      let first = next.first, beginsWord(first) || first &- 0x30 < 10
    else { return false }
    let word = next.prefix(while: isOfWord)
    return word.count > 8 || !conjunctions.contains(String(decoding: word, as: UTF8.self).lowercased())
  }

  /// Whether the hyphen at the end of a line only parts a word with which the next begins.
  func isBroken(_ line: some BidirectionalCollection<UInt8>, before next: some Collection<UInt8>) -> Bool {
    guard !whole.isEmpty, let parts = Self.parts(line, next) else { return false }
    return whole.contains(parts.head + parts.tail)
  }

  /// The two parts of a word; nil where the line does not end with a letter and a hyphen, or the next begins with no small
  /// letter.
  private static func parts(
    _ line: some BidirectionalCollection<UInt8>, _ next: some Collection<UInt8>
  ) -> (head: Word, tail: Word)? {
    guard line.last == 0x2D, let first = next.first, beginsWord(first), lowered(first) == first else { return nil }
    let before = line.dropLast()
    let start = before.lastIndex { !isOfWord($0) }.map(before.index(after:)) ?? before.startIndex
    let head = before[start...].drop { !beginsWord($0) }
    return head.isEmpty ? nil : (head.map(lowered), next.prefix(while: isOfWord).map(lowered))
  }

  /// Those of the words that stand in a text.
  private static func standing(_ words: Set<Word>, in bytes: UnsafeBufferPointer<UInt8>) -> Set<Word> {
    // Which lengths are asked for, by first letter: few words of a text need a closer look.
    var lengths = [UInt64](repeating: 0, count: 256)
    for word in words { lengths[Int(word[0])] |= 1 << UInt64(min(word.count, 63)) }
    var standing: Set<Word> = []
    var start = 0
    while start < bytes.count {
      var end = start
      if beginsWord(bytes[start]) {
        while end < bytes.count, isOfWord(bytes[end]) || isHyphen(at: end, in: bytes) { end += 1 }
        if lengths[Int(lowered(bytes[start]))] & 1 << UInt64(min(end - start, 63)) != 0 {
          let word = bytes[start..<end].map(lowered)
          if words.contains(word) { standing.insert(word) }
        }
      }
      start = end + 1
    }
    return standing
  }

  /// Whether a hyphen stands before a letter.
  private static func isHyphen(at place: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    bytes[place] == 0x2D && place + 1 < bytes.count && beginsWord(bytes[place + 1])
  }

  /// A letter's first byte; signs of punctuation begin with 0xC2 and 0xE2.
  private static func beginsWord(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte | 0x20) && byte < 0x80 || byte >= 0xC3 && byte != 0xE2
  }

  /// A letter's first byte, or a later one of any sign.
  private static func isOfWord(_ byte: UInt8) -> Bool { beginsWord(byte) || byte & 0xC0 == 0x80 }

  private static func lowered(_ byte: UInt8) -> UInt8 { (0x41...0x5A).contains(byte) ? byte | 0x20 : byte }
}
