// SPDX-License-Identifier: GPL-3.0-or-later

/// The columns a text takes on a terminal.
///
/// Escape sequences that set the style take none; a control character takes what `sanitized` writes for it; a newline
/// takes none; a tab counts as one.
///
/// - Complexity: O(*n*) in the scalars of `text`.
public func displayWidth(_ text: some StringProtocol) -> Int {
  var width = 0
  var rest = text.unicodeScalars[...]
  while let scalar = rest.first {
    if scalar == "\u{1B}", let end = styleSequenceEnd(rest) {
      rest = rest[end...]
    } else {
      width += columns(of: scalar)
      rest = rest.dropFirst()
    }
  }
  return width
}

/// Text followed by as many blanks as bring it to `width` columns.
public func padded(_ text: String, width: Int) -> String {
  text + String(repeating: " ", count: max(0, width - displayWidth(text)))
}
