// SPDX-License-Identifier: GPL-3.0-or-later

/// A JSON value whose objects keep the order of their keys.
public enum JSONValue: Sendable, Equatable {
  case null
  case bool(Bool)
  case integer(Int)
  case number(Double)
  case string(String)
  case array([JSONValue])
  case object([Member])

  /// A key with its value.
  public struct Member: Sendable, Equatable {
    /// The key.
    public var key: String
    /// What stands under it.
    public var value: JSONValue

    /// A key with its value.
    public init(key: String, value: JSONValue) {
      self.key = key
      self.value = value
    }
  }

  /// The string, or nil.
  public var string: String? { if case .string(let string) = self { string } else { nil } }

  /// The whole number, or nil.
  public var integer: Int? { if case .integer(let integer) = self { integer } else { nil } }

  /// The members of an object, or nil.
  public var members: [Member]? { if case .object(let members) = self { members } else { nil } }

  /// The value of a key of an object. Complexity: O(members).
  public subscript(key: String) -> JSONValue? { members?.first { $0.key == key }?.value }

  /// An object with the members of another one behind its own; anything else is left as it is.
  public func adding(_ other: JSONValue) -> JSONValue {
    guard case .object(let own) = self, case .object(let more) = other else { return self }
    return .object(own + more)
  }

  /// The value with the keys of every object in the order of their UTF-8. Complexity: O(n log n).
  public var sortedByKey: JSONValue {
    switch self {
    case .null, .bool, .integer, .number, .string: self
    case .array(let values): .array(values.map(\.sortedByKey))
    case .object(let members):
      .object(
        members.map { Member(key: $0.key, value: $0.value.sortedByKey) }.sorted { $0.key.precedes($1.key) })
    }
  }

  /// The value on one line, no blanks, keys in their order.
  public var text: String {
    var writer = JSONWriter()
    writer.value(self)
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  /// The value as the one text that all equal values have: on one line, no blanks, keys sorted.
  public var canonicalText: String { sortedByKey.text }
}

extension JSONValue: ExpressibleByNilLiteral, ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByFloatLiteral, ExpressibleByStringLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  /// `null`.
  public init(nilLiteral: ()) { self = .null }
  /// `true` or `false`.
  public init(booleanLiteral value: Bool) { self = .bool(value) }
  /// A whole number.
  public init(integerLiteral value: Int) { self = .integer(value) }
  /// A number.
  public init(floatLiteral value: Double) { self = .number(value) }
  /// A text.
  public init(stringLiteral value: String) { self = .string(value) }
  /// A list.
  public init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
  /// An object, keys in the order written.
  public init(dictionaryLiteral elements: (String, JSONValue)...) {
    self = .object(elements.map { Member(key: $0.0, value: $0.1) })
  }

  /// A text, or null.
  public init(_ text: String?) { self = text.map(JSONValue.string) ?? .null }
  /// A whole number, or null.
  public init(_ number: Int?) { self = number.map(JSONValue.integer) ?? .null }
  /// A list of texts.
  public init(_ texts: [String]) { self = .array(texts.map(JSONValue.string)) }

  /// A number, or null; one without a fraction, below 10^15, is a whole number.
  public init(_ number: Double?) {
    guard let number else {
      self = .null
      return
    }
    self = number == number.rounded() && abs(number) < 1e15 ? .integer(Int(number)) : .number(number)
  }
}

extension String {
  /// Whether it comes before another text in the order of their UTF-8.
  fileprivate func precedes(_ other: String) -> Bool {
    var (own, other) = (self, other)
    return own.withUTF8 { own in other.withUTF8 { own.lexicographicallyPrecedes($0) } }
  }
}
