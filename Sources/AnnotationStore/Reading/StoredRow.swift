// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import Foundation
internal import GRDB

/// A row of a project, every value of which is checked before it is used.
///
/// SQLite keeps any value in any column when a file was tampered with; GRDB's subscripts end the program at the wrong
/// ones, and sums of enormous numbers do. Whatever is not as it should be is thrown as ``StoreError/damaged(path:reason:)``
/// with its place.
struct StoredRow {
  private let row: Row
  private let table: String
  private let places: [String: Int]?

  /// A row of a table, or of a query that is led by that table.
  ///
  /// - Parameters:
  ///   - row: the row.
  ///   - table: the table's name, for what is wrong with it.
  ///   - places: where each column stands, which makes long readings faster; nil looks for each by its name.
  init(_ row: Row, of table: String, places: [String: Int]? = nil) {
    self.row = row
    self.table = table
    self.places = places
  }

  /// The same row, led by another table.
  func of(_ table: String) -> StoredRow { StoredRow(row, of: table, places: places) }

  /// Where the columns of a query stand.
  static func places(of columns: [String]) -> [String: Int] {
    Dictionary(columns.enumerated().map { ($1, $0) }) { first, _ in first }
  }

  /// How large a number that counts things may be; sums of two are far from overflow.
  static let greatestNumber = 1 << 40

  /// A text.
  func text(_ column: String) throws -> String { try wanted(optionalText(column), column) }

  /// A text or NULL.
  func optionalText(_ column: String) throws -> String? {
    guard let value = storage(column) else { return nil }
    guard case .string(let text) = value else { throw damage(column) }
    return text
  }

  /// Bytes or NULL.
  func optionalBytes(_ column: String) throws -> Data? {
    guard let value = storage(column) else { return nil }
    guard case .blob(let bytes) = value else { throw damage(column) }
    return bytes
  }

  /// A number of something, from 1 unless told otherwise.
  func number(_ column: String, from least: Int = 1) throws -> Int {
    try wanted(optionalNumber(column, from: least), column)
  }

  /// A number of something, or NULL.
  func optionalNumber(_ column: String, from least: Int = 1) throws -> Int? {
    guard let value = storage(column) else { return nil }
    guard case .int64(let number) = value, number >= least, number <= Self.greatestNumber else { throw damage(column) }
    return Int(number)
  }

  /// 0 or 1.
  func flag(_ column: String) throws -> Bool { try number(column, from: 0) != 0 }

  /// Seconds that somebody took, or NULL.
  func optionalSeconds(_ column: String) throws -> Double? {
    switch storage(column) {
    case nil: nil
    case .double(let seconds) where seconds >= 0 && seconds <= Double(Self.greatestNumber): seconds
    case .int64(let seconds) where seconds >= 0 && seconds <= Self.greatestNumber: Double(seconds)
    default: throw damage(column)
    }
  }

  /// A moment.
  func moment(_ column: String) throws -> Timestamp { try wanted(optionalMoment(column), column) }

  /// A moment or NULL.
  func optionalMoment(_ column: String) throws -> Timestamp? {
    guard let text = try optionalText(column) else { return nil }
    return try wanted(Timestamp(iso8601: text), column)
  }

  /// One of a few values.
  func choice<T: RawRepresentable<String>>(_ column: String) throws -> T { try wanted(optionalChoice(column), column) }

  /// One of a few values or NULL.
  func optionalChoice<T: RawRepresentable<String>>(_ column: String) throws -> T? {
    guard let text = try optionalText(column) else { return nil }
    return try wanted(T(rawValue: text), column)
  }

  /// The review that the columns article, reviewer and round name.
  func review() throws -> ReviewID {
    ReviewID(article: try text("article"), reviewer: try text("reviewer"), round: try number("round"))
  }

  /// What a column of JSON says.
  func json<T: Decodable>(_ column: String) throws -> T {
    let text = try text(column)
    do { return try JSONDecoder().decode(T.self, from: Data(text.utf8)) } catch { throw damage(column) }
  }

  /// The elements of a column of JSON, which mostly has none.
  func list<T: Decodable>(_ column: String) throws -> [T] { try text(column) == "[]" ? [] : json(column) }

  private func storage(_ column: String) -> DatabaseValue.Storage? {
    if let place = places?[column] { return (row[place] as Kept?)?.databaseValue.storage }
    let value = (row[column] as DatabaseValue?)?.storage
    return if case .null = value { nil } else { value }
  }

  /// A value as SQLite keeps it, which GRDB reads many times faster than what it may have to convert.
  private struct Kept: DatabaseValueConvertible, StatementColumnConvertible {
    let databaseValue: DatabaseValue

    init?(sqliteStatement: SQLiteStatement, index: CInt) {
      databaseValue = DatabaseValue(sqliteStatement: sqliteStatement, index: index)
    }

    private init(_ value: DatabaseValue) { databaseValue = value }

    static func fromDatabaseValue(_ value: DatabaseValue) -> Kept? { value.isNull ? nil : Kept(value) }
  }

  private func wanted<T>(_ value: T?, _ column: String) throws -> T {
    guard let value else { throw damage(column) }
    return value
  }

  /// The fault of a column, with its place.
  func damage(_ column: String) -> StoreError {
    let keys = ["slug", "origin", "seq", "article", "reviewer", "round", "paragraph", "number"]
    let place = keys.compactMap { key in (row[key] as (any DatabaseValueConvertible)?).map { "\(key) \($0)" } }
    let value = (row[column] as (any DatabaseValueConvertible)?).map { "\($0)".prefix(40) } ?? "nothing"
    let condition = place.isEmpty ? "" : " where \(place.joined(separator: ", "))"
    return .damaged(path: "", reason: "table \(table) says \(value) in column \(column)\(condition)")
  }
}
