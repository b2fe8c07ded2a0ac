// SPDX-License-Identifier: GPL-3.0-or-later

/// A short block as the line readers look at it: its lower-case bytes, and its words when they are asked for.
struct FoldedLine {
  /// The text as printed.
  let text: String
  /// The text in lower case, as UTF-8.
  let lower: [UInt8]
  /// The number of words.
  let wordCount: Int
  /// Whether a digit stands in it.
  let hasDigit: Bool
  /// Which of ASCII's bytes stand in it in lower case, a bit each: controls, signs and digits, then letters and other signs.
  private let ascii: SIMD2<UInt64>
  /// Whether a capital and a small letter of ASCII stand in it as printed.
  let hasCapital: Bool, hasSmall: Bool
  /// Whether a byte beyond ASCII stands in it.
  private let hasOthers: Bool

  /// The phrase of a text.
  init(_ text: String) {
    self.text = text
    let (lower, printed, hasOthers) = Self.lowered(text)
    let capitals = printed[1] & Self.capitals
    (self.lower, self.hasOthers) = (lower, hasOthers)
    (hasCapital, hasSmall) = (capitals != 0, printed[1] & Self.capitals << 32 != 0)
    ascii = [printed[0], printed[1] & ~capitals | capitals << 32]
    let hasASCIIDigit = ascii[0] & Self.digits != 0
    (hasDigit, wordCount) = lower.withUnsafeBufferPointer { bytes in
      let hasDigit =
        hasASCIIDigit || hasOthers && bytes.indices.contains { DateToken.isDigit(at: $0, in: bytes) }
      return (hasDigit, WhiteSpace.measured(bytes).words)
    }
  }

  /// The bits of the digits among the signs.
  private static let digits: UInt64 = 0x03FF_0000_0000_0000
  /// The bits of the capitals among the letters; those of the small ones stand 32 further.
  private static let capitals: UInt64 = 0x07FF_FFFE

  /// Whether a sign of ASCII stands in the text; of any other sign, whether one beyond ASCII does.
  func holds(_ sign: Unicode.Scalar) -> Bool {
    sign.isASCII ? holds(UInt8(sign.value)) : hasOthers
  }

  /// Whether a byte of ASCII stands in the text in lower case.
  private func holds(_ byte: UInt8) -> Bool { ascii[Int(byte >> 6)] >> UInt64(byte & 0x3F) & 1 == 1 }

  /// Whether one of the marks that part a line's pieces may stand in it: a dash, a slash, a bar or a dot.
  var mayHoldBars: Bool { holds("-") || holds("/") || holds("|") || holds("•") }

  /// The words as printed, with their punctuation.
  var words: [Substring] { Self.words(of: text) }

  /// The number of words of a text, parted at ASCII's white space.
  static func wordCount(of text: String) -> Int {
    var text = text
    return text.withUTF8 { WhiteSpace.measured($0).words }
  }

  /// The words of a text, parted at ASCII's white space.
  static func words(of text: String) -> [Substring] {
    text.utf8.split(whereSeparator: WhiteSpace.isASCII).map { Substring($0) }
  }

  /// Small letters for ASCII's, Latin's and Cyrillic's capitals, no length changed; which of ASCII's bytes stood there, and
  /// whether others did.
  private static func lowered(_ text: String) -> (lower: [UInt8], printed: SIMD2<UInt64>, hasOthers: Bool) {
    var bytes = Array(text.utf8)
    var signs: UInt64 = 0
    var letters: UInt64 = 0
    var hasOthers = false
    bytes.withUnsafeMutableBufferPointer { bytes in
      for index in bytes.indices {
        let byte = bytes[index]
        if byte < 0x40 {
          signs |= 1 << UInt64(byte)
        } else if byte < 0x80 {
          letters |= 1 << UInt64(byte & 0x3F)
          bytes[index] = byte &- 0x41 < 26 ? byte | 0x20 : byte
        } else {
          hasOthers = true
          if byte >= 0xC3, byte <= 0xD0 { lower(bytes, at: index) }
        }
      }
    }
    return (bytes, [signs, letters], hasOthers)
  }

  /// Makes a letter of two bytes small.
  private static func lower(_ bytes: UnsafeMutableBufferPointer<UInt8>, at index: Int) {
    let (byte, next) = (bytes[index], bytes[index + 1])
    if byte == 0xC3, (0x80...0x9E).contains(next), next != 0x97 {
      bytes[index + 1] = next + 0x20
    } else if byte == 0xD0, (0x90...0xAF).contains(next) {
      if next >= 0xA0 { bytes[index] = 0xD1 }
      bytes[index + 1] = next >= 0xA0 ? next - 0x20 : next + 0x20
    } else if byte == 0xC4 || byte == 0xC5, isExtendedCapital(byte, next) {
      bytes[index + 1] = next + 1
    }
  }

