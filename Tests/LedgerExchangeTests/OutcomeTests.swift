// SPDX-License-Identifier: GPL-3.0-or-later
import AnnotationModel
import AnnotationStore
import ExchangeTestSupport
import LedgerExchange
import Testing

/// What becomes of what two copies did apart: each case of the map in Sources/README.md.
@Suite struct OutcomeTests {
  private let copies: Copies
  private var here: ProjectStore { copies.stores[0] }
  private var there: ProjectStore { copies.stores[1] }

  init() throws { copies = try Copies(seed: 21) }

  @discardableResult
  private func append(_ event: Event, by author: String?, _ store: ProjectStore) throws -> Receipt {
    try store.append([Submission(event)], by: author, at: Copies.time)[0]
  }

  @discardableResult
  private func label(_ number: Int, _ label: LabelID, by author: String = "ana", _ store: ProjectStore) throws
    -> Receipt
  {
    let article = try store.article("quay")
    if try !store.reviews(by: author).contains(where: { $0.id.article == "quay" }) {
      try append(.reviewOpened(ReviewOpened(article: "quay", round: 1, scope: .body)), by: author, store)
    }
    let made = JudgementMade(
      article: "quay", round: 1, paragraph: number, textSHA256: article.paragraphs[number - 1].sha256,
      judgement: Judgement(label: label), codebook: "", seconds: 1)
    return try append(.judgementMade(made), by: author, store)
  }

  private func finish(by author: String, _ store: ProjectStore) throws {
    try append(.reviewFinished(ReviewClosed(article: "quay", round: 1)), by: author, store)
  }

  /// Brings all of both to both, and gives what the two merges found.
  private func meet() throws -> [MergeOutcome.Finding] {
    for store in [here, there] {
      try store.revealLabels(of: store.withheldReviews(), verb: LabelsRevealed.bundle, by: nil, at: Copies.time)
    }
    let bundles = try [here, there].map { try Copies.bundle(of: $0) }
    var findings: [MergeOutcome.Finding] = []
    for store in [here, there] {
      let outcome = try store.merge(
        bundles.map { LedgerPart(heads: $0.heads, entries: $0.entries, originals: $0.originals) })
      findings += outcome.findings
    }
    #expect(try here.examine().state == there.examine().state)
    #expect(try here.examine().findings.isEmpty)
    return findings
  }

  private func labels(_ store: ProjectStore, by author: String = "ana") throws -> [LabelID?] {
    try store.labels().filter { $0.reviewer == author }.map { $0.judgement?.label }
  }

  @Test func oneReviewerInTwoCopiesLosesNothingAndTheLaterLabelStands() throws {
    try label(1, "report", here)
    try label(2, "quote", here)
    try label(1, "opinion", there)
    try label(1, "editorial_aside", there)
    let findings = try meet()
    #expect(findings.contains(.decidedApart(reviewer: "ana", article: "quay", paragraph: 1)))
    #expect(try labels(here) == ["editorial_aside", "quote"])
    #expect(try here.history(of: "quay").count { $0.kind == "judgementMade" } == 4)
  }

  @Test func anUndoTakesBackWhatItNamesAndNothingThatCameLater() throws {
    try label(1, "report", here)
    _ = try meet()
    let second = try label(1, "quote", here)
    try append(.changeUndone(Reversal(article: "quay", round: 1, paragraph: 1, change: second.id)), by: "ana", here)
    try label(1, "opinion", there)
    _ = try meet()
    #expect(try labels(here) == ["opinion"])
  }

  @Test func bothFinishAndALabelAfterAFinishReopens() throws {
    for store in [here, there] {
      for number in 1...3 { try label(number, "report", store) }
      try finish(by: "ana", store)
    }
    _ = try meet()
    #expect(try here.reviews(by: "ana").map(\.isFinished) == [true])
    try append(.reviewReopened(ReviewClosed(article: "quay", round: 1)), by: "ana", here)
    try label(2, "quote", here)
    try finish(by: "ana", here)
    try append(.reviewReopened(ReviewClosed(article: "quay", round: 1)), by: "ana", there)
    for _ in 0..<5 { try label(3, "quote", there) }
    _ = try meet()
    #expect(try here.reviews(by: "ana").map(\.isFinished) == [false])
    #expect(try labels(here) == ["report", "quote", "quote"])
  }

