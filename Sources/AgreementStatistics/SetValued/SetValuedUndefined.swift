// SPDX-License-Identifier: GPL-3.0-or-later

/// Why alpha over sets of labels has no value.
public enum SetValuedUndefined: Error, Equatable, Sendable {
  /// No unit was rated twice.
  case noPairableUnits
  /// All pairable ratings are one set, so no disagreement could have come about by chance.
  case oneValue
}
