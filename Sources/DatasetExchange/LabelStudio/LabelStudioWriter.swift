// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import JSON

/// Writes Label Studio's tasks, one a paragraph with an annotation for each reading of it, and the labelling interface.
///
/// What a machine says is a prediction, whose `model_version` begins with the machine's name.
/// A reviewer stands in `completed_by` as a member is imported, `{"email": "ID@attest.invalid"}`: the SDK's converter reads
/// it as a text, and Label Studio wants an address; no such address exists. What its controls have no place for is kept in
/// each task's `data.attest`, which it carries along.
public struct LabelStudioWriter: DatasetWriter {
  /// What the controls, and `data.attest` beside them, carry.
  public static let carries = Set(DatasetFeature.allCases)
  /// What stands behind a reviewer's name where the tool wants an address.
  static let domain = "@attest.invalid"

  private let head: DatasetHead
  /// What stands for each machine in `model_version`.
  private let machines: [String: String]
  private let isWithoutText: Bool
  private var labels: Set<String> = []
  private var isFirst = true
  private var tasks = 0, annotations = 0

  /// A writer that has written nothing yet.
  public init(_ head: DatasetHead, _ options: WriterOptions) {
    self.head = head
    machines = Dictionary(
      head.reviewers.compactMap { reviewer in
        reviewer.machine.map { machine in
          (reviewer.id, ([reviewer.id] + [machine.model, machine.version].compactMap(\.self)).joined(separator: " "))
        }
      }
    ) { first, _ in first }
    isWithoutText = options.isWithoutText
  }

  /// Writes the tasks of an article.
  public mutating func write(_ article: DatasetArticle, to output: any DatasetOutput) throws(ExchangeError) {
    let shown = article.shown(isWithoutText: isWithoutText)
    var text = ""
    let moments = article.orderedReviews.map(\.lastChange)
    for (index, part) in shown.byParagraph.enumerated() {
      guard let paragraph = part.content.paragraphs.first else { continue }
      text += isFirst ? "[\n" : ",\n"
      let extras = ArticleExtras.json(
        of: part, .init(paragraph: paragraph.number, isHead: index == 0), isWithoutText: isWithoutText,
        codebook: isFirst ? head.codebookJSON : nil)
      text += task(paragraph, of: part, moments, extras).text
      isFirst = false
    }
    for review in article.reviews {
      for case let judgement? in review.labels.map(\.judgement) {
        labels.formUnion((judgement.mixed + [judgement.label].compactMap(\.self)).map(\.rawValue))
      }
    }
    try output.append(Array(text.utf8), to: "tasks.json")
  }

  /// Closes the list of tasks, and writes the labelling interface.
  public mutating func finish(_ output: any DatasetOutput) throws(ExchangeError) {
    try output.append(Array((isFirst ? "[]\n" : "\n]\n").utf8), to: "tasks.json")
    let known = head.codebook?.labels.map(\.id.rawValue) ?? []
    let names = known + labels.subtracting(known).sorted()
    try output.append(Array(LabelStudioInterface.xml(labels: names).utf8), to: "config.xml")
  }

  private mutating func task(
    _ paragraph: Paragraph, of article: DatasetArticle, _ moments: [Timestamp?], _ extras: JSONValue
  ) -> JSONValue {
    var annotations: [JSONValue] = [], predictions: [JSONValue] = []
    for (review, lastChange) in zip(article.reviews, moments) {
      let label = review.labels.first, spans = review.annotations.orderedSpans
      guard label != nil || !spans.isEmpty else { continue }
      let results =
        LabelStudioInterface.results(label, round: review.round)
        + spans.compactMap { number, span in
          LabelStudioInterface.region(number, span.value, in: paragraph)
        }
      if let version = machines[review.reviewer] {
        predictions.append(["model_version": .string(version), "result": .array(results)])
        continue
      }
      self.annotations += 1
      var annotation: [JSONValue.Member] = [
        .init(key: "id", value: .integer(self.annotations)),
        .init(key: "completed_by", value: ["email": .string(review.reviewer + Self.domain)]),
        .init(key: "was_cancelled", value: .bool(label?.isAbstention ?? false)),
        .init(key: "ground_truth", value: .bool(false)),
      ]
      if let seconds = label?.seconds { annotation.append(.init(key: "lead_time", value: JSONValue(seconds))) }
      // Its converter sorts by this, and can not where one annotation has none.
      let moment = label?.madeAt ?? lastChange ?? Timestamp(milliseconds: 0)
      annotation.append(.init(key: "created_at", value: .string(moment.iso8601)))
      annotation.append(.init(key: "result", value: .array(results)))
      annotations.append(.object(annotation))
    }
    tasks += 1
    return [
      "id": .integer(tasks),
      "data": [
        "text": .string(paragraph.text), "article": JSONValue(article.name), "paragraph": .integer(paragraph.number),
        "kind": .string(paragraph.kind.rawValue), ArticleExtras.key: extras,
      ],
      "annotations": .array(annotations), "predictions": .array(predictions),
    ]
  }
}

extension DatasetReview {
  /// When the last label or mark was made; nil where nothing says.
  fileprivate var lastChange: Timestamp? { (labels.compactMap(\.madeAt) + markedAt.values).max() }
}
