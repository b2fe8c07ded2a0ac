// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import JSON

/// Writes rows as JSON, one object a line.
///
/// The unit `all` holds everything: a row that says what the file is, the codebook, the reviewers, and for each article its
/// own row with its paragraphs, its reviews, labels, marks and gold; each says what it records.
struct JSONLinesWriter: DatasetWriter {
  static let carries = Set(DatasetFeature.allCases)

  private let rows: DatasetRows
  private var json = JSONWriter()

  init(_ head: DatasetHead, _ options: WriterOptions) {
    self.init(head, rows: DatasetRows(.all, isWithoutText: options.isWithoutText, codebook: head.codebook))
  }

  /// A writer of rows of one unit.
  init(_ head: DatasetHead, rows: DatasetRows) {
    self.rows = rows
    if rows.unit == .all { write(head) }
  }

  mutating func write(_ article: DatasetArticle, to output: any DatasetOutput) throws(ExchangeError) {
    if rows.unit == .all {
      everything(of: article)
    } else {
      for row in rows.rows(of: article) { line(row) }
    }
    if json.bytes.count > 1 << 16 { try output.append(json.take(), to: "") }
  }

  mutating func finish(_ output: any DatasetOutput) throws(ExchangeError) {
    try output.append(json.take(), to: "")
  }

  private mutating func line(_ members: [JSONValue.Member]) {
    json.object(members)
    json.line()
  }

  private mutating func line(_ type: String, _ members: [JSONValue.Member]) {
    line([.init(key: "record", value: .string(type))] + members)
  }

  private mutating func write(_ head: DatasetHead) {
    line(
      "dataset",
      [
        .init(key: "attest_format", value: .integer(DatasetHead.version)),
        .init(key: "offset_unit", value: .string(OffsetUnit.codePoints.rawValue)),
      ])
    if let codebook = head.codebookJSON { line("codebook", [.init(key: "codebook", value: codebook)]) }
    for reviewer in head.reviewers {
      line(
        "reviewer",
        [
          .init(key: "reviewer", value: .string(reviewer.id)), .init(key: "name", value: JSONValue(reviewer.name)),
          .init(key: "kind", value: .string(reviewer.kind.rawValue)),
        ] + (reviewer.machine?.details.map { .init(key: $0.key.rawValue, value: JSONValue($0.value)) } ?? []))
    }
  }

  private mutating func everything(of article: DatasetArticle) {
    let name = article.name ?? ""
    let paragraphs = article.content.paragraphs.map { paragraph in
      JSONValue.object(Array(paragraph.members(of: name, isWithoutText: rows.isWithoutText).dropFirst()))
    }
    line(
      "article",
      article.members.map { $0.key == "paragraphs" ? .init(key: $0.key, value: .array(paragraphs)) : $0 })
    for review in article.reviews {
      line(
        "review",
        [
          .init(key: "article", value: .string(name)), .init(key: "reviewer", value: .string(review.reviewer)),
          .init(key: "round", value: .integer(review.round)),
          .init(key: "scope", value: .string(review.scope.rawValue)),
          .init(key: "review", value: JSONValue(review.isFinished.map { $0 ? "finished" : "open" })),
        ] + (review.prior.map { [.init(key: "prior", value: .string($0))] } ?? []))
      for label in review.labels {
        line(
          "label",
          [.init(key: "article", value: .string(name)), .init(key: "paragraph", value: .integer(label.paragraph))]
            + label.members(in: review))
      }
      for unit in ExportUnit.marks {
        for row in review.rows(unit, of: name) {
          let isHidden = rows.isWithoutText && unit == .span
          line(unit.rawValue, row.map { isHidden && $0.key == "text" ? .init(key: $0.key, value: .null) : $0 })
        }
      }
    }
    for gold in article.gold {
      line(
        "gold",
        [.init(key: "article", value: .string(name)), .init(key: "paragraph", value: .integer(gold.paragraph))]
          + gold.members)
    }
  }
}
