// SPDX-License-Identifier: GPL-3.0-or-later

/// The runs of eight words that texts have in common: what would leak from one part of a dataset into another.
public struct SharedRuns: Sendable {
  /// Two texts, by their places, and how many runs they share.
  public struct Pair: Sendable, Hashable {
    /// The place of the first text.
    public var first: Int
    /// The place of the second text, which is greater.
    public var second: Int
    /// How many different runs both hold.
    public var runs: Int
  }

  /// How many words a run has.
  public static let words = 8

  /// The pairs that share a run, in order.
  public let pairs: [Pair]

  /// Compares texts of at least eight words.
  ///
  /// A run that more than eight texts hold is taken for boilerplate and joins only those that follow each other.
  /// Complexity: O(bytes) and the pairs that share a run.
  ///
  /// - Parameter texts: the paragraphs of each.
  public init(_ texts: [[String]]) {
    var holders: [UInt64: [Int32]] = [:]
    for (index, paragraphs) in texts.enumerated() {
      var own: Set<UInt64> = []
      for text in paragraphs where text.split(whereSeparator: \.isWhitespace).count >= Self.words {
        own.formUnion(Shingles.hashes(of: text, width: Self.words))
      }
      for hash in own { holders[hash, default: []].append(Int32(index)) }
    }
    var counts: [UInt64: Int] = [:]
    for list in holders.values where list.count > 1 {
      for (place, first) in list.enumerated() {
        let others = list.count > 8 ? list[(place + 1)...].prefix(1) : list[(place + 1)...]
        for second in others { counts[UInt64(first) << 32 | UInt64(second), default: 0] += 1 }
      }
    }
    pairs = counts.map { Pair(first: Int($0.key >> 32), second: Int($0.key & 0xFFFF_FFFF), runs: $0.value) }
      .sorted { ($0.first, $0.second) < ($1.first, $1.second) }
  }
}
