// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import JSON

extension EntryCoding {
  func json(_ facts: AdjudicationOpened) -> JSONValue {
    [
      "reviewers": JSONValue(facts.reviewers), "majority": .bool(facts.rule.acceptsMajority),
      "asks_unsure": .bool(facts.rule.asksUnsure), "votes": JSONValue(facts.votes),
    ]
  }

  func json(_ facts: ParagraphResolved) -> JSONValue {
    [
      "paragraph": .integer(facts.paragraph), "text_sha256": .string(facts.textSHA256),
      "label": JSONValue(facts.label?.rawValue), "cause": JSONValue(facts.cause?.rawValue),
      "note": JSONValue(facts.note), "taken_from": JSONValue(facts.takenFrom), "votes": JSONValue(facts.votes),
      "codebook": .string(facts.codebook),
    ]
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
      takenFrom: try facts.optional("taken_from", facts.text), votes: try facts.texts("votes"),
      codebook: try facts.text("codebook"))
  }
}
