// SPDX-License-Identifier: GPL-3.0-or-later
import Glibc

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
