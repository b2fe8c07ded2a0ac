// SPDX-License-Identifier: GPL-3.0-or-later
internal import AgreementStatistics
public import AnnotationModel

/// Who reads what: the same request on the same project with the same seed gives the same plan.
public struct AssignmentPlan: Sendable {
  /// What is to be planned.
  public struct Request: Sendable {
    /// The slugs, in the order of loading.
    public var articles: [String]
    /// The reviewers to deal to, each once.
    public var reviewers: [String]
    /// How many reviewers read each article, at least 1; those who read it already count.
    public var overlap: Int
    /// By which rule.
    public var strategy = AssignmentStrategy.balanced
    /// In which order each reviewer reads.
    public var order = ReadingOrder.loaded
    /// What chance is drawn from.
    public var seed: UInt64 = 1
    /// The share of a reviewer's readings that is read again, from 0 to 1, rounded up.
    public var retestShare = 0.0

    /// A request.
    public init(articles: [String], reviewers: [String], overlap: Int) {
      self.articles = articles
      self.reviewers = reviewers
      self.overlap = overlap
    }
  }

  /// An article that not enough reviewers can read.
  public struct Shortfall: Sendable, Hashable {
    /// The slug.
    public let article: String
    /// How many readings it lacks.
    public let missing: Int
  }

  /// What is to be read, by reviewer and place.
  public let assignments: [Assignment]
  /// What stays below the overlap because of recusals and too few reviewers.
  public let shortfalls: [Shortfall]

  /// Deals the readings out.
  ///
  /// - Parameters:
  ///   - request: what is to be planned.
  ///   - queue: what was assigned and read already, which is not assigned again.
  /// - Complexity: O(articles × overlap × reviewers).
  public init(_ request: Request, beside queue: WorkQueue) {
    var dealer = Dealer(request, queue)
    var shortfalls: [Shortfall] = []
    for article in request.articles {
      let missing = dealer.deal(article)
      if missing > 0 { shortfalls.append(Shortfall(article: article, missing: missing)) }
    }
    self.shortfalls = shortfalls
    assignments = request.reviewers.enumerated().flatMap { number, reviewer in
      var stream = RandomStream(seed: request.seed, stream: UInt64(number) + 1)
      let own = request.articles.filter { dealer.dealt[$0, default: []].contains(reviewer) }
      let again = Self.retests(of: reviewer, own, request, queue, &stream)
      let ordered = request.order == .random ? stream.shuffled(own) + stream.shuffled(again) : own + again
      return zip(ordered, 1...).map { article, place in
        let isAgain = place > own.count
        let round = isAgain ? queue.nextRetest(of: article, by: reviewer) : ReviewID.firstRound
        return Assignment(ReviewID(article: article, reviewer: reviewer, round: round), place: place)
      }
    }
  }

  /// The articles that a reviewer reads again, so many that with earlier re-tests they are the share that is wanted.
  private static func retests(
    of reviewer: String, _ own: [String], _ request: Request, _ queue: WorkQueue, _ stream: inout RandomStream
  ) -> [String] {
    guard request.retestShare > 0 else { return [] }
    let mine = Set(own)
    let read = request.articles.filter { mine.contains($0) || queue.readers(of: $0).contains(reviewer) }
    let fresh = read.filter {
      queue.nextRetest(of: $0, by: reviewer) == ReviewID.firstRetest && queue.mayRead(reviewer, $0)
    }
    let wanted = Int((request.retestShare * Double(read.count)).rounded(.up)) - (read.count - fresh.count)
    let chosen = Set(stream.shuffled(fresh).prefix(max(0, wanted)))
    return fresh.filter(chosen.contains)
  }
}

/// Deals articles to reviewers one by one.
private struct Dealer {
  let request: AssignmentPlan.Request
  let queue: WorkQueue
  let sizes: [String: Int]
  /// Who was dealt which article.
  var dealt: [String: [String]] = [:]
  var stream: RandomStream
  /// Paragraphs that each reviewer has still to read.
  private var load: [String: Int] = [:]
  /// How many articles each reviewer reads that some other one reads too.
  private var meetings: [String: [String: Int]] = [:]

  init(_ request: AssignmentPlan.Request, _ queue: WorkQueue) {
    (self.request, self.queue) = (request, queue)
    sizes = Dictionary(queue.work.articles.map { ($0.slug, $0.annotatable) }) { $1 }
    stream = RandomStream(seed: request.seed)
    for item in queue.items where item.isDue {
      load[item.review.reviewer, default: 0] += sizes[item.review.article] ?? 0
    }
  }

  /// Deals an article.
  ///
  /// - Returns: how many readings it lacks then.
  mutating func deal(_ article: String) -> Int {
    var readers = queue.readers(of: article).sorted()
    var free = request.reviewers.filter { !readers.contains($0) && queue.mayRead($0, article) }
    let wanted =
      request.strategy == .all ? request.reviewers.count { !readers.contains($0) } : request.overlap - readers.count
    guard wanted > 0 else { return 0 }
    for _ in 0..<min(wanted, free.count) {
      let next = choose(from: stream.shuffled(free), beside: readers)
      free.removeAll { $0 == next }
      load[next, default: 0] += sizes[article] ?? 0
      for other in readers {
        meetings[next, default: [:]][other, default: 0] += 1
        meetings[other, default: [:]][next, default: 0] += 1
      }
      readers.append(next)
      dealt[article, default: []].append(next)
    }
    return wanted - (dealt[article]?.count ?? 0)
  }

  private func choose(from candidates: [String], beside readers: [String]) -> String {
    guard request.strategy == .balanced else { return candidates[0] }
    func burden(_ reviewer: String) -> (Int, Int) {
      let met = readers.reduce(0) { $0 + (meetings[reviewer]?[$1] ?? 0) }
      return (load[reviewer] ?? 0, met)
    }
    return candidates.min { burden($0) < burden($1) } ?? candidates[0]
  }
}

extension RandomStream {
  /// The elements in a random order, by Fisher and Yates; the same for a seed wherever the program runs.
  mutating func shuffled(_ elements: [String]) -> [String] {
    var elements = elements
    for index in elements.indices.reversed() where index > 0 { elements.swapAt(index, below(index + 1)) }
    return elements
  }
}
