// SPDX-License-Identifier: GPL-3.0-or-later
import Glibc

/// Binomial random numbers of one probability and any number of trials.
struct BinomialDistribution: Sendable {
  /// The rarer outcome's probability, and whether that outcome is failure.
  private let p: Double
  private let countsFailures: Bool
  private let logOdds: Double
  private let logFailure: Double

  /// Successes of probability p, which is taken as 0 below it and as 1 above.
  init(_ p: Double) {
    let p = min(max(p, 0), 1)
    countsFailures = p > 0.5
    self.p = countsFailures ? 1 - p : p
    logFailure = log1p(-self.p)
    logOdds = log(self.p) - logFailure
  }

  /// The number of successes in n trials.
  ///
  /// Inversion for small means, else Hörmann's transformed rejection (BTRS, 1993).
  func draw(_ n: Int, from stream: inout RandomStream) -> Int {
    if n == 0 || p == 0 { return countsFailures ? n : 0 }
    let drawn = Double(n) * p < 10 ? inverted(n, from: &stream) : rejected(Double(n), from: &stream)
    return countsFailures ? n - drawn : drawn
  }

  private func inverted(_ n: Int, from stream: inout RandomStream) -> Int {
    let odds = p / (1 - p)
    let start = exp(Double(n) * logFailure)
    while true {
      var mass = start
      var rest = stream.uniform()
      var successes = 0
      while rest > mass {
        rest -= mass
        successes += 1
        if successes > n || successes > 110 { break }
        mass *= odds * Double(n - successes + 1) / Double(successes)
      }
      if successes <= n, successes <= 110 { return successes }
    }
  }

  private func rejected(_ n: Double, from stream: inout RandomStream) -> Int {
    let spread = (n * p * (1 - p)).squareRoot()
    let b = 1.15 + 2.53 * spread
    let a = -0.0873 + 0.0248 * b + 0.01 * p
    let centre = n * p + 0.5
    let sure = 0.92 - 4.2 / b
    while true {
      let u = stream.uniform() - 0.5
      let v = stream.uniform()
      let edge = 0.5 - abs(u)
      let k = ((2 * a / edge + b) * u + centre).rounded(.down)
      if edge >= 0.07, v <= sure { return Int(k) }
      if k < 0 || k > n { continue }
      let mode = ((n + 1) * p).rounded(.down)
      let height = log(v * (2.83 + 5.1 / b) * spread / (a / (edge * edge) + b))
      let target =
        Self.logFactorial(mode) + Self.logFactorial(n - mode) - Self.logFactorial(k) - Self.logFactorial(n - k)
        + (k - mode) * logOdds
      if height <= target { return Int(k) }
    }
  }

  private static func logFactorial(_ k: Double) -> Double {
    if k < 16 {
      var product = 1.0
      var factor = 2.0
      while factor <= k {
        product *= factor
        factor += 1
      }
      return log(product)
    }
    let x = k + 1
    return (x - 0.5) * log(x) - x + 0.918938533204672741780 + IncompleteBeta.stirling(x)
  }
}
