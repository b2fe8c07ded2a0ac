// SPDX-License-Identifier: GPL-3.0-or-later
public import AnnotationModel

/// What was assigned, how far each reading is, and what waits for whom.
public struct WorkQueue: Sendable {
  /// How far an assigned reading is.
  public enum State: String, Sendable, CaseIterable {
    /// It was not begun.
    case waiting
    /// It was begun.
    case open
    /// It is finished, in time or not.
    case finished
    /// Its time ran out, so that it is somebody else's to do.
    case expired
    /// It will not be done: the reviewer retired or is recused, or the article was excluded.
    case dropped
  }

  /// An assigned reading.
  public struct Item: Sendable {
    /// The assignment.
    public let record: AssignmentRecord
    /// How far it is.
    public let state: State
    /// The review; nil before it was begun.
    public let summary: ReviewSummary?

    /// Whose reading of what.
    public var review: ReviewID { record.review }
    /// Whether it is still to be done.
    public var isDue: Bool { state == .waiting || state == .open }
  }

  /// What stands in the project.
  public let work: WorkRecord
  /// The assigned readings in the order of their entries and places, one for each review: the latest that asks for it.
  public let items: [Item]
  private let articles: [String: ArticleSummary]
  private let reviews: [ReviewID: ReviewSummary]
  private let readers: [String: Set<String>]
  private let overlaps: [String: Int]
  private let retests: [ReviewID: Int]

  /// Looks at the work as it stands. Complexity: O(assignments + reviews + articles).
  ///
  /// - Parameters:
  ///   - work: what stands in the project.
  ///   - now: the moment, against which assignments expire.
  public init(_ work: WorkRecord, at now: Timestamp) {
    self.work = work
    let articles = Dictionary(work.articles.map { ($0.slug, $0) }) { $1 }
    let reviews = Dictionary(work.reviews.map { ($0.id, $0) }) { $1 }
    let latest = Dictionary(work.assignments.map { ($0.review, $0) }) { $0.clock > $1.clock ? $0 : $1 }
    items = work.assignments.filter { latest[$0.review] == $0 }.map { record in
      let review = reviews[record.review]
      let isBarred = Self.isBarred(record.review.reviewer, from: articles[record.review.article], work)
      let isLate = record.until.map { $0 < now } ?? false
      let due: State = isBarred ? .dropped : isLate ? .expired : review == nil ? .waiting : .open
      return Item(record: record, state: review?.isFinished == true ? .finished : due, summary: review)
    }
    overlaps = Dictionary(items.map { ($0.review.article, $0.record.overlap) }, uniquingKeysWith: max)
    let again = (items.map(\.review) + work.reviews.map(\.id)).filter(\.isRetest)
    retests = Dictionary(
      again.map { (ReviewID(article: $0.article, reviewer: $0.reviewer), $0.round) }, uniquingKeysWith: max)
    (self.articles, self.reviews) = (articles, reviews)
    let gone = Set(items.filter { $0.state == .expired || $0.state == .dropped }.map(\.review))
    // Who only looked at an article takes nobody's place.
    let begun = work.reviews.filter { !$0.isEmpty }.map(\.id)
      .filter { !gone.contains($0) && !work.retired.contains($0.reviewer) }
    let finished = work.reviews.filter(\.isFinished).map(\.id)
    let first = (begun + finished + items.filter(\.isDue).map(\.review)).filter { $0.round == ReviewID.firstRound }
    readers = Dictionary(grouping: first, by: \.article).mapValues { Set($0.map(\.reviewer)) }
  }

  /// Whether a reviewer reads nothing of an article: retired, recused, trained with it, or it is excluded or not here.
  private static func isBarred(_ reviewer: String, from article: ArticleSummary?, _ work: WorkRecord) -> Bool {
    guard let article, !article.isExcluded, !work.retired.contains(reviewer),
      !work.trained.contains(ReviewID(article: article.slug, reviewer: reviewer))
    else { return true }
    return work.recusals.contains { $0.bars(reviewer, from: article) }
  }

  /// Whether a reviewer may be asked to read an article.
  public func mayRead(_ reviewer: String, _ article: String) -> Bool {
    !Self.isBarred(reviewer, from: articles[article], work)
  }

  /// Who has read an article first, is reading it, or is still to.
  public func readers(of article: String) -> Set<String> { readers[article] ?? [] }

