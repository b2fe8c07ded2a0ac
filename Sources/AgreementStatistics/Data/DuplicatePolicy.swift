// SPDX-License-Identifier: GPL-3.0-or-later

/// What to do when one rater labels the same unit more than once.
public enum DuplicatePolicy: String, Sendable, CaseIterable {
  /// Refuse the data.
  case error
  /// Keep the rating that stands first.
  case first
  /// Keep the rating that stands last.
  case last
  /// Keep them all; only models use them, coefficients take the first.
  case replicates
}
