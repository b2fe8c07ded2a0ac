// SPDX-License-Identifier: GPL-3.0-or-later
public import AnnotationModel

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
}
