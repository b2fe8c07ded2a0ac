// SPDX-License-Identifier: GPL-3.0-or-later

/// The distinct sequences of ratings that units were given, in order of arrival.
///
/// A unit holds one number however many ratings it has: a rating leads from one sequence to a longer one. What is held
/// grows with the distinct sequences, not with the ratings.
struct RatingSequences: Sendable {
  /// The sequence without ratings.
  static let empty: UInt32 = 0

  private var shorter: [UInt32] = [0]
  private var last = [Rating(rater: 0, category: 0)]
  /// The sequences but the empty one, so that numbers are less by one here.
  private var index = HashIndex()

  /// The number of sequences, the empty one among them.
  var count: Int { shorter.count }

  /// Every sequence's last rating, and so every rating there is.
  var ratings: ArraySlice<Rating> { last.dropFirst() }

  /// The ratings of a sequence.
  subscript(sequence: UInt32) -> [Rating] {
    var ratings: [Rating] = []
    read(sequence, into: &ratings)
    return ratings
  }

  /// Puts the ratings of a sequence in place of what an array holds.
  func read(_ sequence: UInt32, into ratings: inout [Rating]) {
    ratings.removeAll(keepingCapacity: true)
    var rest = Int(sequence)
    while rest > 0 {
      ratings.append(last[rest])
      rest = Int(shorter[rest])
    }
    ratings.reverse()
  }

  /// The sequence that is longer by one rating.
  mutating func extend(_ sequence: UInt32, by rating: Rating) -> UInt32 {
    let hash = Self.hash(sequence, rating)
    let (slot, known) = index.find(hash) { shorter[$0 + 1] == sequence && last[$0 + 1] == rating }
    if let known { return UInt32(known + 1) }
    let new = shorter.count
    shorter.append(sequence)
    last.append(rating)
    index.insert(new - 1, hash, at: slot)
    if index.isFull(shorter.count) {
      index = HashIndex(count: new) { Self.hash(shorter[$0 + 1], last[$0 + 1]) }
    }
    return UInt32(new)
  }

  @inline(__always)
  private static func hash(_ sequence: UInt32, _ rating: Rating) -> UInt64 {
    let word = (UInt64(rating.rater) << 32 | UInt64(rating.category)) &* 0x9E37_79B9_7F4A_7C15
    let product = (word ^ UInt64(sequence)).multipliedFullWidth(by: 0xA076_1D64_78BD_642F)
    return product.high ^ product.low
  }
}
