// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
public import JSON

extension DatasetReview {
  /// The columns of a unit that is a mark; nil for the others.
  public static func columns(_ unit: ExportUnit) -> [String]? {
    switch unit {
    case .label, .paragraph, .article, .all: nil
    case .source:
      [
        "article", "reviewer", "number", "name", "label", "kind", "naming", "role", "nested_in", "nested_in_label",
        "same_as", "first_hand", "anonymity_reason", "note", "paragraph", "paragraphs", "cues", "reliability",
        "credibility", "made_at", "round",
      ]
    case .mention:
      ["article", "paragraph", "reviewer", "number", "source", "label", "mode", "cue", "stance", "made_at", "round"]
    case .rating:
      [
        "article", "paragraph", "reviewer", "number", "source", "label", "reliability", "credibility", "basis",
        "overridden", "standing", "made_at", "round",
      ]
    case .span:
      ["article", "paragraph", "reviewer", "number", "type", "start", "end", "text", "made_at", "round"]
    }
  }

  /// The rows of a unit that is a mark, in the order of its columns.
  ///
  /// - Parameters:
  ///   - unit: source, mention, rating or span.
  ///   - article: the article's name.
  /// - Returns: one row a mark, by number.
  public func rows(_ unit: ExportUnit, of article: String) -> [[JSONValue.Member]] {
    guard let columns = Self.columns(unit) else { return [] }
    let rows: [[JSONValue]] =
      switch unit {
      case .label, .paragraph, .article, .all: []
      case .source: annotations.sources.keys.sorted().compactMap { source($0, article) }
      case .mention: annotations.orderedMentions.map { mention($0.number, $0.mention, article) }
      case .rating: annotations.ratings.sorted { $0.key < $1.key }.map { rating($0.key, $0.value, article) }
      case .span: annotations.orderedSpans.map { span($0.number, $0.span, article) }
      }
    return rows.map { zip(columns, $0).map { JSONValue.Member(key: $0, value: $1) } }
  }

  private func source(_ number: Int, _ article: String) -> [JSONValue]? {
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
      .string(article), .string(reviewer), .integer(number), .string(source.name), .string(source.label),
      .string(source.kind.rawValue), .string(source.naming.rawValue), JSONValue(source.role?.rawValue),
      JSONValue(source.nestedIn), JSONValue(source.nestedIn.flatMap(label)), JSONValue(annotations.joins[number]),
      .string(source.firstHand.rawValue), JSONValue(source.anonymityReason), JSONValue(source.note),
      .integer(placed.paragraph), .array(paragraphs.map(JSONValue.integer)), JSONValue(cues),
      JSONValue(rating?.reliability?.rawValue), JSONValue(rating?.credibility?.rawValue), moment(.source, number),
      .integer(round),
    ]
  }

  private func mention(_ number: Int, _ placed: AnnotationSet.Placed<Mention>, _ article: String) -> [JSONValue] {
    let mention = placed.value
    return [
      .string(article), .integer(placed.paragraph), .string(reviewer), .integer(number),
      .integer(mention.source), JSONValue(label(mention.source)), .string(mention.mode.rawValue),
      JSONValue(mention.cue),
      .string(mention.stance.rawValue), moment(.mention, number), .integer(round),
    ]
  }

  private func rating(_ number: Int, _ placed: AnnotationSet.Placed<SourceRating>, _ article: String) -> [JSONValue] {
    let rating = placed.value
    return [
      .string(article), .integer(placed.paragraph), .string(reviewer), .integer(number),
      JSONValue(rating.source), JSONValue(rating.source.flatMap(label)), JSONValue(rating.reliability?.rawValue),
      JSONValue(rating.credibility?.rawValue), JSONValue(rating.basis), JSONValue(rating.overridden?.rawValue),
      .bool(annotations.standingRatings.contains(number)), moment(.rating, number), .integer(round),
    ]
  }

  private func span(_ number: Int, _ placed: AnnotationSet.Placed<TextSpan>, _ article: String) -> [JSONValue] {
    let span = placed.value
    return [
      .string(article), .integer(placed.paragraph), .string(reviewer), .integer(number),
      .string(span.type.rawValue), .integer(span.start), .integer(span.end), .string(span.text), moment(.span, number),
      .integer(round),
    ]
  }

  private func label(_ source: Int) -> String? { annotations.sources[source]?.value.label }

  private func moment(_ aspect: Annotation.Aspect, _ number: Int) -> JSONValue {
    JSONValue(markedAt[.init(aspect, number)]?.iso8601)
  }
}

extension DatasetReview {
  /// Puts the mark of a row, in the columns of ``rows(_:of:)``, among the marks.
  ///
  /// - Parameters:
  ///   - unit: what the row is of.
  ///   - row: the row.
  /// - Throws: ``DatasetFault``.
  public mutating func put(_ unit: ExportUnit, _ row: RowFields) throws(DatasetFault) {
    let number = try row.integer("number"), paragraph = try row.integer("paragraph")
    let annotation: Annotation
    switch unit {
    case .source:
      annotation = .source(try Source(row))
      if let target = try row.optionalInteger("same_as") {
        annotations.put(.join(target), .join, number: number, paragraph: 1)
        markedAt[.init(.join, number)] = try row.optionalMoment("made_at")
      }
    case .mention:
      annotation = .mention(
        Mention(
          source: try row.integer("source"), mode: try row.choice("mode"), cue: try row.optionalText("cue"),
          stance: try row.choice("stance", usually: .neutral)))
    case .rating:
      annotation = .rating(try SourceRating(row))
    case .span:
      annotation = .span(
        TextSpan(
          type: try row.choice("type"), start: try row.integer("start", from: 0), end: try row.integer("end"),
          text: try row.optionalText("text") ?? ""))
    case .label, .paragraph, .article, .all: return
    }
    annotations.put(annotation, annotation.aspect, number: number, paragraph: paragraph)
    markedAt[.init(annotation.aspect, number)] = try row.optionalMoment("made_at")
  }
}

extension Source {
  /// The source of a row.
  fileprivate init(_ row: RowFields) throws(DatasetFault) {
    let name = try row.text("name")
    self.init(
      name: name, label: try row.optionalText("label") ?? name, kind: try row.choice("kind"),
      naming: try row.choice("naming", usually: .named), role: try row.optionalChoice("role"),
      nestedIn: try row.optionalInteger("nested_in"), firstHand: try row.choice("first_hand", usually: .unknown),
      anonymityReason: try row.optionalText("anonymity_reason"), note: try row.optionalText("note"))
  }
}

extension SourceRating {
  /// The rating of a row.
  fileprivate init(_ row: RowFields) throws(DatasetFault) {
    let credibility = try row.optionalInteger("credibility")
    self.init(
      source: try row.optionalInteger("source"), reliability: try row.optionalChoice("reliability"),
      credibility: credibility.flatMap(InformationCredibility.init(rawValue:)), basis: try row.optionalText("basis"),
      overridden: try row.optionalChoice("overridden"))
    if let credibility, self.credibility == nil {
      throw row.fault(.badValue(field: "credibility", value: String(credibility)))
    }
  }
}
