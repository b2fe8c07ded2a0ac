// SPDX-License-Identifier: GPL-3.0-or-later

/// The distinct sequences of ratings that units were given, in order of arrival.
///
/// A unit holds one number however many ratings it has: a run of ratings leads from one sequence to a longer one. What is
/// held grows with the distinct sequences, not with the ratings.
struct RatingSequences: Sendable {
  /// The sequence without ratings.
  static let empty: UInt32 = 0

  private var shorter: [UInt32] = [0]
  /// Where each sequence's last run ends among all ratings.
  private var ends: [Int] = [0]
  /// Every sequence's last run, and so every rating there is.
  private(set) var ratings: [Rating] = []
  /// The sequences but the empty one, so that numbers are less by one here.
  private var index = HashIndex()

  /// The number of sequences, the empty one among them.
  var count: Int { shorter.count }

  /// The sequence that another makes longer by its last run.
  func shorter(than sequence: UInt32) -> UInt32 { shorter[Int(sequence)] }

  /// The last run of a sequence but the empty one.
  func run(_ sequence: UInt32) -> ArraySlice<Rating> { ratings[ends[Int(sequence) - 1]..<ends[Int(sequence)]] }

  /// The ratings of a sequence.
  subscript(sequence: UInt32) -> [Rating] {
    var ratings: [Rating] = []
    read(sequence, into: &ratings)
    return ratings
  }

  /// Puts the ratings of a sequence in place of what an array holds.
  func read(_ sequence: UInt32, into found: inout [Rating]) {
    found.removeAll(keepingCapacity: true)
    var rest = Int(sequence)
    while rest > 0 {
      for place in (ends[rest - 1]..<ends[rest]).reversed() { found.append(ratings[place]) }
      rest = Int(shorter[rest])
    }
    found.reverse()
  }

  /// The sequence that is longer by a run of ratings.
  mutating func extend(_ sequence: UInt32, by run: [Rating]) -> UInt32 {
    let hash = run.withUnsafeBufferPointer { Self.hash(sequence, $0) }
    let (slot, known) = run.withUnsafeBufferPointer { run in index.find(hash) { matches($0 + 1, sequence, run) } }
    if let known { return UInt32(known + 1) }
    let new = shorter.count
    shorter.append(sequence)
    ratings.append(contentsOf: run)
    ends.append(ratings.count)
    index.insert(new - 1, hash, at: slot)
    if index.isFull(shorter.count) { index = makeIndex(new) }
    return UInt32(new)
  }

  @inline(__always)
  private func matches(_ known: Int, _ sequence: UInt32, _ run: UnsafeBufferPointer<Rating>) -> Bool {
    let start = ends[known - 1]
    guard shorter[known] == sequence, ends[known] - start == run.count else { return false }
    for offset in 0..<run.count where ratings[start + offset] != run[offset] { return false }
    return true
  }

  private func makeIndex(_ count: Int) -> HashIndex {
    ratings.withUnsafeBufferPointer { all in
      HashIndex(count: count) {
        Self.hash(shorter[$0 + 1], UnsafeBufferPointer(rebasing: all[ends[$0]..<ends[$0 + 1]]))
      }
    }
  }

  @inline(__always)
  private static func hash(_ sequence: UInt32, _ run: UnsafeBufferPointer<Rating>) -> UInt64 {
    var state = UInt64(sequence)
    for rating in run {
      let word = (UInt64(rating.rater) << 32 | UInt64(rating.category)) &* 0x9E37_79B9_7F4A_7C15
      let product = (word ^ state).multipliedFullWidth(by: 0xA076_1D64_78BD_642F)
      state = product.high ^ product.low
    }
    return state
  }
}
