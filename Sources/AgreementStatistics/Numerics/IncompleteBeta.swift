// SPDX-License-Identifier: GPL-3.0-or-later
import Glibc

/// The regularised incomplete beta function.
enum IncompleteBeta {
  /// I_x(a, b) for a, b > 0 and x in [0, 1], by Lentz's continued fraction.
  ///
  /// Near 1 with a large first parameter the fraction of x loses digits, so there the complement's is taken.
  ///
  /// The complement 1 - x is given apart so that it keeps its digits near 1.
  static func regularized(_ x: Double, complement: Double, a: Double, b: Double) -> Double {
    if x <= 0 { return 0 }
    if complement <= 0 { return 1 }
    let logX = complement < 0.5 ? log1p(-complement) : log(x)
    let logFront = a * logX + b * log(complement) - logBeta(a, b)
    let isNearOne = a > 50 && complement * (a + b + 2) < 4 * (b + 1)
    if x < (a + 1) / (a + b + 2), !isNearOne { return exp(logFront) * fraction(x, a, b) / a }
    return 1 - exp(logFront) * fraction(complement, b, a) / b
  }

  /// log B(a, b), exact to a few units in the last place also where one argument is large.
  static func logBeta(_ a: Double, _ b: Double) -> Double {
    let large = max(a, b)
    let small = min(a, b)
    guard large > 50, small < 10 else { return lgamma(a) + lgamma(b) - lgamma(a + b) }
    let sum = large + small
    let difference = (large - 0.5) * log1p(small / large) + small * log(sum) - small + stirling(sum) - stirling(large)
    return lgamma(small) - difference
  }

  /// The remainder of Stirling's series for log Gamma.
  static func stirling(_ x: Double) -> Double {
    let r = 1 / (x * x)
    return (1.0 / 12 - r * (1.0 / 360 - r * (1.0 / 1260 - r * (1.0 / 1680 - r / 1188)))) / x
  }

  private static func fraction(_ x: Double, _ a: Double, _ b: Double) -> Double {
    let tiny = 1e-300
    var c = 1.0
    var d = 1 / guarded(1 - (a + b) * x / (a + 1), tiny)
    var h = d
    for step in 1...20_000 {
      let m = Double(step)
      let even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
      d = 1 / guarded(1 + even * d, tiny)
      c = guarded(1 + even / c, tiny)
      h *= d * c
      let odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
      d = 1 / guarded(1 + odd * d, tiny)
      c = guarded(1 + odd / c, tiny)
      h *= d * c
      if abs(d * c - 1) < 1e-16 { break }
    }
    return h
  }

  private static func guarded(_ value: Double, _ tiny: Double) -> Double { abs(value) < tiny ? tiny : value }
}
