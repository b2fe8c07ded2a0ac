// SPDX-License-Identifier: GPL-3.0-or-later
import Glibc

/// Reads ratings in long form, one rating a row, from CSV or TSV of any size into a reliability matrix.
///
/// The text is read in pieces, long ones by several threads, and cut up as bytes; no text value is made for a row, only for names seen first.
public struct RatingsReader: Sendable {
  /// Which columns hold what.
  public var columns: RatingsColumns
  /// The declared categories, or nil.
  public var categories: [String]?
  /// The level of measurement.
  public var level: Level
  /// What a repeated rating means.
  public var duplicates: DuplicatePolicy
  /// Whether an empty label is a value of its own, such as the empty set, and not a missing rating.
  public var keepsEmptyLabels = false
  /// How many bytes are read at a time; longer texts than two such pieces are read by several threads.
  public var piece = 1 << 18
  /// How many threads read a long file, at most; the matrix and the errors are the same with any number.
  public var threads = min(4, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
  /// Called now and then with the bytes read so far.
  public var progress: (@Sendable (_ bytes: Int) -> Void)?

  /// A reader; by default of nominal labels that occur, which refuses repeated ratings.
  public init(
    columns: RatingsColumns = RatingsColumns(), categories: [String]? = nil, level: Level = .nominal,
    duplicates: DuplicatePolicy = .error
  ) {
    self.columns = columns
    self.categories = categories
    self.level = level
    self.duplicates = duplicates
  }

  /// The ratings of a file; "-" is the standard input. O(bytes).
  public func read(path: String) throws(RatingsError) -> ReliabilityMatrix {
    let file = path == "-" ? 0 : open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw .unreadable(path: path, code: errno) }
    defer { if path != "-" { close(file) } }
    return try read(ByteSource(descriptor: file), path: path)
  }

  /// The ratings of a text in memory. O(bytes).
  public func read(bytes: [UInt8]) throws(RatingsError) -> ReliabilityMatrix { try read(.memory(bytes), path: "") }

  private func read(_ source: ByteSource, path: String) throws(RatingsError) -> ReliabilityMatrix {
    let builder: MatrixBuilder
    do throws(MatrixError) {
      builder = try MatrixBuilder(categories: categories, level: level, duplicates: duplicates)
    } catch { throw .matrix(error) }
    var intake = RatingsIntake(columns: columns, builder: builder, keepsEmptyLabels: keepsEmptyLabels)
    let text = RatingsText(source: source, path: path, piece: piece, threads: threads, progress: progress)
    try text.read(into: &intake)
    return try intake.finish()
  }
}

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
  /// A row names no unit.
  case missingUnit(row: Int)
  /// A row names no rater.
  case missingRater(row: Int)
  /// The ratings were read but do not make a reliability matrix.
  case matrix(MatrixError)
}
