// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import JSON

extension EntryCoding {
  /// The facts of a mark: `of` names the entry of a mark that is there already.
  func json(_ facts: AnnotationChanged, by reviewer: String) throws -> JSONValue {
    let review = ReviewID(article: facts.article, reviewer: reviewer, round: facts.round)
    func id(_ number: Int, _ aspect: Annotation.Aspect) throws -> JSONValue {
      guard let id = try names.id(of: number, aspect, in: review) else {
        throw StoreError.changedSince(article: facts.article, paragraph: facts.paragraph)
      }
      return .string(id)
    }
    let place = Self.place(
      facts.round, facts.paragraph, ["text_sha256": .string(facts.textSHA256), "gesture": .integer(facts.gesture)])
    if facts.aspect == .join {
      let joined: JSONValue = ["source": try id(facts.number, .source)]
      guard case .join(let target) = facts.annotation else { return place.adding(joined) }
      return place.adding(joined).adding(["same_as": try id(target, .source)])
    }
    let next = try names.next(facts.aspect, in: review)
    let isNew = facts.number >= next && facts.annotation != nil
    // A mark that was imported keeps its number, also where the ones before it were withdrawn.
    let number: JSONValue = facts.number > next ? ["number": .integer(facts.number)] : [:]
    let of: JSONValue = isNew ? number : ["of": try id(facts.number, facts.aspect)]
    let mark: JSONValue =
      switch facts.annotation {
      case .source(let source): ["source": try json(source, within: source.nestedIn.map { try id($0, .source) })]
      case .mention(let mention): ["mention": json(mention, of: try id(mention.source, .source))]
      case .rating(let rating): ["rating": json(rating, of: try rating.source.map { try id($0, .source) })]
      case .span(let span): ["span": json(span)]
      case .join, nil: [:]
      }
    return place.adding(of).adding(mark)
  }

  private func json(_ source: Source, within: JSONValue?) throws -> JSONValue {
    [
      "name": .string(source.name), "label": .string(source.label), "kind": .string(source.kind.rawValue),
      "naming": .string(source.naming.rawValue), "role": JSONValue(source.role?.rawValue),
      "nested_in": within ?? .null, "first_hand": .string(source.firstHand.rawValue),
      "anonymity_reason": JSONValue(source.anonymityReason), "note": JSONValue(source.note),
    ]
  }

  private func json(_ mention: Mention, of source: JSONValue) -> JSONValue {
    [
      "source": source, "mode": .string(mention.mode.rawValue), "cue": JSONValue(mention.cue),
      "stance": .string(mention.stance.rawValue),
    ]
  }

  private func json(_ rating: SourceRating, of source: JSONValue?) -> JSONValue {
    [
      "source": source ?? .null, "reliability": JSONValue(rating.reliability?.rawValue),
      "credibility": JSONValue(rating.credibility?.rawValue), "basis": JSONValue(rating.basis),
      "overridden": JSONValue(rating.overridden?.rawValue),
    ]
  }

  private func json(_ span: TextSpan) -> JSONValue {
    [
      "type": .string(span.type.rawValue), "start": .integer(span.start), "end": .integer(span.end),
      "text": .string(span.text),
    ]
  }

  /// The mark that an entry makes, changes or takes away, with the numbers it has in this file.
  func annotation(
    _ kind: EventKind, _ facts: Facts, _ review: ReviewID, _ paragraph: Int, _ entry: LedgerEntry
  ) throws -> AnnotationChanged {
    let (aspect, annotation) = try said(kind, facts)
    let number: Int
    if aspect == .join {
      number = try known(facts.text("source"), .source)
    } else if let of = try facts.optional("of", facts.text) {
      number = try known(of, aspect)
    } else {
      let next = try names.next(aspect, in: review), stated = try facts.optional("number", facts.number) ?? 0
      number = try names.number(of: entry.id, aspect) ?? max(next, stated)
    }
    return AnnotationChanged(
      article: review.article, round: review.round, paragraph: paragraph, textSHA256: try facts.text("text_sha256"),
      aspect: aspect, number: number, annotation: annotation, gesture: try facts.number("gesture"))
  }

  private func said(_ kind: EventKind, _ facts: Facts) throws -> (Annotation.Aspect, Annotation?) {
    switch kind {
    case .sourceNamed: (.source, .source(try source(facts.object("source"))))
    case .sourcesJoined: (.join, .join(try known(facts.text("same_as"), .source)))
    case .mentionMade: (.mention, .mention(try mention(facts.object("mention"))))
    case .ratingMade: (.rating, .rating(try rating(facts.object("rating"))))
    case .spanMarked: (.span, .span(try span(facts.object("span"))))
    case .sourceWithdrawn: (.source, nil)
    case .sourcesSplit: (.join, nil)
    case .mentionWithdrawn: (.mention, nil)
    case .ratingWithdrawn: (.rating, nil)
    case .spanRemoved: (.span, nil)
    default: throw UnreadableBody(reason: "it is no mark")
    }
  }

  private func known(_ id: String, _ aspect: Annotation.Aspect) throws -> Int {
    guard let number = try names.number(of: id, aspect) else { throw MissingMark() }
    return number
  }

  private func source(_ facts: Facts) throws -> Source {
    Source(
      name: try facts.text("name"), label: try facts.text("label"), kind: try facts.value("kind"),
      naming: try facts.value("naming"), role: try facts.optional("role", facts.value),
      nestedIn: try facts.optional("nested_in", facts.text).map { try known($0, .source) },
      firstHand: try facts.value("first_hand"), anonymityReason: try facts.optional("anonymity_reason", facts.text),
      note: try facts.optional("note", facts.text))
  }

  private func mention(_ facts: Facts) throws -> Mention {
    Mention(
      source: try known(facts.text("source"), .source), mode: try facts.value("mode"),
      cue: try facts.optional("cue", facts.text), stance: try facts.value("stance"))
  }

  private func rating(_ facts: Facts) throws -> SourceRating {
    let credibility = try facts.optional("credibility", facts.number).map { number in
      guard let grade = InformationCredibility(rawValue: number) else {
        throw UnreadableBody(reason: "credibility \(number)")
      }
      return grade
    }
    return SourceRating(
      source: try facts.optional("source", facts.text).map { try known($0, .source) },
      reliability: try facts.optional("reliability", facts.value), credibility: credibility,
      basis: try facts.optional("basis", facts.text), overridden: try facts.optional("overridden", facts.value))
  }

  private func span(_ facts: Facts) throws -> TextSpan {
    let span = TextSpan(
      type: try facts.value("type"), start: try facts.number("start"), end: try facts.number("end"),
      text: try facts.text("text"))
    guard span.start >= 0, span.end > span.start else { throw UnreadableBody(reason: "its span is none") }
    return span
  }
}
