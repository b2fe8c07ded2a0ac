// SPDX-License-Identifier: GPL-3.0-or-later

/// JSON written piece by piece, with the shortest digits that give back each number.
public struct JSONText {
  /// The UTF-8 written so far.
  public private(set) var text: [UInt8] = []
  private var needsComma = false

  /// Nothing written yet.
  public init() {}

  /// An object; the body writes its keys and values.
  public mutating func object(_ body: (inout JSONText) -> Void) { enclose("{", "}", body) }

  /// A list; the body writes its values.
  public mutating func array(_ body: (inout JSONText) -> Void) { enclose("[", "]", body) }

  /// A list of one value an element.
  public mutating func array<Element>(_ elements: some Sequence<Element>, _ body: (inout JSONText, Element) -> Void) {
    array { json in
      for element in elements { body(&json, element) }
    }
  }

  /// A key, to be followed by its value.
  public mutating func key(_ name: String) {
    separate()
    quote(name)
    text.append(UInt8(ascii: ":"))
    needsComma = false
  }

  /// A text, or null.
  public mutating func string(_ value: String?) {
    separate()
    if let value { quote(value) } else { raw("null") }
  }

  /// A whole number, or null.
  public mutating func int(_ value: Int?) {
    separate()
    raw(value.map(String.init) ?? "null")
  }

  /// True or false.
  public mutating func bool(_ value: Bool) {
    separate()
    raw(value ? "true" : "false")
  }

  /// A number, or null where there is none or it is not finite.
  public mutating func number(_ value: Double?) {
    separate()
    guard let value, value.isFinite else { return raw("null") }
    raw(value == 0 ? "0.0" : value.description)
  }

  /// Null.
  public mutating func null() {
    separate()
    raw("null")
  }

  /// A line break, so that long arrays read line by line.
  public mutating func line() { raw("\n") }

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
