// SPDX-License-Identifier: GPL-3.0-or-later

/// Why unitizing alpha has no value.
public enum UnitizingUndefined: Error, Equatable, Sendable {
  /// Nobody marked anything, so there is no variation to agree upon.
  case noSpans
  /// There are fewer than two raters.
  case fewerThanTwoRaters(count: Int)
  /// No disagreement could have come about by chance: the spans can lie in one way only.
  case noExpectedDisagreement
}
