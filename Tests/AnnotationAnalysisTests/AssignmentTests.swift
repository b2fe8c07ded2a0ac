// SPDX-License-Identifier: GPL-3.0-or-later
import AnnotationAnalysis
import AnnotationModel
import Testing

@Suite struct AssignmentTests {
  private static let articles = (1...12).map { "text\($0)" }

  private static func work(
    reviews: [ReviewSummary] = [], assignments: [AssignmentRecord] = [], recusals: [Recusal] = [],
    retired: Set<String> = [], sizes: (Int) -> Int = { _ in 2 }
  ) -> WorkRecord {
    let summaries = articles.enumerated().map { index, slug in
      ArticleSummary(
        slug: slug, title: nil, paragraphs: sizes(index), annotatable: sizes(index),
        loadedAt: Timestamp(milliseconds: 0), outlets: [index % 3 == 0 ? "The Coastal Post" : "Wire"])
    }
    return WorkRecord(
      articles: summaries, reviews: reviews, assignments: assignments, recusals: recusals, retired: retired)
  }

  private static func plan(
    _ work: WorkRecord = work(), by reviewers: [String] = ["ana", "ben", "cleo"], overlap: Int = 2, at now: Int64 = 0,
    _ change: (inout AssignmentPlan.Request) -> Void = { _ in }
  ) -> AssignmentPlan {
    var request = AssignmentPlan.Request(articles: articles, reviewers: reviewers, overlap: overlap)
    change(&request)
    return AssignmentPlan(request, beside: WorkQueue(work, at: Timestamp(milliseconds: now)))
  }

  /// The assignments as an entry of the ledger would make them.
  private static func records(_ plan: AssignmentPlan, until: Int64? = nil) -> [AssignmentRecord] {
    plan.assignments.map {
      AssignmentRecord(
        $0, overlap: 2, clock: 1, madeAt: Timestamp(milliseconds: 0),
        until: until.map { Timestamp(milliseconds: $0) })
    }
  }

  private func readers(_ plan: AssignmentPlan) -> [String: [String]] {
    Dictionary(grouping: plan.assignments.map(\.review), by: \.article).mapValues { $0.map(\.reviewer).sorted() }
  }

  @Test(arguments: [AssignmentStrategy.balanced, .random], 1...3)
  func everyArticleIsReadByAsManyAsWanted(strategy: AssignmentStrategy, overlap: Int) {
    let plan = Self.plan(overlap: overlap) { $0.strategy = strategy }
    #expect(readers(plan).count == 12 && plan.shortfalls.isEmpty)
    #expect(readers(plan).values.allSatisfy { $0.count == overlap && Set($0).count == overlap })
  }

  @Test func aBalancedPlanGivesEachTheSameAndEachPairTheSame() {
    let plan = Self.plan()
    let loads = Dictionary(grouping: plan.assignments, by: \.review.reviewer).mapValues(\.count)
    #expect(loads == ["ana": 8, "ben": 8, "cleo": 8])
    let pairs = Dictionary(grouping: readers(plan).values) { $0 }.mapValues(\.count)
    #expect(pairs == [["ana", "ben"]: 4, ["ana", "cleo"]: 4, ["ben", "cleo"]: 4])
  }

  @Test(arguments: UInt64(1)...6) func eachPairOfManyMeetsAboutEquallyOften(seed: UInt64) {
    let plan = Self.plan(by: ["ana", "ben", "cleo", "dora"]) { $0.seed = seed }
    let loads = Dictionary(grouping: plan.assignments, by: \.review.reviewer).mapValues(\.count)
    #expect(Set(loads.values) == [6])
    let pairs = Dictionary(grouping: readers(plan).values) { $0 }.mapValues(\.count)
    #expect(pairs.count == 6 && pairs.values.allSatisfy { (1...3).contains($0) }, "\(pairs)")
  }

  @Test func aBalancedPlanCountsParagraphs() {
    let work = Self.work { $0 == 0 ? 100 : 2 }
    let loads = Dictionary(grouping: Self.plan(work, overlap: 1).assignments, by: \.review.reviewer).mapValues(\.count)
    #expect(loads.values.sorted() == [1, 5, 6])
  }

  @Test func allReadAll() {
    let plan = Self.plan { $0.strategy = .all }
    #expect(readers(plan).values.allSatisfy { $0 == ["ana", "ben", "cleo"] })
  }

