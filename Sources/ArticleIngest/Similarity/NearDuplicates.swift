// SPDX-License-Identifier: GPL-3.0-or-later

/// Groups articles of which one holds most of the other: wire copy under another head, cut or edited, reposts, revisions.
///
/// Texts that have two sampled runs of words in common are compared; those of which the shorter stands in the longer by the
/// threshold, and which are not too different in length, are put into one group.
public struct NearDuplicates: Sendable {
  /// The least share of the shorter text's runs of words that the longer has too, 0 to 1.
  public var threshold: Double

  /// A text of less than this share of another's length is a piece of it, as in a digest of many stories.
  private static let leastLength = 0.3
  /// Texts with fewer runs of words say too little to be compared.
  private static let leastRuns = 8
  /// Every so many'th hash finds the texts that are compared.
  private static let stride: UInt32 = 2
  /// Of the texts that have a hash each is compared with so many that follow it, so that boilerplate costs no more.
  private static let reach = 3

  /// A grouping; where a tenth of the words was changed, about .73 of the runs of three words remain.
  public init(threshold: Double = 0.55) { self.threshold = threshold }

  /// The groups of two or more, as indices in ascending order, groups by their first index.
  ///
  /// Complexity: O(n log n) in the hashes, and the pairs that share two of them.
  public func groups(_ signatures: [TextSignature]) -> [[Int]] {
    var parents = Array(signatures.indices)
    for pair in Self.candidates(signatures) {
      let (first, second) = (Int(pair >> 32), Int(pair & 0xFFFF_FFFF))
      let (own, other) = (Self.root(first, &parents), Self.root(second, &parents))
      if own != other, areAlike(signatures[first], signatures[second]) {
        parents[max(own, other)] = min(own, other)
      }
    }
    var groups: [Int: [Int]] = [:]
    for index in signatures.indices { groups[Self.root(index, &parents), default: []].append(index) }
    return groups.values.filter { $0.count > 1 }.sorted { $0[0] < $1[0] }
  }

  /// Whether one of two texts holds most of the other.
  public func areAlike(_ first: TextSignature, _ second: TextSignature) -> Bool {
    let (shorter, longer) = (min(first.count, second.count), max(first.count, second.count))
    return shorter >= Self.leastRuns && Double(shorter) >= Self.leastLength * Double(longer)
      && first.containment(with: second) >= threshold
  }

  /// The pairs of texts that share two hashes or more of those that are looked at, ascending.
  private static func candidates(_ signatures: [TextSignature]) -> [UInt64] {
    var entries: [UInt64] = []
    for (index, signature) in signatures.enumerated() where signature.count >= leastRuns {
      for hash in signature.hashes where hash % stride == 0 { entries.append(UInt64(hash) << 32 | UInt64(index)) }
    }
    entries.sort()
    var pairs: [UInt64] = []
    var start = 0
    while start < entries.count {
      var end = start + 1
      while end < entries.count, entries[end] >> 32 == entries[start] >> 32 { end += 1 }
      for first in start..<end {
        for second in (first + 1)..<max(min(first + 1 + reach, end), first + 1) {
          pairs.append((entries[first] & 0xFFFF_FFFF) << 32 | entries[second] & 0xFFFF_FFFF)
        }
      }
      start = end
    }
    pairs.sort()
    return twice(pairs)
  }

  /// The values that stand twice or more in an ascending list, each once.
  private static func twice(_ pairs: [UInt64]) -> [UInt64] {
    var found: [UInt64] = []
    for (pair, next) in zip(pairs, pairs.dropFirst()) where pair == next && found.last != pair { found.append(pair) }
    return found
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
