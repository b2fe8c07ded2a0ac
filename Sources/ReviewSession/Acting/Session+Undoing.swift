// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel

extension Session {
  mutating func undo(_ log: some JudgementLog) throws(ReviewError) -> [Outcome] {
    if isFinished { throw .isFinished }
    let steps = undoHistory.lastDone
    guard let first = steps.last else { throw .nothingToUndo }
    let events = steps.map { step in
      reversal(of: step, to: step.before, from: step.after, undoes: step.change.receipt.id, redoes: nil)
    }
    let receipts = try save(events, log)
    position = first.paragraph
    return zip(steps, receipts).map { .undone($0, $1) }
  }

  mutating func redo(_ log: some JudgementLog) throws(ReviewError) -> [Outcome] {
    if isFinished { throw .isFinished }
    let steps = undoHistory.lastUndone
    guard let last = steps.last else { throw .nothingToRedo }
    let events = steps.map { undo, step in
      reversal(of: step, to: step.after, from: step.before, undoes: nil, redoes: undo)
    }
    let receipts = try save(events, log)
    last.step.gesture == nil ? moveOn(from: last.step.paragraph) : (position = last.step.paragraph)
    return zip(steps, receipts).map { .redone($0.step, $1) }
  }

  /// The event that brings the aspect a step changed from one state to another.
  private func reversal(
    of step: UndoHistory.Step, to: ParagraphState, from: ParagraphState, undoes: String?, redoes: String?
  ) -> Event {
    let (article, round, paragraph) = (id.article, id.round, step.paragraph)
    switch step.change.event {
    case .noteWritten:
      return .noteWritten(
        NoteWritten(
          article: article, round: round, paragraph: paragraph, note: to.note, undoes: undoes, redoes: redoes))
    case .flagSet:
      return .flagSet(
        FlagSet(
          article: article, round: round, paragraph: paragraph, flagged: to.isFlagged, undoes: undoes, redoes: redoes))
    case .paragraphKindSet(let facts):
      let (kind, before) = undoes == nil ? (facts.kind, facts.before) : (facts.before, facts.kind)
      return .paragraphKindSet(
        ParagraphKindSet(
          article: article, paragraph: paragraph, kind: kind, before: before, undoes: undoes, redoes: redoes))
    case .annotationChanged(var marking):
      if undoes != nil { marking.annotation = step.annotationBefore }
      (marking.gesture, marking.undoes, marking.redoes) = (gestures + 1, undoes, redoes)
      return .annotationChanged(marking)
    default:
      return .judgementWithdrawn(
        JudgementWithdrawn(
          article: article, round: round, paragraph: paragraph, withdraws: from.standing?.receipt.id,
          restores: to.standing?.receipt.id, undoes: undoes, redoes: redoes))
    }
  }
}
