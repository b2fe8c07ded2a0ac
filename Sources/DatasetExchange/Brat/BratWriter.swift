// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import JSON

/// Writes brat's standoff files, a folder a reviewer with a text and its annotations for each article.
///
/// A paragraph's label is an entity over the whole paragraph, spans are entities within it; unsure, flag, confidence and
/// further labels are attributes, the note is an annotator's note. Each file ends with a note on nothing that brat shows, of
/// the type `Attest`, with what it has no place for. Articles that nobody read are in `_unlabelled`.
public struct BratWriter: DatasetWriter {
  /// What entities, attributes and notes carry.
  public static let carries = Set(DatasetFeature.allCases)

  private let head: DatasetHead
  private let isWithoutText: Bool
  private var labels: Set<LabelID> = []
  private var isFirst = true

  /// A writer that has written nothing yet.
  public init(_ head: DatasetHead, _ options: WriterOptions) {
    self.head = head
    isWithoutText = options.isWithoutText
  }

  /// Writes the two files of each reading, or of the article alone.
  public mutating func write(_ article: DatasetArticle, to output: any DatasetOutput) throws(ExchangeError) {
    let document = ShownDocument(article, isWithoutText: isWithoutText)
    let name = try pathComponent(article.name ?? "")
    for review in article.orderedReviews {
      for case let judgement? in review.labels.map(\.judgement) {
        labels.formUnion(judgement.mixed + [judgement.label].compactMap(\.self))
      }
      let path = try pathComponent(ReadingName.of(review)) + "/" + name
      var lines = BratLines(document)
      lines.add(review)
      try write(lines, .init(reviewer: review.reviewer, round: review.round), path, to: output)
    }
    if article.reviews.isEmpty {
      try write(BratLines(document), .init(), BratNames.unlabelled + "/" + name, to: output)
    }
  }

  private mutating func write(
    _ lines: BratLines, _ part: ArticleExtras.Part, _ path: String, to output: any DatasetOutput
  ) throws(ExchangeError) {
    var lines = lines
    let extras = ArticleExtras.json(
      of: lines.document.article, part, isWithoutText: isWithoutText, codebook: isFirst ? head.codebookJSON : nil)
    isFirst = false
    lines.note(BratNames.extras, on: "T0", extras.text)
    try output.append(Array(lines.document.text.utf8), to: path + ".txt")
    try output.append(Array(lines.text.utf8), to: path + ".ann")
  }

  /// Writes the configuration, with all labels of the codebook and those that were seen.
  public mutating func finish(_ output: any DatasetOutput) throws(ExchangeError) {
    let known = head.codebook?.labels.map(\.id) ?? []
    let names = known + labels.subtracting(known).sorted()
    try output.append(Array(BratNames.configuration(labels: names).utf8), to: BratNames.configuration)
  }
}

/// The lines of one file of annotations.
struct BratLines {
  let document: ShownDocument
  private(set) var text = ""
  private let scalars: [Unicode.Scalar]
  private var entities = 0, attributes = 0, notes = 0

  init(_ document: ShownDocument) {
    self.document = document
    scalars = Array(document.text.unicodeScalars)
  }

  mutating func add(_ review: DatasetReview) {
    for (label, range) in document.labels(of: review) {
      guard let judgement = label.judgement, let name = judgement.label, !range.isEmpty else { continue }
      let entity = entity(BratNames.type(of: name), range)
      if judgement.unsure { attribute(BratNames.unsure, of: entity) }
      if label.isFlagged { attribute(BratNames.flagged, of: entity) }
      if let confidence = judgement.confidence {
        attribute(BratNames.confidence, of: entity, BratNames.grades[confidence.rawValue - 1])
      }
      for further in judgement.mixed { attribute(BratNames.also + BratNames.type(of: further), of: entity) }
      if let words = label.note { note(BratNames.note, on: entity, words.onOneLine) }
    }
    for (span, range) in document.spans(of: review) { _ = entity(span.type.rawValue, range) }
  }

  mutating func note(_ type: String, on target: String, _ words: String) {
    notes += 1
    text += "#\(notes)\t\(type) \(target)\t\(words)\n"
  }

  /// An entity over a range, in pieces where lines end, for an annotation is one line.
  private mutating func entity(_ type: String, _ range: Range<Int>) -> String {
    entities += 1
    var pieces = scalars[range].split(whereSeparator: \.breaksLine).map { $0.startIndex..<$0.endIndex }
    let isBlank = pieces.isEmpty
    if isBlank { pieces = [range] }
    let offsets = pieces.map { "\($0.lowerBound) \($0.upperBound)" }.joined(separator: ";")
    let words = pieces.map { piece -> String in
      let words = String(String.UnicodeScalarView(scalars[piece]))
      return isBlank ? words.onOneLine : words
    }
    text += "T\(entities)\t\(type) \(offsets)\t\(words.joined(separator: " "))\n"
    return "T\(entities)"
  }

  private mutating func attribute(_ type: String, of entity: String, _ value: String? = nil) {
    attributes += 1
    text += "A\(attributes)\t\(type) \(entity)\(value.map { " " + $0 } ?? "")\n"
  }
}
