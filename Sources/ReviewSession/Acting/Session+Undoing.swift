// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel

extension Session {
  mutating func undo(_ log: some JudgementLog) throws(ReviewError) -> Outcome {
    if isFinished { throw .isFinished }
    guard let step = trail.done.last else { throw .nothingToUndo }
    let id = step.change.receipt.id
    let receipt = try save(reversal(of: step, to: step.before, from: step.after, undoes: id, redoes: nil), log)
    position = step.paragraph
    return .undone(step, receipt)
  }

  mutating func redo(_ log: some JudgementLog) throws(ReviewError) -> Outcome {
    if isFinished { throw .isFinished }
    guard let (undo, step) = trail.undone.last else { throw .nothingToRedo }
    let receipt = try save(reversal(of: step, to: step.after, from: step.before, undoes: nil, redoes: undo), log)
    moveOn(from: step.paragraph)
    return .redone(step, receipt)
  }

  /// The event that brings the aspect a step changed from one state to another.
  private func reversal(
    of step: Trail.Step, to: ParagraphState, from: ParagraphState, undoes: String?, redoes: String?
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
    default:
      return .judgementWithdrawn(
        JudgementWithdrawn(
          article: article, round: round, paragraph: paragraph, withdraws: from.standing?.receipt.id,
          restores: to.standing?.receipt.id, undoes: undoes, redoes: redoes))
    }
  }
}
