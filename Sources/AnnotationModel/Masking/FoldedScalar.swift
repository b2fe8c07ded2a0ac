// SPDX-License-Identifier: GPL-3.0-or-later

extension Unicode.Scalar {
  /// The scalar as texts are compared: a small letter, and one form of quotation marks, apostrophes, hyphens and blanks.
  ///
  /// One scalar stays one, so that places in a folded text are places in the text.
  public var folded: Unicode.Scalar {
    switch self {
    case "“", "”", "„", "«", "»", "‟": return "\""
    case "‘", "’", "‚", "‛": return "'"
    case "–", "—", "‐", "‑", "−": return "-"
    case "\u{A0}", "\u{202F}", "\n", "\t": return " "
    default:
      let lower = properties.lowercaseMapping.unicodeScalars
      return lower.count == 1 ? lower.first ?? self : self
    }
  }
}
