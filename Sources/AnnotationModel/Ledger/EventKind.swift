// SPDX-License-Identifier: GPL-3.0-or-later

/// The name of an event as the ledger's `kind` column holds it.
public enum EventKind: String, Sendable, CaseIterable {
  case articleLoaded, reviewerJoined, codebookAdopted, paragraphKindSet, provenanceCorrected, reviewOpened,
    judgementMade
  case judgementWithdrawn, noteWritten, flagSet, reviewFinished, reviewReopened
  case sourceNamed, sourceWithdrawn, sourcesJoined, sourcesSplit, mentionMade, mentionWithdrawn
  case ratingMade, ratingWithdrawn, spanMarked, spanRemoved, labelsRevealed
}
