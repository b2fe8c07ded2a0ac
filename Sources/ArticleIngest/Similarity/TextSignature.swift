// SPDX-License-Identifier: GPL-3.0-or-later

/// A sample of a text's runs of words, by which its likeness to others and what it has of them can be estimated.
///
/// Of the hashes of all runs those below a bound are kept, the same ones in every text that has them (sampling by value,
/// Broder 1997, section 4); the bound is such that about 256 are. Two texts are compared below the lower of their bounds.
public struct TextSignature: Sendable, Hashable {
  /// The hashes kept, ascending, each once.
  let hashes: [UInt32]
  /// Every hash of the text that is less than this is kept.
  let bound: UInt64
  /// How many different runs of words the text has.
  let count: Int

  /// How many hashes are kept at most.
  static let size = 256
  /// How many words a run has.
  private static let width = 3

  /// The signature of an article's paragraphs. Complexity: O(bytes log bytes).
  public init(paragraphs: [String]) {
    var all: Set<UInt32> = []
    for text in paragraphs {
      for shingle in Shingles.hashes(of: text, width: Self.width) {
        all.insert(UInt32(truncatingIfNeeded: Shingles.mixed(shingle) >> 32))
      }
    }
    let sorted = all.sorted()
    count = sorted.count
    bound = sorted.count > Self.size ? UInt64(sorted[Self.size]) : UInt64(UInt32.max) + 1
    hashes = Array(sorted.prefix(Self.size))
  }

  /// An estimate of the share of runs that two texts have in common (Jaccard), 0 to 1; standard error at most .04 for
  /// texts of 150 words or more.
  public func likeness(to other: TextSignature) -> Double {
    let overlap = overlap(with: other)
    let union = overlap.own + overlap.others - overlap.common
    return union > 0 ? Double(overlap.common) / Double(union) : 0
  }

  /// An estimate of the share of the shorter text's runs that the other has too, 0 to 1.
  public func containment(with other: TextSignature) -> Double {
    let overlap = overlap(with: other)
    let shorter = count <= other.count ? overlap.own : overlap.others
    return shorter > 0 ? min(1, Double(overlap.common) / Double(shorter)) : 0
  }

  /// How many hashes below the lower bound each has, and how many of them both.
  private func overlap(with other: TextSignature) -> (own: Int, others: Int, common: Int) {
    let bound = min(bound, other.bound)
    var (own, others, common) = (0, 0, 0)
    while own < hashes.count, others < other.hashes.count {
      let (left, right) = (hashes[own], other.hashes[others])
      if UInt64(min(left, right)) >= bound { break }
      if left <= right { own += 1 }
      if right <= left { others += 1 }
      if left == right { common += 1 }
    }
    while own < hashes.count, UInt64(hashes[own]) < bound { own += 1 }
    while others < other.hashes.count, UInt64(other.hashes[others]) < bound { others += 1 }
    return (own, others, common)
  }
}
