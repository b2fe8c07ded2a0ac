// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import JSON

extension AnnotationRecord {
  /// The columns of a unit that is a mark; nil for the others.
  static func columns(_ unit: ExportUnit) -> [String]? {
    switch unit {
    case .label, .paragraph: nil
    case .source:
      [
        "article", "reviewer", "number", "name", "label", "kind", "naming", "role", "nested_in", "nested_in_label",
        "same_as", "first_hand", "anonymity_reason", "note", "paragraph", "paragraphs", "cues", "reliability",
        "credibility", "made_at",
      ]
    case .mention:
      ["article", "paragraph", "reviewer", "number", "source", "label", "mode", "cue", "stance", "made_at"]
    case .rating:
      [
        "article", "paragraph", "reviewer", "number", "source", "label", "reliability", "credibility", "basis",
        "overridden", "standing", "made_at",
      ]
    case .span: ["article", "paragraph", "reviewer", "number", "type", "start", "end", "text", "made_at"]
    }
  }

  /// The rows of a unit that is a mark, in the order of its columns.
  func rows(_ unit: ExportUnit) -> [[JSONValue.Member]] {
    guard let columns = Self.columns(unit) else { return [] }
    let rows: [[JSONValue]] =
      switch unit {
      case .label, .paragraph: []
      case .source: annotations.sources.keys.sorted().compactMap(source)
      case .mention: annotations.orderedMentions.map { mention($0.number, $0.mention) }
      case .rating: annotations.ratings.sorted { $0.key < $1.key }.map { rating($0.key, $0.value) }
      case .span: annotations.orderedSpans.map { span($0.number, $0.span) }
      }
    return rows.map { zip(columns, $0).map { JSONValue.Member(key: $0, value: $1) } }
  }

  private func source(_ number: Int) -> [JSONValue]? {
    guard let placed = annotations.sources[number] else { return nil }
    let source = placed.value, rating = annotations.rating(ofSource: number)?.rating
    let mentions = annotations.orderedMentions.map(\.mention).filter { $0.value.source == number }
    var paragraphs: [Int] = [], cues: [String] = []
    for mention in mentions {
      if !paragraphs.contains(mention.paragraph) { paragraphs.append(mention.paragraph) }
      if let cue = mention.value.cue, !cues.contains(where: { $0.lowercased() == cue.lowercased() }) {
        cues.append(cue)
      }
    }
    return [
      .string(review.article), .string(review.reviewer), .integer(number), .string(source.name), .string(source.label),
      .string(source.kind.rawValue), .string(source.naming.rawValue), JSONValue(source.role?.rawValue),
      JSONValue(source.nestedIn), JSONValue(source.nestedIn.flatMap(label)), JSONValue(annotations.joins[number]),
      .string(source.firstHand.rawValue), JSONValue(source.anonymityReason), JSONValue(source.note),
      .integer(placed.paragraph), .array(paragraphs.map(JSONValue.integer)), JSONValue(cues),
      JSONValue(rating?.reliability?.rawValue), JSONValue(rating?.credibility?.rawValue), moment(.source, number),
    ]
  }

  private func mention(_ number: Int, _ placed: AnnotationSet.Placed<Mention>) -> [JSONValue] {
    let mention = placed.value
    return [
      .string(review.article), .integer(placed.paragraph), .string(review.reviewer), .integer(number),
      .integer(mention.source), JSONValue(label(mention.source)), .string(mention.mode.rawValue),
      JSONValue(mention.cue),
      .string(mention.stance.rawValue), moment(.mention, number),
    ]
  }

  private func rating(_ number: Int, _ placed: AnnotationSet.Placed<SourceRating>) -> [JSONValue] {
    let rating = placed.value
    return [
      .string(review.article), .integer(placed.paragraph), .string(review.reviewer), .integer(number),
      JSONValue(rating.source), JSONValue(rating.source.flatMap(label)), JSONValue(rating.reliability?.rawValue),
      JSONValue(rating.credibility?.rawValue), JSONValue(rating.basis), JSONValue(rating.overridden?.rawValue),
      .bool(annotations.standingRatings.contains(number)), moment(.rating, number),
    ]
  }

  private func span(_ number: Int, _ placed: AnnotationSet.Placed<TextSpan>) -> [JSONValue] {
    let span = placed.value
    return [
      .string(review.article), .integer(placed.paragraph), .string(review.reviewer), .integer(number),
      .string(span.type.rawValue), .integer(span.start), .integer(span.end), .string(span.text), moment(.span, number),
    ]
  }

  private func label(_ source: Int) -> String? { annotations.sources[source]?.value.label }

  private func moment(_ aspect: Annotation.Aspect, _ number: Int) -> JSONValue {
    JSONValue(madeAt[.init(aspect, number)]?.iso8601)
  }
}
