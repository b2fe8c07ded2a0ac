// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import JSON

/// Writes doccano's lines of JSON, a folder for each reviewer as its export by annotator has a file for each.
///
/// `classification.jsonl` is for a project of text classification, `spans.jsonl` for one of sequence labelling; both hold one
/// row a paragraph. Articles that nobody read are in `_unlabelled.jsonl`, a name that no reviewer has. What doccano has no
/// place for is in the column `attest`, which it keeps as metadata.
public struct DoccanoWriter: DatasetWriter {
  /// All but nothing: the column `attest` carries what the tool can not.
  public static let carries = Set(DatasetFeature.allCases)
  static let unlabelled = "_unlabelled.jsonl", classification = "classification.jsonl", spans = "spans.jsonl"

  private let head: DatasetHead
  private let isWithoutText: Bool
  private var isFirst = true

  /// A writer that has written nothing yet.
  public init(_ head: DatasetHead, _ options: WriterOptions) {
    self.head = head
    isWithoutText = options.isWithoutText
  }

  /// Writes the rows of each reading, or of the article alone.
  public mutating func write(_ article: DatasetArticle, to output: any DatasetOutput) throws(ExchangeError) {
    let shown = article.shown(isWithoutText: isWithoutText)
    let parts = shown.byParagraph
    for (place, review) in shown.orderedReviews.enumerated() {
      let folder = try pathComponent(ReadingName.of(review))
      var rows = JSONWriter(), spans = JSONWriter()
      for (index, paragraph) in shown.content.paragraphs.enumerated() {
        let review = parts[index].reviews[place]
        let part = ArticleExtras.Part(
          paragraph: paragraph.number, reviewer: review.reviewer, round: review.round, isHead: index == 0)
        row(paragraph, Self.labels(in: review), of: parts[index], part, &rows)
        spans.object(
          [.init(key: "text", value: .string(paragraph.text)), .init(key: "label", value: Self.marks(in: review))]
            + Self.place(of: paragraph, in: shown))
        spans.line()
      }
      try output.append(rows.bytes, to: folder + "/" + Self.classification)
      try output.append(spans.bytes, to: folder + "/" + Self.spans)
    }
    if shown.reviews.isEmpty {
      var rows = JSONWriter()
      for (index, paragraph) in shown.content.paragraphs.enumerated() {
        row(paragraph, [], of: parts[index], .init(paragraph: paragraph.number, isHead: index == 0), &rows)
      }
      try output.append(rows.bytes, to: Self.unlabelled)
    }
  }

  /// Writes nothing more, but a dataset of nothing is a file too.
  public mutating func finish(_ output: any DatasetOutput) throws(ExchangeError) {
    if isFirst { try output.append([], to: Self.unlabelled) }
  }

  private mutating func row(
    _ paragraph: Paragraph, _ labels: [LabelID], of article: DatasetArticle, _ part: ArticleExtras.Part,
    _ rows: inout JSONWriter
  ) {
    let extras = ArticleExtras.json(
      of: article, part, isWithoutText: isWithoutText, codebook: isFirst ? head.codebookJSON : nil)
    isFirst = false
    rows.object(
      [
        .init(key: "text", value: .string(paragraph.text)),
        .init(key: "label", value: JSONValue(labels.map(\.rawValue))),
      ]
        + Self.place(of: paragraph, in: article) + [.init(key: ArticleExtras.key, value: extras)])
    rows.line()
  }

  private static func place(of paragraph: Paragraph, in article: DatasetArticle) -> [JSONValue.Member] {
    [
      .init(key: "attest_article", value: JSONValue(article.name)),
      .init(key: "attest_paragraph", value: .integer(paragraph.number)),
    ]
  }

  private static func labels(in review: DatasetReview) -> [LabelID] {
    guard let judgement = review.labels.first?.judgement, let label = judgement.label else { return [] }
    return [label] + judgement.mixed
  }

  private static func marks(in review: DatasetReview) -> JSONValue {
    .array(
      review.annotations.orderedSpans.map { _, span in
        [.integer(span.value.start), .integer(span.value.end), .string(span.value.type.rawValue)]
      })
  }
}
