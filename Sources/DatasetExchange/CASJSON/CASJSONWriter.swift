// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import JSON

/// Writes CAS documents of UIMA as JSON (0.4.0), laid out as INCEpTION exports a project, with the layers they need.
///
/// A paragraph's label is a structure of the layer ParagraphRole, a span one of MarkedSpan; what they have no place for is one
/// structure of the document layer AttestRecord. Offsets count UTF-16. An article that nobody read is `INITIAL_CAS.json`, as
/// INCEpTION calls a document without annotations.
public struct CASJSONWriter: DatasetWriter {
  /// What structures and their features carry.
  public static let carries = Set(DatasetFeature.allCases)
  static let folder = "annotation", initial = "INITIAL_CAS", layers = "layer.json"

  private let head: DatasetHead
  private let isWithoutText: Bool
  private var isFirst = true

  /// A writer that has written nothing yet.
  public init(_ head: DatasetHead, _ options: WriterOptions) {
    self.head = head
    isWithoutText = options.isWithoutText
  }

  /// Writes a CAS for each reading, or one of the article alone.
  public mutating func write(_ article: DatasetArticle, to output: any DatasetOutput) throws(ExchangeError) {
    let document = ShownDocument(article, isWithoutText: isWithoutText)
    let offsets = OffsetText(document.text, unit: .utf16)
    let folder = Self.folder + "/" + (try pathComponent(article.name ?? ""))
    for review in article.orderedReviews {
      try write(
        cas(document, offsets, review), to: folder + "/" + (try pathComponent(ReadingName.of(review))) + ".json", output
      )
    }
    if article.reviews.isEmpty { try write(cas(document, offsets, nil), to: folder + "/\(Self.initial).json", output) }
  }

  /// Writes the layers.
  public mutating func finish(_ output: any DatasetOutput) throws(ExchangeError) {
    try write(CASTypes.layers, to: Self.layers, output)
  }

  private func write(_ value: JSONValue, to path: String, _ output: any DatasetOutput) throws(ExchangeError) {
    var json = JSONWriter(.indented)
    json.value(value)
    json.line()
    try output.append(json.bytes, to: path)
  }

  private mutating func cas(_ document: ShownDocument, _ offsets: OffsetText, _ review: DatasetReview?) -> JSONValue {
    let language = document.article.content.language ?? "x-unspecified"
    var structures: [JSONValue] = [
      [
        "%ID": 1, "%TYPE": "uima.cas.Sofa", "sofaNum": 1, "sofaID": "_InitialView", "mimeType": "text",
        "sofaString": .string(document.text),
      ]
    ]
    func add(_ type: String, _ range: Range<Int>?, _ features: [JSONValue.Member]) {
      var members: [JSONValue.Member] = [
        .init(key: "%ID", value: .integer(structures.count + 1)), .init(key: "%TYPE", value: .string(type)),
        .init(key: "@sofa", value: 1),
      ]
      if let range {
        members.append(.init(key: "begin", value: .integer(offsets.offset(ofScalar: range.lowerBound))))
        members.append(.init(key: "end", value: .integer(offsets.offset(ofScalar: range.upperBound))))
      }
      structures.append(.object(members + features))
    }
    add(
      "uima.tcas.DocumentAnnotation", 0..<offsets.scalars.count, [.init(key: "language", value: .string(language))])
    let extras = ArticleExtras.json(
      of: document.article, .init(reviewer: review?.reviewer, round: review?.round), isWithoutText: isWithoutText,
      codebook: isFirst ? head.codebookJSON : nil)
    isFirst = false
    add(CASTypes.extras, nil, [.init(key: "json", value: .string(extras.text))])
    if let review {
      for (label, range) in document.labels(of: review) { add(CASTypes.role, range, Self.features(of: label)) }
      for (span, range) in document.spans(of: review) {
        add(CASTypes.span, range, [.init(key: "kind", value: .string(span.type.rawValue))])
      }
    }
    return [
      "%TYPES": CASTypes.declarations, "%FEATURE_STRUCTURES": .array(structures),
      "%VIEWS": [
        "_InitialView": ["%SOFA": 1, "%MEMBERS": .array((2..<structures.count + 1).map(JSONValue.integer))]
      ],
    ]
  }

  private static func features(of label: DatasetLabel) -> [JSONValue.Member] {
    let judgement = label.judgement
    let features: [JSONValue.Member] = [
      .init(key: "role", value: JSONValue(judgement?.label?.rawValue)),
      .init(
        key: "mixed",
        value: judgement.flatMap { $0.mixed.isEmpty ? nil : .string($0.mixed.map(\.rawValue).joined(separator: "|")) }
          ?? .null),
      .init(key: "unsure", value: .bool(judgement?.unsure ?? false)),
      .init(key: "confidence", value: JSONValue(judgement?.confidence?.rawValue)),
      .init(key: "flag", value: .bool(label.isFlagged)), .init(key: "note", value: JSONValue(label.note)),
      .init(key: "abstained", value: .bool(label.isAbstention)),
      .init(key: "reason", value: JSONValue(judgement?.reason)),
    ]
    return features.filter(\.isSaid)
  }
}
