// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import JSON

/// Writes Prodigy's examples, one a reading of a paragraph, with the labels as choices and the spans beside.
///
/// A paragraph of which nobody says anything is an example without an answer. The annotator is `attest-ana`, as sessions of
/// a dataset named attest are called; a later round is the session `attest-ana@2`. What Prodigy has no place for is under
/// `attest`, which it keeps.
public struct ProdigyWriter: DatasetWriter {
  /// What the fields of examples, and `attest` beside them, carry.
  public static let carries = Set(DatasetFeature.allCases)
  /// The name of the dataset, which begins each session's name.
  static let dataset = "attest-"

  private let head: DatasetHead
  private let isWithoutText: Bool
  private var isFirst = true

  /// A writer that has written nothing yet.
  public init(_ head: DatasetHead, _ options: WriterOptions) {
    self.head = head
    isWithoutText = options.isWithoutText
  }

  /// Writes the examples of an article.
  public mutating func write(_ article: DatasetArticle, to output: any DatasetOutput) throws(ExchangeError) {
    let shown = article.shown(isWithoutText: isWithoutText)
    var json = JSONWriter()
    for (index, parted) in shown.byParagraph.enumerated() {
      guard let paragraph = parted.content.paragraphs.first else { continue }
      var isHead = index == 0
      func write(_ example: [JSONValue.Member], by review: DatasetReview?) {
        // The head says of every reading that it is there; the others only of their own.
        let part = ArticleExtras.Part(
          paragraph: paragraph.number, reviewer: isHead ? nil : review?.reviewer, round: isHead ? nil : review?.round,
          isHead: isHead)
        let extras = ArticleExtras.json(
          of: parted, part, isWithoutText: isWithoutText, codebook: isFirst ? head.codebookJSON : nil)
        (isHead, isFirst) = (false, false)
        let place: JSONValue = ["article": JSONValue(article.name), "paragraph": .integer(paragraph.number)]
        json.object(
          example + [.init(key: "meta", value: place), .init(key: ArticleExtras.key, value: extras)])
        json.line()
      }
      let examples = parted.reviews.compactMap { review in
        example(paragraph, review).map { (example: $0, review: review) }
      }
      for (example, review) in examples { write(example, by: review) }
      if examples.isEmpty { write([.init(key: "text", value: .string(paragraph.text))], by: nil) }
    }
    try output.append(json.bytes, to: "")
  }

  /// Writes nothing more, but a dataset of nothing is a file too.
  public mutating func finish(_ output: any DatasetOutput) throws(ExchangeError) { try output.append([], to: "") }

  private func example(_ paragraph: Paragraph, _ review: DatasetReview) -> [JSONValue.Member]? {
    let label = review.labels.first, spans = review.annotations.orderedSpans
    guard label != nil || !review.annotations.isEmpty else { return nil }
    let judgement = label?.judgement
    let accepted = (judgement?.label.map { [$0] } ?? []) + (judgement?.label == nil ? [] : judgement?.mixed ?? [])
    let names = (head.codebook?.labels.map { ($0.id, $0.name) } ?? []).map { $0 }
    let options = names + accepted.filter { name in !names.contains { $0.0 == name } }.map { ($0, $0.rawValue) }
    var members: [JSONValue.Member] = [
      .init(key: "text", value: .string(paragraph.text)),
      .init(
        key: "options",
        value: .array(options.map { ["id": .string($0.0.rawValue), "text": .string($0.1)] })),
      .init(key: "accept", value: JSONValue(accepted.map(\.rawValue))),
      .init(key: "answer", value: label?.isAbstention == true ? "ignore" : "accept"),
      .init(
        key: "spans",
        value: .array(
          spans.map { _, span in
            [
              "start": .integer(span.value.start), "end": .integer(span.value.end),
              "label": .string(span.value.type.rawValue),
            ]
          })),
      .init(key: "_view_id", value: "choice"),
      .init(key: "_annotator_id", value: .string(Self.dataset + review.reviewer)),
      .init(key: "_session_id", value: .string(Self.dataset + ReadingName.of(review))),
    ]
    if let moment = label?.madeAt {
      members.append(.init(key: "_timestamp", value: .integer(Int(moment.milliseconds / 1000))))
    }
    return members
  }
}
