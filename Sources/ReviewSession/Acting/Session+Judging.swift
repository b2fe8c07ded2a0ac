// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel

extension Session {
  mutating func judge(
    _ decision: Act.Decision, _ seconds: Double, _ log: some JudgementLog
  ) throws(ReviewError) -> [Outcome] {
    if isFinished { throw .isFinished }
    let paragraph = try target(decision.paragraph)
    try checkAnnotatable(paragraph)
    let draft = draft(of: paragraph.number)
    let mixed = decision.label == nil ? [] : decision.mixed ?? draft.mixed
    if decision.mixed != nil, let label = decision.label, mixed.contains(label) { throw .mixedIsMain(label) }
    let judgement = Judgement(
      label: decision.label, reason: decision.reason, unsure: decision.unsure,
      confidence: decision.confidence ?? draft.confidence ?? (decision.unsure ? .low : nil),
      mixed: inCodebookOrder(mixed.filter { $0 != decision.label }))
    let answer = answerToShow(at: paragraph.number)
    let receipt = try save(event(judgement, of: paragraph, seconds), log)
    moveOn(from: paragraph.number)
    let told = correction(of: judgement, at: paragraph.number)
    return [.judged(paragraph: paragraph.number, judgement, receipt)] + (told.map { [$0] } ?? [])
      + shown(answer, at: paragraph.number)
  }

  /// Changes a detail: of the decision that stands, or of the draft that waits for one.
  mutating func detail(
    _ seconds: Double, _ log: some JudgementLog, _ change: (inout Draft) -> Void
  ) throws(ReviewError) -> [Outcome] {
    let paragraph = try openParagraph()
    try checkAnnotatable(paragraph)
    guard let standing = state(of: paragraph.number).judgement else {
      var draft = draft(of: paragraph.number)
      change(&draft)
      draft.mixed = inCodebookOrder(draft.mixed)
      drafts[paragraph.number] = draft.isEmpty ? nil : draft
      return [.held(paragraph: paragraph.number, draft)]
    }
    var judgement = standing, details = Draft()
    (details.mixed, details.confidence) = (judgement.mixed, judgement.confidence)
    change(&details)
    if let label = judgement.label, details.mixed.contains(label) { throw .mixedIsMain(label) }
    (judgement.mixed, judgement.confidence) = (inCodebookOrder(details.mixed), details.confidence)
    guard judgement != standing else { return [.unchanged(paragraph: paragraph.number)] }
    let answer = answerToShow(at: paragraph.number)
    let receipt = try save(event(judgement, of: paragraph, seconds), log)
    return [.judged(paragraph: paragraph.number, judgement, receipt)] + shown(answer, at: paragraph.number)
  }

  mutating func clear(_ log: some JudgementLog) throws(ReviewError) -> Outcome {
    let paragraph = try openParagraph().number
    guard let standing = state(of: paragraph).standing else { throw .nothingToClear(paragraph: paragraph) }
    let facts = JudgementWithdrawn(
      article: id.article, round: id.round, paragraph: paragraph, withdraws: standing.receipt.id)
    return .cleared(paragraph: paragraph, was: standing.judgement, try save(.judgementWithdrawn(facts), log))
  }

  private func event(_ judgement: Judgement, of paragraph: Paragraph, _ seconds: Double) -> Event {
    .judgementMade(
      JudgementMade(
        article: id.article, round: id.round, paragraph: paragraph.number, textSHA256: paragraph.sha256,
        judgement: judgement, codebook: codebook.reference, seconds: (seconds * 100).rounded() / 100,
        prior: answerToShow(at: paragraph.number)?.id))
  }

  private func target(_ number: Int?) throws(ReviewError) -> Paragraph {
    guard let number else { return try openParagraph() }
    guard let paragraph = article.paragraph(number) else {
      throw .noSuchParagraph(asked: number, count: article.paragraphs.count)
    }
    return paragraph
  }

  private func inCodebookOrder(_ labels: [LabelID]) -> [LabelID] {
    codebook.labels.map(\.id).filter(labels.contains)
  }
}
