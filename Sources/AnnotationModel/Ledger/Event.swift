// SPDX-License-Identifier: GPL-3.0-or-later

/// Something that happened in a project: the body of a ledger entry.
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
  case labelsRevealed(LabelsRevealed)
}
