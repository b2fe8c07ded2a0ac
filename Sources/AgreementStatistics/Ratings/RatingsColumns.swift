// SPDX-License-Identifier: GPL-3.0-or-later

/// Which columns of a file hold what.
public struct RatingsColumns: Sendable, Equatable {
  /// The column of the unit's name.
  public var unit: String
  /// The column of the rater's name.
  public var rater: String
  /// The column of the label.
  public var label: String
  /// The column of the unit's cluster, or nil to use one named "cluster" if there is one.
  public var cluster: String?

  /// Columns; by default `unit`, `rater`, `label` and, if there is one, `cluster`.
  public init(unit: String = "unit", rater: String = "rater", label: String = "label", cluster: String? = nil) {
    self.unit = unit
    self.rater = rater
    self.label = label
    self.cluster = cluster
  }
}

/// Where a file's columns stand.
struct RatingsHeader {
  /// The number of columns.
  let count: Int
  let unit: Int
  let rater: Int
  let label: Int
  let cluster: Int?
  /// In a wide table the columns of the raters with their names; else none.
  var raters: [(column: Int, name: String)] = []

  /// The columns of a long table, a rating a row.
  init(names: [String], columns: RatingsColumns) throws(RatingsError) {
    func place(_ name: String) throws(RatingsError) -> Int {
      switch ColumnName.place(of: name, in: names) {
      case .at(let place): return place
      case .repeated: throw .repeatedColumn(name: name)
      case .nowhere: throw .unknownColumn(name: name, known: names)
      }
    }
    count = names.count
    unit = try place(columns.unit)
    rater = try place(columns.rater)
    label = try place(columns.label)
    cluster = try Self.cluster(columns, names)
  }

  /// The columns of a wide table, a unit a row: the unit's, else the first one, then a column for each rater.
  init(wide names: [String], columns: RatingsColumns) throws(RatingsError) {
    count = names.count
    cluster = try Self.cluster(columns, names)
    if case .at(let place) = ColumnName.place(of: columns.unit, in: names) { unit = place } else { unit = 0 }
    (rater, label) = (unit, unit)
    for (column, name) in names.enumerated() where column != unit && column != cluster && !name.isEmpty {
      if raters.contains(where: { $0.name == name }) { throw .repeatedColumn(name: name) }
      raters.append((column, name))
    }
    if raters.isEmpty { throw .unknownColumn(name: columns.rater, known: names) }
  }

  private static func cluster(_ columns: RatingsColumns, _ names: [String]) throws(RatingsError) -> Int? {
    switch ColumnName.place(of: columns.cluster ?? "cluster", in: names) {
    case .at(let place): return place
    case .repeated: throw .repeatedColumn(name: columns.cluster ?? "cluster")
    case .nowhere:
      if let name = columns.cluster { throw .unknownColumn(name: name, known: names) }
      return nil
    }
  }
}

/// Why a file of ratings cannot be read. Rows are lines of the file and count from 1, the header included.
public enum RatingsError: Error, Equatable, Sendable {
  /// The file cannot be opened or read; `code` is errno's.
  case unreadable(path: String, code: Int32)
  /// The file holds nothing at all.
  case empty
  /// The file holds a header but no rating.
  case noRatings
  /// A row holds bytes that are not UTF-8.
  case notUTF8(row: Int)
  /// A column asked for is not in the header.
  case unknownColumn(name: String, known: [String])
  /// A column asked for stands more than once in the header.
  case repeatedColumn(name: String)
  /// A row has more or fewer fields than the header.
  case raggedRow(row: Int, fields: Int, expected: Int)
  /// A quoted field that begins on this row does not end.
  case unclosedQuote(row: Int)
  /// A row goes on for more bytes than a row may have.
  case rowTooLong(row: Int, limit: Int)
  /// A row names no unit.
  case missingUnit(row: Int)
  /// A row names no rater.
  case missingRater(row: Int)
  /// The ratings were read but do not make a reliability matrix.
  case matrix(MatrixError)
}
