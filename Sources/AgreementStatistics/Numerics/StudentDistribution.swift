// SPDX-License-Identifier: GPL-3.0-or-later
import Glibc

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
