// SPDX-License-Identifier: GPL-3.0-or-later

/// JSON written piece by piece, with the shortest digits that give back each number.
struct JSONText {
  private(set) var text: [UInt8] = []
  private var needsComma = false

  mutating func object(_ body: (inout JSONText) -> Void) { enclose("{", "}", body) }

  mutating func array(_ body: (inout JSONText) -> Void) { enclose("[", "]", body) }

  mutating func array<Element>(_ elements: some Sequence<Element>, _ body: (inout JSONText, Element) -> Void) {
    array { json in
      for element in elements { body(&json, element) }
    }
  }

  mutating func key(_ name: String) {
    separate()
    quote(name)
    text.append(UInt8(ascii: ":"))
    needsComma = false
  }

  mutating func string(_ value: String?) {
    separate()
    if let value { quote(value) } else { raw("null") }
  }

  mutating func int(_ value: Int?) {
    separate()
    raw(value.map(String.init) ?? "null")
  }

  mutating func bool(_ value: Bool) {
    separate()
    raw(value ? "true" : "false")
  }

  mutating func number(_ value: Double?) {
    separate()
    guard let value, value.isFinite else { return raw("null") }
    raw(value == 0 ? "0.0" : value.description)
  }

  mutating func null() {
    separate()
    raw("null")
  }

  /// A line break, so that long arrays read line by line.
  mutating func line() { raw("\n") }

  private mutating func enclose(_ open: String, _ close: String, _ body: (inout JSONText) -> Void) {
    separate()
    raw(open)
    needsComma = false
    body(&self)
    raw(close)
    needsComma = true
  }

  private mutating func separate() {
    if needsComma { text.append(UInt8(ascii: ",")) }
    needsComma = true
  }

  private mutating func raw(_ piece: String) { text.append(contentsOf: piece.utf8) }

  private mutating func quote(_ value: String) {
    text.append(UInt8(ascii: "\""))
    for byte in value.utf8 {
      switch byte {
      case UInt8(ascii: "\""): raw("\\\"")
      case UInt8(ascii: "\\"): raw("\\\\")
      case 0x0A: raw("\\n")
      case 0x0D: raw("\\r")
      case 0x09: raw("\\t")
      case 0..<0x20:
        let digits = String(byte, radix: 16)
        raw("\\u" + String(repeating: "0", count: 4 - digits.count) + digits)
      default: text.append(byte)
      }
    }
    text.append(UInt8(ascii: "\""))
  }
}
