// SPDX-License-Identifier: GPL-3.0-or-later

/// Where the order of the categories comes from.
public enum CategoryOrder: String, Sendable {
  /// The caller declared them.
  case declared
  /// All are numbers: ascending.
  case numeric
  /// By Unicode code point.
  case codePoint = "code point"
}
