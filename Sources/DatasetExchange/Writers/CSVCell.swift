// SPDX-License-Identifier: GPL-3.0-or-later

/// A text as one cell of RFC 4180, quoted where it must be.
public func csvCell(_ text: String) -> String {
  guard text.utf8.contains(where: { ",\"\r\n".utf8.contains($0) }) else { return text }
  var quoted = "\""
  for scalar in text.unicodeScalars {
    if scalar == "\"" { quoted.unicodeScalars.append(scalar) }
    quoted.unicodeScalars.append(scalar)
  }
  return quoted + "\""
}
