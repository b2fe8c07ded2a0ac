// SPDX-License-Identifier: GPL-3.0-or-later
public import AnnotationModel

/// How far the reading is, by reviewer and by article, and when it will be done if it goes on like this.
public struct WorkProgress: Sendable {
  /// What was read and what is left. Paragraphs are those that the reviews walk.
  public struct Figures: Sendable, Equatable {
    /// Readings that were begun or are to be done.
    public var readings = 0
    /// Those that are finished.
    public var finished = 0
    /// Paragraphs to decide.
    public var paragraphs = 0
    /// Paragraphs decided or abstained from.
    public var decided = 0
    /// Paragraphs flagged; nil where that must not be seen yet.
    public var flagged: Int? = 0
    /// Paragraphs decided unsurely; nil where that must not be seen yet.
    public var unsure: Int? = 0
    /// The median of the seconds from showing to deciding; nil before the first decision.
    public var secondsPerParagraph: Double?
    /// Decisions a day over the last seven days, or since the first of them; nil where none was made.
    public var paragraphsPerDay: Double?
    /// When all is decided at that pace; nil where there is none, or nothing is left.
    public var expectedEnd: Timestamp?
  }

  /// One reading.
  public struct Reading: Sendable {
    /// Whose reading of what.
    public let review: ReviewID
    /// How far it is.
    public let figures: Figures
    /// Whether it was assigned.
    public let isAssigned: Bool
  }

  /// The reviewers with something to read or read, by identifier; discussions are no readings, and left out.
  public let reviewers: [(reviewer: String, figures: Figures)]
  /// The articles with a reading, by slug, each with its readings by reviewer and round.
  public let articles: [(article: String, wanted: Int, readings: [Reading])]

  /// Measures.
  ///
  /// - Parameters:
  ///   - queue: what was assigned and read.
  ///   - records: the labels.
  ///   - now: the moment from which the pace is looked back on.
  ///   - shown: the reviews of which more than the progress may be seen; nil for all.
  /// - Complexity: O(n log n) in the labels.
  public init(_ queue: WorkQueue, _ records: [LabelRecord], at now: Timestamp, shown: Set<ReviewID>? = nil) {
    let excluded = Set(queue.work.articles.filter(\.isExcluded).map(\.slug))
    var byReview: [ReviewID: [Int]] = [:]
    for place in records.indices where shown?.contains(records[place].review) != false {
      byReview[records[place].review, default: []].append(place)
    }
    func decisions(_ review: ReviewID) -> [Decision] { (byReview[review] ?? []).map { Decision(records[$0]) } }
    let reviews = queue.work.reviews.filter { !excluded.contains($0.id.article) }
    let summaries = Dictionary(reviews.map { ($0.id, $0) }) { $1 }
    let sizes = Dictionary(queue.work.articles.map { ($0.slug, $0.annotatable) }) { $1 }
    let assigned = Set(queue.items.filter { $0.isDue || $0.state == .finished }.map(\.review))
      .filter { !excluded.contains($0.article) }
    let readings = assigned.union(summaries.keys).map { id -> Reading in
      var figures = Self.figures(summaries[id], of: sizes[id.article] ?? 0, decisions(id), now)
      if summaries[id] != nil, shown?.contains(id) == false { (figures.flagged, figures.unsure) = (nil, nil) }
      return Reading(review: id, figures: figures, isAssigned: assigned.contains(id))
    }
    let counting = readings.filter { !$0.review.isDiscussion }
    reviewers = Dictionary(grouping: counting, by: \.review.reviewer).map { reviewer, mine in
      (reviewer, Self.sum(mine.map(\.figures), mine.flatMap { decisions($0.review) }, now))
    }.sorted { $0.reviewer < $1.reviewer }
    articles = Dictionary(grouping: readings, by: \.review.article).map { article, mine in
      let sorted = mine.sorted { ($0.review.reviewer, $0.review.round) < ($1.review.reviewer, $1.review.round) }
      return (article, queue.wanted(article), sorted)
    }.sorted { $0.article < $1.article }
  }

  /// What the figures are made of.
  private struct Decision {
    let isUnsure: Bool
    /// Seconds and moment of what was decided here; what was carried over from another version took no time.
    let seconds: Double?
    let madeAt: Timestamp?

    init(_ record: LabelRecord) {
      let isMade = record.judgement != nil && record.carriedFrom == nil
      isUnsure = record.judgement?.unsure == true
      seconds = isMade ? record.seconds : nil
      madeAt = isMade ? record.madeAt : nil
    }
  }

  private static func figures(
    _ review: ReviewSummary?, of size: Int, _ records: [Decision], _ now: Timestamp
  ) -> Figures {
    var figures = Figures()
    figures.readings = 1
    figures.finished = review?.isFinished == true ? 1 : 0
    figures.paragraphs = review?.walked ?? size
    figures.decided = review?.decided ?? 0
    figures.flagged = review?.flagged ?? 0
    figures.unsure = records.count(where: \.isUnsure)
    return paced(figures, records, now)
  }

  private static func sum(_ parts: [Figures], _ records: [Decision], _ now: Timestamp) -> Figures {
    let sum = parts.reduce(into: Figures()) { sum, part in
      sum.readings += part.readings
      sum.finished += part.finished
      sum.paragraphs += part.paragraphs
      sum.decided += part.decided
      sum.flagged = sum.flagged.flatMap { sum in part.flagged.map { sum + $0 } }
      sum.unsure = sum.unsure.flatMap { sum in part.unsure.map { sum + $0 } }
    }
    return paced(sum, records, now)
  }

  private static let day = 86_400_000.0

  /// The figures with what the decisions' times say.
  private static func paced(_ figures: Figures, _ made: [Decision], _ now: Timestamp) -> Figures {
    var figures = figures
    // What came from a pipe states no time.
    let seconds = made.compactMap(\.seconds).filter { $0 > 0 }.sorted()
    if !seconds.isEmpty {
      figures.secondsPerParagraph = (seconds[seconds.count / 2] + seconds[(seconds.count - 1) / 2]) / 2
    }
    let weekAgo = Timestamp(milliseconds: now.milliseconds - Int64(7 * day))
    let lately = made.compactMap(\.madeAt).filter { $0 >= weekAgo && $0 <= now }
    guard let first = lately.min() else { return figures }
    let days = max(1, Double(now.milliseconds - first.milliseconds) / day)
    let pace = Double(lately.count) / days
    figures.paragraphsPerDay = pace
    let left = figures.paragraphs - figures.decided
    if left > 0 {
      let days = min(Double(left) / pace, 36_525)
      figures.expectedEnd = Timestamp(milliseconds: now.milliseconds + Int64(days * day))
    }
    return figures
  }
}
