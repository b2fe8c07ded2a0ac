// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel

extension Session {
  mutating func write(_ note: String?, _ log: some JudgementLog) throws(ReviewError) -> Outcome {
    let paragraph = try openParagraph().number
    let facts = NoteWritten(article: id.article, round: id.round, paragraph: paragraph, note: note)
    return .noted(paragraph: paragraph, note, try save(.noteWritten(facts), log))
  }

  mutating func flag(_ wish: Bool?, _ log: some JudgementLog) throws(ReviewError) -> Outcome {
    let paragraph = try openParagraph().number
    let flagged = wish ?? !state(of: paragraph).isFlagged
    let facts = FlagSet(article: id.article, round: id.round, paragraph: paragraph, flagged: flagged)
    return .flagged(paragraph: paragraph, flagged, try save(.flagSet(facts), log))
  }

  mutating func set(_ kind: ParagraphKind, _ log: some JudgementLog) throws(ReviewError) -> Outcome {
    let paragraph = try openParagraph()
    guard paragraph.kind != kind else { throw .kindIsSame(paragraph: paragraph.number, kind: kind) }
    let facts = ParagraphKindSet(
      article: id.article, paragraph: paragraph.number, kind: kind, before: paragraph.kind)
    let receipt = try save(.paragraphKindSet(facts), log)
    moveOn(from: paragraph.number)
    return .kindSet(paragraph: paragraph.number, kind, receipt)
  }

  mutating func finish(_ log: some JudgementLog) throws(ReviewError) -> Outcome {
    if isFinished { throw .isFinished }
    guard isComplete else { throw .undecided(undecided) }
    return .finished(try save(.reviewFinished(ReviewClosed(article: id.article, round: id.round)), log))
  }

  mutating func reopen(_ log: some JudgementLog) throws(ReviewError) -> Outcome {
    guard isFinished else { throw .isOpen }
    return .reopened(try save(.reviewReopened(ReviewClosed(article: id.article, round: id.round)), log))
  }
}
