// SPDX-License-Identifier: GPL-3.0-or-later

/// The distinct ways a unit was rated (who gave which category), each with the number of units that share it.
public struct RatingPatterns: Sendable {
  private(set) var ratings: [Rating] = []
  private(set) var ends: [Int] = []
  /// The number of units with each pattern.
  public private(set) var multiplicities: [Int] = []
  private var index = HashIndex()

  init() {}

  /// The number of distinct patterns.
  public var count: Int { ends.count }

  /// The ratings of a pattern, ordered by rater.
  public subscript(index: Int) -> ArraySlice<Rating> {
    ratings[(index == 0 ? 0 : ends[index - 1])..<ends[index]]
  }

  /// Where the ratings of a pattern stand among all.
  func places(of pattern: Int) -> Range<Int> { (pattern == 0 ? 0 : ends[pattern - 1])..<ends[pattern] }

  /// Hands over every pattern's number and ratings, in order.
  func forEach(_ body: (_ pattern: Int, _ ratings: UnsafeBufferPointer<Rating>) -> Void) {
    ratings.withUnsafeBufferPointer { all in
      var start = 0
      for (pattern, end) in ends.enumerated() {
        body(pattern, UnsafeBufferPointer(rebasing: all[start..<end]))
        start = end
      }
    }
  }

  /// Counts more units with these ratings and returns the pattern's number; expected O(ratings).
  mutating func count(_ unit: UnsafeBufferPointer<Rating>, units: Int) -> Int {
    let pattern = find(unit)
    multiplicities[pattern] += units
    return pattern
  }

  /// Counts one more unit with a pattern.
  mutating func count(_ pattern: Int) { multiplicities[pattern] += 1 }

  /// The number of the pattern with these ratings, which is entered without units if it is new; expected O(ratings).
  mutating func find(_ unit: UnsafeBufferPointer<Rating>) -> Int {
    let hash = Self.hash(unit)
    let (slot, known) = index.find(hash) { matches($0, unit) }
    if let known { return known }
    ratings.append(contentsOf: unit)
    ends.append(ratings.count)
    multiplicities.append(0)
    index.insert(ends.count - 1, hash, at: slot)
    if index.isFull(ends.count) { index = makeIndex() }
    return ends.count - 1
  }

  private func matches(_ index: Int, _ unit: UnsafeBufferPointer<Rating>) -> Bool {
    let start = index == 0 ? 0 : ends[index - 1]
    guard ends[index] - start == unit.count else { return false }
    for offset in 0..<unit.count where ratings[start + offset] != unit[offset] { return false }
    return true
  }

  private func makeIndex() -> HashIndex {
    ratings.withUnsafeBufferPointer { ratings in
      HashIndex(count: ends.count) { pattern in
        Self.hash(UnsafeBufferPointer(rebasing: ratings[(pattern == 0 ? 0 : ends[pattern - 1])..<ends[pattern]]))
      }
    }
  }

  private static func hash(_ unit: UnsafeBufferPointer<Rating>) -> UInt64 {
    var state = UInt64(unit.count)
    for rating in unit {
      let word = UInt64(rating.rater) << 32 | UInt64(rating.category)
      let product = (state ^ word ^ 0x9E37_79B9_7F4A_7C15).multipliedFullWidth(by: 0xA076_1D64_78BD_642F)
      state = product.high ^ product.low
    }
    return state
  }
}

/// One rater's label of one unit, both as dense numbers.
public struct Rating: Sendable, Hashable {
  /// The rater's number, an index of `ReliabilityMatrix.raters`.
  public var rater: UInt32
  /// The category's number, an index of `ReliabilityMatrix.categories`.
  public var category: UInt32

  /// A rating of dense numbers.
  public init(rater: Int, category: Int) {
    self.rater = UInt32(rater)
    self.category = UInt32(category)
  }
}
