// SPDX-License-Identifier: GPL-3.0-or-later
public import AnnotationModel
public import JSON

extension DatasetLabel {
  /// What the reviewer says of the paragraph, without the paragraph's text: the columns behind `reviewer`.
  ///
  /// - Parameter review: whose label it is.
  /// - Returns: one member a column, in order.
  public func members(in review: DatasetReview) -> [JSONValue.Member] {
    [
      .init(key: "reviewer", value: .string(review.reviewer)),
      .init(key: "label", value: JSONValue(judgement?.label?.rawValue)),
      .init(key: "unsure", value: .bool(judgement?.unsure ?? false)),
      .init(key: "mixed", value: JSONValue(judgement?.mixed.map(\.rawValue) ?? [])),
      .init(key: "note", value: JSONValue(note)),
      .init(key: "flag", value: .bool(isFlagged)),
      .init(key: "confidence", value: JSONValue(judgement?.confidence?.rawValue)),
      .init(key: "seconds", value: JSONValue(seconds)),
      .init(key: "codebook", value: JSONValue(codebook)),
      .init(key: "made_at", value: JSONValue(madeAt?.iso8601)),
      .init(key: "carried_from", value: JSONValue(carriedFrom)),
      .init(key: "round", value: .integer(review.round)),
      .init(key: "reason", value: JSONValue(judgement?.reason)),
      .init(key: "abstained", value: .bool(isAbstention)),
      .init(key: "review", value: JSONValue(review.isFinished.map { $0 ? "finished" : "open" })),
    ]
  }

  /// Whether the reviewer looked at the paragraph and gave it no label.
  public var isAbstention: Bool { judgement.map { $0.label == nil } ?? false }

  /// The label that a row holds, in the columns of ``members(in:)``; those that are not there are unknown.
  ///
  /// - Throws: ``DatasetFault``.
  public init(_ row: RowFields, paragraph: Int) throws(DatasetFault) {
    let label = try row.optionalText("label").map(LabelID.init(rawValue:))
    let reason = try row.optionalText("reason"), isAbstained = try row.flag("abstained")
    var judgement: Judgement?
    if label != nil || isAbstained || reason != nil {
      let confidence = try row.optionalInteger("confidence")
      judgement = Judgement(
        label: label, reason: reason, unsure: try row.flag("unsure"),
        confidence: confidence.flatMap(Confidence.init(rawValue:)),
        mixed: try row.list("mixed").map(LabelID.init(rawValue:)))
      if let confidence, judgement?.confidence == nil {
        throw row.fault(.badValue(field: "confidence", value: String(confidence)))
      }
    }
    self.init(
      paragraph: paragraph, judgement: judgement, note: try row.optionalText("note"), isFlagged: try row.flag("flag"),
      seconds: try row.optionalNumber("seconds"), codebook: try row.optionalText("codebook"),
      madeAt: try row.optionalMoment("made_at"), carriedFrom: try row.optionalText("carried_from"))
  }
}

extension DatasetReview {
  /// Whether a row's review is finished; nil where the row does not say.
  static func isFinished(_ row: RowFields) throws(DatasetFault) -> Bool? {
    switch try row.optionalText("review") {
    case nil: nil
    case "finished": true
    case "open": false
    case let word?: throw row.fault(.badValue(field: "review", value: word))
    }
  }
}

extension Paragraph {
  /// The members that say which paragraph of an article it is.
  ///
  /// - Parameters:
  ///   - article: the article's name.
  ///   - isWithoutText: whether its text is left out; the digest stays.
  /// - Returns: one member a column, in order.
  public func members(of article: String, isWithoutText: Bool = false) -> [JSONValue.Member] {
    [
      .init(key: "article", value: .string(article)),
      .init(key: "paragraph", value: .integer(number)),
      .init(key: "kind", value: .string(kind.rawValue)),
      .init(key: "text", value: isWithoutText ? .null : .string(text)),
      .init(key: "text_sha256", value: sha256.isEmpty ? .null : .string(sha256)),
    ]
  }

  /// The paragraph that a row holds; without a kind it is body.
  ///
  /// - Throws: ``DatasetFault``.
  public init(_ row: RowFields) throws(DatasetFault) {
    self.init(
      number: try row.integer("paragraph"), kind: try row.choice("kind", usually: .body),
      text: try row.optionalText("text") ?? "", sha256: try row.optionalText("text_sha256") ?? "")
  }
}

extension ProvenanceStep {
  /// The step with its number.
  public func json(step: Int) -> JSONValue {
    [
      "step": .integer(step), "party": .string(party), "party_kind": .string(partyKind.rawValue),
      "role": .string(role.rawValue), "relation": .string(relation.rawValue), "date": JSONValue(date),
      "paragraph": JSONValue(paragraph),
    ]
  }

  /// The step that a row holds.
  public init(_ row: RowFields) throws(DatasetFault) {
    self.init(
      party: try row.text("party"), partyKind: try row.choice("party_kind"), role: try row.choice("role"),
      relation: try row.choice("relation", usually: .unknown), date: try row.optionalText("date"),
      paragraph: try row.optionalInteger("paragraph"))
  }
}
