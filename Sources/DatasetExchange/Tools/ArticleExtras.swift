// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import JSON

/// What an article holds beyond the fields of a tool, as one JSON object that is kept beside them.
///
/// It holds our own rows without texts, so that whoever reads the tool's fields alone misses nothing that the tool has a
/// place for, and whoever reads both gets everything back.
struct ArticleExtras {
  /// The key, feature or name under which a tool keeps it.
  static let key = "attest"

  /// The article as the rows say it; its paragraphs and spans are without texts.
  var article: DatasetArticle
  /// Where each paragraph begins and ends in the whole text, in scalars; empty for rows of single paragraphs.
  var ranges: [Range<Int>] = []
  /// Whether the tool holds a text of the same length in the place of the article's own.
  var isWithoutText = false
  /// The codebook, which stands beside the first article only.
  var codebook: JSONValue?

  /// What is kept beside a part of an article.
  struct Part {
    /// The paragraph that stands alone; nil for the whole article.
    var paragraph: Int?
    /// The reviewer whose part it is; nil for all.
    var reviewer: String?
    /// The reviewer's round; nil for all.
    var round: Int?
    /// Whether the article's own row, and readings of which nothing stands in the paragraph, are kept here.
    var isHead = true

    func holds(_ review: DatasetReview) -> Bool {
      (reviewer == nil || review.reviewer == reviewer) && (round == nil || review.round == round)
    }

    func holds(_ number: Int) -> Bool { paragraph == nil || number == paragraph }
  }

  /// The rows of an article, or of a part of it.
  static func json(
    of article: DatasetArticle, _ part: Part = Part(), isWithoutText: Bool, codebook: JSONValue? = nil
  ) -> JSONValue {
    var members =
      part.isHead
      ? article.members.filter { $0.key != "paragraphs" } : [.init(key: "article", value: JSONValue(article.name))]
    members.append(.init(key: "without_text", value: .bool(isWithoutText)))
    members.append(.init(key: "paragraphs", value: paragraphs(of: article, part)))
    members.append(.init(key: "reviews", value: .array(article.orderedReviews.compactMap { review($0, part) })))
    let gold = article.gold.filter { part.holds($0.paragraph) }.map { gold in
      JSONValue.object([.init(key: "paragraph", value: .integer(gold.paragraph))] + gold.members.filter(\.isSaid))
    }
    members.append(.init(key: "gold", value: .array(gold)))
    if let codebook, part.isHead { members.append(.init(key: "codebook", value: codebook)) }
    return .object(members.filter(\.isSaid))
  }

  private static func paragraphs(of article: DatasetArticle, _ part: Part) -> JSONValue {
    let whole = part.paragraph == nil ? DocumentText(article.content.paragraphs).ranges : []
    return .array(
      article.content.paragraphs.enumerated().filter { part.holds($1.number) }.map { index, paragraph in
        var members = paragraph.members(of: "", isWithoutText: true).filter { $0.key != "article" && $0.isSaid }
        if !whole.isEmpty {
          members.append(.init(key: "start", value: .integer(whole[index].lowerBound)))
          members.append(.init(key: "end", value: .integer(whole[index].upperBound)))
        }
        return .object(members)
      })
  }

  private static func review(_ review: DatasetReview, _ part: Part) -> JSONValue? {
    guard part.holds(review) else { return nil }
    var members: [JSONValue.Member] = [
      .init(key: "reviewer", value: .string(review.reviewer)), .init(key: "round", value: .integer(review.round)),
      .init(key: "scope", value: .string(review.scope.rawValue)),
      .init(key: "review", value: JSONValue(review.isFinished.map { $0 ? "finished" : "open" })),
    ]
    var isEmpty = true
    func add(_ key: String, _ rows: [JSONValue]) {
      guard !rows.isEmpty else { return }
      members.append(.init(key: key, value: .array(rows)))
      isEmpty = false
    }
    add(
      "labels",
      review.labels.filter { part.holds($0.paragraph) }.sorted { $0.paragraph < $1.paragraph }.map { label in
        let row = label.members(in: review).filter { !["reviewer", "round", "review"].contains($0.key) && $0.isSaid }
        return .object([.init(key: "paragraph", value: .integer(label.paragraph))] + row)
      })
    for unit in ExportUnit.marks {
      add(
        unit.rawValue,
        review.rows(unit, of: "").compactMap { row in
          guard row.contains(where: { $0.key == "paragraph" && part.holds($0.value.integer ?? 0) }) else { return nil }
          return .object(row.filter { !unit.derivedColumns.contains($0.key) && $0.isSaid })
        })
    }
    return isEmpty && !part.isHead ? nil : .object(members.filter(\.isSaid))
  }

