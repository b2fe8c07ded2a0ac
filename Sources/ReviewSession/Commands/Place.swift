// SPDX-License-Identifier: GPL-3.0-or-later
/// Where a command can be given.
public enum Place: String, Sendable, CaseIterable {
  /// In a review of an article.
  case review
  /// At the desk, with no article open.
  case desk
}
