// SPDX-License-Identifier: GPL-3.0-or-later
public import AnnotationModel
public import JSON

/// The rows of a dataset as one table: which columns it has, and what each article gives.
public struct DatasetRows: Sendable {
  /// What one row is.
  public var unit: ExportUnit
  /// Which labels rows hold.
  public var labels: ExportLabels
  /// Whether texts are left out; digests and offsets stay.
  public var isWithoutText: Bool
  /// The labels of the codebook, of which every soft label names each.
  private let names: [String]

  /// Rows of a unit.
  public init(
    _ unit: ExportUnit, labels: ExportLabels = .current, isWithoutText: Bool = false, codebook: Codebook? = nil
  ) {
    // Gold and shares are of a paragraph each.
    self.unit = unit == .paragraph && (labels == .gold || labels == .soft) ? .label : unit
    self.labels = labels
    self.isWithoutText = isWithoutText
    names = codebook?.labels.map(\.id.rawValue) ?? []
  }

  /// The names of the columns, in order; nil for rows of several types.
  public var columns: [String]? {
    if let columns = DatasetReview.columns(unit) { return columns }
    let paragraph = ["article", "paragraph", "kind", "text", "text_sha256"]
    switch (unit, labels) {
    case (.all, _): return nil
    case (.article, _): return DatasetArticle.columns
    case (.paragraph, _): return paragraph + ["labels", "revises", "article_id"]
    case (_, .gold): return paragraph + GoldRecord.columns + ["split", "article_id"]
    case (_, .soft):
      return paragraph + [
        "annotators", "number of annotations", "annotations", "hard_label", "soft_label", "split", "lang", "article_id",
      ]
    case (_, .current), (_, .history):
      let empty = DatasetLabel(paragraph: 1, judgement: nil).members(in: DatasetReview(reviewer: ""))
      return paragraph + empty.map(\.key) + ["revises", "article_id"]
    }
  }

  /// The rows of an article, in the order of its paragraphs and reviewers.
  public func rows(of article: DatasetArticle) -> [[JSONValue.Member]] {
    switch (unit, labels) {
    case (.all, _): return []
    case (.article, _): return [article.members]
    case (.source, _), (.mention, _), (.rating, _), (.span, _):
      return article.reviews.flatMap { $0.rows(unit, of: article.name ?? "") }.map(withoutSpanText)
    case (.paragraph, _): return paragraphRows(article)
    case (.label, .gold):
      return goldRows(article)
    case (.label, .soft): return softRows(article)
    case (.label, .current), (.label, .history): return labelRows(article)
    }
  }

  private func withoutSpanText(_ row: [JSONValue.Member]) -> [JSONValue.Member] {
    guard isWithoutText, unit == .span else { return row }
    return row.map { $0.key == "text" ? .init(key: $0.key, value: .null) : $0 }
  }

  private func labelRows(_ article: DatasetArticle) -> [[JSONValue.Member]] {
    let name = article.name ?? "", tail = article.referenceMembers
    return article.labelsByParagraph.flatMap { paragraph, labels in
      let head = paragraph.members(of: name, isWithoutText: isWithoutText)
      return labels.map { head + $0.label.members(in: $0.review) + tail }
    }
  }

  private func paragraphRows(_ article: DatasetArticle) -> [[JSONValue.Member]] {
    article.labelsByParagraph.map { paragraph, labels in
      let values = JSONValue.array(labels.map { .object($0.label.members(in: $0.review)) })
      return paragraph.members(of: article.name ?? "", isWithoutText: isWithoutText)
        + [.init(key: "labels", value: values)] + article.referenceMembers
    }
  }

  private func goldRows(_ article: DatasetArticle) -> [[JSONValue.Member]] {
    let paragraphs = article.paragraphsByNumber
    return article.gold.compactMap { gold in
      paragraphs[gold.paragraph].map {
        $0.members(of: article.name ?? "", isWithoutText: isWithoutText) + gold.members + [
          .init(key: "split", value: JSONValue(article.split)),
          .init(key: "article_id", value: JSONValue(article.identity)),
        ]
      }
    }
  }

