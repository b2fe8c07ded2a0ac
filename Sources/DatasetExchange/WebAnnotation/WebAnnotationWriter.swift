// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import JSON

/// Writes W3C Web Annotations (2017) as JSON-LD, one collection an article.
///
/// A label is an annotation with the motivation `classifying`, its further labels are bodies with the purpose `tagging`, its
/// note one with `commenting`; an abstention has no label and says so as a tag, as unsure labels and flags do. Spans are
/// tagged, ratings assessed. The round is in each annotation's name. Targets are chosen by position in code points, end exclusive, and by quotation with what stands round it.
public struct WebAnnotationWriter: DatasetWriter {
  /// What bodies and targets carry.
  public static let carries: Set<DatasetFeature> = [
    .abstentions, .reasons, .unsure, .mixed, .confidence, .notes, .flags, .times, .rounds, .spans, .ratings,
  ]

  private let isWithoutText: Bool

  /// A writer that has written nothing yet.
  public init(_ head: DatasetHead, _ options: WriterOptions) { isWithoutText = options.isWithoutText }

  /// Writes the collection of an article.
  public mutating func write(_ article: DatasetArticle, to output: any DatasetOutput) throws(ExchangeError) {
    let name = try pathComponent(article.name ?? "")
    let document = ShownDocument(article, isWithoutText: isWithoutText)
    var items = WebAnnotationItems(document, name: name, isWithoutText: isWithoutText)
    for review in article.orderedReviews { items.add(review) }
    var json = JSONWriter(.indented)
    json.value([
      "@context": "http://www.w3.org/ns/anno.jsonld", "id": .string("urn:attest:\(name)"),
      "type": "AnnotationCollection", "label": .string(article.content.title ?? name),
      "total": .integer(items.values.count),
      "first": [
        "id": .string("urn:attest:\(name):page"), "type": "AnnotationPage", "startIndex": 0,
        "items": .array(items.values),
      ],
    ])
    json.line()
    try output.append(json.bytes, to: name + ".jsonld")
  }

  /// Writes nothing more.
  public mutating func finish(_ output: any DatasetOutput) throws(ExchangeError) {}
}

/// The annotations of one article.
struct WebAnnotationItems {
  private(set) var values: [JSONValue] = []
  private let document: ShownDocument
  private let name: String
  private let isWithoutText: Bool
  private let scalars: [Unicode.Scalar]

  init(_ document: ShownDocument, name: String, isWithoutText: Bool) {
    self.document = document
    self.name = name
    self.isWithoutText = isWithoutText
    scalars = Array(document.text.unicodeScalars)
  }

  /// All that one reading says.
  mutating func add(_ review: DatasetReview) {
    for (label, range) in document.labels(of: review) {
      var bodies: [JSONValue] = []
      if let name = label.judgement?.label { bodies.append(Self.body(name.rawValue, "classifying")) }
      if label.isAbstention { bodies.append(Self.body("abstained", "tagging")) }
      for mixed in label.judgement?.mixed ?? [] { bodies.append(Self.body(mixed.rawValue, "tagging")) }
      if let note = label.note { bodies.append(Self.body(note, "commenting")) }
      if let reason = label.judgement?.reason { bodies.append(Self.body(reason, "commenting")) }
      if label.judgement?.unsure == true { bodies.append(Self.body("unsure", "tagging")) }
      if label.isFlagged { bodies.append(Self.body("flagged", "tagging")) }
      if let confidence = label.judgement?.confidence {
        bodies.append(Self.body("confidence \(confidence.rawValue)", "assessing"))
      }
      let motivation = label.judgement?.label == nil ? "commenting" : "classifying"
      add(motivation, bodies, range, "p\(label.paragraph)", review, label.madeAt)
    }
    for (number, span) in review.annotations.orderedSpans {
      guard let whole = document.range(of: span.paragraph), span.value.start < span.value.end,
        span.value.end <= whole.count
      else { continue }
      let range = whole.lowerBound + span.value.start..<whole.lowerBound + span.value.end
      let moment = review.markedAt[.init(.span, number)]
      add("tagging", [Self.body(span.value.type.rawValue, "tagging")], range, "span\(number)", review, moment)
    }
    for (number, rating) in review.annotations.ratings.sorted(by: { $0.key < $1.key }) {
      guard let range = document.range(of: rating.paragraph) else { continue }
      var bodies = [Self.body(rating.value.grades, "assessing")]
      if let source = rating.value.source.flatMap({ review.annotations.sources[$0] }) {
        bodies.append(Self.body(source.value.name, "identifying"))
      }
      if let basis = rating.value.basis { bodies.append(Self.body(basis, "commenting")) }
      add("assessing", bodies, range, "rating\(number)", review, review.markedAt[.init(.rating, number)])
    }
  }

  private static func body(_ value: String, _ purpose: String) -> JSONValue {
    ["type": "TextualBody", "value": .string(value), "purpose": .string(purpose), "format": "text/plain"]
  }

  private mutating func add(
    _ motivation: String, _ bodies: [JSONValue], _ range: Range<Int>, _ what: String, _ review: DatasetReview,
    _ moment: Timestamp?
  ) {
    var members: [JSONValue.Member] = [
      .init(key: "id", value: .string("urn:attest:\(name):\(review.reviewer):\(review.round):\(what)")),
      .init(key: "type", value: "Annotation"), .init(key: "motivation", value: .string(motivation)),
      .init(
        key: "creator",
        value: [
          "id": .string("urn:attest:reviewer:\(review.reviewer)"), "type": "Person",
          "nickname": .string(review.reviewer),
        ]),
    ]
    if let moment { members.append(.init(key: "created", value: .string(moment.iso8601))) }
    members.append(
      .init(key: "generator", value: ["id": "urn:attest", "type": "Software", "name": "attest"]))
    members.append(.init(key: "body", value: .array(bodies)))
    members.append(.init(key: "target", value: target(range)))
    values.append(.object(members))
  }

  private func target(_ range: Range<Int>) -> JSONValue {
    var selectors: [JSONValue] = [
      ["type": "TextPositionSelector", "start": .integer(range.lowerBound), "end": .integer(range.upperBound)]
    ]
    if !isWithoutText {
      selectors.append([
        "type": "TextQuoteSelector", "exact": .string(words(range)),
        "prefix": .string(words(max(0, range.lowerBound - 12)..<range.lowerBound)),
        "suffix": .string(words(range.upperBound..<min(scalars.count, range.upperBound + 12))),
      ])
    }
    return [
      "source": .string(document.article.content.url ?? "urn:attest:article:\(name)"), "selector": .array(selectors),
    ]
  }

  private func words(_ range: Range<Int>) -> String { String(String.UnicodeScalarView(scalars[range])) }
}
