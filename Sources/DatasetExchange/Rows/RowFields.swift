// SPDX-License-Identifier: GPL-3.0-or-later
public import AnnotationModel
public import JSON

/// The fields of one row that is read, of JSON or of a table, with the place for what is wrong with them.
///
/// A table's cells are texts: an empty one is null, and numbers, truths and lists are read out of them.
public struct RowFields: Sendable {
  /// What stands in each field.
  public var values: [String: JSONValue]
  /// The file.
  public var path: String
  /// The line, from 1.
  public var line: Int?
  /// The place within a document.
  public var place: String?

  /// The members of an object.
  ///
  /// - Throws: ``DatasetFault`` when it is no object.
  public init(_ value: JSONValue, path: String = "", line: Int? = nil, place: String? = nil) throws(DatasetFault) {
    guard let members = value.members else {
      throw DatasetFault(.syntax("an object must stand here"), path: path, line: line, place: place)
    }
    self.init(Dictionary(members.map { ($0.key, $0.value) }) { $1 }, path: path, line: line, place: place)
  }

  /// Fields by name.
  public init(_ values: [String: JSONValue], path: String = "", line: Int? = nil, place: String? = nil) {
    self.values = values
    self.path = path
    self.line = line
    self.place = place
  }

  /// A fault at this row.
  public func fault(_ reason: DatasetFault.Reason) -> DatasetFault {
    DatasetFault(reason, path: path, line: line, place: place)
  }

  private func bad(_ field: String, _ value: JSONValue) -> DatasetFault {
    fault(.badValue(field: field, value: value.string ?? value.text))
  }

  private func value(_ field: String) -> JSONValue? {
    switch values[field] {
    case nil, .null, .string(""): nil
    case let value?: value
    }
  }

  /// A text; a whole number is taken for its digits.
  public func optionalText(_ field: String) throws(DatasetFault) -> String? {
    switch value(field) {
    case nil: nil
    case .string(let text): text
    case .integer(let number): String(number)
    case let other?: throw bad(field, other)
    }
  }

  /// A text that must be there.
  public func text(_ field: String) throws(DatasetFault) -> String {
    guard let text = try optionalText(field) else { throw fault(.missing(field: field)) }
    return text
  }

  /// A whole number.
  public func optionalInteger(_ field: String) throws(DatasetFault) -> Int? {
    guard let value = value(field) else { return nil }
    guard let number = value.integer ?? value.string.flatMap({ Int($0) }) else { throw bad(field, value) }
    return number
  }

  /// A whole number that must be there, of at least a bound.
  public func integer(_ field: String, from bound: Int = 1) throws(DatasetFault) -> Int {
    guard let number = try optionalInteger(field) else { throw fault(.missing(field: field)) }
    guard number >= bound else { throw bad(field, .integer(number)) }
    return number
  }

  /// A number of at least 0.
  public func optionalNumber(_ field: String) throws(DatasetFault) -> Double? {
    guard let value = value(field) else { return nil }
    let number: Double? =
      switch value {
      case .integer(let number): Double(number)
      case .number(let number): number
      case .string(let text): Double(text)
      default: nil
      }
    guard let number, number.isFinite, number >= 0 else { throw bad(field, value) }
    return number
  }

  /// A truth; one that is not there is false.
  public func flag(_ field: String) throws(DatasetFault) -> Bool {
    switch value(field) {
    case nil, .integer(0): return false
    case .bool(let flag): return flag
    case .integer(1): return true
    case .string(let text)? where ["true", "1", "yes"].contains(text.lowercased()): return true
    case .string(let text)? where ["false", "0", "no"].contains(text.lowercased()): return false
    case let value?: throw bad(field, value)
    }
  }

  /// One of an enumeration's words.
  public func optionalChoice<Choice: RawRepresentable<String>>(_ field: String) throws(DatasetFault) -> Choice? {
    guard let text = try optionalText(field) else { return nil }
    guard let choice = Choice(rawValue: text) else { throw bad(field, .string(text)) }
    return choice
  }

  /// One of an enumeration's words, or a usual one where nothing stands.
  public func choice<Choice: RawRepresentable<String>>(
    _ field: String, usually usual: Choice? = nil
  ) throws(DatasetFault) -> Choice {
    if let choice: Choice = try optionalChoice(field) { return choice }
    guard let usual else { throw fault(.missing(field: field)) }
    return usual
  }

  /// A list of texts; in a table's cell parted by `|`.
  public func list(_ field: String) throws(DatasetFault) -> [String] {
    switch value(field) {
    case nil: return []
    case .string(let text): return text.split(separator: "|").map(String.init)
    case .array(let values):
      let texts = values.compactMap { $0.string ?? $0.integer.map(String.init) }
      guard texts.count == values.count else { throw bad(field, .array(values)) }
      return texts
    case let value?: throw bad(field, value)
    }
  }

  /// A moment in ISO 8601.
  public func optionalMoment(_ field: String) throws(DatasetFault) -> Timestamp? {
    guard let text = try optionalText(field) else { return nil }
    guard let moment = Timestamp(iso8601: text) else { throw bad(field, .string(text)) }
    return moment
  }
}
