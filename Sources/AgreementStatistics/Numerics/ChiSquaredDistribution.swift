// SPDX-License-Identifier: GPL-3.0-or-later
import Glibc

/// The chi-squared distribution.
public enum ChiSquaredDistribution {
  /// P(X >= x) with the given degrees of freedom: the regularised upper incomplete gamma function.
  public static func upper(_ x: Double, degrees: Double) -> Double {
    if x <= 0 { return 1 }
    let shape = degrees / 2
    let half = x / 2
    let front = exp(shape * log(half) - half - lgamma(shape))
    return half < shape + 1 ? 1 - front * series(half, shape) : front * fraction(half, shape)
  }

  private static func series(_ x: Double, _ shape: Double) -> Double {
    var term = 1 / shape
    var sum = term
    var next = shape
    while abs(term) > abs(sum) * 1e-17 {
      next += 1
      term *= x / next
      sum += term
    }
    return sum
  }

  private static func fraction(_ x: Double, _ shape: Double) -> Double {
    var b = x + 1 - shape
    var c = 1e300
    var d = 1 / b
    var h = d
    for step in 1...10_000 {
      let i = Double(step)
      let a = -i * (i - shape)
      b += 2
      d = 1 / (a * d + b)
      c = b + a / c
      h *= d * c
      if abs(d * c - 1) < 1e-16 { break }
    }
    return h
  }
}