  @Test func theSameSeedGivesTheSamePlanAndAnotherOneAnother() {
    let plans = [1, 1, 2].map { seed in
      Self.plan { ($0.seed, $0.strategy, $0.order) = (seed, .random, .random) }.assignments
    }
    #expect(plans[0] == plans[1] && plans[0] != plans[2])
  }

  @Test func eachReadsInTheOrderOfLoadingOrInOneOfTheirOwn() {
    let loaded = Self.plan(overlap: 3).assignments.filter { $0.review.reviewer == "ben" }
    #expect(loaded.map(\.review.article) == Self.articles && loaded.map(\.place) == Array(1...12))
    let random = Self.plan(overlap: 3) { $0.order = .random }
    let orders = Dictionary(grouping: random.assignments, by: \.review.reviewer).mapValues { $0.map(\.review.article) }
    #expect(Set(orders.values).count == 3 && !orders.values.contains(Self.articles))
    #expect(orders.values.allSatisfy { $0.sorted() == Self.articles.sorted() })
  }

  @Test func aShareIsReadAgainBehindEverythingElseInARoundOfItsOwn() {
    let plan = Self.plan { ($0.retestShare, $0.order) = (0.25, .random) }
    for reviewer in ["ana", "ben", "cleo"] {
      let mine = plan.assignments.filter { $0.review.reviewer == reviewer }
      #expect(mine.map(\.review.round) == Array(repeating: 1, count: 8) + [101, 101])
      #expect(Set(mine.prefix(8).map(\.review.article)).isSuperset(of: mine.suffix(2).map(\.review.article)))
    }
    let more = Self.plan(Self.work(assignments: Self.records(plan))) { $0.retestShare = 0.5 }
    #expect(more.assignments.map(\.review.round) == [101, 101, 101, 101, 101, 101])
  }

  @Test func nobodyReadsWhatTheyAreRecusedFromOrAfterTheyRetired() {
    let recusal = Recusal(reviewer: "ana", outlet: "the coastal post", reason: "worked there")
    let plan = Self.plan(Self.work(recusals: [recusal], retired: ["ben"]))
    #expect(plan.assignments.allSatisfy { $0.review.reviewer != "ben" })
    #expect(plan.shortfalls.map(\.missing) == [1, 1, 1, 1])
    #expect(Set(plan.shortfalls.map(\.article)) == ["text1", "text4", "text7", "text10"])
  }
  @Test func whatWasReadOrAssignedIsNotAssignedAgain() {
    let first = Self.plan()
    #expect(Self.plan(Self.work(assignments: Self.records(first))).assignments.isEmpty)
    let read = Self.work(reviews: Self.articles.map { Records.review($0, "dora") })
    #expect(readers(Self.plan(read)).values.allSatisfy { $0.count == 1 })
  }

  @Test func whatRanOutOrWasLeftIsDealtToOthers() {
    let first = Self.plan(), mine = first.assignments.filter { $0.review.reviewer == "ana" }.map(\.review.article)
    let read = first.assignments.filter { $0.review.reviewer != "ana" }.map {
      Records.review($0.review.article, $0.review.reviewer)
    }
    let expired = Self.work(reviews: read, assignments: Self.records(first, until: 10))
    #expect(Self.plan(expired, at: 10).assignments.isEmpty)
    let again = Self.plan(expired, by: ["ben", "cleo"], at: 11)
    #expect(Set(again.assignments.map(\.review.article)) == Set(mine))
    let retired = Self.work(reviews: read, assignments: Self.records(first), retired: ["ana"])
    #expect(Self.plan(retired, by: ["ben", "cleo"]).assignments == again.assignments)
  }
}

@Suite struct WorkQueueTests {
  private static func record(_ id: ReviewID, _ place: Int, clock: Int = 1, until: Int64? = nil) -> AssignmentRecord {
    AssignmentRecord(
      Assignment(id, place: place), overlap: 2, clock: clock, madeAt: Timestamp(milliseconds: 0),
      until: until.map { Timestamp(milliseconds: $0) })
  }

  private static func id(_ article: String, _ reviewer: String = "ana", _ round: Int = 1) -> ReviewID {
    ReviewID(article: article, reviewer: reviewer, round: round)
  }

  private func queue(
    _ assignments: [AssignmentRecord], _ reviews: [ReviewSummary] = [], retired: Set<String> = [], at now: Int64 = 5
  ) -> WorkQueue {
    let articles = ["a", "b", "c"].map { Records.summary($0) }
    return WorkQueue(
      WorkRecord(articles: articles, reviews: reviews, assignments: assignments, retired: retired),
      at: Timestamp(milliseconds: now))
  }

