// SPDX-License-Identifier: GPL-3.0-or-later
public import AnnotationModel

/// Labels as a version of the codebook reads them: those of older versions through every change since.
public struct VersionedLabels: Sendable {
  /// The labels under the names that they have in the version; what no label stands for is a missing value.
  public let records: [LabelRecord]
  /// The version.
  public let codebook: Codebook
  /// The decisions whose meaning changed since, or that no label stands for, by review in paragraph order.
  public let stale: [LabelRecord]
  private let history: CodebookHistory

  /// Reads labels under the last version of a history.
  ///
  /// - Parameters:
  ///   - records: the labels as they were given.
  ///   - history: the versions, up to the one that reads.
  ///   - standard: the codebook of a project that adopted none.
  /// - Complexity: O(records x versions); O(1) under a first version.
  public init(_ records: [LabelRecord], under history: CodebookHistory, standard: Codebook) {
    self.history = history
    codebook = history.versions.last?.codebook ?? standard
    // Under the first version every label reads as it was given.
    guard history.versions.count > 1 else {
      (self.records, stale) = (records, [])
      return
    }
    // The list is copied only where a label reads otherwise.
    var stale: [LabelRecord] = [], readings = records
    for (place, record) in records.enumerated() {
      guard var judgement = record.judgement, let label = judgement.label, let reference = record.codebook else {
        continue
      }
      let reading = history.reading(of: label, under: reference)
      if reading.isStale { stale.append(record) }
      judgement.label = reading.label
      judgement.mixed = judgement.mixed.compactMap { history.reading(of: $0, under: reference).label }
      if judgement != record.judgement { readings[place].judgement = judgement }
    }
    self.records = readings
    self.stale = stale
  }

  /// The versions that decisions were made under, those that only map labels taken with the ones before; in order.
  ///
  /// - Parameter records: the decisions that count.
  /// - Returns: references such as `attribution@1`.
  public func rules(of records: some Sequence<LabelRecord>) -> [String] {
    var references: Set<String> = [], last: String?
    for record in records where record.codebook != last {
      last = record.codebook
      if let last { references.insert(last) }
    }
    let used = Set(references.map(history.rules))
    return history.versions.map(\.codebook.reference).filter(used.contains)
  }

  /// The version that a decision was made under, those that only map labels taken with the ones before.
  public func rules(of record: LabelRecord) -> String { record.codebook.map(history.rules) ?? "" }
}
