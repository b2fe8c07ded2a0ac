// SPDX-License-Identifier: GPL-3.0-or-later

/// Hashes of the runs of words in a text: what two texts have in common, whatever stands round it.
enum Shingles {
  /// The hashes of all runs of words of a text, case and punctuation set aside; each ideograph or kana is a word.
  static func hashes(of text: String, width: Int = 4) -> [UInt64] {
    let words = wordHashes(text)
    guard words.count >= width else { return words.isEmpty ? [] : [combined(words[...])] }
    return (0...(words.count - width)).map { combined(words[$0..<($0 + width)]) }
  }

  private static func combined(_ words: ArraySlice<UInt64>) -> UInt64 {
    words.reduce(0x9E37_79B9_7F4A_7C15) { mixed($0 ^ $1) }
  }

  /// FNV-1a over each word's lower-case bytes.
  private static func wordHashes(_ text: String) -> [UInt64] {
    var hashes: [UInt64] = []
    var hash = basis
    var skipped = 0
    for byte in text.utf8 {
      if skipped > 0 {
        skipped -= 1
        continue
      }
      skipped = markLength(byte)
      let isLetter =
        skipped == 0 && (byte >= 0x80 || (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte))
      if hash != basis, !isLetter || TextLine.isUnspaced(byte) {
        hashes.append(hash)
        hash = basis
      }
      if isLetter { hash = (hash ^ UInt64(byte &- 0x41 < 26 ? byte | 0x20 : byte)) &* 0x100_0000_01B3 }
    }
    return hash != basis ? hashes + [hash] : hashes
  }

  private static let basis: UInt64 = 0xCBF2_9CE4_8422_2325

  /// How many bytes follow a lead byte of signs that are no letters: Latin-1's and General Punctuation.
  private static func markLength(_ lead: UInt8) -> Int { lead == 0xC2 ? 1 : lead == 0xE2 ? 2 : 0 }

  /// A well-mixed hash of a hash (the finaliser of SplitMix64, Steele, Lea and Flood 2014).
  static func mixed(_ value: UInt64) -> UInt64 {
    var hash = value &+ 0x9E37_79B9_7F4A_7C15
    hash = (hash ^ (hash >> 30)) &* 0xBF58_476D_1CE4_E5B9
    hash = (hash ^ (hash >> 27)) &* 0x94D0_49BB_1331_11EB
    return hash ^ (hash >> 31)
  }
}
