// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import JSON

/// Writes GATE's documents as BDOC, a file an article with an annotation set for each reading.
///
/// What a reviewer says of a paragraph is an annotation of the type `Paragraph`, whose features bear our columns' names,
/// the label `role`; spans are annotations of their own types. What documents have no place for is the document's feature
/// `attest`.
public struct GateBDOCWriter: DatasetWriter {
  /// What annotations and features carry.
  public static let carries = Set(DatasetFeature.allCases)
  static let paragraph = "Paragraph", role = "role", end = ".bdocjs"

  private let head: DatasetHead
  private let isWithoutText: Bool
  private var isFirst = true

  /// A writer that has written nothing yet.
  public init(_ head: DatasetHead, _ options: WriterOptions) {
    self.head = head
    isWithoutText = options.isWithoutText
  }

  /// Writes the document of an article.
  public mutating func write(_ article: DatasetArticle, to output: any DatasetOutput) throws(ExchangeError) {
    let document = ShownDocument(article, isWithoutText: isWithoutText)
    let extras = ArticleExtras.json(
      of: document.article, isWithoutText: isWithoutText, codebook: isFirst ? head.codebookJSON : nil)
    isFirst = false
    var features: [JSONValue.Member] = []
    if let title = article.content.title { features.append(.init(key: "title", value: .string(title))) }
    if let url = article.content.url { features.append(.init(key: "gate.SourceURL", value: .string(url))) }
    features.append(.init(key: ArticleExtras.key, value: extras))
    let sets = article.orderedReviews.map { review in
      JSONValue.Member(key: ReadingName.of(review), value: Self.set(of: review, in: document))
    }
    var json = JSONWriter()
    json.object([
      .init(key: "name", value: JSONValue(article.name)), .init(key: "text", value: .string(document.text)),
      .init(key: "features", value: .object(features)), .init(key: "offset_type", value: "p"),
      .init(key: "annotation_sets", value: .object(sets)),
    ])
    json.line()
    try output.append(json.bytes, to: try pathComponent(article.name ?? "") + Self.end)
  }

  /// Writes nothing more.
  public mutating func finish(_ output: any DatasetOutput) throws(ExchangeError) {}

  private static func set(of review: DatasetReview, in document: ShownDocument) -> JSONValue {
    var annotations: [JSONValue] = []
    func add(_ type: String, _ range: Range<Int>, _ features: [JSONValue.Member]) {
      annotations.append([
        "type": .string(type), "start": .integer(range.lowerBound), "end": .integer(range.upperBound),
        "id": .integer(annotations.count), "features": .object(features),
      ])
    }
    for (label, range) in document.labels(of: review) {
      let features = label.members(in: review).filter {
        $0.isSaid && !["reviewer", "round", "review"].contains($0.key)
      }
      add(paragraph, range, features.map { $0.key == "label" ? .init(key: role, value: $0.value) : $0 })
    }
    for (span, range) in document.spans(of: review) { add(span.type.rawValue, range, []) }
    return [
      "name": .string(ReadingName.of(review)), "next_annid": .integer(annotations.count),
      "annotations": .array(annotations),
    ]
  }
}
