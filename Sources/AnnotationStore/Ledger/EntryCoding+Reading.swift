// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import GRDB
internal import JSON

extension EntryCoding {
  /// What an entry says.
  ///
  /// - Returns: the event; nil where the body is withheld, the kind is unknown or the article is not here.
  /// - Throws: ``UnreadableBody`` for a body that does not say what an entry of its kind must.
  func event(_ entry: LedgerEntry) throws -> Event? {
    guard let kind = EventKind(rawValue: entry.kind), let body = entry.body else { return nil }
    let facts = try Facts(body: body)
    switch kind {
    case .articleLoaded: return .articleLoaded(try article(facts, entry))
    case .reviewerJoined:
      return .reviewerJoined(try reviewer(facts))
    case .codebookAdopted:
      let codebook = try Self.value(Codebook.self, from: facts.object("codebook").json)
      let change = facts.json["change"] == nil ? nil : try CodebookChange(facts.object("change"))
      return .codebookAdopted(CodebookAdopted(codebook: codebook, digest: try facts.text("digest"), change: change))
    case .labelsRevealed: return .labelsRevealed(try revealed(facts))
    case .articlesAssigned, .reviewerRecused, .reviewerRetired, .trainingRuled, .protocolFrozen,
      .entryReverted:
      return .work(try work(kind, facts))
    case .importFinished: return .importFinished(try imported(facts))
    case .datasetSplit: return .datasetSplit(try split(facts))
    case .reviewerKeySet, .ownerKeySet, .signaturesRequired, .labelsReleased: return .trust(try trust(kind, facts))
    case .entryErased:
      return .entryErased(
        EntryErased(erases: try facts.text("erases"), reason: try facts.optional("reason", facts.text)))
    default:
      guard let slug = try entry.article.flatMap(names.slug) else { return nil }
      return try event(kind, facts, slug, entry)
    }
  }

  /// What an entry about an article says.
  private func event(_ kind: EventKind, _ facts: Facts, _ slug: String, _ entry: LedgerEntry) throws -> Event? {
    switch kind {
    case .paragraphKindSet:
      return .paragraphKindSet(
        ParagraphKindSet(
          article: slug, paragraph: try facts.number("paragraph"), kind: try facts.value("kind"),
          before: try facts.value("before")))
    case .provenanceCorrected:
      let steps = try Self.value([ProvenanceStep].self, from: .array(facts.list("provenance")))
      return .provenanceCorrected(ProvenanceCorrected(article: slug, provenance: steps))
    case .adjudicationOpened: return .adjudicationOpened(try adjudication(facts, slug))
    case .paragraphResolved: return .paragraphResolved(try resolution(facts, slug))
    case .articleExcluded, .articleIncluded, .articleTagged, .articleCorrected, .trainingArticleSet:
      return .work(try work(kind, facts, slug))
    default: return try event(kind, facts, slug, round: facts.number("round"), entry)
    }
  }

  /// What an entry of a review says.
  private func event(
    _ kind: EventKind, _ facts: Facts, _ slug: String, round: Int, _ entry: LedgerEntry
  ) throws -> Event? {
    switch kind {
    case .reviewOpened:
      let masked = try facts.flag("masked") ? true : nil
      let paragraphs = facts.json["paragraphs"] == nil ? nil : try facts.numbers("paragraphs")
      return .reviewOpened(
        ReviewOpened(
          article: slug, round: round, scope: try facts.value("scope"), masked: masked, paragraphs: paragraphs,
          prior: try facts.optional("prior", facts.text)))
    case .reviewFinished: return .reviewFinished(ReviewClosed(article: slug, round: round))
    case .reviewReopened: return .reviewReopened(ReviewClosed(article: slug, round: round))
    case .trainingTaken: return .trainingTaken(try taken(facts, slug, round: round))
    default: return try event(kind, facts, slug, round, paragraph: facts.number("paragraph"), entry)
    }
  }

  /// What an entry about a paragraph in a review says.
  private func event(
    _ kind: EventKind, _ facts: Facts, _ slug: String, _ round: Int, paragraph: Int, _ entry: LedgerEntry
  ) throws -> Event? {
    switch kind {
    case .judgementMade: return .judgementMade(try judgement(facts, slug, round, paragraph))
    case .judgementWithdrawn:
      return .judgementWithdrawn(
        JudgementWithdrawn(article: slug, round: round, paragraph: paragraph, withdraws: try facts.text("withdraws")))
    case .noteWritten:
      let note = try facts.optional("note", facts.text)
      return .noteWritten(NoteWritten(article: slug, round: round, paragraph: paragraph, note: note))
    case .flagSet:
      let flagged = try facts.flag("flagged")
      return .flagSet(FlagSet(article: slug, round: round, paragraph: paragraph, flagged: flagged))
    case .changeUndone, .changeRedone:
      let reversal = Reversal(article: slug, round: round, paragraph: paragraph, change: try facts.text("change"))
      return kind == .changeUndone ? .changeUndone(reversal) : .changeRedone(reversal)
    default:
      let review = ReviewID(article: slug, reviewer: entry.reviewer ?? "", round: round)
      return .annotationChanged(try annotation(kind, facts, review, paragraph, entry))
    }
  }

  private func judgement(_ facts: Facts, _ slug: String, _ round: Int, _ paragraph: Int) throws -> JudgementMade {
    let said = try facts.object("judgement")
    let confidence = try said.optional("confidence", said.number).map { number in
      guard let confidence = Confidence(rawValue: number) else { throw UnreadableBody(reason: "confidence \(number)") }
      return confidence
    }
    return JudgementMade(
      article: slug, round: round, paragraph: paragraph, textSHA256: try facts.text("text_sha256"),
      judgement: Judgement(
        label: try said.optional("label", said.text).map(LabelID.init(rawValue:)),
        reason: try said.optional("reason", said.text), unsure: try said.flag("unsure"), confidence: confidence,
        mixed: try said.texts("mixed").map(LabelID.init(rawValue:))),
      codebook: try facts.text("codebook"), seconds: try facts.seconds("seconds"),
      carries: try facts.optional("carries", facts.text), prior: try facts.optional("prior", facts.text))
  }

  private func reviewer(_ facts: Facts) throws -> Reviewer {
    var reviewer = Reviewer(id: try facts.text("id"), name: try facts.optional("name", facts.text))
    if try facts.optional("kind", facts.value) ?? Reviewer.Kind.person == .machine {
      func detail(_ key: Reviewer.Machine.CodingKeys) throws -> String? { try facts.optional(key.rawValue, facts.text) }
      reviewer.machine = Reviewer.Machine(
        model: try detail(.model), version: try detail(.version), promptDigest: try detail(.promptDigest))
    }
    return reviewer
  }

  private func revealed(_ facts: Facts) throws -> LabelsRevealed {
    LabelsRevealed(account: try facts.text("account"), verb: try facts.text("verb"), reviews: try reviews(facts))
  }

  /// The reviews that an entry names; an article that is not here stands under its digest.
  func reviews(_ facts: Facts) throws -> [ReviewID] {
    try facts.list("reviews").map { json in
      let review = Facts(json), digest = try review.text("article")
      return ReviewID(
        article: try names.slug(of: digest) ?? digest, reviewer: try review.text("reviewer"),
        round: try review.number("round"))
    }
  }
}
