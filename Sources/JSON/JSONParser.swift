// SPDX-License-Identifier: GPL-3.0-or-later

/// What is wrong at a place in JSON.
public enum JSONFault: Error, Sendable, Hashable {
  /// The text ends inside a value.
  case unexpectedEnd
  /// This byte cannot stand here.
  case unexpectedByte(UInt8)
  /// An object has this key twice.
  case duplicateKey(String)
  /// An escaped surrogate has no partner.
  case loneSurrogate
  /// NaN or Infinity, which JSON does not have.
  case notANumber
  /// A number is greater than any that can be kept.
  case numberTooLarge
  /// More arrays and objects are open than the reader follows.
  case tooDeep(limit: Int)
  /// A control character stands unescaped in a string.
  case controlCharacter(UInt8)
  /// A backslash begins no escape.
  case badEscape
  /// A string is not UTF-8.
  case notUTF8
  /// Something follows the value.
  case trailingContent
}

/// A strict JSON reader (RFC 8259): duplicate keys, lone surrogates and NaN are faults, depth is limited.
public struct JSONParser {
  /// A fault with the byte offset at which it was found.
  public struct Failure: Error, Sendable, Hashable {
    /// What is wrong.
    public let fault: JSONFault
    /// Where, in bytes from the beginning of all the bytes.
    public let offset: Int

    /// A fault at an offset.
    public init(fault: JSONFault, offset: Int) {
      self.fault = fault
      self.offset = offset
    }

    /// The line and the column of the fault, both from 1, the column in bytes.
    ///
    /// - Parameters:
    ///   - bytes: what was read.
    ///   - start: the offset at which the first line begins.
    /// - Returns: the place of ``offset``.
    public func place(in bytes: [UInt8], from start: Int = 0) -> (line: Int, column: Int) {
      let before = bytes[start..<offset]
      let lineStart = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? start
      return (before.count { $0 == 0x0A } + 1, offset - lineStart + 1)
    }
  }

  /// Arrays and objects that may be open at once where nothing else is said.
  public static let usualDepth = 64

  private let bytes: [UInt8]
  private let end: Int
  private let limit: Int
  private var position: Int
  private var depth = 0
  private let takesControls: Bool

  /// A reader of a part of the bytes.
  ///
  /// - Parameters:
  ///   - bytes: UTF-8.
  ///   - range: the part that holds the value; nil for all.
  ///   - depth: how many arrays and objects may be open at once.
  ///   - takesControls: whether line ends may stand unescaped in strings, as web pages have them.
  public init(
    _ bytes: [UInt8], in range: Range<Int>? = nil, depth: Int = usualDepth, takesControls: Bool = false
  ) {
    self.bytes = bytes
    position = range?.lowerBound ?? 0
    end = range?.upperBound ?? bytes.count
    limit = depth
    self.takesControls = takesControls
  }

  /// The one value that the bytes hold.
  ///
  /// - Throws: ``Failure``. Complexity: O(bytes).
  public mutating func document() throws(Failure) -> JSONValue {
    let result = try value()
    skipSpace()
    guard position == end else { throw fault(.trailingContent) }
    return result
  }

  private func fault(_ fault: JSONFault) -> Failure { Failure(fault: fault, offset: position) }

  private var current: UInt8? { position < end ? bytes[position] : nil }

  /// Whether nothing but white space is left: the line end behind a text that was cut off is none of the text.
  private var isAtEnd: Bool {
    bytes[position..<end].allSatisfy { $0 == 0x20 || $0 == 0x0A || $0 == 0x0D || $0 == 0x09 }
  }

  private mutating func skipSpace() {
    while let byte = current, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { position += 1 }
  }

  private mutating func value() throws(Failure) -> JSONValue {
    skipSpace()
    switch current {
    case nil: throw fault(.unexpectedEnd)
    case 0x7B: return try nested { (parser: inout JSONParser) throws(Failure) in try parser.object() }
    case 0x5B: return try nested { (parser: inout JSONParser) throws(Failure) in try parser.array() }
    case 0x22: return .string(try string())
    case 0x74: return try literal("true", .bool(true))
    case 0x66: return try literal("false", .bool(false))
    case 0x6E: return try literal("null", .null)
    default: return try number()
    }
  }

  private mutating func nested(
    _ read: (inout JSONParser) throws(Failure) -> JSONValue
  ) throws(Failure) -> JSONValue {
    guard depth < limit else { throw fault(.tooDeep(limit: limit)) }
    depth += 1
    position += 1
    let result = try read(&self)
    depth -= 1
    return result
  }

  private mutating func object() throws(Failure) -> JSONValue {
    var members: [JSONValue.Member] = []
    var keys: Set<String> = []
    skipSpace()
    if try take(0x7D) { return .object(members) }
    repeat {
      skipSpace()
      let start = position
      guard current == 0x22 else { throw unexpected() }
      let key = try string()
      skipSpace()
      guard try take(0x3A) else { throw unexpected() }
      // Swift takes "é" and "e\u{301}" for one key; so they are refused as duplicates too.
      guard isNew(key, among: members, &keys) else { throw Failure(fault: .duplicateKey(key), offset: start) }
      members.append(JSONValue.Member(key: key, value: try value()))
      skipSpace()
    } while try take(0x2C)
    guard try take(0x7D) else { throw unexpected() }
    return .object(members)
  }

