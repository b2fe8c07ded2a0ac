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
  ///   - left: one set of labels.
  ///   - right: another.
  /// - Returns: a number in 0...1.
  /// - Complexity: O(|left| + |right|).
  public func between<Label: Hashable>(_ left: Set<Label>, _ right: Set<Label>) -> Double {
    if left == right { return 0 }
    let shared = left.count < right.count ? left.count(where: right.contains) : right.count(where: left.contains)
    let jaccard = Double(shared) / Double(left.count + right.count - shared)
    let isNested = shared == min(left.count, right.count)
    let monotonicity = isNested ? 2.0 / 3 : shared > 0 ? 1.0 / 3 : 0
    switch self {
    case .nominal: return 1
    case .jaccard: return 1 - jaccard
    case .masi: return 1 - jaccard * monotonicity
    case .masiProductOfDistances: return (1 - jaccard) * (1 - monotonicity)
    }
  }
}
