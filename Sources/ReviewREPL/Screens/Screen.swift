// SPDX-License-Identifier: GPL-3.0-or-later
public import TerminalIO

/// Something to show: a pure function from what is known to text.
public protocol Screen {
  /// The text for a canvas, ending in a newline.
  func render(in canvas: Canvas) -> String
}

extension Canvas {
  /// The columns that text is wrapped to.
  var measure: Int { min(width - 4, 76) }

  /// Text wrapped to the measure behind an indent of so many columns.
  func block(_ text: String, indent: Int = 2, hanging: Int = 0) -> [String] {
    wrap(
      text, width: measure + indent, indent: String(repeating: " ", count: indent),
      hanging: String(repeating: " ", count: hanging))
  }

  /// A horizontal line with a title at its left and a remark at its right.
  func rule(_ title: String, _ remark: String = "") -> String {
    let left = String(repeating: glyphs.rule, count: 2) + " \(title) "
    let right = remark.isEmpty ? "" : " \(remark) " + String(repeating: glyphs.rule, count: 2)
    let room = min(width, 80) - displayWidth(left) - displayWidth(right)
    return style.dim(left + String(repeating: glyphs.rule, count: max(2, room)) + right)
  }

  /// An article's lines: wrapped, made harmless, each behind a mark that an article can not forge.
  func quoted(_ text: String) -> String {
    let indent = "  " + style.dim(glyphs.gutter) + " "
    return wrap(sanitized(text), width: measure + 2, indent: indent)
      .map { $0.isEmpty ? "  " + style.dim(glyphs.gutter) : $0 }.joined(separator: "\n")
  }
}
