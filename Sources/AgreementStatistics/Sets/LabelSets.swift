// SPDX-License-Identifier: GPL-3.0-or-later
import Synchronization

/// How far apart two sets of labels are, from 0 for equal sets (two empty ones among them) to 1.
public enum SetDistance: String, CaseIterable, Sendable {
  /// 0 for equal sets, 1 for any others.
  case nominal
  /// 1 - |A and B| / |A or B| (Jaccard 1908).
  case jaccard
  /// 1 - J M, with J the Jaccard similarity and M = 1 for equal sets, 2/3 if one holds the other, 1/3 if they share a
  /// label, else 0 (Passonneau 2006, LREC, pp. 831-836).
  case masi
  /// (1 - J) (1 - M): the product of both distances, which DKPro Statistics calls MASI.
  case masiProductOfDistances = "masi_dkpro_variant"

  /// The distance of two sets.
  ///
  /// - Parameters:
  ///   - left: how many labels one set has, 0 or more.
  ///   - right: how many the other has.
  ///   - shared: how many labels are in both.
  /// - Returns: a number in 0...1.
  public func between(_ left: Int, _ right: Int, shared: Int) -> Double {
    if left == right, shared == left { return 0 }
    let jaccard = Double(shared) / Double(left + right - shared)
    let monotonicity = shared == min(left, right) ? 2.0 / 3 : shared > 0 ? 1.0 / 3 : 0
    switch self {
    case .nominal: return 1
    case .jaccard: return 1 - jaccard
    case .masi: return 1 - jaccard * monotonicity
    case .masiProductOfDistances: return (1 - jaccard) * (1 - monotonicity)
    }
  }
}

/// Distinct sets of labels.
public struct LabelSets: Sendable, Equatable {
  /// The labels that are in a set, by code point.
  public let labels: [String]
  /// For each set as it was given, the number of the distinct set it equals.
  let number: [Int]
  /// The members of set `s` are `members[starts[s]..<starts[s + 1]]`, ascending.
  let starts: [Int]
  let members: [Int32]
  private let latest = LatestSums()

  /// Tells sets apart; expected O(labels in all sets).
  ///
  /// - Parameter sets: sets in any order; equal ones share a number.
  public init(_ sets: [Set<String>]) {
    let labels = Set(sets.joined()).sorted { $0.unicodeScalars.lexicographicallyPrecedes($1.unicodeScalars) }
    let place = Dictionary(uniqueKeysWithValues: zip(labels, 0...))
    var known: [Set<String>: Int] = [:]
    var starts = [0], members: [Int32] = []
    number = sets.map { set in
      if let number = known[set] { return number }
      known[set] = starts.count - 1
      members += set.compactMap { place[$0].map { Int32($0) } }.sorted()
      starts.append(members.count)
      return starts.count - 2
    }
    (self.labels, self.starts, self.members) = (labels, starts, members)
  }

  /// The same sets given in the same order.
  public static func == (left: LabelSets, right: LabelSets) -> Bool {
    left.labels == right.labels && left.number == right.number && left.members == right.members
  }

  /// The number of distinct sets.
  var count: Int { starts.count - 1 }

  /// How many labels are in a set.
  func size(_ set: Int) -> Int { starts[set + 1] - starts[set] }

  /// The distance of two sets given by their numbers; O(labels of both).
  func distance(_ left: Int, _ right: Int, _ distance: SetDistance) -> Double {
    var shared = 0
    var (i, j) = (starts[left], starts[right])
    while i < starts[left + 1], j < starts[right + 1] {
      if members[i] == members[j] { shared += 1 }
      (i, j) = (members[i] <= members[j] ? i + 1 : i, members[j] <= members[i] ? j + 1 : j)
    }
    return distance.between(size(left), size(right), shared: shared)
  }

  /// For each set the sum over all sets of their masses times their agreement with it, 1 - distance.
  ///
  /// - Complexity: that of `SetOverlaps`.
  func agreements(_ mass: [Double], _ distance: SetDistance) -> [Double] {
    guard distance != .nominal else { return mass }
    return latest.sums(of: mass) { SetOverlaps(self).agreements(mass) }[distance] ?? mass
  }
}

/// The sums made last: every distance asks for those of the same masses.
private final class LatestSums: Sendable {
  private let latest = Mutex<(mass: [Double], sums: [SetDistance: [Double]])>(([], [:]))

  func sums(of mass: [Double], _ make: () -> [SetDistance: [Double]]) -> [SetDistance: [Double]] {
    latest.withLock { latest in
      if latest.sums.isEmpty || latest.mass != mass { latest = (mass, make()) }
      return latest.sums
    }
  }
}
