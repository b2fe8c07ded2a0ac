// SPDX-License-Identifier: GPL-3.0-or-later

/// Text that cannot drive a terminal: every untrusted text passes here before it is written.
///
/// C0 controls but newline and tab become control pictures (U+2400…), DEL and C1 their hexadecimal code such as `<9B>`,
/// bidirectional controls and what is invisible a code such as `<U+202E>`. Arabic, Hebrew and every other script stay; a
/// zero-width joiner or non-joiner stays between two characters of a script or an emoji that needs it.
///
/// - Complexity: O(*n*) in the scalars of `text`.
public func sanitized(_ text: String) -> String {
  if text.utf8.allSatisfy({ (0x20..<0x7F).contains($0) || $0 == 0x0A || $0 == 0x09 }) { return text }
  // Appended scalar by scalar: appending a sequence to a view copies what is there.
  var clean = String.UnicodeScalarView()
  let scalars = Array(text.unicodeScalars)
  for (index, scalar) in scalars.enumerated() {
    let isJoiner = scalar == "\u{200C}" || scalar == "\u{200D}"
    if isJoiner, index > 0, index + 1 < scalars.count, scalars[index - 1].joins, scalars[index + 1].joins {
      clean.append(scalar)
    } else if let replacement = scalar.replacementForTerminal {
      for part in replacement.unicodeScalars { clean.append(part) }
    } else {
      clean.append(scalar)
    }
  }
  return String(clean)
}

extension Unicode.Scalar {
  /// What `sanitized` writes in place of this scalar; nil if it stays.
  var replacementForTerminal: String? {
    switch value {
    case 0x09, 0x0A: return nil
    case 0x00..<0x20: return Unicode.Scalar(0x2400 + value).map { String(Character($0)) }
    case 0x20..<0x7F: return nil
    case 0x7F..<0xA0: return "<" + String(value, radix: 16, uppercase: true) + ">"
    case 0xFE00...0xFE0F, 0xE0100...0xE01EF: return nil
    case 0x2028, 0x2029, 0xFFF9...0xFFFB: return code
    default: return properties.isDefaultIgnorableCodePoint ? code : nil
    }
  }

  private var code: String {
    let digits = String(value, radix: 16, uppercase: true)
    return "<U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits + ">"
  }

  /// Whether a joiner beside this scalar can mean anything: scripts from Hebrew on, emoji and their selectors.
  fileprivate var joins: Bool {
    guard value >= 0x0590 else { return false }
    return properties.isAlphabetic || properties.isEmoji || properties.isVariationSelector
      || properties.canonicalCombiningClass != .notReordered
  }
}
