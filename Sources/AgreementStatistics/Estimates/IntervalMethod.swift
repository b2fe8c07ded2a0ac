// SPDX-License-Identifier: GPL-3.0-or-later

/// How a confidence interval is made.
public enum IntervalMethod: String, Sendable, CaseIterable {
  /// Linearised variance and Student's t; for Cohen the asymptotic error and the normal.
  case analytic
  /// Leave one unit (or cluster) out, Student's t.
  case jackknife
  /// Percentiles of the bootstrap over units (or clusters).
  case bootstrap
  /// Bias-corrected and accelerated bootstrap (Efron 1987).
  case bca
}
