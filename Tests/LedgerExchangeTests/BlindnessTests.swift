// SPDX-License-Identifier: GPL-3.0-or-later
import AnnotationModel
import AnnotationStore
import ExchangeTestSupport
import LedgerExchange
import Testing

/// Whether one review could have been read before another was made, told of four histories and of one file.
@Suite struct BlindnessTests {
  private let copies: Copies
  private var ana: ProjectStore { copies.stores[1] }
  private var ben: ProjectStore { copies.stores[3] }

  init() throws { copies = try Copies(seed: 31) }

  @discardableResult
  private func append(_ event: Event, by author: String?, _ store: ProjectStore) throws -> String {
    try store.append([Submission(event)], by: author, at: Copies.time)[0].id
  }

  private func open(by author: String, _ store: ProjectStore) throws {
    try append(.reviewOpened(ReviewOpened(article: "quay", round: 1, scope: .body)), by: author, store)
  }

  @discardableResult
  private func label(
    _ number: Int, _ label: LabelID = "report", by author: String, _ store: ProjectStore
  ) throws -> String {
    let made = JudgementMade(
      article: "quay", round: 1, paragraph: number,
      textSHA256: try store.article("quay").paragraphs[number - 1].sha256, judgement: Judgement(label: label),
      codebook: "", seconds: 1)
    return try append(.judgementMade(made), by: author, store)
  }

  private func finish(by author: String, _ store: ProjectStore) throws {
    try append(.reviewFinished(ReviewClosed(article: "quay", round: 1)), by: author, store)
  }

  private func review(by author: String, _ store: ProjectStore) throws {
    try open(by: author, store)
    for number in 1...3 { try label(number, by: author, store) }
    try finish(by: author, store)
  }

  private func release(_ store: ProjectStore) throws {
    let due = try store.releasable()
    if !due.isEmpty { try append(.trust(.labelsReleased(LabelsReleased(reviews: due))), by: nil, store) }
  }

  /// Everything everywhere, by way of what each may let go.
  private func meet() throws {
    for _ in 0..<3 {
      for (source, target) in [(ana, ben), (ben, ana)] {
        try release(source)
        try copies.exchange(from: source, to: target)
      }
    }
  }

  private func proof(_ reader: String, _ author: String, _ store: ProjectStore) throws -> BlindnessVerdict.Proof? {
    try store.blindness().first { $0.reader == reader && $0.author == author }?.proof
  }

