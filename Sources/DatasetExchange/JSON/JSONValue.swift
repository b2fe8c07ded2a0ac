// SPDX-License-Identifier: GPL-3.0-or-later

/// A JSON value whose objects keep the order of their keys.
public indirect enum JSONValue: Sendable, Equatable {
  case null
  case bool(Bool)
  case integer(Int)
  case number(Double)
  case string(String)
  case array([JSONValue])
  case object([Member])

  /// A key with its value.
  public struct Member: Sendable, Equatable {
    var key: String
    var value: JSONValue
  }
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
  /// A number, or null.
  public init(_ number: Double?) { self = number.map(JSONValue.number) ?? .null }
  /// A list of texts.
  public init(_ texts: [String]) { self = .array(texts.map(JSONValue.string)) }

  /// An object with the members of another one behind its own; anything else is left as it is.
  public func adding(_ other: JSONValue) -> JSONValue {
    guard case .object(let own) = self, case .object(let more) = other else { return self }
    return .object(own + more)
  }
}
