// SPDX-License-Identifier: GPL-3.0-or-later

/// Limits read off sorted bootstrap values.
struct BootstrapInterval {
  private let sorted: [Double]
  private let confidence: Double

  /// Takes the replicates; those that are NaN are dropped.
  init(_ values: [Double], confidence: Double) {
    sorted = values.filter { !$0.isNaN }.sorted()
    self.confidence = confidence
  }

  /// Replicates with a value.
  var count: Int { sorted.count }

  /// The standard deviation of the replicates.
  var standardError: Double? {
    guard count > 1 else { return nil }
    let mean = sorted.reduce(0, +) / Double(count)
    let sum = sorted.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    return (sum / Double(count - 1)).squareRoot()
  }

  /// The equal-tailed percentile limits.
  var percentile: (lower: Double, upper: Double) {
    let tail = (1 - confidence) / 2
    return (quantile(tail), quantile(1 - tail))
  }

  /// The bias-corrected and accelerated limits (Efron 1987).
  func accelerated(value: Double, acceleration: Double) -> (lower: Double, upper: Double) {
    guard let first = sorted.first, let last = sorted.last, last - first > 1e-12 else { return percentile }
    let below = sorted.reduce(0) { $0 + ($1 < value - 1e-12 ? 1 : abs($1 - value) <= 1e-12 ? 0.5 : 0) }
    let share = min(max(below, 0.5), Double(count) - 0.5) / Double(count)
    let bias = NormalDistribution.quantile(share)
    let tail = (1 - confidence) / 2
    func limit(_ probability: Double) -> Double {
      let z = bias + NormalDistribution.quantile(probability)
      return quantile(NormalDistribution.cumulative(bias + z / (1 - acceleration * z)))
    }
    return (limit(tail), limit(1 - tail))
  }

  private func quantile(_ probability: Double) -> Double {
    guard let last = sorted.last else { return .nan }
    let place = probability * Double(count - 1)
    let index = Int(place)
    guard index + 1 < count else { return last }
    return sorted[index] + (place - Double(index)) * (sorted[index + 1] - sorted[index])
  }
}
