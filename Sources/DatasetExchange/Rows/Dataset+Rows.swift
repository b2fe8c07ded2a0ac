// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import JSON

extension Dataset {
  /// Calls a body with each row as JSON, in order; CSV has no provenance.
  func forEachRow(_ unit: ExportUnit, hasProvenance: Bool, _ body: ([JSONValue.Member]) throws -> Void) rethrows {
    func chain(_ article: String) -> [JSONValue.Member] {
      guard hasProvenance else { return [] }
      let steps = (provenance[article] ?? []).enumerated().map { $1.json(step: $0) }
      return [.init(key: "provenance", value: .array(steps))]
    }
    switch unit {
    case .label:
      for record in records { try body(record.paragraphMembers + record.labelMembers + chain(record.article)) }
    case .paragraph:
      for group in paragraphs {
        guard let first = group.first else { continue }
        let labels = JSONValue.array(group.map { .object($0.labelMembers) })
        try body(first.paragraphMembers + [.init(key: "labels", value: labels)] + chain(first.article))
      }
    case .source, .mention, .rating, .span:
      for record in annotations { for row in record.rows(unit) { try body(row) } }
    }
  }
}
