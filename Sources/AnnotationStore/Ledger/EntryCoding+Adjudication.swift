// SPDX-License-Identifier: GPL-3.0-or-later
public import AnnotationModel
public import JSON

extension EntryCoding {
  func json(_ facts: AdjudicationOpened) -> JSONValue {
    [
      "reviewers": JSONValue(facts.reviewers), "majority": .bool(facts.rule.acceptsMajority),
      "asks_unsure": .bool(facts.rule.asksUnsure), "votes": JSONValue(facts.votes),
    ]
  }

  func json(_ facts: ParagraphResolved) -> JSONValue {
    let resolved: JSONValue = [
      "paragraph": .integer(facts.paragraph), "text_sha256": .string(facts.textSHA256),
      "label": JSONValue(facts.label?.rawValue), "cause": JSONValue(facts.cause?.rawValue),
      "note": JSONValue(facts.note), "taken_from": JSONValue(facts.takenFrom), "votes": JSONValue(facts.votes),
      "codebook": .string(facts.codebook),
    ]
    return facts.marks.map { resolved.adding(["marks": .array($0.map(\.json))]) } ?? resolved
  }

  func adjudication(_ facts: Facts, _ slug: String) throws -> AdjudicationOpened {
    AdjudicationOpened(
      article: slug, reviewers: try facts.texts("reviewers"),
      rule: AcceptanceRule(acceptsMajority: try facts.flag("majority"), asksUnsure: try facts.flag("asks_unsure")),
      votes: try facts.texts("votes"))
  }

  func resolution(_ facts: Facts, _ slug: String) throws -> ParagraphResolved {
    ParagraphResolved(
      article: slug, paragraph: try facts.number("paragraph"), textSHA256: try facts.text("text_sha256"),
      label: try facts.optional("label", facts.text).map(LabelID.init(rawValue:)),
      cause: try facts.optional("cause", facts.value), note: try facts.optional("note", facts.text),
      takenFrom: try facts.optional("taken_from", facts.text),
      marks: try facts.optional("marks") { key in try facts.list(key).map { try GoldMark(Facts($0)) } },
      votes: try facts.texts("votes"),
      codebook: try facts.text("codebook"))
  }
}

extension GoldMark {
  /// The mark as the ledger and answers hold it.
  public var json: JSONValue {
    switch self {
    case .source(let name): ["kind": "source", "name": .string(name)]
    case .rating(let grades, let source): ["kind": "rating", "grades": .string(grades), "source": JSONValue(source)]
    case .span(let span):
      [
        "kind": "span", "type": .string(span.type.rawValue), "start": .integer(span.start), "end": .integer(span.end),
        "text": .string(span.text),
      ]
    }
  }

  init(_ facts: Facts) throws {
    switch try facts.text("kind") {
    case "source": self = .source(try facts.text("name"))
    case "rating":
      self = .rating(grades: try facts.text("grades"), source: try facts.optional("source", facts.text))
    case "span":
      let span = TextSpan(
        type: try facts.value("type"), start: try facts.number("start"), end: try facts.number("end"),
        text: try facts.text("text"))
      self = .span(span)
    case let kind: throw UnreadableBody(reason: "there is no mark \(kind)")
    }
  }
}
