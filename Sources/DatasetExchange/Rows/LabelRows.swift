// SPDX-License-Identifier: GPL-3.0-or-later
public import AnnotationModel
public import JSON

extension Dataset {
  /// Calls a body with each row as JSON, in order; CSV has no provenance.
  func forEachRow(_ unit: ExportUnit, hasProvenance: Bool, _ body: ([JSONValue.Member]) throws(ExchangeError) -> Void)
    throws(ExchangeError)
  {
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

extension LabelRecord {
  /// The members that say which paragraph it is.
  var paragraphMembers: [JSONValue.Member] {
    [
      .init(key: "article", value: .string(article)),
      .init(key: "paragraph", value: .integer(paragraph.number)),
      .init(key: "kind", value: .string(paragraph.kind.rawValue)),
      .init(key: "text", value: .string(paragraph.text)),
      .init(key: "text_sha256", value: .string(paragraph.sha256)),
    ]
  }

  /// The members that say what the reviewer decided.
  var labelMembers: [JSONValue.Member] {
    [
      .init(key: "reviewer", value: .string(reviewer)),
      .init(key: "label", value: JSONValue(judgement?.label?.rawValue)),
      .init(key: "unsure", value: .bool(judgement?.unsure ?? false)),
      .init(key: "mixed", value: JSONValue(judgement?.mixed.map(\.rawValue) ?? [])),
      .init(key: "note", value: JSONValue(noteWithReason)),
      .init(key: "flag", value: .bool(isFlagged)),
      .init(key: "confidence", value: JSONValue(judgement?.confidence?.rawValue)),
      .init(key: "seconds", value: JSONValue(seconds)),
      .init(key: "codebook", value: JSONValue(codebook)),
      .init(key: "made_at", value: JSONValue(madeAt?.iso8601)),
      .init(key: "carried_from", value: JSONValue(carriedFrom)),
      .init(key: "round", value: .integer(round)),
    ]
  }

  /// The note, and the reason of an abstention behind it.
  var noteWithReason: String? {
    let parts = [note, judgement?.reason].compactMap { $0 }
    return parts.isEmpty ? nil : parts.joined(separator: "; ")
  }
}

extension ProvenanceStep {
  /// The step with its number.
  public func json(step: Int) -> JSONValue {
    [
      "step": .integer(step), "party": .string(party), "party_kind": .string(partyKind.rawValue),
      "role": .string(role.rawValue), "date": JSONValue(date), "paragraph": JSONValue(paragraph),
    ]
  }
}
