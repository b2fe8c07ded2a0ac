// SPDX-License-Identifier: GPL-3.0-or-later
import Glibc
import Synchronization

/// The standard normal distribution.
public enum NormalDistribution {
  /// P(Z <= z), by the complementary error function.
  public static func cumulative(_ z: Double) -> Double { 0.5 * erfc(-z / 2.0.squareRoot()) }

  /// P(|Z| >= |z|).
  public static func twoSided(_ z: Double) -> Double { erfc(abs(z) / 2.0.squareRoot()) }

  /// The z below which the probability is p, for p in (0, 1).
  ///
  /// Acklam's rational approximation (2003), polished by two Halley steps to full double precision.
  public static func quantile(_ p: Double) -> Double {
    guard p > 0 else { return -.infinity }
    guard p < 1 else { return .infinity }
    if p > 0.5 { return -quantile(1 - p) }
    var z = p < 0.02425 ? tailStart(p) : centreStart(p)
    for _ in 0..<2 {
      let error = (cumulative(z) - p) * (2 * Double.pi).squareRoot() * exp(z * z / 2)
      z -= error / (1 + z * error / 2)
    }
    return z
  }

  private static func tailStart(_ p: Double) -> Double {
    let q = (-2 * log(p)).squareRoot()
    let top = polynomial(
      q,
      [
        -0.007784894002430293, -0.3223964580411365, -2.400758277161838, -2.549732539343734, 4.374664141464968,
        2.938163982698783,
      ])
    return top / polynomial(q, [0.007784695709041462, 0.3224671290700398, 2.445134137142996, 3.754408661907416, 1])
  }

  private static func centreStart(_ p: Double) -> Double {
    let q = p - 0.5
    let top = polynomial(
      q * q,
      [
        -39.69683028665376, 220.9460984245205, -275.9285104469687, 138.357751867269, -30.66479806614716,
        2.506628277459239,
      ])
    let bottom = polynomial(
      q * q, [-54.47609879822406, 161.5858368580409, -155.6989798598866, 66.80131188771972, -13.28068155288572, 1])
    return q * top / bottom
  }

  private static func polynomial(_ x: Double, _ coefficients: [Double]) -> Double {
    coefficients.reduce(0) { $0 * x + $1 }
  }
}

/// Student's t distribution.
public enum StudentDistribution {
  /// P(|T| >= |t|) with the given degrees of freedom.
  public static func twoSided(_ t: Double, degrees: Double) -> Double {
    if t == 0 { return 1 }
    if t.isInfinite { return 0 }
    let square = t * t
    return IncompleteBeta.regularized(
      degrees / (degrees + square), complement: square / (degrees + square), a: degrees / 2, b: 0.5)
  }

  /// P(T <= t) with the given degrees of freedom.
  public static func cumulative(_ t: Double, degrees: Double) -> Double {
    let half = twoSided(t, degrees: degrees) / 2
    return t > 0 ? 1 - half : half
  }

  /// The t below which the probability is p, for p in (0, 1), by safeguarded Newton steps on the tail.
  public static func quantile(_ p: Double, degrees: Double) -> Double {
    if p < 0.5 { return -quantile(1 - p, degrees: degrees) }
    if p == 0.5 { return 0 }
    if let known = last.withLock({ $0 }), known.p == p, known.degrees == degrees { return known.quantile }
    let quantile = upperQuantile(p, degrees: degrees)
    last.withLock { $0 = (p, degrees, quantile) }
    return quantile
  }

  /// The last answer: the figures of one analysis, and of parts of one size, ask for the same.
  private static let last = Mutex<(p: Double, degrees: Double, quantile: Double)?>(nil)

  private static func upperQuantile(_ p: Double, degrees: Double) -> Double {
    let tail = 2 * (1 - p)
    var low = 0.0
    var high = max(2, NormalDistribution.quantile(p) * 2)
    while twoSided(high, degrees: degrees) > tail { high *= 2 }
    var t = min(max(NormalDistribution.quantile(p), low), high)
    for _ in 0..<200 {
      let excess = twoSided(t, degrees: degrees) - tail
      if excess > 0 { low = t } else { high = t }
      var next = t + excess / (2 * density(t, degrees: degrees))
      if !(next > low && next < high) { next = (low + high) / 2 }
      if abs(next - t) <= 1e-15 * abs(t) { return next }
      t = next
    }
    return t
  }

  private static func density(_ t: Double, degrees: Double) -> Double {
    let scale = -IncompleteBeta.logBeta(degrees / 2, 0.5) - 0.5 * log(degrees)
    return exp(scale - (degrees + 1) / 2 * log1p(t * t / degrees))
  }
}

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
