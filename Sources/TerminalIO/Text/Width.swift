// SPDX-License-Identifier: GPL-3.0-or-later
internal import CReadline

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

/// A number with its noun: `1 paragraph`, `14 paragraphs`, `2 near duplicates`; every count of the program is said here.
///
/// - Parameters:
///   - number: how many, at least 0.
///   - noun: what, in the singular.
///   - plural: what several are called, where an s at the end does not say it.
/// - Returns: both in one text.
public func counted(_ number: Int, _ noun: String, plural: String? = nil) -> String {
  "\(number) \(number == 1 ? noun : plural ?? noun + "s")"
}

/// Created once: the tables of UTF-8 text, so that a C locale does not break widths.
nonisolated(unsafe) private let utf8Locale = shim_utf8_locale()

/// The columns one scalar takes, by the table readline itself uses.
///
/// A control character takes the columns of what `sanitized` writes for it; a tab counts as one blank.
func columns(of scalar: Unicode.Scalar) -> Int {
  if (0x20..<0x7F).contains(scalar.value) { return 1 }
  if scalar == "\n" { return 0 }
  if scalar.value < 0x20 { return 1 }
  let width = Int(shim_wcwidth(scalar.value, utf8Locale))
  return width >= 0 ? width : max(1, scalar.replacementForTerminal?.unicodeScalars.count ?? 1)
}
