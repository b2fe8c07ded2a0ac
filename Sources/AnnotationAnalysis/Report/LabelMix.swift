// SPDX-License-Identifier: GPL-3.0-or-later
public import AnnotationModel

/// How an article's paragraphs are labelled: the mean over its reviewers of each label's share, with Wilson's interval.
public struct LabelMix: Sendable {
  /// One label's share.
  public struct Share: Sendable {
    /// The label.
    public let label: LabelID
    /// The mean of the reviewers' shares of paragraphs, 0 to 1.
    public let value: Double
    /// Wilson's interval of 95 %, the labelled paragraphs taken as independent.
    public let interval: (lower: Double, upper: Double)
  }

  /// The article's slug.
  public let article: String
  /// How many paragraphs a reviewer labelled, the greatest of the readings.
  public let paragraphs: Int
  /// The labels in codebook order.
  public let shares: [Share]

  /// The mix of an article; nil where no reading of it has a label.
  public init?(_ signals: ArticleSignals) {
    let readings = signals.readings.map(\.signals).filter { $0.labelled > 0 }
    guard let first = readings.first else { return nil }
    article = signals.slug
    let most = readings.map(\.labelled).max() ?? 0
    paragraphs = most
    shares = first.shares.indices.map { place in
      let parts = readings.compactMap { reading in
        ArticleSignals.ratio(reading.shares[place].paragraphs, reading.shares.reduce(0) { $0 + $1.paragraphs })
      }
      let mean = parts.isEmpty ? 0 : parts.reduce(0, +) / Double(parts.count)
      let limits = ReviewerQuality.wilson(mean, most)
      return Share(label: first.shares[place].label, value: mean, interval: (limits.lower, limits.upper))
    }
  }
}

/// How often each grade of reliability stands beside each of credibility, over the ratings that stand.
public struct RatingGrid: Sendable, Equatable {
  /// By reliability A to F, then by credibility 1 to 6.
  public private(set) var counts = [[Int]](
    repeating: [Int](repeating: 0, count: InformationCredibility.allCases.count),
    count: SourceReliability.allCases.count)
  /// Ratings with one grade alone.
  public private(set) var halves = 0

  /// How many ratings stand in the grid.
  public var total: Int { counts.joined().reduce(0, +) }

  /// The grid of the ratings of some reviews. Complexity: O(ratings).
  public init(_ records: [AnnotationRecord]) {
    for record in records {
      for number in record.annotations.standingRatings {
        guard let rating = record.annotations.ratings[number]?.value else { continue }
        let row = rating.reliability.flatMap(SourceReliability.allCases.firstIndex)
        let column = rating.credibility.flatMap(InformationCredibility.allCases.firstIndex)
        if let row, let column { counts[row][column] += 1 } else { halves += 1 }
      }
    }
  }
}

/// What became of paragraphs that were adjudicated, counted article by article.
public struct GoldTally: Sendable {
  /// How many paragraphs came to their label in which way.
  public private(set) var origins: [GoldRecord.Origin: Int] = [:]
  /// Of how many differences somebody said which cause.
  public private(set) var causes: [DisagreementCause: Int] = [:]
  /// How often each label is gold.
  public private(set) var labels: [LabelID: Int] = [:]
  /// Paragraphs whose gold rests on a decision that changed since.
  public private(set) var stale = 0
  /// How many paragraphs have a label that holds.
  public private(set) var settled = 0
  /// On how many paragraphs all agree after a discussion, in which each saw what the others had said.
  public private(set) var agreedAfterDiscussion = 0

  /// How many paragraphs were adjudicated or accepted.
  public var count: Int { origins.values.reduce(0, +) }

  /// The cause that most differences were put down to; of several the first in their order.
  public var mainCause: (cause: DisagreementCause, count: Int)? {
    let most = causes.values.max() ?? 0
    return DisagreementCause.allCases.first { causes[$0] == most }.map { ($0, most) }
  }

  /// Nothing counted yet.
  public init() {}

  /// Counts gold. Complexity: O(records).
  ///
  /// - Parameters:
  ///   - records: the gold of an article.
  ///   - discussed: the numbers of its paragraphs that were labelled in a discussion.
  public mutating func add(_ records: [GoldRecord], discussed: Set<Int>) {
    for record in records {
      if record.how == .unanimous, discussed.contains(record.paragraph) { agreedAfterDiscussion += 1 }
      origins[record.how, default: 0] += 1
      if let cause = record.cause { causes[cause, default: 0] += 1 }
      if let label = record.label { labels[label, default: 0] += 1 }
      if record.isStale { stale += 1 } else if record.label != nil { settled += 1 }
    }
  }
}
