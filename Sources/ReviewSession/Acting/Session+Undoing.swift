// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel

extension Session {
  mutating func undo(_ log: some JudgementLog) throws(ReviewError) -> [Outcome] {
    if isFinished { throw .isFinished }
    let steps = undoHistory.lastDone
    guard let first = steps.last else { throw .nothingToUndo }
    let before = steps.map { state(of: $0.paragraph) }
    let isCovered = steps.map(isCovered)
    let receipts = try save(steps.map { .changeUndone(reversal(of: $0)) }, log)
    position = first.paragraph
    return steps.indices.map { index in
      var step = steps[index]
      (step.after, step.before, step.isCovered) = (before[index], state(of: step.paragraph), isCovered[index])
      if let subject = Subject(step.change.event) { step.annotationBefore = annotation(of: subject) }
      return .undone(step, receipts[index])
    }
  }

  mutating func redo(_ log: some JudgementLog) throws(ReviewError) -> [Outcome] {
    if isFinished { throw .isFinished }
    let steps = undoHistory.lastUndone
    guard let last = steps.last else { throw .nothingToRedo }
    let receipts = try save(steps.map { .changeRedone(reversal(of: $0)) }, log)
    last.gesture == nil ? moveOn(from: last.paragraph) : (position = last.paragraph)
    return steps.indices.map { .redone(steps[$0], receipts[$0]) }
  }

  private func reversal(of step: UndoHistory.Step) -> Reversal {
    Reversal(article: id.article, round: id.round, paragraph: step.paragraph, change: step.change.receipt.id)
  }

  /// Whether another session changed later what a step changed.
  private func isCovered(_ step: UndoHistory.Step) -> Bool {
    guard let subject = Subject(step.change.event) else { return false }
    let later = standing[subject]?.last?.receipt.clock ?? 0
    return later > step.change.receipt.clock && !undoHistory.done.contains { $0.change.receipt.clock == later }
  }
}
