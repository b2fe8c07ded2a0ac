// SPDX-License-Identifier: GPL-3.0-or-later
import Glibc

/// A weight scheme applied to the categories at hand.
///
/// Up to `denseLimit` categories hold a matrix; above it identity, linear and quadratic weights work by sums over sorted
/// values in O(q log q), the others pair by pair.
struct Weighting: Sendable {
  static let denseLimit = 256

  let scheme: WeightScheme
  let values: [Double]
  private let dense: [Double]
  private let scale: Double
  private let low: Double
  private let high: Double
  private let order: [Int]

  /// - Parameters:
  ///   - scheme: The scheme.
  ///   - values: For each category its number, or its rank where only the order counts.
  init(_ scheme: WeightScheme, values: [Double]) {
    self.scheme = scheme
    self.values = values
    low = values.min() ?? 0
    high = values.max() ?? 0
    order = values.count > Self.denseLimit ? values.indices.sorted { values[$0] < values[$1] } : []
    cost = Self.cost(scheme, values.count)
    var greatest = 0.0
    if values.count > Self.pairwiseLimit {
      (scale, dense) = (1, [])
      return
    }
    if case .ratio = scheme { greatest = Self.greatest(scheme, values) }
    if case .circular = scheme { greatest = Self.greatest(scheme, values) }
    if case .bipolar = scheme { greatest = Self.greatest(scheme, values) }
    scale = greatest > 0 ? greatest : 1
    guard values.count <= Self.denseLimit else {
      dense = []
      return
    }
    let (low, high, scale) = (low, high, scale)
    dense = values.indices.flatMap { k in
      values.indices.map { l in Self.agreement(scheme, values, k, l, low, high, scale) }
    }
  }

  /// The number of categories.
  var count: Int { values.count }

  /// About how many steps a product takes.
  let cost: Double

  private static func cost(_ scheme: WeightScheme, _ count: Int) -> Double {
    let pairs = Double(count) * Double(count)
    switch scheme {
    case .identity, .linear, .quadratic: return min(pairs, 4 * Double(count))
    case .sets(let sets, _) where count > denseLimit: return SetOverlaps(sets).work
    default: return pairs
    }
  }

  /// Up to this many categories are weighed pair by pair.
  static let pairwiseLimit = 5_000

  /// Why sums over all pairs of categories are not made; nil where they are.
  var refusal: UndefinedReason? {
    guard cost > Double(Self.pairwiseLimit) * Double(Self.pairwiseLimit) else { return nil }
    if case .sets = scheme { return cost > SetOverlaps.longest ? .tooManySets : nil }
    return .tooManyCategories(limit: Self.pairwiseLimit)
  }

  /// True when categories agree wholly or not at all.
  var isIdentity: Bool { scheme == .identity }

  /// The agreement of two categories.
  subscript(k: Int, l: Int) -> Double {
    dense.isEmpty ? Self.agreement(scheme, values, k, l, low, high, scale) : dense[k * count + l]
  }

  private static func greatest(_ scheme: WeightScheme, _ values: [Double]) -> Double {
    let low = values.min() ?? 0
    let high = values.max() ?? 0
    var greatest = 0.0
    for k in values.indices {
      for l in values.indices.prefix(k) { greatest = max(greatest, 1 - agreement(scheme, values, k, l, low, high, 1)) }
    }
    return greatest
  }

  private static func agreement(
    _ scheme: WeightScheme, _ values: [Double], _ k: Int, _ l: Int, _ low: Double, _ high: Double, _ scale: Double
  ) -> Double {
    if k == l { return 1 }
    let (a, b) = (values[k], values[l])
    let range = high - low
    switch scheme {
    case .identity: return 0
    case .linear: return range > 0 ? 1 - abs(a - b) / range : 1
    case .quadratic: return range > 0 ? 1 - (a - b) * (a - b) / (range * range) : 1
    case .radical: return range > 0 ? 1 - (abs(a - b) / range).squareRoot() : 1
    case .ordinal:
      let steps = Double(abs(k - l) + 1)
      let q = Double(values.count)
      return 1 - steps * (steps - 1) / (q * (q - 1))
    case .ratio: return a + b == 0 ? 1 : 1 - (a - b) / (a + b) * ((a - b) / (a + b)) / scale
    case .circular:
      let sine = sin(Double.pi * (a - b) / (range + 1))
      return 1 - sine * sine / scale
    case .bipolar:
      let bottom = (a + b - 2 * low) * (2 * high - a - b)
      return bottom == 0 ? 1 : 1 - (a - b) * (a - b) / bottom / scale
    case .custom(_, let agreements): return agreements[k][l]
    case .sets(let sets, let distance): return 1 - sets.distance(k, l, distance)
    }
  }

