// SPDX-License-Identifier: GPL-3.0-or-later

extension RatingsIntake {
  /// An intake for a later part of the same text, to be absorbed.
  var fresh: RatingsIntake { RatingsIntake(after: self) }

  /// Takes over what a part that follows immediately gave; false if the parts contradict each other.
  mutating func absorb(_ later: RatingsIntake) -> Bool {
    guard builder.absorb(later.builder, rowOffset: row) else { return false }
    row += later.row
    return true
  }

  /// Makes room for so many times as much as another intake took.
  mutating func reserve(_ factor: Double, of other: RatingsIntake) {
    builder.reserve(factor * 1.05, of: other.builder)
  }
}
