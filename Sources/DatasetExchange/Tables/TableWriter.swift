// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import JSON

/// How a table is written.
public struct TableDialect: Sendable {
  /// What parts cells.
  public var separator: Character = ","
  /// Whether cells that a spreadsheet would take for a formula get a leading `'`.
  public var isGuarded = true
  /// Whether it begins with a byte order mark, as Excel wants of UTF-8.
  public var hasMark = false

  /// Commas, guarded, no mark.
  public init() {}
}

/// Writes rows of one unit as a table with a header: CSV of RFC 4180, or the same with tabs.
struct TableWriter: DatasetWriter {
  static let carries: Set<DatasetFeature> = [
    .abstentions, .reasons, .unsure, .mixed, .confidence, .notes, .flags, .seconds, .times, .codebook, .carried,
    .rounds,
    .states, .kinds,
  ]

  private let rows: DatasetRows
  private var csv: CSVWriter

  init(_ head: DatasetHead, _ options: WriterOptions) {
    self.init(DatasetRows(.label, isWithoutText: options.isWithoutText, codebook: head.codebook), TableDialect())
  }

  /// A writer of rows of one unit.
  init(_ rows: DatasetRows, _ dialect: TableDialect) {
    self.rows = rows
    csv = CSVWriter(isGuarded: dialect.isGuarded, separator: dialect.separator, hasMark: dialect.hasMark)
    csv.row((rows.columns ?? []).map(JSONValue.string))
  }

  mutating func write(_ article: DatasetArticle, to output: any DatasetOutput) throws(ExchangeError) {
    for row in rows.rows(of: article) { csv.row(row.lazy.map(\.value)) }
    if csv.bytes.count > 1 << 16 { try output.append(csv.take(), to: "") }
  }

  mutating func finish(_ output: any DatasetOutput) throws(ExchangeError) {
    try output.append(csv.take(), to: "")
  }
}
