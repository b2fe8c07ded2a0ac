// SPDX-License-Identifier: GPL-3.0-or-later
public import AnnotationModel

extension Session {
  /// The number of the paragraph that a note or a flag is for; nil when there is none yet.
  public func paragraph(of subject: Act.Subject) -> Int? {
    switch subject {
    case .atHand: position
    case .lastDecided: recentDecisions.last?.paragraph
    }
  }

  private func open(_ subject: Act.Subject) throws(ReviewError) -> Int {
    if isFinished { throw .isFinished }
    guard let paragraph = paragraph(of: subject) else {
      throw subject == .atHand ? .noCurrentParagraph : .nothingDecided
    }
    return paragraph
  }

  /// Whether a question makes sense now.
  ///
  /// - Throws: the ``ReviewError`` that every answer would meet.
  public func check(_ question: Question) throws(ReviewError) {
    switch question {
    case .paragraph, .text, .reviewer: return
    case .note(let subject): _ = try open(subject)
    case .source, .span: _ = try openParagraph()
    case .reason, .mixed, .confidence: try checkAnnotatable(try openParagraph())
    case .assessment(.atHand): _ = try openParagraph()
    case .assessment(let target):
      if isFinished { throw .isFinished }
      do {
        _ = try self.target(of: Assessment(target: target))
      } catch {
        throw .annotating(error)
      }
    }
  }

  func checkAnnotatable(_ paragraph: Paragraph) throws(ReviewError) {
    guard scope.includes(paragraph.kind) else {
      throw .notAnnotatable(paragraph: paragraph.number, kind: paragraph.kind)
    }
    guard chosen?.contains(paragraph.number) != false else { throw .notDiscussed(paragraph: paragraph.number) }
  }

  mutating func write(
    _ note: String?, _ subject: Act.Subject, _ log: some JudgementLog
  ) throws(ReviewError) -> Outcome {
    let paragraph = try open(subject)
    guard note != state(of: paragraph).note else { return .unchanged(paragraph: paragraph) }
    let facts = NoteWritten(article: id.article, round: id.round, paragraph: paragraph, note: note)
    return .noted(paragraph: paragraph, note, try save(.noteWritten(facts), log))
  }

  mutating func flag(
    _ wish: Bool?, _ subject: Act.Subject, _ log: some JudgementLog
  ) throws(ReviewError) -> Outcome {
    let paragraph = try open(subject)
    let isFlagged = state(of: paragraph).isFlagged, flagged = wish ?? !isFlagged
    guard flagged != isFlagged else { return .unchanged(paragraph: paragraph) }
    let facts = FlagSet(article: id.article, round: id.round, paragraph: paragraph, flagged: flagged)
    return .flagged(paragraph: paragraph, flagged, try save(.flagSet(facts), log))
  }

  /// How many labels of other reviewers no longer count when the paragraph at hand is of another kind.
  ///
  /// - Throws: the ``ReviewError`` that setting the kind would meet.
  public func labelsSetAside(by kind: ParagraphKind, _ log: some JudgementLog) throws(ReviewError) -> Int {
    let paragraph = try openParagraph()
    guard paragraph.kind != kind else { throw .kindIsSame(paragraph: paragraph.number, kind: kind) }
    guard paragraph.kind.isAnnotatable, !kind.isAnnotatable else { return 0 }
    do { return try log.othersLabels(of: paragraph.number, in: id) } catch { throw .notSaved(error) }
  }

  mutating func set(_ kind: ParagraphKind, _ log: some JudgementLog) throws(ReviewError) -> Outcome {
    let setsAside = try labelsSetAside(by: kind, log), paragraph = try openParagraph()
    let facts = ParagraphKindSet(
      article: id.article, paragraph: paragraph.number, kind: kind, before: paragraph.kind)
    let receipt = try save(.paragraphKindSet(facts), log)
    // What is to be labelled now is labelled next.
    if undecided.contains(paragraph.number) { position = paragraph.number } else { moveOn(from: paragraph.number) }
    return .kindSet(paragraph: paragraph.number, kind, setsAside: setsAside, receipt)
  }
}
