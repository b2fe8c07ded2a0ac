// SPDX-License-Identifier: GPL-3.0-or-later

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
