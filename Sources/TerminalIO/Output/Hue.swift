// SPDX-License-Identifier: GPL-3.0-or-later

/// A colour of the terminal's own palette; it never carries meaning alone.
public enum Hue: Int, Sendable, CaseIterable {
  case green = 32
  case yellow = 33
  case magenta = 35
  case cyan = 36
}
