// SPDX-License-Identifier: GPL-3.0-or-later
internal import AgreementStatistics

/// How intervals are made, or that there are none.
public enum IntervalChoice: String, Sendable, CaseIterable {
  case analytic, jackknife, bootstrap, bca, none

  /// The engine's method.
  var method: IntervalMethod? { IntervalMethod(rawValue: rawValue) }
}
