// SPDX-License-Identifier: GPL-3.0-or-later

/// The signs a screen draws with, for terminals with and without Unicode.
public struct Glyphs: Sendable, Equatable {
  /// Stands before a paragraph's number.
  public let pilcrow: String
  /// Ends a prompt.
  public let prompt: String
  /// One finished step of a bar.
  public let done: String
  /// One open step of a bar.
  public let todo: String
  /// Something was done.
  public let check: String
  /// Something was undone.
  public let undo: String
  /// Something is flagged.
  public let flag: String
  /// One column of a horizontal line.
  public let rule: String
  /// Something was cut off.
  public let ellipsis: String
  /// Stands before every line of untrusted text.
  public let gutter: String
  /// There is no value.
  public let missing: String
  /// Something went wrong.
  public let problem: String

  /// For terminals in a UTF-8 locale.
  public static let unicode = Glyphs(
    pilcrow: "¶", prompt: "▸", done: "■", todo: "□", check: "✓", undo: "↶", flag: "⚑", rule: "─", ellipsis: "…",
    gutter: "│", missing: "·", problem: "!")
  /// For every other terminal.
  public static let ascii = Glyphs(
    pilcrow: "para ", prompt: ">", done: "#", todo: "-", check: "[ok]", undo: "[undo]", flag: "[flag]", rule: "-",
    ellipsis: "...", gutter: "|", missing: ".", problem: "!")
}