  /// The readings that are due from a reviewer, in order: those begun come first, the latest change at the top.
  ///
  /// A re-test waits until the reading before it is finished.
  public func queue(of reviewer: String) -> [Item] {
    let due = items.filter { $0.review.reviewer == reviewer && $0.isDue }.filter { item in
      let first = ReviewID(article: item.review.article, reviewer: reviewer)
      return !item.review.isRetest || reviews[first]?.isFinished == true
    }
    let open = due.filter { $0.state == .open }.sorted { left, right in
      (left.summary?.touchedAt.milliseconds ?? 0) > (right.summary?.touchedAt.milliseconds ?? 0)
    }
    return open + due.filter { $0.state == .waiting }
  }

  /// The readings that a reviewer may take over: of articles that lack some because time ran out or somebody left.
  ///
  /// - Parameter reviewer: who asks; an expired reading of the own may be taken up again.
  /// - Returns: one assignment for each such article that the reviewer can read, in the order of their entries.
  public func open(to reviewer: String) -> [AssignmentRecord] {
    var seen: Set<String> = []
    return items.filter { item in
      let article = item.review.article
      guard item.state == .expired || item.state == .dropped, item.review.round == ReviewID.firstRound,
        mayRead(reviewer, article), !readers(of: article).contains(reviewer), seen.insert(article).inserted
      else { return false }
      return readers(of: article).count < wanted(article)
    }.map(\.record)
  }

  /// How many readings of an article were asked for; 0 for one that was never assigned.
  public func wanted(_ article: String) -> Int { overlaps[article] ?? 0 }

  /// The round in which a reviewer would read an article again.
  public func nextRetest(of article: String, by reviewer: String) -> Int {
    (retests[ReviewID(article: article, reviewer: reviewer)] ?? ReviewID.firstRetest - 1) + 1
  }
}

// MARK: What comes next

extension WorkQueue {
  /// The readings that wait for a reviewer, the one to open first at the top.
  ///
  /// Whoever was assigned something goes through the own queue, and then takes over what others left. Nobody else is
  /// held to a queue: ``ReviewQueue`` says what waits for them.
  public func waiting(for reviewer: String) -> [ReviewID] {
    guard items.contains(where: { $0.review.reviewer == reviewer }) else {
      return ReviewQueue.unfinished(offered(to: reviewer), firstReadings, for: reviewer)
        .map { ReviewID(article: $0.slug, reviewer: reviewer) }
    }
    let own = queue(of: reviewer).map(\.review)
    return own.isEmpty ? open(to: reviewer).map { ReviewID(article: $0.review.article, reviewer: reviewer) } : own
  }

  /// What a reviewer may read without having been asked: of the articles that train only those that were begun as work.
  private func offered(to reviewer: String) -> [ArticleSummary] {
    work.articles.filter { article in
      let isBegun = reviews[ReviewID(article: article.slug, reviewer: reviewer)] != nil
      return mayRead(reviewer, article.slug) && (isBegun || !work.training.contains(article.slug))
    }
  }

  private var firstReadings: [ReviewSummary] { work.reviews.filter { $0.id.round == ReviewID.firstRound } }

  /// Every article for a reviewer, with the round to read: what waits comes first, then the rest.
  public func order(for reviewer: String) -> [ReviewID] {
    let waiting = waiting(for: reviewer), first = Set(waiting.map(\.article))
    let rest = ReviewQueue.order(offered(to: reviewer), firstReadings, for: reviewer)
    return waiting + rest.map(\.slug).filter { !first.contains($0) }.map { ReviewID(article: $0, reviewer: reviewer) }
  }

  /// The plan by which a reviewer takes a reading over; nil where it is theirs already, or nobody's to take.
  ///
  /// It is given as much time as the reading had that ran out.
  public func takeOver(_ article: String, by reviewer: String, at now: Timestamp) -> ArticlesAssigned? {
    guard let record = open(to: reviewer).first(where: { $0.review.article == article }) else { return nil }
    let until = record.until.map { end in
      Timestamp(milliseconds: now.milliseconds + end.milliseconds - record.madeAt.milliseconds)
    }
    return ArticlesAssigned(
      [Assignment(ReviewID(article: article, reviewer: reviewer), place: 1)], overlap: record.overlap,
      strategy: .balanced, order: .loaded, seed: 0, until: until)
  }
}