  /// The extras that a row holds.
  ///
  /// - Throws: ``DatasetFault``.
  init(_ row: RowFields) throws(DatasetFault) {
    article = try DatasetArticle(row)
    isWithoutText = try row.flag("without_text")
    codebook = row.values["codebook"]
    for paragraph in try row.rows("paragraphs") where paragraph.values["end"] != nil {
      let start = try paragraph.integer("start", from: 0)
      ranges.append(start..<(try paragraph.integer("end", from: start)))
    }
    for review in try row.rows("reviews") { article.reviews.append(try DatasetReview(extras: review)) }
    for gold in try row.rows("gold") {
      article.gold.append(
        try GoldRecord(gold, article: article.name ?? "", paragraph: try gold.integer("paragraph")))
    }
  }
}

extension DatasetReview {
  fileprivate init(extras row: RowFields) throws(DatasetFault) {
    self.init(
      reviewer: try row.text("reviewer"), round: try row.integer("round"), isFinished: try Self.isFinished(row),
      scope: try row.choice("scope", usually: .body))
    for label in try row.rows("labels") {
      labels.append(try DatasetLabel(label, paragraph: try label.integer("paragraph")))
    }
    for unit in ExportUnit.marks {
      for mark in try row.rows(unit.rawValue) { try put(unit, mark) }
    }
  }

  /// The labels in the order of their paragraphs.
  var orderedLabels: [DatasetLabel] { labels.sorted { $0.paragraph < $1.paragraph } }
}

extension DatasetArticle {
  /// The readings by reviewer and round.
  var orderedReviews: [DatasetReview] { reviews.sorted { ($0.reviewer, $0.round) < ($1.reviewer, $1.round) } }
}

extension RowFields {
  /// The objects of a list; none where nothing stands.
  func rows(_ field: String) throws(DatasetFault) -> [RowFields] {
    guard case .array(let values)? = values[field] else { return [] }
    var rows: [RowFields] = []
    for (index, value) in values.enumerated() {
      let place = (place.map { $0 + "." } ?? "") + "\(field)[\(index)]"
      rows.append(try RowFields(value, path: path, line: line, place: place))
    }
    return rows
  }

  /// The object that a field holds.
  func object(_ field: String) throws(DatasetFault) -> RowFields {
    guard let value = values[field] else { throw fault(.missing(field: field)) }
    return try RowFields(value, path: path, line: line, place: (place.map { $0 + "." } ?? "") + field)
  }
}

extension JSONValue {
  /// The values of a list, or nil.
  var elements: [JSONValue]? { if case .array(let values) = self { values } else { nil } }
}

extension JSONValue.Member {
  /// Whether anything is said: neither null nor false nor empty, which all mean the same as nothing.
  var isSaid: Bool {
    switch value {
    case .null, .bool(false), .array([]), .object([]): false
    default: true
    }
  }
}

extension ExportUnit {
  /// The columns of a mark that follow from the review, the text or other marks.
  fileprivate var derivedColumns: Set<String> {
    let common: Set = ["article", "reviewer", "round", "text"]
    return switch self {
    case .source: common.union(["nested_in_label", "paragraphs", "cues", "reliability", "credibility"])
    case .mention: common.union(["label"])
    case .rating: common.union(["label", "standing"])
    default: common
    }
  }
}
