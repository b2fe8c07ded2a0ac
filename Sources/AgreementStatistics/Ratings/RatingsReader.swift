// SPDX-License-Identifier: GPL-3.0-or-later
import Glibc

/// Reads ratings in long form, one rating a row, or in wide form, one unit a row and one column a rater, from CSV or TSV of any size into a reliability matrix.
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
  /// Whether the table is wide: a unit a row, a column for each rater.
  public var isWide = false
  /// Labels that say that there is none.
  public var missing: [String] = []
  /// How many bytes are read at a time; longer texts than two such pieces are read by several threads.
  public var piece = 1 << 18
  /// How many threads read a long file, at most; the matrix and the errors are the same with any number.
  public var threads = sharingThreads
  /// How many bytes a row may have, so that a quotation mark without an end does not take a large file into memory.
  public var rowLimit = 1 << 26
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
    let decoded: ByteSource?
    do throws(ByteSource.ReadFailure) { decoded = try source.decoded() } catch {
      throw .unreadable(path: path, code: error.code)
    }
    guard let source = decoded else { throw .notUTF8(row: 1) }
    let builder: MatrixBuilder
    do throws(MatrixError) {
      builder = try MatrixBuilder(categories: categories, level: level, duplicates: duplicates)
    } catch { throw .matrix(error) }
    var intake = RatingsIntake(columns: columns, builder: builder, keepsEmptyLabels: keepsEmptyLabels, missing: missing)
    intake.isWide = isWide
    let text = RatingsText(
      source: source, path: path, piece: piece, threads: threads, rowLimit: rowLimit, progress: progress)
    try text.read(into: &intake)
    return try intake.finish()
  }
}