  /// The sum of all weights, Gwet's T_w.
  var total: Double {
    if isIdentity { return Double(count) }
    if refusal != nil { return 0 }
    return times([Double](repeating: 1, count: count)).reduce(0, +)
  }

  /// The product of the (symmetrised) weight matrix with a vector of q masses.
  func times(_ mass: [Double]) -> [Double] {
    if isIdentity { return mass }
    if dense.isEmpty, case .quadratic = scheme { return quadraticTimes(mass) }
    if dense.isEmpty, case .linear = scheme { return linearTimes(mass) }
    if dense.isEmpty, case .sets(let sets, let distance) = scheme { return sets.agreements(mass, distance) }
    var product = [Double](repeating: 0, count: count)
    for k in 0..<count where mass[k] != 0 {
      for l in 0..<count { product[l] += mass[k] * (self[k, l] + self[l, k]) / 2 }
    }
    return product
  }

  /// The sum over all ordered pairs of categories of both masses times their agreement.
  func form(_ mass: [Double]) -> Double {
    var sum = 0.0
    if dense.isEmpty, !isIdentity {
      let product = times(mass)
      for k in 0..<count { sum += mass[k] * product[k] }
      return sum
    }
    for k in 0..<count where mass[k] != 0 {
      if isIdentity {
        sum += mass[k] * mass[k]
      } else {
        for l in 0..<count { sum += mass[k] * mass[l] * dense[k * count + l] }
      }
    }
    return sum
  }

  private func quadraticTimes(_ mass: [Double]) -> [Double] {
    let range = high - low
    guard range > 0 else { return [Double](repeating: mass.reduce(0, +), count: count) }
    let total = mass.reduce(0, +)
    let centre = (low + high) / 2
    var first = 0.0
    var second = 0.0
    for k in 0..<count {
      let x = (values[k] - centre) / range
      first += mass[k] * x
      second += mass[k] * x * x
    }
    return values.map {
      let x = ($0 - centre) / range
      return total - (x * x * total - 2 * x * first + second)
    }
  }

  private func linearTimes(_ mass: [Double]) -> [Double] {
    let range = high - low
    let total = mass.reduce(0, +)
    guard range > 0 else { return [Double](repeating: total, count: count) }
    let moment = order.reduce(0) { $0 + mass[$1] * (values[$1] - low) }
    var product = [Double](repeating: 0, count: count)
    var below = 0.0
    var momentBelow = 0.0
    for k in order {
      let x = values[k] - low
      let distance = x * below - momentBelow + (moment - momentBelow) - x * (total - below)
      product[k] = total - distance / range
      below += mass[k]
      momentBelow += mass[k] * x
    }
    return product
  }
}

/// A metric applied to the categories at hand, as agreements 1 - d / scale and the scale.
struct Distance: Sendable {
  let weighting: Weighting
  /// The distance of categories that do not agree at all.
  let scale: Double

  /// - Parameters:
  ///   - metric: The metric.
  ///   - values: The categories as numbers; ranks where only order counts.
  ///   - pairable: Pairable ratings per category, which the ordinal metric depends on.
  init(_ metric: Metric, values: [Double], pairable: [Double]) {
    switch metric {
    case .nominal:
      weighting = Weighting(.identity, values: values)
      scale = 1
    case .ordinal:
      var below = 0.0
      let middles = pairable.map { count in
        below += count
        return below - count / 2
      }
      weighting = Weighting(.quadratic, values: middles)
      scale = Self.range(middles) * Self.range(middles)
    case .interval:
      weighting = Weighting(.quadratic, values: values)
      scale = Self.range(values) * Self.range(values)
    case .ratio:
      let greatest = Self.greatestRatio(values)
      weighting = Weighting(.ratio, values: values)
      scale = greatest
    case .custom(let name, let distances):
      weighting = Weighting(.disagreements(name: name, distances), values: values)
      scale = distances.joined().max() ?? 0
    case .sets(let sets, let distance):
      weighting = Weighting(.sets(sets, distance), values: values)
      scale = 1
    }
  }

  private static func range(_ values: [Double]) -> Double { (values.max() ?? 0) - (values.min() ?? 0) }

  /// ((a - b) / (a + b))^2 grows with the quotient of both, so the extremes of the non-negative values decide.
  private static func greatestRatio(_ values: [Double]) -> Double {
    guard let low = values.min(), let high = values.max(), low + high > 0 else { return 0 }
    let quotient = (high - low) / (high + low)
    return quotient * quotient
  }
}
