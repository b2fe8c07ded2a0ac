// SPDX-License-Identifier: GPL-3.0-or-later

/// A JSON value; a number is kept as printed.
indirect enum JSONValue {
  case object([String: JSONValue])
  case array([JSONValue])
  case string(String)
  case number(String)
  case bool(Bool)
  case null

  /// The string, or nil.
  var string: String? { if case .string(let string) = self { string } else { nil } }

  /// The items of an array; the value itself as the only one otherwise.
  var items: [JSONValue] { if case .array(let items) = self { items } else { [self] } }

  /// The members of an object, or nil.
  var object: [String: JSONValue]? { if case .object(let members) = self { members } else { nil } }

  /// The member of an object; "a.b" looks into "a" where there is no member of that whole name.
  subscript(path: String) -> JSONValue? {
    guard let members = object else { return nil }
    if let member = members[path] { return member }
    guard let dot = path.firstIndex(of: ".") else { return nil }
    return members[String(path[..<dot])]?[String(path[path.index(after: dot)...])]
  }
}
