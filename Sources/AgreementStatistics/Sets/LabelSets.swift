// SPDX-License-Identifier: GPL-3.0-or-later

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

/// Distinct sets of labels, each a row of bits, one bit a label.
public struct LabelSets: Sendable, Equatable {
  /// The labels that are in a set, by code point.
  public let labels: [String]
  /// For each set as it was given, the number of the distinct set it equals.
  let number: [Int]
  private let sizes: [Int]
  private let width: Int
  private let words: [UInt64]

  /// Tells sets apart; expected O(labels in all sets), and memory of one bit a label and distinct set.
  ///
  /// - Parameter sets: sets in any order; equal ones share a number.
  public init(_ sets: [Set<String>]) {
    let labels = Set(sets.joined()).sorted { $0.unicodeScalars.lexicographicallyPrecedes($1.unicodeScalars) }
    let place = Dictionary(uniqueKeysWithValues: zip(labels, 0...))
    let width = max(1, (labels.count + 63) / 64)
    var known: [Set<String>: Int] = [:]
    var words: [UInt64] = []
    var sizes: [Int] = []
    number = sets.map { set in
      if let number = known[set] { return number }
      known[set] = sizes.count
      sizes.append(set.count)
      words += [UInt64](repeating: 0, count: width)
      for bit in set.compactMap({ place[$0] }) { words[words.count - width + bit / 64] |= 1 << UInt64(bit % 64) }
      return sizes.count - 1
    }
    self.labels = labels
    self.sizes = sizes
    self.width = width
    self.words = words
  }

  /// The number of distinct sets.
  var count: Int { sizes.count }

  /// The distance of two sets given by their numbers.
  func distance(_ left: Int, _ right: Int, _ distance: SetDistance) -> Double {
    var shared = 0
    for word in 0..<width { shared += (words[left * width + word] & words[right * width + word]).nonzeroBitCount }
    return distance.between(sizes[left], sizes[right], shared: shared)
  }

  /// For each set the sum over all sets of their masses times their agreement with it, 1 - distance; O(count^2).
  func agreements(_ mass: [Double], _ distance: SetDistance) -> [Double] {
    var sums = mass
    for left in 0..<count {
      for right in 0..<left {
        let agreement = 1 - self.distance(left, right, distance)
        if agreement > 0 {
          sums[left] += mass[right] * agreement
          sums[right] += mass[left] * agreement
        }
      }
    }
    return sums
  }
}
