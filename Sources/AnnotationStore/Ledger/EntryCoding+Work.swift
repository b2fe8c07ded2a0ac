// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import JSON

extension EntryCoding {
  /// The facts of a change of the work; articles are named by their digests.
  func json(_ change: WorkChange) throws -> JSONValue {
    switch change {
    case .assigned(let facts): try json(facts)
    case .recused(let facts):
      ["reviewer": .string(facts.reviewer), "outlet": .string(facts.outlet), "reason": .string(facts.reason)]
    case .retired(let reviewer): ["reviewer": .string(reviewer)]
    case .excluded(_, let reason), .included(_, let reason): ["reason": .string(reason)]
    case .tagged(_, let tag, let isSet): ["tag": .string(tag), "set": .bool(isSet)]
    case .corrected(_, let values):
      [
        "values": .object(
          values.map { .init(key: $0.rawValue, value: JSONValue($1)) }.sorted { $0.key < $1.key })
      ]
    case .trains(_, let explanations): ["explanations": explanations.map(Self.json) ?? .null]
    case .trainingRuled(let rule):
      [
        "pass_mark": .integer(rule.passMark), "attempts": .integer(rule.attempts), "required": .bool(rule.isRequired),
      ]
    case .protocolFrozen(let facts): try json(facts)
    case .reverted(let id): ["reverts": .string(id)]
    }
  }

  private func json(_ facts: ArticlesAssigned) throws -> JSONValue {
    var digests: [String: String] = [:]
    let list: [JSONValue] = try facts.assignments.map { assignment in
      let review = assignment.review
      let digest = try digests[review.article] ?? names.digest(of: review.article)
      digests[review.article] = digest
      return [
        "article": .string(digest), "reviewer": .string(review.reviewer), "round": .integer(review.round),
        "place": .integer(assignment.place),
      ]
    }
    return [
      "assignments": .array(list), "overlap": .integer(facts.overlap), "strategy": .string(facts.strategy.rawValue),
      "order": .string(facts.order.rawValue), "seed": .string(String(facts.seed)),
      "until": JSONValue(facts.until?.iso8601),
    ]
  }

  /// What an entry about the work as a whole says.
  func work(_ kind: EventKind, _ facts: Facts) throws -> WorkChange {
    switch kind {
    case .articlesAssigned: .assigned(try assigned(facts))
    case .reviewerRecused:
      .recused(
        Recusal(
          reviewer: try facts.text("reviewer"), outlet: try facts.text("outlet"), reason: try facts.text("reason")))
    case .reviewerRetired: .retired(reviewer: try facts.text("reviewer"))
    case .trainingRuled: .trainingRuled(try rule(facts))
    case .protocolFrozen: .protocolFrozen(try frozen(facts))
    default: .reverted(entry: try facts.text("reverts"))
    }
  }

  /// What an entry about one article says.
  func work(_ kind: EventKind, _ facts: Facts, _ slug: String) throws -> WorkChange {
    switch kind {
    case .articleExcluded: .excluded(article: slug, reason: try facts.text("reason"))
    case .articleIncluded: .included(article: slug, reason: try facts.text("reason"))
    case .articleTagged: .tagged(article: slug, tag: try facts.text("tag"), isSet: try facts.flag("set"))
    case .trainingArticleSet:
      .trains(article: slug, explanations: try facts.optional("explanations") { _ in try explanations(facts) })
    default: .corrected(article: slug, values: try values(facts.object("values")))
    }
  }

  /// The plan that an entry made, without the readings of articles that are not here.
  private func assigned(_ facts: Facts) throws -> ArticlesAssigned {
    var slugs: [String: String?] = [:]
    let assignments = try facts.list("assignments").compactMap { json -> Assignment? in
      let facts = Facts(json), digest = try facts.text("article")
      let slug = try slugs[digest] ?? names.slug(of: digest)
      slugs[digest] = slug
      let reviewer = try facts.text("reviewer")
      let round = try facts.number("round"), place = try facts.number("place")
      guard round > 0, place > 0 else { throw UnreadableBody(reason: "a reading has no round or no place") }
      return slug.map { Assignment(ReviewID(article: $0, reviewer: reviewer, round: round), place: place) }
    }
    guard let seed = UInt64(try facts.text("seed")) else { throw UnreadableBody(reason: "its seed is none") }
    let until = try facts.optional("until") { key in
      guard let moment = Timestamp(iso8601: try facts.text(key)) else {
        throw UnreadableBody(reason: "its end is none")
      }
      return moment
    }
    let overlap = try facts.number("overlap")
    guard overlap > 0 else { throw UnreadableBody(reason: "its overlap is 0") }
    return ArticlesAssigned(
      assignments, overlap: overlap, strategy: try facts.value("strategy"),
      order: try facts.value("order"), seed: seed, until: until)
  }

  private func values(_ facts: Facts) throws -> [ArticleField: String?] {
    var values: [ArticleField: String?] = [:]
    for member in facts.json.members ?? [] {
      guard let field = ArticleField(rawValue: member.key) else { continue }
      values.updateValue(try facts.optional(member.key, facts.text), forKey: field)
    }
    if let date = values[.date] ?? nil, !ArticleField.isDate(date) { throw UnreadableBody(reason: "its date is none") }
    return values
  }
}