  /// Whether an object has no such key yet; few keys are compared faster one by one.
  private func isNew(_ key: String, among members: [JSONValue.Member], _ keys: inout Set<String>) -> Bool {
    if members.count < 16 { return !members.contains { $0.key == key } }
    if keys.isEmpty { keys = Set(members.map(\.key)) }
    return keys.insert(key).inserted
  }

  private mutating func array() throws(Failure) -> JSONValue {
    var items: [JSONValue] = []
    skipSpace()
    if try take(0x5D) { return .array(items) }
    repeat {
      items.append(try value())
      skipSpace()
    } while try take(0x2C)
    guard try take(0x5D) else { throw unexpected() }
    return .array(items)
  }

  /// Steps over a byte if it is the current one.
  private mutating func take(_ byte: UInt8) throws(Failure) -> Bool {
    guard let current else { throw fault(.unexpectedEnd) }
    if current == byte { position += 1 }
    return current == byte
  }

  private func unexpected() -> Failure {
    guard let current else { return fault(.unexpectedEnd) }
    return fault(.unexpectedByte(current))
  }

  private mutating func literal(_ word: StaticString, _ value: JSONValue) throws(Failure) -> JSONValue {
    for index in 0..<word.utf8CodeUnitCount {
      guard current == word.utf8Start[index] else { throw unexpected() }
      position += 1
    }
    return value
  }

  private mutating func number() throws(Failure) -> JSONValue {
    let start = position
    if current == 0x2D { position += 1 }
    if current == 0x4E || current == 0x49 { throw fault(.notANumber) }
    if current == 0x30 { position += 1 } else { try digits() }
    let isWhole = current != 0x2E && current != 0x65 && current != 0x45
    if current == 0x2E {
      position += 1
      try digits()
    }
    if current == 0x65 || current == 0x45 {
      position += 1
      if current == 0x2B || current == 0x2D { position += 1 }
      try digits()
    }
    let text = String(decoding: bytes[start..<position], as: UTF8.self)
    if isWhole, text != "-0", let whole = Int(text) { return .integer(whole) }
    guard let number = Double(text), number.isFinite else { throw Failure(fault: .numberTooLarge, offset: start) }
    return .number(number)
  }

  private mutating func digits() throws(Failure) {
    let start = position
    while let byte = current, (0x30...0x39).contains(byte) { position += 1 }
    if position == start { throw unexpected() }
  }

  private mutating func string() throws(Failure) -> String {
    let start = position
    position += 1
    var text: [UInt8] = []
    while true {
      let plain = position
      while let byte = current, byte != 0x22, byte != 0x5C, byte >= 0x20 || takesControls { position += 1 }
      if current == 0x22, text.isEmpty {
        let string = String(validating: bytes[plain..<position], as: UTF8.self)
        position += 1
        if let string { return string }
        throw Failure(fault: .notUTF8, offset: start)
      }
      text += bytes[plain..<position]
      switch current {
      case 0x22:
        position += 1
        guard let string = String(validating: text, as: UTF8.self) else {
          throw Failure(fault: .notUTF8, offset: start)
        }
        return string
      case 0x5C: try escape(into: &text)
      case let byte?: throw fault(isAtEnd ? .unexpectedEnd : .controlCharacter(byte))
      case nil: throw fault(.unexpectedEnd)
      }
    }
  }

  private mutating func escape(into text: inout [UInt8]) throws(Failure) {
    let start = position
    position += 1
    guard let byte = current else { throw fault(.unexpectedEnd) }
    position += 1
    switch byte {
    case 0x22, 0x5C, 0x2F: text.append(byte)
    case 0x62: text.append(0x08)
    case 0x66: text.append(0x0C)
    case 0x6E: text.append(0x0A)
    case 0x72: text.append(0x0D)
    case 0x74: text.append(0x09)
    case 0x75:
      guard let scalar = try escapedScalar() else { throw Failure(fault: .loneSurrogate, offset: start) }
      text.append(contentsOf: String(scalar).utf8)
    default: throw Failure(fault: .badEscape, offset: start)
    }
  }

  private mutating func escapedScalar() throws(Failure) -> Unicode.Scalar? {
    let first = try hexadecimal()
    guard (0xD800...0xDBFF).contains(first) else { return Unicode.Scalar(first) }
    guard position + 1 < end, bytes[position] == 0x5C, bytes[position + 1] == 0x75 else { return nil }
    position += 2
    let second = try hexadecimal()
    guard (0xDC00...0xDFFF).contains(second) else { return nil }
    return Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
  }

  private mutating func hexadecimal() throws(Failure) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard let byte = current else { throw fault(.unexpectedEnd) }
      guard let digit = Self.digit(byte) else { throw fault(.badEscape) }
      value = value << 4 | digit
      position += 1
    }
    return value
  }

  private static func digit(_ byte: UInt8) -> UInt32? {
    if (0x30...0x39).contains(byte) { return UInt32(byte - 0x30) }
    let lower = byte | 0x20
    return (0x61...0x66).contains(lower) ? UInt32(lower - 0x57) : nil
  }
}
