// SPDX-License-Identifier: GPL-3.0-or-later

/// Something that happened in a project: what a ledger entry says.
///
/// Events name an article by its slug and a mark by its number, as the project at hand does; entries by digest and id.
public enum Event: Sendable, Hashable {
  case articleLoaded(ArticleLoaded)
  case reviewerJoined(Reviewer)
  case codebookAdopted(CodebookAdopted)
  case paragraphKindSet(ParagraphKindSet)
  case provenanceCorrected(ProvenanceCorrected)
  case reviewOpened(ReviewOpened)
  case judgementMade(JudgementMade)
  case judgementWithdrawn(JudgementWithdrawn)
  case noteWritten(NoteWritten)
  case flagSet(FlagSet)
  case reviewFinished(ReviewClosed)
  case reviewReopened(ReviewClosed)
  case annotationChanged(AnnotationChanged)
  case changeUndone(Reversal)
  case changeRedone(Reversal)
  case adjudicationOpened(AdjudicationOpened)
  case paragraphResolved(ParagraphResolved)
  case trainingTaken(TrainingTaken)
  case work(WorkChange)
  case labelsRevealed(LabelsRevealed)
  case entryErased(EntryErased)
  case importFinished(ImportFinished)
  case datasetSplit(DatasetSplit)
  case trust(TrustChange)

  /// The event's name in the ledger.
  public var kind: EventKind {
    switch self {
    case .articleLoaded: .articleLoaded
    case .reviewerJoined: .reviewerJoined
    case .codebookAdopted: .codebookAdopted
    case .paragraphKindSet: .paragraphKindSet
    case .provenanceCorrected: .provenanceCorrected
    case .reviewOpened: .reviewOpened
    case .judgementMade: .judgementMade
    case .judgementWithdrawn: .judgementWithdrawn
    case .noteWritten: .noteWritten
    case .flagSet: .flagSet
    case .reviewFinished: .reviewFinished
    case .reviewReopened: .reviewReopened
    case .annotationChanged(let facts): facts.kind
    case .changeUndone: .changeUndone
    case .changeRedone: .changeRedone
    case .adjudicationOpened: .adjudicationOpened
    case .paragraphResolved: .paragraphResolved
    case .trainingTaken: .trainingTaken
    case .work(let change): change.kind
    case .labelsRevealed: .labelsRevealed
    case .entryErased: .entryErased
    case .importFinished: .importFinished
    case .datasetSplit: .datasetSplit
    case .trust(let change): change.kind
    }
  }

  /// The slug of the article that it is about; nil for one that is about none.
  public var article: String? {
    switch self {
    case .articleLoaded(let facts): facts.article
    case .paragraphKindSet(let facts): facts.article
    case .provenanceCorrected(let facts): facts.article
    case .reviewOpened(let facts): facts.article
    case .judgementMade(let facts): facts.article
    case .judgementWithdrawn(let facts): facts.article
    case .noteWritten(let facts): facts.article
    case .flagSet(let facts): facts.article
    case .reviewFinished(let facts), .reviewReopened(let facts): facts.article
    case .annotationChanged(let facts): facts.article
    case .changeUndone(let facts), .changeRedone(let facts): facts.article
    case .adjudicationOpened(let facts): facts.article
    case .paragraphResolved(let facts): facts.article
    case .trainingTaken(let facts): facts.article
    case .work(let change): change.article
    case .reviewerJoined, .codebookAdopted, .labelsRevealed, .entryErased, .importFinished, .datasetSplit, .trust:
      nil
    }
  }
}

extension Event {
  /// The number of the paragraph that it is about; nil for one that is about none.
  public var paragraph: Int? {
    switch self {
    case .paragraphKindSet(let facts): facts.paragraph
    case .judgementMade(let facts): facts.paragraph
    case .judgementWithdrawn(let facts): facts.paragraph
    case .noteWritten(let facts): facts.paragraph
    case .flagSet(let facts): facts.paragraph
    case .annotationChanged(let facts): facts.paragraph
    case .changeUndone(let facts), .changeRedone(let facts): facts.paragraph
    case .paragraphResolved(let facts): facts.paragraph
    case .articleLoaded, .reviewerJoined, .codebookAdopted, .provenanceCorrected, .reviewOpened, .reviewFinished,
      .reviewReopened, .adjudicationOpened, .trainingTaken, .work, .labelsRevealed, .entryErased, .importFinished,
      .datasetSplit, .trust:
      nil
    }
  }

  /// The round of the review that it belongs to; nil for one that belongs to none.
  public var round: Int? {
    switch self {
    case .reviewOpened(let facts): facts.round
    case .judgementMade(let facts): facts.round
    case .judgementWithdrawn(let facts): facts.round
    case .noteWritten(let facts): facts.round
    case .flagSet(let facts): facts.round
    case .reviewFinished(let facts), .reviewReopened(let facts): facts.round
    case .annotationChanged(let facts): facts.round
    case .changeUndone(let facts), .changeRedone(let facts): facts.round
    case .trainingTaken(let facts): facts.round
    case .articleLoaded, .reviewerJoined, .codebookAdopted, .paragraphKindSet, .provenanceCorrected,
      .adjudicationOpened, .paragraphResolved, .work, .labelsRevealed, .entryErased, .importFinished,
      .datasetSplit, .trust:
      nil
    }
  }

  /// Whether it says what another event says, whatever the seconds that it took: a retry of the same act does.
  public func repeats(_ other: Event) -> Bool {
    guard case .judgementMade(var facts) = self, case .judgementMade(let others) = other else { return self == other }
    facts.seconds = others.seconds
    return facts == others
  }
}

/// The name of an event as the ledger's `kind` column holds it.
public enum EventKind: String, Sendable, CaseIterable {
  case articleLoaded, reviewerJoined, codebookAdopted, paragraphKindSet, provenanceCorrected
  case reviewOpened, judgementMade, judgementWithdrawn, noteWritten, flagSet, reviewFinished, reviewReopened
  case sourceNamed, sourceWithdrawn, sourcesJoined, sourcesSplit, mentionMade, mentionWithdrawn
  case ratingMade, ratingWithdrawn, spanMarked, spanRemoved
  case changeUndone, changeRedone, adjudicationOpened, paragraphResolved, labelsRevealed, entryErased
  case importFinished, datasetSplit
  case articlesAssigned, reviewerRecused, reviewerRetired, articleExcluded, articleIncluded, articleTagged
  case articleCorrected, entryReverted, trainingArticleSet, trainingRuled, trainingTaken, protocolFrozen
  case reviewerKeySet, ownerKeySet, signaturesRequired, labelsReleased
}
