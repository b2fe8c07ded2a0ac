// SPDX-License-Identifier: GPL-3.0-or-later

/// How many labels each set shares with the others: by the sets each label is in, or, where labels are few and in many
/// sets, by the bits of all sets.
///
/// - Complexity: the sum over labels of their sets squared, or the distinct sets squared, whichever is less.
struct SetOverlaps: Sendable {
  /// Beyond so many steps sums over all pairs of sets are not made.
  static let longest = 4e9

  private let sets: LabelSets
  /// For each label the sets it is in.
  private let holders: [[Int32]]
  /// Each set as bits, where labels are few.
  private let bits: [UInt64]
  /// About how many steps the sums take.
  let work: Double

  init(_ sets: LabelSets) {
    var holders = [[Int32]](repeating: [], count: sets.labels.count)
    var bits: [UInt64] = []
    for set in 0..<sets.count {
      var word: UInt64 = 0
      for label in sets.members[sets.starts[set]..<sets.starts[set + 1]] {
        holders[Int(label)].append(Int32(set))
        word |= 1 << UInt64(label & 63)
      }
      bits.append(word)
    }
    let byLabel = 2 * holders.reduce(0) { $0 + Double($1.count) * Double($1.count) }
    let byBits = sets.labels.count <= 64 ? Double(sets.count) * Double(sets.count) : .infinity
    self.sets = sets
    self.holders = holders
    self.bits = byBits < byLabel ? bits : []
    work = min(byLabel, byBits)
  }

  /// For each distance and set the sum over all sets of their masses times their agreement with it.
  func agreements(_ mass: [Double]) -> [SetDistance: [Double]] {
    let distances = SetDistance.allCases.filter { $0 != .nominal }
    let shared = bits.isEmpty ? sets.count : 0, sizes = bits.isEmpty ? 0 : 64
    let sums = (0..<sets.count).concurrentMap(state: { (profile: Profile(most: sizes), tally: Tally(shared)) }) {
      state, set in
      guard sets.size(set) > 0 else { return distances.map { _ in mass[set] } }
      guard bits.isEmpty else {
        addByBits(set, mass, to: &state.profile)
        return state.profile.take(sets.size(set), distances)
      }
      for label in sets.members[sets.starts[set]..<sets.starts[set + 1]] {
        for other in holders[Int(label)] { state.tally.count(other) }
      }
      return state.tally.take(set, sets, mass, distances)
    }
    return Dictionary(
      uniqueKeysWithValues: distances.enumerated().map { place, distance in (distance, sums.map { $0[place] }) })
  }

  /// The sums of one set whose members are bits.
  private func addByBits(_ set: Int, _ mass: [Double], to profile: inout Profile) {
    let own = bits[set]
    for other in 0..<sets.count {
      profile.add(mass[other], size: sets.size(other), shared: (own & bits[other]).nonzeroBitCount)
    }
  }

}

/// How much mass the other sets have by their size and by what they share with one set.
private struct Profile {
  private let most: Int
  private var mass: [Double]

  init(most: Int) {
    self.most = most + 1
    mass = [Double](repeating: 0, count: self.most * self.most)
  }

  @inline(__always)
  mutating func add(_ share: Double, size: Int, shared: Int) { mass[size * most + shared] += share }

  /// The agreement with all sets of a set of some size; sets that share nothing do not agree. Empties the profile.
  mutating func take(_ own: Int, _ distances: [SetDistance]) -> [Double] {
    var sums = [Double](repeating: 0, count: distances.count)
    for size in 1..<most {
      for both in 1..<max(min(own, size) + 1, 1) where mass[size * most + both] != 0 {
        for (index, distance) in distances.enumerated() {
          sums[index] += mass[size * most + both] * (1 - distance.between(own, size, shared: both))
        }
      }
    }
    for place in mass.indices { mass[place] = 0 }
    return sums
  }
}

/// Counts what one set shares with others, label by label.
private struct Tally {
  private var shared: [Int32]
  private var met: [Int32] = []

  init(_ count: Int) { shared = [Int32](repeating: 0, count: count) }

  @inline(__always)
  mutating func count(_ set: Int32) {
    if shared[Int(set)] == 0 { met.append(set) }
    shared[Int(set)] += 1
  }

  /// The sums over the sets counted, which are forgotten.
  mutating func take(_ set: Int, _ sets: LabelSets, _ mass: [Double], _ distances: [SetDistance]) -> [Double] {
    var sums = [Double](repeating: 0, count: distances.count)
    for other in met.map({ Int($0) }) {
      let (size, both) = (sets.size(other), Int(shared[other]))
      for (index, distance) in distances.enumerated() {
        sums[index] += mass[other] * (1 - distance.between(sets.size(set), size, shared: both))
      }
      shared[other] = 0
    }
    met.removeAll(keepingCapacity: true)
    return sums
  }
}