  /// Whether two bytes are a capital of Latin Extended-A whose small letter is the next scalar of the same lead byte.
  private static func isExtendedCapital(_ lead: UInt8, _ byte: UInt8) -> Bool {
    let scalar = (lead == 0xC4 ? 0x100 : 0x140) + Int(byte) - 0x80
    switch scalar {
    case 0x130, 0x13F: return false
    case 0x100...0x137, 0x14A...0x177: return scalar % 2 == 0
    case 0x139...0x148, 0x179...0x17E: return scalar % 2 == 1
    default: return false
    }
  }

  /// A word in lower case without punctuation at its ends.
  static func plain(_ word: Substring) -> String {
    if let plain = word.utf8.withContiguousStorageIfAvailable(plainASCII), let plain { return plain }
    let scalars = word.unicodeScalars
    guard let first = scalars.firstIndex(where: isWordScalar), let last = scalars.lastIndex(where: isWordScalar) else {
      return ""
    }
    return word[first...last].lowercased()
  }

  /// An ASCII word in lower case without punctuation at its ends; nil for any other.
  static func plainASCII(_ bytes: UnsafeBufferPointer<UInt8>) -> String? {
    guard bytes.allSatisfy({ $0 < 0x80 }) else { return nil }
    guard let first = bytes.firstIndex(where: isWordByte), let last = bytes.lastIndex(where: isWordByte) else {
      return ""
    }
    return String(unsafeUninitializedCapacity: last - first + 1) { buffer in
      for index in first...last {
        buffer[index - first] = bytes[index] &- 0x41 < 26 ? bytes[index] | 0x20 : bytes[index]
      }
      return last - first + 1
    }
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte)
  }

  /// Whether a scalar is part of a word.
  static func isWordScalar(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return (0x61...0x7A).contains(scalar.value | 0x20) || (0x30...0x39).contains(scalar.value) }
    return scalar.properties.isAlphabetic || scalar.properties.numericType != nil
  }

  /// Whether a scalar is a small letter beside which the language sets capitals; Georgian does only for whole lines.
  static func isSmall(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isLowercase && !(0x10D0...0x10FF).contains(scalar.value)
  }

  /// The first cue of a list with which the text begins.
  func cue(of list: CueList) -> String? { list.cue(at: lower) }

  /// Whether the text in lower case holds a piece of text.
  func contains(_ piece: StaticString) -> Bool {
    let count = piece.utf8CodeUnitCount
    guard count > 0, lower.count >= count else { return false }
    let start = piece.utf8Start
    // Most lines lack one of the piece's letters or signs, and are not searched.
    for index in 0..<count where start[index] < 0x80 ? !holds(start[index]) : !hasOthers { return false }
    return lower.withUnsafeBufferPointer { bytes in
      for index in 0...(bytes.count - count) where bytes[index] == start[0] {
        var length = 1
        while length < count, bytes[index + length] == start[length] { length += 1 }
        if length == count { return true }
      }
      return false
    }
  }

  /// Whether the text in lower case begins with a piece of text.
  func begins(with piece: StaticString) -> Bool {
    let count = piece.utf8CodeUnitCount
    return lower.count >= count && (0..<count).allSatisfy { lower[$0] == piece.utf8Start[$0] }
  }

  /// Whether the text in lower case ends with a piece of text.
  func ends(with piece: StaticString) -> Bool {
    let count = piece.utf8CodeUnitCount, start = lower.count - count
    return start >= 0 && (0..<count).reversed().allSatisfy { lower[start + $0] == piece.utf8Start[$0] }
  }

  /// Words that follow a label without making a statement of it: "Share this article", "Comments are closed".
  private static let tails: Set<String> = Set(
    """
    this that the a an on in for to of by with via your our us my all now here more page article articles story stories
    post posts piece entry video email mail facebook twitter x whatsapp linkedin reddit instagram telegram pinterest
    threads link news newsletter newsletters today free section below above are is closed off disabled open and or author
    authors writer topic topics tag tags comment comments reply replies response responses conversation discussion inbox
    latest daily weekly updates alerts count full print next previous continue again website site store content feature
    scroll reading
    diesen artikel beitrag sie cet cette sur ce este esta artículo en questo articolo su dit artikel op auf unten les
    """.split(whereSeparator: \.isWhitespace).map(String.init))

  /// Whether nothing follows a cue but marks, numbers and words that state nothing.
  func saysNothing(after cue: String) -> Bool {
    Self.words(of: String(Substring(text.utf8.dropFirst(cue.utf8.count)))).allSatisfy { word in
      let plain = Self.plain(word)
      return plain.isEmpty || Self.tails.contains(plain) || plain.utf8.allSatisfy { (0x30...0x39).contains($0) }
    }
  }

  /// Whether nothing follows a cue but names, as after "More from" or "About the author".
  func namesOnly(after cue: String) -> Bool {
    let words = Self.words(of: String(Substring(text.utf8.dropFirst(cue.utf8.count))))
    return words.count <= 5
      && words.allSatisfy { word in
        let plain = Self.plain(word)
        guard let first = word.unicodeScalars.first(where: Self.isWordScalar) else { return true }
        return first.properties.isUppercase || first.properties.numericType != nil || Self.tails.contains(plain)
      }
  }

  /// The text after a cue, as printed, without colon, dash and white space before it.
  func rest(after cue: String) -> String {
    let length = cue.utf8.count
    var text = text
    return text.withUTF8 { bytes in
      if bytes.count > length + 1, bytes[length] == 0x20, (0x61...0x7A).contains(bytes[length + 1] | 0x20) {
        return String(decoding: bytes[(length + 1)...], as: UTF8.self)
      }
      let scalars = String(decoding: bytes.dropFirst(length), as: UTF8.self).unicodeScalars
      return String(scalars.drop { $0.properties.isWhitespace || ":-–—|,：".unicodeScalars.contains($0) })
    }
  }
}

