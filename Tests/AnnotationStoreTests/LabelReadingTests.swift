// SPDX-License-Identifier: GPL-3.0-or-later
import AnnotationModel
import AnnotationStore
import Testing

/// Labels come by article, paragraph, reviewer and round, whether a decision stands among them or a note alone.
@Suite struct LabelReadingTests {
  private let project = TemporaryProject()

  private func append(_ event: Event, by author: String, _ store: ProjectStore) throws -> Receipt {
    try store.append([Submission(event)], by: author, at: TemporaryProject.time)[0]
  }

  private func note(_ paragraph: Int, _ text: String?) -> Event {
    .noteWritten(NoteWritten(article: "harbour", round: 1, paragraph: paragraph, note: text))
  }

  @Test func notesAndFlagsStandAmongTheDecisionsOfTheirParagraph() throws {
    let store = try project.withReview()
    for author in ["cleo", "ben"] {
      try store.add(Reviewer(id: author), at: TemporaryProject.time)
      _ = try append(.reviewOpened(ReviewOpened(article: "harbour", round: 1, scope: .body)), by: author, store)
    }
    _ = try append(TemporaryProject.judged(2, "report"), by: "cleo", store)
    _ = try append(TemporaryProject.judged(1, "quote"), by: "cleo", store)
    _ = try append(note(1, "who says so?"), by: "ben", store)
    _ = try append(.flagSet(FlagSet(article: "harbour", round: 1, paragraph: 2, flagged: true)), by: "ben", store)
    _ = try append(TemporaryProject.judged(1, "opinion"), by: "ana", store)
    let labels = try store.labels()
    #expect(labels.map { "\($0.paragraph.number) \($0.reviewer)" } == ["1 ana", "1 ben", "1 cleo", "2 ben", "2 cleo"])
    #expect(labels.map { $0.judgement?.label?.rawValue } == ["opinion", nil, "quote", nil, "report"])
    #expect(labels[1].note == "who says so?" && labels[3].isFlagged)
    #expect(try store.labels(of: ["harbour"]) == labels)
    #expect(try store.labels(of: ["quay"]).isEmpty)
  }

  @Test func onlyTheDecisionThatStandsIsRead() throws {
    let store = try project.withReview()
    _ = try append(TemporaryProject.judged(1, "quote"), by: "ana", store)
    let second = try append(TemporaryProject.judged(1, "report"), by: "ana", store)
    #expect(try store.labels().map { $0.judgement?.label } == ["report"])
    let undone = Reversal(article: "harbour", round: 1, paragraph: 1, change: second.id)
    _ = try append(.changeUndone(undone), by: "ana", store)
    #expect(try store.labels().map { $0.judgement?.label } == ["quote"])
    #expect(try store.labels(before: second.clock).map { $0.judgement?.label } == ["quote"])
    _ = try append(.changeRedone(undone), by: "ana", store)
    #expect(try store.labels() == store.labels(before: 1 << 30))
  }
}