  @Test func theQueueIsWhatWasBegunAndThenTheRestInItsOrder() {
    let assignments = [Self.record(Self.id("c"), 1), Self.record(Self.id("a"), 2), Self.record(Self.id("b"), 3)]
    let queue = queue(assignments, [Records.review("b", "ana", finished: false)])
    #expect(queue.queue(of: "ana").map(\.review.article) == ["b", "c", "a"])
    #expect(queue.queue(of: "ben").isEmpty)
    #expect(self.queue(assignments, [Records.review("c", "ana")]).queue(of: "ana").map(\.review.article) == ["a", "b"])
  }

  @Test func whoWasAskedGoesThroughTheOwnQueueAndOthersThroughAll() {
    let queue = queue([Self.record(Self.id("b"), 1)])
    #expect(queue.waiting(for: "ana") == [Self.id("b")])
    #expect(Set(queue.waiting(for: "dora").map(\.article)) == ["a", "b", "c"])
  }

  @Test func aRetestWaitsForTheReadingBeforeIt() {
    let assignments = [Self.record(Self.id("a"), 1), Self.record(Self.id("a", "ana", 101), 2)]
    #expect(queue(assignments).queue(of: "ana").map(\.review.round) == [1])
    #expect(queue(assignments, [Records.review("a", "ana")]).queue(of: "ana").map(\.review.round) == [101])
  }

  @Test func anExcludedArticleWaitsForNobody() {
    let article = ArticleSummary(
      slug: "a", title: nil, paragraphs: 1, annotatable: 1, loadedAt: Timestamp(milliseconds: 0), exclusion: "a test")
    let work = WorkRecord(articles: [article], assignments: [Self.record(Self.id("a"), 1)])
    let queue = WorkQueue(work, at: Timestamp(milliseconds: 0))
    #expect(queue.items.map(\.state) == [.dropped] && queue.queue(of: "ana").isEmpty)
    #expect(queue.open(to: "ben").isEmpty)
  }

  @Test func whatRanOutIsOpenToThoseWhoDoNotReadIt() {
    let assignments = [
      Self.record(Self.id("a"), 1, until: 4), Self.record(Self.id("a", "ben"), 1),
      Self.record(Self.id("b"), 2, until: 5),
    ]
    let queue = queue(assignments)
    #expect(queue.items.map(\.state) == [.expired, .waiting, .waiting])
    #expect(queue.open(to: "cleo").map(\.review.article) == ["a"])
    #expect(queue.open(to: "ana").map(\.review.article) == ["a"])
    #expect(queue.open(to: "ben").isEmpty)
    let taken = assignments + [Self.record(Self.id("a", "cleo"), 1, clock: 2)]
    #expect(self.queue(taken).open(to: "dora").isEmpty)
    #expect(self.queue(assignments, [Records.review("a", "ana")]).open(to: "cleo").isEmpty)
  }

  @Test func progressSaysWhatIsDoneAndWhenTheRestWillBe() throws {
    let day: Int64 = 86_400_000
    let assignments = [Self.record(Self.id("a"), 1), Self.record(Self.id("b"), 2), Self.record(Self.id("c"), 3)]
    let reviews = [Records.review("a", "ana"), Records.review("b", "ana", finished: false)]
    var labels = Records.labels("a", "ana", ["report", "quote"], made: Timestamp(milliseconds: 0))
    labels += Records.labels("b", "ana", ["report", nil], made: Timestamp(milliseconds: day))
    labels[0].seconds = 9
    labels[1].judgement?.unsure = true
    let progress = WorkProgress(
      queue(assignments, reviews), labels, at: Timestamp(milliseconds: 2 * day))
    let ana = try #require(progress.reviewers.first?.figures)
    #expect((ana.readings, ana.finished, ana.paragraphs, ana.decided, ana.unsure) == (3, 1, 6, 4, 1))
    #expect(ana.secondsPerParagraph == 1 && ana.paragraphsPerDay == 2)
    #expect(ana.expectedEnd == Timestamp(milliseconds: 3 * day))
    #expect(progress.articles.map(\.article) == ["a", "b", "c"])
    #expect(progress.articles[2].readings.map(\.figures.expectedEnd) == [nil])
    #expect(progress.articles.allSatisfy { $0.wanted == 2 && $0.readings.count == 1 })
  }
}
