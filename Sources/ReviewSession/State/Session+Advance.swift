// SPDX-License-Identifier: GPL-3.0-or-later
public import AnnotationModel

extension Session {
  /// Takes in an event that is on the disk.
  public mutating func advance(_ recorded: Recorded) {
    touchedAt = recorded.receipt.madeAt
    switch recorded.event {
    case .judgementMade(let facts):
      let standing = ParagraphState.Standing(judgement: facts.judgement, receipt: recorded.receipt)
      judgements[recorded.receipt.id] = standing
      if state(of: facts.paragraph).isDecided { changedDecisions += 1 }
      drafts[facts.paragraph] = nil
      secondsSpent += facts.seconds
      change(facts.paragraph, recorded) { $0.standing = standing }
    case .judgementWithdrawn(let facts):
      let standing = facts.restores.flatMap { judgements[$0] }
      change(facts.paragraph, recorded, facts.undoes, facts.redoes) { $0.standing = standing }
    case .noteWritten(let facts):
      change(facts.paragraph, recorded, facts.undoes, facts.redoes) { $0.note = facts.note }
    case .flagSet(let facts):
      change(facts.paragraph, recorded, facts.undoes, facts.redoes) { $0.isFlagged = facts.flagged }
    case .paragraphKindSet(let facts):
      guard article.paragraph(facts.paragraph) != nil else { return }
      article.paragraphs[facts.paragraph - 1].kind = facts.kind
      change(facts.paragraph, recorded, facts.undoes, facts.redoes) { _ in }
    case .annotationChanged(let facts):
      gestures = max(gestures, facts.gesture)
      let before = annotations.put(facts.annotation, facts.aspect, number: facts.number, paragraph: facts.paragraph)
      change(facts.paragraph, recorded, facts.undoes, facts.redoes, annotationBefore: before) { _ in }
    case .reviewOpened(let facts): scope = facts.scope
    case .reviewFinished: isFinished = true
    case .reviewReopened: isFinished = false
    case .articleLoaded, .reviewerJoined, .codebookAdopted, .provenanceCorrected, .labelsRevealed: break
    }
  }

  private mutating func change(
    _ paragraph: Int, _ recorded: Recorded, _ undoes: String? = nil, _ redoes: String? = nil,
    annotationBefore: Annotation? = nil,
    _ mutate: (inout ParagraphState) -> Void
  ) {
    let before = state(of: paragraph)
    var after = before
    mutate(&after)
    if after != before { states[paragraph] = after }
    if let undoes {
      undoHistory.undo(undoes, by: recorded.receipt.id)
    } else if let redoes {
      undoHistory.redo(redoes, by: recorded)
    } else {
      undoHistory.record(
        UndoHistory.Step(
          change: recorded, paragraph: paragraph, before: before, after: after, annotationBefore: annotationBefore))
    }
  }
}
