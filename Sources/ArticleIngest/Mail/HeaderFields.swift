// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel

/// The named fields at the head of a message, of a part of it, or of a record of a crawl (RFC 5322, section 2.2).
struct HeaderFields {
  /// The values of the fields by their names in lower case; the first of a name counts.
  private(set) var values: [String: String] = [:]
  /// Where the body starts, after the blank line.
  private(set) var end: Int

  /// Reads the fields at the head of some bytes, of so many lines at most; a first line without a colon is passed over.
  init(_ bytes: ArraySlice<UInt8>, mostLines: Int = 2000) {
    var name: String?
    var lines = 0
    end = bytes.startIndex
    while end < bytes.endIndex, lines < mostLines {
      let lineEnd = bytes[end...].firstIndex(of: 0x0A) ?? bytes.endIndex
      var line = bytes[end..<lineEnd]
      if line.last == 0x0D { line = line.dropLast() }
      end = min(lineEnd + 1, bytes.endIndex)
      if line.isEmpty { return }
      lines += 1
      let text = String(decoding: line, as: UTF8.self)
      if line.first == 0x20 || line.first == 0x09 {
        if let name { values[name]?.append(" " + text.trimmed) }
      } else if let colon = text.utf8.firstIndex(of: 0x3A) {
        let key = text[..<colon].lowercased()
        name = values[key] == nil ? key : nil
        if let name { values[name] = String(text[text.index(after: colon)...]).trimmed }
      }
    }
  }

  /// Fields that are known already.
  init(_ values: [String: String], end: Int) { (self.values, self.end) = (values, end) }

  /// The value of a field by its name in lower case.
  subscript(name: String) -> String? { values[name] }
}

/// A field's value with its parameters: `text/html; charset="utf-8"` (RFC 2045, section 5.1).
struct HeaderValue {
  /// What stands before the first semicolon, in lower case.
  let value: String
  /// The parameters by their names in lower case.
  private(set) var parameters: [String: String] = [:]

  /// Reads a field's value; nothing where there is none.
  init(_ text: String?) {
    var pieces: [String] = [""]
    var isQuoted = false
    var isEscaped = false
    for character in text ?? "" {
      if isEscaped {
        pieces[pieces.count - 1].append(character)
        isEscaped = false
      } else if isQuoted, character == "\\" {
        isEscaped = true
      } else if character == "\"" {
        isQuoted.toggle()
      } else if character == ";", !isQuoted {
        pieces.append("")
      } else {
        pieces[pieces.count - 1].append(character)
      }
    }
    value = pieces[0].trimmed.lowercased()
    for piece in pieces.dropFirst().prefix(50) {
      let sides = piece.split(separator: "=", maxSplits: 1)
      if sides.count == 2 { parameters[String(sides[0]).trimmed.lowercased()] = String(sides[1]).trimmed }
    }
  }
}
