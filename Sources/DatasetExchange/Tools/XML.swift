// SPDX-License-Identifier: GPL-3.0-or-later

/// A text as it may stand in XML 1.0, in an element or an attribute.
///
/// Control characters that XML 1.0 forbids become U+FFFD; white space of attributes is escaped, so that it comes back.
package func escapedXML(_ text: String) -> String {
  var escaped = ""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "&": escaped += "&amp;"
    case "<": escaped += "&lt;"
    case ">": escaped += "&gt;"
    case "\"": escaped += "&quot;"
    case "\t", "\n", "\r": escaped += "&#\(scalar.value);"
    case "\0"..<" ", "\u{FFFE}", "\u{FFFF}": escaped += "\u{FFFD}"
    default: escaped.unicodeScalars.append(scalar)
    }
  }
  return escaped
}