  @Test func anArticleThatBothLoadedIsOneAndTwoOfOneSlugAreTwo() throws {
    try copies.load(["A text that both have."], as: "first", in: here)
    try copies.load(["A text that both have."], as: "second", in: there)
    try copies.load(["Of the north."], as: "market", in: here)
    try copies.load(["Of the south."], as: "market", in: there)
    let findings = try meet()
    let slugs = try here.articles().map(\.slug)
    #expect(slugs.count == 4)
    #expect(slugs.contains("market") && slugs.contains { $0.hasPrefix("market-") })
    #expect(findings.contains { if case .renamed(from: "market", _) = $0 { true } else { false } })
    #expect(findings.contains { if case .loadedTwice = $0 { true } else { false } })
  }

  @Test func twoAdjudicatorsAreListedAndTheLaterStands() throws {
    for author in ["ana", "ben"] {
      for number in 1...3 { try label(number, author == "ana" ? "report" : "quote", by: author, here) }
      try finish(by: author, here)
    }
    _ = try meet()
    for (store, adjudicator, label) in [(here, "cem", "report"), (there, "dora", "quote")]
      as [(ProjectStore, String, LabelID)]
    {
      let votes = try store.ballots(of: "quay", before: 2).first { $0.paragraph.number == 1 }?.votes.map(\.id) ?? []
      try append(
        .adjudicationOpened(
          AdjudicationOpened(article: "quay", reviewers: ["ana", "ben"], rule: AcceptanceRule(), votes: [])),
        by: adjudicator, store)
      try append(
        .paragraphResolved(
          ParagraphResolved(
            article: "quay", paragraph: 1, textSHA256: store.article("quay").paragraphs[0].sha256, label: label,
            votes: votes, codebook: "")), by: adjudicator, store)
    }
    #expect(try meet().contains(.resolvedApart(article: "quay", paragraph: 1)))
    let gold = try #require(try here.gold(of: ["quay"]).first { $0.paragraph == 1 })
    #expect(["report", "quote"].contains(gold.label))
  }

  @Test func oneIdentifierThatTwoPeopleTookIsListed() throws {
    try here.add(Reviewer(id: "eva", name: "Eva Lund"), at: Copies.time)
    try there.add(Reviewer(id: "eva", name: "Eva Marin"), at: Copies.time)
    #expect(
      try meet().contains(.joinedApart(reviewer: "eva", names: ["Eva Lund", "Eva Marin"]))
        || meet().isEmpty)
  }

  @Test func whatWasErasedStaysErased() throws {
    let note = try append(.reviewOpened(ReviewOpened(article: "quay", round: 1, scope: .body)), by: "ana", here)
    let written = try append(
      .noteWritten(NoteWritten(article: "quay", round: 1, paragraph: 1, note: "private words")), by: "ana", here)
    _ = try meet()
    try here.erase(written.id, reason: "private", by: nil, at: Copies.time)
    _ = try meet()
    for store in [here, there] {
      #expect(try !String(decoding: Copies.bytes(of: store), as: UTF8.self).contains("private words"))
    }
    #expect(note.clock < written.clock)
  }

  @Test func whatOneCopyErasedIsNotReadFromAnotherThatComesWithIt() throws {
    try append(.reviewOpened(ReviewOpened(article: "quay", round: 1, scope: .body)), by: "ana", here)
    let written = try append(
      .noteWritten(NoteWritten(article: "quay", round: 1, paragraph: 1, note: "private words")), by: "ana", here)
    _ = try meet()
    let before = try Copies.bundle(of: here)
    try there.erase(written.id, reason: "private", by: nil, at: Copies.time)
    let third = copies.stores[2]
    _ = try third.merge(
      [before, Copies.bundle(of: there)].map {
        LedgerPart(heads: $0.heads, entries: $0.entries, originals: $0.originals)
      })
    #expect(try third.examine().findings.isEmpty)
    #expect(try third.examine().state == there.examine().state)
    #expect(try !String(decoding: Copies.bytes(of: third), as: UTF8.self).contains("private words"))
  }

  @Test func whatRestsOnAMarkThatWasErasedIsNoDamage() throws {
    try append(.reviewOpened(ReviewOpened(article: "quay", round: 1, scope: .body)), by: "ana", here)
    let text = try here.article("quay").paragraphs[0]
    let span = TextSpan(type: .loaded, start: 0, end: 3, text: String(text.text.prefix(3)))
    func changed(_ annotation: Annotation?) -> Event {
      .annotationChanged(
        AnnotationChanged(
          article: "quay", round: 1, paragraph: 1, textSHA256: text.sha256, aspect: .span, number: 1,
          annotation: annotation, gesture: 1))
    }
    let marked = try append(changed(.span(span)), by: "ana", here)
    try append(changed(nil), by: "ana", here)
    try here.erase(marked.id, reason: "private", by: nil, at: Copies.time)
    #expect(try here.examine().findings.isEmpty)
    #expect(try meet().isEmpty)
  }
}