  @Test func unfinishedLabelsTravelAsHeadsAndFinishedOnesWhenBothHaveFinished() throws {
    try review(by: "ana", ana)
    try release(ana)
    let first = try Copies.bundle(of: ana)
    #expect(first.entries.allSatisfy { ($0.kind == "judgementMade") == ($0.body == nil) })
    #expect(try copies.exchange(from: ana, to: ben).withheld == 3)
    #expect(try ben.labels().isEmpty)
    #expect(try ben.reviews(by: "ana").map(\.isFinished) == [true])
    try review(by: "ben", ben)
    try release(ben)
    #expect(try copies.exchange(from: ben, to: ana).withheld == 0)
    let arrived = try copies.exchange(from: ana, to: ben)
    #expect(arrived.bodies == 3 && arrived.withheld == 0)
    try meet()
    for store in [ana, ben] { #expect(try store.labels().count == 6) }
    #expect(try ana.examine().state == ben.examine().state)
  }

  @Test func whatIsLetGoLaterComesInABundleSinceThen() throws {
    try review(by: "ana", ana)
    try copies.exchange(from: ana, to: ben)
    try review(by: "ben", ben)
    try copies.exchange(from: ben, to: ana)
    let since = try ana.heads()
    #expect(try Copies.bundle(of: ana, since: since).entries.isEmpty)
    try release(ana)
    let entries = try Copies.bundle(of: ana, since: since).entries.filter { $0.body != nil }
    #expect(entries.map(\.kind) == Array(repeating: "judgementMade", count: 3) + ["labelsReleased"])
    #expect(entries.map(\.clock) == entries.map(\.clock).sorted())
  }

  @Test func anHonestHistoryIsProved() throws {
    try review(by: "ana", ana)
    try copies.exchange(from: ana, to: ben)
    try review(by: "ben", ben)
    try meet()
    for store in [ana, ben] {
      #expect(try proof("ana", "ben", store) == .proved)
      #expect(try proof("ben", "ana", store) == .proved)
    }
  }

  @Test func aLateChangeIsNamed() throws {
    try review(by: "ana", ana)
    try review(by: "ben", ben)
    try meet()
    try append(.reviewReopened(ReviewClosed(article: "quay", round: 1)), by: "ben", ben)
    try label(2, "quote", by: "ben", ben)
    try finish(by: "ben", ben)
    try meet()
    #expect(try proof("ana", "ben", ana) == .proved)
    guard case .possible(let entries, _)? = try proof("ben", "ana", ana) else {
      Issue.record("\(String(describing: try proof("ben", "ana", ana)))")
      return
    }
    #expect(entries.count == 1)
  }

  @Test func whoPeekedIsNamed() throws {
    try review(by: "ana", ana)
    try ana.revealLabels(of: ana.withheldReviews(), verb: LabelsRevealed.bundle, by: nil, at: Copies.time)
    try copies.exchange(from: ana, to: ben)
    #expect(try ben.labels().count == 3)
    try review(by: "ben", ben)
    try meet()
    guard case .possible(let entries, _)? = try proof("ben", "ana", ana) else {
      Issue.record("not seen")
      return
    }
    #expect(entries.count == 3)
    #expect(try proof("ana", "ben", ana) == .proved)
  }

  @Test func aHistoryThatWasCutProvesNothing() throws {
    try review(by: "ana", ana)
    try review(by: "ben", ben)
    try meet()
    var bundle = try Copies.bundle(of: ana)
    let last = try #require(bundle.entries.last { $0.reviewer == "ben" })
    bundle.entries.removeAll { $0.id == last.id }
    let store = try copies.fresh()
    _ = try store.merge(bundle.entries, heads: [], originals: bundle.originals)
    let finished = try store.blindness()
    #expect(finished.isEmpty)
    // Whoever cuts and then says that ben finished with another entry is found by what the release knew.
    try append(.reviewFinished(ReviewClosed(article: "quay", round: 1)), by: "ben", store)
    guard case .historyCut? = try proof("ana", "ben", store) else {
      Issue.record("the cut is not seen")
      return
    }
  }

  @Test func twoReviewsOfOneFileCanNotBeProved() throws {
    try review(by: "ana", ana)
    try review(by: "ben", ana)
    #expect(try proof("ben", "ana", ana) == .madeInOneFile)
  }

  @Test func whoAdjudicatedFirstCouldHaveSeen() throws {
    try review(by: "ana", ana)
    let opened = AdjudicationOpened(article: "quay", reviewers: ["ana"], rule: AcceptanceRule(), votes: [])
    try append(.adjudicationOpened(opened), by: "ben", ana)
    try review(by: "ben", ana)
    guard case .possible(let entries, _)? = try proof("ben", "ana", ana) else {
      Issue.record("ben saw all labels first")
      return
    }
    #expect(entries.count == 3)
    #expect(try proof("ana", "ben", ana)?.isSeen == false)
  }

  @Test func whoTakesARulingBackDecidesNothingOfTheirOwn() throws {
    let votes = try ["ana", "ben"].map { author in
      try open(by: author, ana)
      for number in 2...3 { try label(number, by: author, ana) }
      let vote = try label(1, by: author, ana)
      try finish(by: author, ana)
      return vote
    }
    let opened = AdjudicationOpened(article: "quay", reviewers: ["ana", "ben"], rule: AcceptanceRule(), votes: [])
    try append(.adjudicationOpened(opened), by: "ana", ana)
    let text = try ana.article("quay").paragraphs[0].sha256
    let ruling = ParagraphResolved(
      article: "quay", paragraph: 1, textSHA256: text, label: "opinion", cause: nil, note: nil, marks: nil,
      votes: votes, codebook: "")
    let change = try append(.paragraphResolved(ruling), by: "ana", ana)
    let reversal = Reversal(article: "quay", round: 1, paragraph: 1, change: change)
    try append(.changeUndone(reversal), by: "ana", ana)
    try append(.changeRedone(reversal), by: "ana", ana)
    #expect(try proof("ana", "ben", ana)?.isSeen == false && proof("ben", "ana", ana)?.isSeen == false)
    // Their own label they could not have changed unseen.
    try append(.reviewReopened(ReviewClosed(article: "quay", round: 1)), by: "ana", ana)
    try label(2, "quote", by: "ana", ana)
    try finish(by: "ana", ana)
    #expect(try proof("ana", "ben", ana)?.isSeen == true)
  }

  @Test func aDiscussionIsNeitherBlindNorAFault() throws {
    for author in ["ana", "ben"] { try review(by: author, ana) }
    for author in ["ana", "ben"] {
      try append(.reviewOpened(ReviewOpened(article: "quay", round: 2, scope: .body, paragraphs: [])), by: author, ana)
      try append(.reviewFinished(ReviewClosed(article: "quay", round: 2)), by: author, ana)
    }
    let verdicts = try ana.blindness().filter { $0.round == 2 }
    #expect(verdicts.map(\.proof) == [.discussed, .discussed])
  }

  @Test func whatWasImportedProvesNothing() throws {
    try review(by: "ben", ben)
    let text = try ben.article("quay").paragraphs[0]
    let label = LabelRecord(
      article: "quay", paragraph: text, reviewer: "ana", judgement: Judgement(label: "report"), note: nil,
      isFlagged: false, seconds: 1, codebook: "", madeAt: Copies.time)
    var plan = ImportPlan()
    plan.articles = [
      ImportPlan.Article(
        slug: "quay", content: nil, revises: nil,
        reviews: [
          ImportPlan.Review(reviewer: "ana", round: 1, scope: .body, isFinished: true, labels: [label])
        ])
    ]
    _ = try ben.store(plan, format: "csv", source: "rows.csv", at: Copies.time)
    #expect(try proof("ana", "ben", ben) == .imported)
    #expect(try proof("ben", "ana", ben) == .imported)
  }
}
