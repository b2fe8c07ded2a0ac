// SPDX-License-Identifier: GPL-3.0-or-later

/// What a screen may use.
public struct Canvas: Sendable, Equatable {
  /// The terminal's width in columns.
  public var width: Int
  /// How emphasis is written.
  public var style: Style
  /// The signs to draw with.
  public var glyphs: Glyphs

  /// A canvas; by default the one that tests and pipes use.
  public init(width: Int = 80, style: Style = .plain, glyphs: Glyphs = .unicode) {
    self.width = width
    self.style = style
    self.glyphs = glyphs
  }

  /// What stands for a cleared screen where nothing can be cleared: a rule and a form feed.
  var clearedMark: String {
    String(repeating: glyphs.rule, count: width) + "\n\u{0C}"
  }
}
