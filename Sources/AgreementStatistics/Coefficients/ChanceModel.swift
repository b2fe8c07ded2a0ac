// SPDX-License-Identifier: GPL-3.0-or-later

/// What raters are taken to agree on by chance, given the categories' shares.
enum ChanceModel: Sendable {
  /// Each rates by the common shares: Fleiss 1971, Scott 1955.
  case fleiss
  /// Some ratings are random, the less likely the more prevalence decides: Gwet 2008.
  case gwet
  /// Every category alike: Brennan and Prediger 1981, Bennett, Alpert and Goldstein 1954.
  case uniform

  /// Expected agreement by shares.
  func expected(_ shares: [Double], _ weighting: Weighting, total: Double) -> Double {
    let q = Double(shares.count)
    switch self {
    case .fleiss: return dot(weighting.times(shares), shares)
    case .gwet: return total / (q * (q - 1)) * shares.reduce(0) { $0 + $1 * (1 - $1) }
    case .uniform: return total / (q * q)
    }
  }

  /// For each category what one rating of it contributes to expected agreement, whose mean is that agreement
  /// (Gwet 2014, p. 151-152); nil where expected agreement does not depend on the data.
  func contributions(_ shares: [Double], _ weighting: Weighting, total: Double) -> [Double]? {
    let q = Double(shares.count)
    switch self {
    case .fleiss: return weighting.times(shares)
    case .gwet: return shares.map { total / (q * (q - 1)) * (1 - $0) }
    case .uniform: return nil
    }
  }

  private func dot(_ a: [Double], _ b: [Double]) -> Double {
    var sum = 0.0
    for index in a.indices { sum += a[index] * b[index] }
    return sum
  }
}
