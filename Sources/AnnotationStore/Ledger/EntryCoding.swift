// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import Foundation
internal import GRDB
internal import JSON

/// Turns events into the bodies of entries and back.
///
/// Slugs and numbers are this file's own: a body names an article by its digest, a mark by the entry that made it.
struct EntryCoding {
  var names: Names

  init(_ db: Database) { names = Names(db: db) }

  /// The canonical JSON of an event's facts and of 16 random bytes, without which four labels could be guessed from
  /// the digest.
  func body(_ event: Event, by reviewer: String?) throws -> String {
    let salt = randomHexadecimal(bytes: 16)
    if case .articleLoaded(let facts) = event { return try body(facts, salt: salt) }
    return try facts(event, by: reviewer).adding(["salt": .string(salt)]).canonicalText
  }

  private func facts(_ event: Event, by reviewer: String?) throws -> JSONValue {
    switch event {
    case .articleLoaded: [:]
    case .reviewerJoined(let reviewer): json(reviewer)
    case .codebookAdopted(let facts):
      try json(facts)
    case .paragraphKindSet(let facts):
      [
        "paragraph": .integer(facts.paragraph), "kind": .string(facts.kind.rawValue),
        "before": .string(facts.before.rawValue),
      ]
    case .provenanceCorrected(let facts): ["provenance": try Self.json(facts.provenance)]
    case .work(let change): try json(change)
    case .labelsRevealed(let facts): try json(facts)
    case .entryErased(let facts): ["erases": .string(facts.erases), "reason": JSONValue(facts.reason)]
    case .importFinished(let facts): json(facts)
    case .datasetSplit(let facts): try json(facts)
    case .trust(let change): try json(change)
    case .reviewOpened(let facts): json(facts)
    case .reviewFinished(let facts): try finished(facts, by: reviewer)
    case .reviewReopened(let facts): ["round": .integer(facts.round)]
    case .judgementMade(let facts): json(facts)
    case .judgementWithdrawn(let facts):
      Self.place(facts.round, facts.paragraph, ["withdraws": .string(facts.withdraws)])
    case .noteWritten(let facts): Self.place(facts.round, facts.paragraph, ["note": JSONValue(facts.note)])
    case .flagSet(let facts): Self.place(facts.round, facts.paragraph, ["flagged": .bool(facts.flagged)])
    case .changeUndone(let facts), .changeRedone(let facts):
      Self.place(facts.round, facts.paragraph, ["change": .string(facts.change)])
    case .annotationChanged(let facts): try json(facts, by: reviewer ?? "")
    case .adjudicationOpened(let facts): json(facts)
    case .paragraphResolved(let facts): json(facts)
    case .trainingTaken(let facts): json(facts)
    }
  }

  /// The facts of a change at a paragraph.
  static func place(_ round: Int, _ paragraph: Int, _ facts: JSONValue) -> JSONValue {
    (["round": .integer(round), "paragraph": .integer(paragraph)] as JSONValue).adding(facts)
  }

  /// The facts of a reveal; one that sends labels to other copies says what was known then, so that it can be told who
  /// may have read them before they had decided.
  private func json(_ facts: LabelsRevealed) throws -> JSONValue {
    let revealed: JSONValue = [
      "account": .string(facts.account), "verb": .string(facts.verb), "reviews": .array(try facts.reviews.map(json)),
    ]
    return facts.verb == LabelsRevealed.bundle ? revealed.adding(["heads": try heads()]) : revealed
  }

  /// The facts of a finish, with the reviewers whose labels of the same text lie beside these in one file.
  private func finished(_ facts: ReviewClosed, by reviewer: String?) throws -> JSONValue {
    let sql = """
      SELECT DISTINCT reviewer FROM judgement WHERE article = ? AND round = ? AND reviewer <> ?
        AND reviewer NOT IN (SELECT id FROM reviewer WHERE kind = 'machine') ORDER BY reviewer
      """
    let others = try String.fetchAll(
      names.db.cachedStatement(sql: sql), arguments: [facts.article, facts.round, reviewer])
    let finished: JSONValue = ["round": .integer(facts.round)]
    return others.isEmpty ? finished : finished.adding(["beside": JSONValue(others)])
  }

  func json(_ review: ReviewID) throws -> JSONValue {
    [
      "article": .string(try names.digest(of: review.article)), "reviewer": .string(review.reviewer),
      "round": .integer(review.round),
    ]
  }

  private func json(_ reviewer: Reviewer) -> JSONValue {
    let joined: JSONValue = ["id": .string(reviewer.id), "name": JSONValue(reviewer.name)]
    guard let machine = reviewer.machine else { return joined }
    let details = machine.details.map { JSONValue.Member(key: $0.key.rawValue, value: JSONValue($0.value)) }
    return joined.adding(["kind": .string(reviewer.kind.rawValue)]).adding(.object(details))
  }

  private func json(_ facts: CodebookAdopted) throws -> JSONValue {
    let adopted: JSONValue = ["codebook": try Self.json(facts.codebook), "digest": .string(facts.digest)]
    return facts.change.map { adopted.adding(["change": $0.json]) } ?? adopted
  }

  private func json(_ facts: ReviewOpened) -> JSONValue {
    let chosen = facts.paragraphs.map { JSONValue.array($0.map(JSONValue.integer)) }
    let opened: JSONValue = [
      "round": .integer(facts.round), "scope": .string(facts.scope.rawValue), "masked": .bool(facts.masked ?? false),
    ]
    return opened.adding(chosen.map { ["paragraphs": $0] } ?? [:]).adding(
      facts.prior.map { ["prior": .string($0)] } ?? [:])
  }

  private func json(_ facts: JudgementMade) -> JSONValue {
    let judgement = facts.judgement
    let made = Self.place(
      facts.round, facts.paragraph,
      [
        "text_sha256": .string(facts.textSHA256), "codebook": .string(facts.codebook),
        "seconds": .number(facts.seconds), "carries": JSONValue(facts.carries),
        "judgement": [
          "label": JSONValue(judgement.label?.rawValue), "reason": JSONValue(judgement.reason),
          "unsure": .bool(judgement.unsure), "confidence": JSONValue(judgement.confidence?.rawValue),
          "mixed": JSONValue(judgement.mixed.map(\.rawValue)),
        ],
      ])
    return facts.prior.map { made.adding(["prior": .string($0)]) } ?? made
  }

  /// The JSON of a value that has a coding of its own.
  static func json(_ value: some Encodable) throws -> JSONValue {
    var parser = JSONParser(Array(try JSONEncoder().encode(value)))
    return try parser.document()
  }

  /// The value of some JSON.
  static func value<T: Decodable>(_ type: T.Type, from json: JSONValue) throws -> T {
    do { return try JSONDecoder().decode(type, from: Data(json.text.utf8)) } catch {
      throw UnreadableBody(reason: "it holds no \(type)")
    }
  }
}