extension StringProtocol {
  /// Where a piece of text first stands, byte for byte: lines are searched for many, and most hold none.
  func place(of piece: StaticString) -> Range<Index>? {
    let count = piece.utf8CodeUnitCount
    let offset = utf8.withContiguousStorageIfAvailable { bytes -> Int? in
      guard count > 0, bytes.count >= count else { return nil }
      let first = piece.utf8Start[0]
      for index in 0...(bytes.count - count) where bytes[index] == first {
        var length = 1
        while length < count, bytes[index + length] == piece.utf8Start[length] { length += 1 }
        if length == count { return index }
      }
      return nil
    }
    guard let offset = offset ?? nil else { return nil }
    let start = utf8.index(startIndex, offsetBy: offset)
    return start..<utf8.index(start, offsetBy: count)
  }

  /// Where the first of several pieces of text that it holds stands.
  func place(ofFirst pieces: [StaticString]) -> Range<Index>? { pieces.lazy.compactMap { place(of: $0) }.first }
}

extension String {
  /// The text in lower case, letters and digits only, as titles are compared.
  var folded: String {
    var view = UnicodeScalarView()
    view.append(contentsOf: lowercased().unicodeScalars.filter(FoldedLine.isWordScalar))
    return String(view)
  }
}

/// How a text ends, and how many sentences it seems to hold.
enum SentenceEnd {
  /// The last scalar that closes no quotation or bracket and is no mark of a note: [2], ².
  static func last(of text: String) -> Unicode.Scalar? {
    if let byte = text.utf8.last, byte < 0x80, case let last = Unicode.Scalar(byte), !isCloser(last), !isSpace(last) {
      return last
    }
    var rest = text.unicodeScalars[...]
    while let last = rest.last, isCloser(last) || isSpace(last) || isRaised(last) {
      rest = rest.dropLast()
      guard last == "]" else { continue }
      let head = rest.dropLast(rest.reversed().prefix { ("0"..."9").contains($0) }.count)
      if head.endIndex < rest.endIndex, head.last == "[" { rest = head.dropLast() }
    }
    return rest.last
  }

  private static func isRaised(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "¹", "²", "³", "⁰"..."⁹": true
    default: false
    }
  }

  /// Whether the text ends like a sentence or a clause.
  static func isStopped(_ text: String) -> Bool { last(of: text).map(isStop) ?? false }

  /// Whether the text ends with a question mark.
  static func isQuestion(_ text: String) -> Bool {
    let last = last(of: text)
    return last == "?" || last == "？" || last == "؟"
  }

  /// The number of sentences: stops that a space or the end follows, abbreviations of one letter left out.
  static func count(in text: String) -> Int {
    var count = 0
    var wordLength = 0
    var stopped = false
    for scalar in text.unicodeScalars {
      if isSpace(scalar) {
        if stopped { count += 1 }
        wordLength = 0
        stopped = false
      } else if scalar == "." {
        stopped = wordLength > 1
      } else if scalar == "!" || scalar == "?" || scalar == "…" {
        stopped = true
      } else if scalar == "。" || scalar == "！" || scalar == "？" {
        count += 1
      } else if !isCloser(scalar) {
        stopped = false
        wordLength += 1
      }
    }
    return count + (stopped ? 1 : 0)
  }

  private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCII ? WhiteSpace.isASCII(UInt8(scalar.value)) : scalar == "\u{A0}" || scalar == "\u{3000}"
  }

  private static func isCloser(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "\"", "'", "”", "’", "»", "«", "›", "‹", "“", "‘", ")", "]", "」", "』", "）", "*", "_": true
    default: false
    }
  }

  private static func isStop(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case ".", "!", "?", "…", "。", "！", "？", "؟", "۔", "।", ":", ";", "；", "：": true
    default: false
    }
  }
}
