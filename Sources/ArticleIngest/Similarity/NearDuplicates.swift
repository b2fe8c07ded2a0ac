// SPDX-License-Identifier: GPL-3.0-or-later

/// Groups articles that share most of their text: wire copy, reposts, small revisions.
///
/// Signatures that agree in all four rows of one of 32 bands are compared (locality-sensitive hashing, Leskovec, Rajaraman
/// and Ullman 2020, section 3.4); pairs as alike as the threshold are put into one group.
public struct NearDuplicates: Sendable {
  /// The least likeness of two articles of one group, 0 to 1.
  public var threshold: Double

  private static let rows = 4

  /// A grouping; at .5 a pair is found with probability .87, at .7 with .9998.
  public init(threshold: Double = 0.6) { self.threshold = threshold }

  /// The groups of two or more, as indices in ascending order, groups by their first index.
  ///
  /// Complexity: linear in the signatures, but for articles that share a band, each of which is compared with the first
  /// of its group only and with every group's first in the band.
  public func groups(_ signatures: [TextSignature]) -> [[Int]] {
    var parents = Array(signatures.indices)
    for band in 0..<(TextSignature.size / Self.rows) {
      var buckets: [UInt64: [Int]] = [:]
      for (index, signature) in signatures.enumerated() where !signature.minima.isEmpty {
        buckets[Self.key(signature, band), default: []].append(index)
      }
      for members in buckets.values where members.count > 1 { join(members, signatures, &parents) }
    }
    var groups: [Int: [Int]] = [:]
    for index in signatures.indices { groups[Self.root(index, &parents), default: []].append(index) }
    return groups.values.filter { $0.count > 1 }.sorted { $0[0] < $1[0] }
  }

  /// Joins each member of a bucket with the first one that it is like.
  private func join(_ members: [Int], _ signatures: [TextSignature], _ parents: inout [Int]) {
    var firsts: [Int] = []
    for member in members {
      let own = Self.root(member, &parents)
      if firsts.contains(where: { Self.root($0, &parents) == own }) { continue }
      if let like = firsts.first(where: { signatures[$0].likeness(to: signatures[member]) >= threshold }) {
        let other = Self.root(like, &parents)
        parents[max(own, other)] = min(own, other)
      } else {
        firsts.append(member)
      }
    }
  }

  private static func key(_ signature: TextSignature, _ band: Int) -> UInt64 {
    signature.minima[(band * rows)..<((band + 1) * rows)].reduce(UInt64(band)) { Shingles.mixed($0 ^ UInt64($1)) }
  }

  private static func root(_ index: Int, _ parents: inout [Int]) -> Int {
    var index = index
    while parents[index] != index {
      parents[index] = parents[parents[index]]
      index = parents[index]
    }
    return index
  }
}

/// A short signature of a text from which its likeness to others can be estimated (MinHash, Broder 1997).
public struct TextSignature: Sendable, Hashable {
  /// The least hashes of the text's shingles, one for each of 128 partitions; empty for a text without words.
  ///
  /// One permutation with optimal densification (Shrivastava 2017), so that a signature costs one pass.
  let minima: [UInt32]

  /// The number of partitions.
  static let size = 128

  /// The signature of an article's paragraphs. Complexity: O(bytes).
  public init(paragraphs: [String]) {
    var minima = [UInt32](repeating: .max, count: Self.size)
    var isFilled = [Bool](repeating: false, count: Self.size)
    for text in paragraphs {
      for shingle in Shingles.hashes(of: text) {
        let hash = Shingles.mixed(shingle)
        let place = Int(hash >> 57)
        isFilled[place] = true
        minima[place] = min(minima[place], UInt32(truncatingIfNeeded: hash))
      }
    }
    guard isFilled.contains(true) else {
      self.minima = []
      return
    }
    for place in minima.indices where !isFilled[place] {
      var attempt: UInt64 = 0
      var donor = place
      while !isFilled[donor] {
        attempt += 1
        donor = Int(Shingles.mixed(UInt64(place) << 32 | attempt) >> 57)
      }
      minima[place] = minima[donor]
    }
    self.minima = minima
  }

  /// An estimate of the share of shingles that two texts have in common (Jaccard), 0 to 1; standard error at most .045.
  public func likeness(to other: TextSignature) -> Double {
    guard !minima.isEmpty, !other.minima.isEmpty else { return 0 }
    return Double(zip(minima, other.minima).count { $0 == $1 }) / Double(Self.size)
  }
}

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