  private func softRows(_ article: DatasetArticle) -> [[JSONValue.Member]] {
    article.labelsByParagraph.compactMap { paragraph, labels in
      let votes = labels.compactMap { vote in vote.label.judgement?.label.map { (vote.review.reviewer, $0.rawValue) } }
      guard !votes.isEmpty else { return nil }
      let counts = Dictionary(votes.map { ($0.1, 1) }, uniquingKeysWith: +)
      let most = counts.values.max() ?? 0, winners = counts.filter { $0.value == most }
      let all = names + counts.keys.filter { !names.contains($0) }.sorted()
      let shares = all.map {
        JSONValue.Member(key: $0, value: .number(Double(counts[$0] ?? 0) / Double(votes.count)))
      }
      return paragraph.members(of: article.name ?? "", isWithoutText: isWithoutText) + [
        .init(key: "annotators", value: .string(votes.map(\.0).joined(separator: ","))),
        .init(key: "number of annotations", value: .integer(votes.count)),
        .init(key: "annotations", value: .string(votes.map(\.1).joined(separator: ","))),
        .init(key: "hard_label", value: winners.count == 1 ? JSONValue(winners.first?.key) : .null),
        .init(key: "soft_label", value: .object(shares)),
        .init(key: "split", value: JSONValue(article.split)),
        .init(key: "lang", value: JSONValue(article.content.language)),
        .init(key: "article_id", value: JSONValue(article.identity)),
      ]
    }
  }
}

extension DatasetArticle {
  /// A label with whose it is.
  public typealias OwnedLabel = (label: DatasetLabel, review: DatasetReview)

  /// The paragraphs that somebody labelled, in order, with what each reviewer says of them, by reviewer and round.
  ///
  /// Complexity: O(n log n) in labels.
  public var labelsByParagraph: [(paragraph: Paragraph, labels: [OwnedLabel])] {
    var labels: [Int: [OwnedLabel]] = [:]
    for review in reviews.sorted(by: { ($0.reviewer, $0.round) < ($1.reviewer, $1.round) }) {
      for label in review.labels { labels[label.paragraph, default: []].append((label, review)) }
    }
    return content.paragraphs.compactMap { paragraph in labels[paragraph.number].map { (paragraph, $0) } }
  }

  /// The paragraphs by their numbers.
  var paragraphsByNumber: [Int: Paragraph] {
    Dictionary(content.paragraphs.map { ($0.number, $0) }) { first, _ in first }
  }

  /// The columns that say which article rows are of, beside its name.
  var referenceMembers: [JSONValue.Member] {
    [
      .init(key: "revises", value: JSONValue(revises)),
      .init(key: "article_id", value: JSONValue(identity)),
    ]
  }
}

/// What this program writes for people and other programs to read, and takes no labels from.
public enum ReadingFile: Sendable, Hashable, CaseIterable {
  /// The shares of labels of each paragraph.
  case shares
  /// Articles in a table, without their paragraphs.
  case articles
  /// Paragraphs in a table, all labels of each in one cell.
  case paragraphs
  /// Coefficients of agreement.
  case coefficients
  /// The manifest beside a dataset.
  case manifest
  /// What the fields of a file are: a table's, or a JSON Schema.
  case schema

  /// The file whose fields these are; nil for any other.
  init?(fields: some Collection<String>) {
    let fields = Set(fields)
    guard let found = Self.allCases.first(where: { $0.signs.contains(where: fields.isSuperset) }) else { return nil }
    self = found
  }

  /// The fields by which it is known, any of these together.
  private var signs: [[String]] {
    switch self {
    case .shares: [["hard_label", "soft_label", "annotators"]]
    case .articles: [["claims", "provenance", "dates", "title"]]
    case .paragraphs: [["article", "paragraph", "kind", "text_sha256", "labels"]]
    case .coefficients: [["coefficient", "metric", "ci_low", "ci_high"], ["coefficients", "pairs", "diagnostics"]]
    case .manifest: [["attest_format", "files", "counts", "offset_unit"]]
    case .schema: [["attest_format", "profile", "fields"], ["$schema", "$id", "title"]]
    }
  }
}
