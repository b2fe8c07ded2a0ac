// SPDX-License-Identifier: GPL-3.0-or-later
import CReadline

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
