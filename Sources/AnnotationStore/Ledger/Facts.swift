// SPDX-License-Identifier: GPL-3.0-or-later
internal import JSON

/// A body that does not say what an entry of its kind must.
struct UnreadableBody: Error {
  var reason: String
}

/// An entry rests on a mark that is not here: the entry that made it was withheld or erased, or there is none.
struct MissingMark: Error {}

/// The members of a JSON object, read strictly: one that lacks or is of another type makes the body unreadable.
struct Facts {
  var json: JSONValue

  /// The facts of a body.
  init(body: String) throws {
    var parser = JSONParser(Array(body.utf8))
    do { json = try parser.document() } catch { throw UnreadableBody(reason: "it is no JSON") }
  }

  init(_ json: JSONValue) { self.json = json }

  func text(_ key: String) throws -> String { try found(key, json[key]?.string) }

  /// A number of something, far from where sums overflow.
  func number(_ key: String) throws -> Int {
    guard let number = json[key]?.integer, (0...StoredRow.greatestNumber).contains(number) else { throw missing(key) }
    return number
  }

  func flag(_ key: String) throws -> Bool {
    guard case .bool(let flag) = json[key] else { throw missing(key) }
    return flag
  }

  /// Seconds that somebody may have spent, up to thirty years.
  func seconds(_ key: String) throws -> Double {
    let seconds: Double? =
      switch json[key] {
      case .integer(let whole): Double(whole)
      case .number(let number): number
      default: nil
      }
    guard let seconds, (0...1e9).contains(seconds) else { throw missing(key) }
    return seconds
  }

  func object(_ key: String) throws -> Facts {
    guard let value = json[key], case .object = value else { throw missing(key) }
    return Facts(value)
  }

  func list(_ key: String) throws -> [JSONValue] {
    guard case .array(let values) = json[key] else { throw missing(key) }
    return values
  }

  func texts(_ key: String) throws -> [String] { try list(key).map { try found(key, $0.string) } }

  func numbers(_ key: String) throws -> [Int] {
    try list(key).map { json in
      guard let number = json.integer, (0...StoredRow.greatestNumber).contains(number) else { throw missing(key) }
      return number
    }
  }

  func value<T: RawRepresentable<String>>(_ key: String) throws -> T { try found(key, T(rawValue: try text(key))) }

  /// What a reading gives where the key stands; nil where it is absent or null.
  func optional<T>(_ key: String, _ read: (String) throws -> T) throws -> T? {
    json[key] == nil || json[key] == .null ? nil : try read(key)
  }

  private func found<T>(_ key: String, _ value: T?) throws -> T {
    guard let value else { throw missing(key) }
    return value
  }

  private func missing(_ key: String) -> UnreadableBody { UnreadableBody(reason: "its “\(key)” is missing or wrong") }
}
