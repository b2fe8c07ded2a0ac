// SPDX-License-Identifier: GPL-3.0-or-later
internal import Foundation
internal import JSON

/// A JSON Schema of `Schemas/exchange`, of draft 2020-12 as far as those files use it.
///
/// A keyword that it does not know is a fault too, so that no schema says what nobody checks.
public struct JSONSchema {
  private let root: JSONValue
  private let folder: URL

  /// The schema of a name, such as `label`.
  ///
  /// - Throws: what reading or parsing the file throws.
  public init(_ name: String) throws {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Schemas/exchange")
    try self.init(file: "\(name).schema.json", in: folder)
  }

  private init(file: String, in folder: URL) throws {
    self.folder = folder
    var parser = JSONParser(Array(try Data(contentsOf: folder.appendingPathComponent(file))))
    root = try parser.document()
  }

  /// What of a text does not keep to the schema, each with its place; nothing for a text that does.
  public func faults(in text: String) -> [String] {
    var parser = JSONParser(Array(text.utf8))
    guard let value = try? parser.document() else { return ["it is no JSON"] }
    return faults(value, root, "$")
  }

  private static let silent: Set<String> = ["$schema", "$id", "$defs", "title", "description", "examples"]

  private func faults(_ value: JSONValue, _ schema: JSONValue, _ place: String) -> [String] {
    (schema.members ?? []).flatMap { member -> [String] in
      switch member.key {
      case "type": Self.isType(member.value, value) ? [] : ["\(place) is no \(member.value.text)"]
      case "enum": (Self.list(member.value)).contains(value) ? [] : ["\(place) is none of \(member.value.text)"]
      case "const": member.value == value ? [] : ["\(place) is not \(member.value.text)"]
      case "required":
        Self.list(member.value).compactMap(\.string).filter { value.members != nil && value[$0] == nil }
          .map { "\(place) lacks \($0)" }
      case "properties", "additionalProperties": members(member, of: schema, value, place)
      case "items":
        Self.list(value).enumerated().flatMap { faults($0.element, member.value, "\(place)[\($0.offset)]") }
      case "$ref": reference(member.value.string ?? "", value, place)
      case "anyOf", "oneOf":
        Self.list(member.value).contains { faults(value, $0, place).isEmpty } ? [] : ["\(place) fits no choice"]
      case "minimum", "maximum", "exclusiveMinimum", "minLength", "maxLength", "minItems", "maxItems", "pattern",
        "uniqueItems":
        limit(member, value) ? [] : ["\(place) is beyond \(member.key) \(member.value.text)"]
      default: Self.silent.contains(member.key) ? [] : ["the keyword \(member.key) is not checked"]
      }
    }
  }

  private func members(
    _ keyword: JSONValue.Member, of schema: JSONValue, _ value: JSONValue, _ place: String
  ) -> [String] {
    (value.members ?? []).flatMap { member -> [String] in
      let own = schema["properties"]?[member.key]
      if keyword.key == "properties" { return own.map { faults(member.value, $0, "\(place).\(member.key)") } ?? [] }
      if own != nil || keyword.value == true { return [] }
      if keyword.value == false { return ["\(place).\(member.key) is not foreseen"] }
      return faults(member.value, keyword.value, "\(place).\(member.key)")
    }
  }

  private func reference(_ name: String, _ value: JSONValue, _ place: String) -> [String] {
    if name.hasPrefix("#/$defs/") {
      guard let schema = root["$defs"]?[String(name.dropFirst("#/$defs/".count))] else { return ["no schema \(name)"] }
      return faults(value, schema, place)
    }
    guard let schema = try? JSONSchema(file: name, in: folder) else { return ["no schema \(name)"] }
    return schema.faults(value, schema.root, place)
  }

  private func limit(_ keyword: JSONValue.Member, _ value: JSONValue) -> Bool {
    let wanted = Self.number(keyword.value) ?? 0
    switch (keyword.key, value) {
    case ("minimum", _): return Self.number(value).map { $0 >= wanted } ?? true
    case ("maximum", _): return Self.number(value).map { $0 <= wanted } ?? true
    case ("exclusiveMinimum", _): return Self.number(value).map { $0 > wanted } ?? true
    case ("minLength", .string(let text)): return Double(text.unicodeScalars.count) >= wanted
    case ("maxLength", .string(let text)): return Double(text.unicodeScalars.count) <= wanted
    case ("minItems", .array(let items)): return Double(items.count) >= wanted
    case ("maxItems", .array(let items)): return Double(items.count) <= wanted
    case ("pattern", .string(let text)):
      return text.range(of: keyword.value.string ?? "", options: .regularExpression) != nil
    case ("uniqueItems", .array(let items)): return Set(items.map(\.canonicalText)).count == items.count
    default: return true
    }
  }

  private static func isType(_ names: JSONValue, _ value: JSONValue) -> Bool {
    let wanted = names.string.map { [$0] } ?? list(names).compactMap(\.string)
    let types: [String] =
      switch value {
      case .null: ["null"]
      case .bool: ["boolean"]
      case .integer: ["integer", "number"]
      case .number: ["number"]
      case .string: ["string"]
      case .array: ["array"]
      case .object: ["object"]
      }
    return !Set(types).isDisjoint(with: wanted)
  }

  private static func list(_ value: JSONValue) -> [JSONValue] {
    if case .array(let items) = value { items } else { [] }
  }

  private static func number(_ value: JSONValue) -> Double? {
    switch value {
    case .integer(let whole): Double(whole)
    case .number(let number): number
    default: nil
    }
  }
}
