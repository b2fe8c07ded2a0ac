// SPDX-License-Identifier: GPL-3.0-or-later

/// When emphasis is written as escape sequences.
public enum ColorChoice: String, Sendable, CaseIterable {
  /// On a terminal that can, unless `NO_COLOR` asks not to.
  case auto
  case always
  case never
}
