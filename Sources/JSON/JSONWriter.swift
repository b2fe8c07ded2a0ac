// SPDX-License-Identifier: GPL-3.0-or-later

/// Writes JSON piece by piece, with the shortest digits that give back each number.
///
/// Control characters, line and paragraph separators, directional controls and zero-width spaces are escaped, so that
/// JSON may be shown on a terminal; the joiners U+200C and U+200D belong to words and stay.
public struct JSONWriter: Sendable {
  /// How values are set out.
  public enum Layout: Sendable {
    /// Without blanks.
    case compact
    /// A line for each value, two blanks deeper in each array and object, as Foundation's encoder prints it.
    case indented
  }

  /// The UTF-8 written since the beginning, or since the last ``take()``.
  public private(set) var bytes: [UInt8] = []
  private let layout: Layout
  private var depth = 0
  private var needsComma = false
  private var isAfterKey = false

  /// A writer that has written nothing yet.
  public init(_ layout: Layout = .compact) { self.layout = layout }

  /// What was written since the last call, which the writer forgets.
  public mutating func take() -> [UInt8] {
    defer { bytes.removeAll(keepingCapacity: true) }
    return bytes
  }

  /// An object; the body writes its keys and values.
  public mutating func object(_ body: (inout JSONWriter) -> Void) { enclose("{", "}", body) }

  /// A list; the body writes its values.
  public mutating func array(_ body: (inout JSONWriter) -> Void) { enclose("[", "]", body) }

  /// A list of one value an element.
  public mutating func array<Element>(_ elements: some Sequence<Element>, _ body: (inout JSONWriter, Element) -> Void) {
    array { json in
      for element in elements { body(&json, element) }
    }
  }

  /// A key, to be followed by its value.
  public mutating func key(_ name: String) {
    separate()
    quote(name)
    raw(layout == .compact ? ":" : " : ")
    isAfterKey = true
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

  /// A number, never without a fraction or an exponent; null where there is none or it is not finite.
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

  /// Any value.
  public mutating func value(_ value: JSONValue) {
    switch value {
    case .null: null()
    case .bool(let value): bool(value)
    case .integer(let value): int(value)
    case .number(let value): number(value)
    case .string(let value): string(value)
    case .array(let values): array(values) { $0.value($1) }
    case .object(let members): object(members)
    }
  }

  /// An object of these members.
  public mutating func object(_ members: [JSONValue.Member]) {
    object { json in
      for member in members {
        json.key(member.key)
        json.value(member.value)
      }
    }
  }

  /// A line break, so that long arrays read line by line.
  public mutating func line() { raw("\n") }

  private mutating func enclose(_ open: String, _ close: String, _ body: (inout JSONWriter) -> Void) {
    separate()
    raw(open)
    if layout == .indented { raw("\n") }
    depth += 1
    needsComma = false
    body(&self)
    depth -= 1
    needsComma = true
    if layout == .indented {
      raw("\n")
      indent()
    }
    raw(close)
  }

  private mutating func separate() {
    defer { (needsComma, isAfterKey) = (true, false) }
    if isAfterKey || depth == 0 { return }
    if needsComma { raw(layout == .compact ? "," : ",\n") }
    if layout == .indented { indent() }
  }

  private mutating func indent() { raw(String(repeating: "  ", count: depth)) }

  private mutating func raw(_ piece: String) {
    var piece = piece
    piece.withUTF8 { bytes.append(contentsOf: $0) }
  }

  private mutating func quote(_ value: String) {
    raw("\"")
    var value = value
    value.withUTF8 { text in
      var (place, copied) = (0, 0)
      while place < text.count {
        let byte = text[place]
        let isPlain = byte < 0x7F && byte >= 0x20 && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
        guard !isPlain, let (length, escape) = Self.escape(at: place, of: text) else {
          place += 1
          continue
        }
        bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[copied..<place]))
        raw(escape)
        place += length
        copied = place
      }
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[copied...]))
    }
    raw("\"")
  }

  /// The escape of the scalar that begins at a byte, with the bytes it takes; nil for one that stands as it is.
  private static func escape(at place: Int, of text: UnsafeBufferPointer<UInt8>) -> (length: Int, escape: String)? {
    switch text[place] {
    case UInt8(ascii: "\""): return (1, "\\\"")
    case UInt8(ascii: "\\"): return (1, "\\\\")
    case 0x0A: return (1, "\\n")
    case 0x0D: return (1, "\\r")
    case 0x09: return (1, "\\t")
    case 0..<0x20, 0x7F: return (1, escape(UInt32(text[place])))
    case 0xC2 where text[place + 1] < 0xA0: return (2, escape(UInt32(text[place + 1])))
    case 0xD8 where text[place + 1] == 0x9C: return (2, escape(0x061C))
    case 0xE2 where text[place + 1] == 0x80 || text[place + 1] == 0x81:
      let scalar = 0x2000 + UInt32(text[place + 1] & 0x3F) << 6 + UInt32(text[place + 2] & 0x3F)
      switch scalar {
      case 0x200B, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069: return (3, escape(scalar))
      default: return nil
      }
    case 0xEF where text[place + 1] == 0xBB && text[place + 2] == 0xBF: return (3, escape(0xFEFF))
    default: return nil
    }
  }

  private static func escape(_ scalar: UInt32) -> String {
    let digits = String(scalar, radix: 16)
    return "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
  }
}
