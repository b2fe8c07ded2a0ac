// SPDX-License-Identifier: GPL-3.0-or-later

/// Somebody said whose signature counts, or which labels may leave the copy they were made in.
public enum TrustChange: Sendable, Hashable {
  /// A reviewer's entries are signed with a key from here on; the key as 64 hexadecimal digits.
  case reviewerKeySet(reviewer: String, key: String)
  /// The project's owner signs with a key from here on.
  case ownerKeySet(key: String)
  /// Nobody's entry counts without a signature from here on.
  case signaturesRequired
  /// Labels of finished reviews may travel to other copies.
  case labelsReleased(LabelsReleased)

  /// The name of the event in the ledger.
  public var kind: EventKind {
    switch self {
    case .reviewerKeySet: .reviewerKeySet
    case .ownerKeySet: .ownerKeySet
    case .signaturesRequired: .signaturesRequired
    case .labelsReleased: .labelsReleased
    }
  }
}

/// Labels of finished reviews may travel, for everybody who was to read the article has finished.
public struct LabelsReleased: Sendable, Hashable {
  /// Whose labels of what.
  public var reviews: [ReviewID]

  /// The event with its facts.
  public init(reviews: [ReviewID]) { self.reviews = reviews }
}

/// The last entry of one chain.
public struct ChainHead: Sendable, Hashable {
  /// The chain's name.
  public var origin: String
  /// The entry's number in its chain, from 1.
  public var seq: Int
  /// The entry's id.
  public var id: String

  /// A head.
  public init(origin: String, seq: Int, id: String) {
    self.origin = origin
    self.seq = seq
    self.id = id
  }
}

extension EventKind {
  /// Whether an entry of this kind says what a reviewer decided, which others must not read before they have decided.
  public var isJudgement: Bool {
    switch self {
    case .judgementMade, .judgementWithdrawn, .noteWritten, .flagSet, .sourceNamed, .sourceWithdrawn, .sourcesJoined,
      .sourcesSplit, .mentionMade, .mentionWithdrawn, .ratingMade, .ratingWithdrawn, .spanMarked, .spanRemoved,
      .changeUndone, .changeRedone:
      true
    case .articleLoaded, .reviewerJoined, .codebookAdopted, .paragraphKindSet, .provenanceCorrected, .reviewOpened,
      .reviewFinished, .reviewReopened, .adjudicationOpened, .paragraphResolved, .labelsRevealed, .entryErased,
      .importFinished, .datasetSplit, .articlesAssigned, .reviewerRecused, .reviewerRetired, .articleExcluded,
      .articleIncluded, .articleTagged, .articleCorrected, .entryReverted, .trainingArticleSet, .trainingRuled,
      .trainingTaken, .protocolFrozen, .reviewerKeySet, .ownerKeySet, .signaturesRequired, .labelsReleased:
      false
    }
  }
}
