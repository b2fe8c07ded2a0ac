// SPDX-License-Identifier: GPL-3.0-or-later

/// A colour of the terminal's own palette; it never carries meaning alone.
public enum Hue: Int, Sendable, CaseIterable {
  case green = 32
  case yellow = 33
  case magenta = 35
  case cyan = 36
}

/// How emphasis is written: as escape sequences, or not at all.
public struct Style: Sendable, Equatable {
  /// Gives every text unchanged.
  public static let plain = Style(escapes: false)
  /// Writes ANSI escape sequences.
  public static let ansi = Style(escapes: true)

  /// What ends every emphasis.
  static let end = "\u{1B}[0m"

  /// Whether escape sequences are written.
  public let escapes: Bool

  /// The text in bold.
  public func bold(_ text: String) -> String { wrapped(text, code: 1) }

  /// The text at half strength.
  public func dim(_ text: String) -> String { wrapped(text, code: 2) }

  /// The text in a colour.
  public func colored(_ text: String, _ hue: Hue) -> String { wrapped(text, code: hue.rawValue) }

  private func wrapped(_ text: String, code: Int) -> String {
    escapes && !text.isEmpty ? "\u{1B}[\(code)m\(text)\(Self.end)" : text
  }
}
