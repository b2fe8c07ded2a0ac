// SPDX-License-Identifier: GPL-3.0-or-later

/// What programs leave among a page's paragraphs: scripts, styles, markup, and marks that were to be replaced.
enum CodeResidue {
  /// Whether a text is nothing else.
  static func isOne(_ text: String) -> Bool {
    guard let first = text.utf8.first, let last = text.utf8.last, text.utf8.count >= 6 else { return false }
    switch (first, last) {
    case (0x3C, 0x3E): return text.contains("</") || text.contains("=\"") || text.hasSuffix("/>")
    case (0x7B, 0x7D) where text.hasPrefix("{{") || text.hasPrefix("{%"): return true
    case (0x5B, 0x5D): return isShortcode(text)
    // Prose has few braces and semicolons; nothing else is counted where there are none.
    default: return hasMarks(text) && TextKind.isCode(text)
    }
  }

  private static func hasMarks(_ text: String) -> Bool {
    text.utf8.withContiguousStorageIfAvailable { bytes in
      let raw = UnsafeRawBufferPointer(bytes)
      return raw.firstPlace(of: 0x3B) != nil || raw.firstPlace(of: 0x7B) != nil
    } ?? true
  }

  /// "[caption id="a"]", "[/gallery]": small letters in brackets, alone or with values.
  private static func isShortcode(_ text: String) -> Bool {
    let inside = text.utf8.dropFirst().dropLast()
    let name = inside.drop { $0 == 0x2F }.prefix { (0x61...0x7A).contains($0) || $0 == 0x5F || $0 == 0x2D }
    guard name.count >= 3 else { return false }
    return inside.first == 0x2F ? name.endIndex == inside.endIndex : text.contains("=\"") || text.contains("='")
  }
}
