// SPDX-License-Identifier: GPL-3.0-or-later
public import AnnotationModel

/// A format of exported datasets.
public enum ExportFormat: String, Sendable, CaseIterable {
  /// One JSON object a line.
  case jsonl
  /// RFC 4180 with a header.
  case csv
}

/// What one row of an export is.
public enum ExportUnit: String, Sendable, CaseIterable {
  /// One reviewer's label of one paragraph.
  case label
  /// One paragraph with all its labels.
  case paragraph
  /// One reviewer's source of one article.
  case source
  /// One source speaking in one paragraph.
  case mention
  /// One rating, past ones included.
  case rating
  /// One marked stretch of a paragraph.
  case span

  /// Whether a row is something marked beyond the labels.
  public var isMark: Bool { self != .label && self != .paragraph }
}

/// Everything an export writes, read from a project in one go.
public struct Dataset: Sendable {
  /// One row for each reviewer and paragraph, by article, paragraph and reviewer.
  public var records: [LabelRecord]
  /// The chain of each article that a record names.
  public var provenance: [String: [ProvenanceStep]]

  /// What each reviewer marked beyond the labels, by article and reviewer.
  public var annotations: [AnnotationRecord]

  /// A dataset.
  public init(
    records: [LabelRecord], provenance: [String: [ProvenanceStep]], annotations: [AnnotationRecord] = []
  ) {
    self.records = records
    self.provenance = provenance
    self.annotations = annotations
  }

  /// How many rows an export of marks has.
  public func markCount(_ unit: ExportUnit) -> Int { annotations.reduce(0) { $0 + $1.rows(unit).count } }

  /// The records grouped by paragraph, in order.
  var paragraphs: [ArraySlice<LabelRecord>] {
    var groups: [ArraySlice<LabelRecord>] = []
    var start = 0
    for index in records.indices {
      let next = index + 1
      let isSame =
        next < records.count && records[next].article == records[start].article
        && records[next].paragraph.number == records[start].paragraph.number
      if !isSame {
        groups.append(records[start..<next])
        start = next
      }
    }
    return groups
  }

  /// Writes the dataset.
  ///
  /// - Parameters:
  ///   - format: how rows are written.
  ///   - unit: what one row is.
  ///   - isGuarded: whether CSV cells that a spreadsheet would take for a formula get a leading `'`.
  ///   - sink: where to.
  /// - Throws: ``ExchangeError``. Complexity: O(records), one row in memory at a time beside the dataset.
  public func write(
    as format: ExportFormat, unit: ExportUnit, isGuarded: Bool = true, to sink: any ByteSink
  ) throws(ExchangeError) {
    switch format {
    case .jsonl: try writeJSONLines(unit, to: sink)
    case .csv: try writeCSV(unit, isGuarded: isGuarded, to: sink)
    }
  }
}
