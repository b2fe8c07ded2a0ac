// SPDX-License-Identifier: GPL-3.0-or-later

/// One reading that a reviewer is asked for.
public struct Assignment: Sendable, Hashable {
  /// Who is to read what, in which round.
  public var review: ReviewID
  /// The place in the reviewer's part of the plan, from 1.
  public var place: Int

  /// A reading at a place.
  public init(_ review: ReviewID, place: Int) {
    self.review = review
    self.place = place
  }
}

/// By which rule readings are dealt out.
public enum AssignmentStrategy: String, Sendable, CaseIterable {
  /// To whoever has least to read, and has met the article's other readers least often.
  case balanced
  /// By lot.
  case random
  /// Every reviewer reads every article.
  case all
}

/// In which order a reviewer reads.
public enum ReadingOrder: String, Sendable, CaseIterable {
  /// As the articles were loaded.
  case loaded
  /// Each reviewer in another order, against fatigue and the effects of order.
  case random
}

/// An assignment that stands, with the entry that made it.
public struct AssignmentRecord: Sendable, Hashable {
  /// The reading.
  public var assignment: Assignment
  /// How many readings of the article the plan wanted.
  public var overlap: Int
  /// The clock of the entry.
  public var clock: Int
  /// When the entry was made.
  public var madeAt: Timestamp
  /// When it is handed on to somebody else unless it is finished; nil for never.
  public var until: Timestamp?

  /// A record.
  public init(_ assignment: Assignment, overlap: Int, clock: Int, madeAt: Timestamp, until: Timestamp? = nil) {
    self.assignment = assignment
    self.overlap = overlap
    self.clock = clock
    self.madeAt = madeAt
    self.until = until
  }

  /// Who is to read what, in which round.
  public var review: ReviewID { assignment.review }
}

/// A reviewer who does not read what an outlet published.
public struct Recusal: Sendable, Hashable {
  /// The reviewer's identifier.
  public var reviewer: String
  /// The outlet's name, in any case.
  public var outlet: String
  /// Why.
  public var reason: String

  /// A recusal.
  public init(reviewer: String, outlet: String, reason: String) {
    self.reviewer = reviewer
    self.outlet = outlet
    self.reason = reason
  }

  /// Whether it bars the reviewer from an article.
  public func bars(_ reviewer: String, from article: ArticleSummary) -> Bool {
    self.reviewer == reviewer && article.outlets.contains { $0.lowercased() == outlet.lowercased() }
  }
}

/// Everything that plans and progress are made of, read at one moment.
public struct WorkRecord: Sendable {
  /// Every article, in the order of loading.
  public var articles: [ArticleSummary]
  /// Every review.
  public var reviews: [ReviewSummary]
  /// The assignments that were not reverted, in the order of their entries and places.
  public var assignments: [AssignmentRecord]
  /// The recusals that were not reverted.
  public var recusals: [Recusal]
  /// The reviewers who read nothing more.
  public var retired: Set<String>
  /// The slugs of the articles that train, which are offered to nobody as work.
  public var training: Set<String>
  /// Who knows the gold of which article from training, as readings of the first round.
  public var trained: Set<ReviewID>

  /// A record.
  public init(
    articles: [ArticleSummary], reviews: [ReviewSummary] = [], assignments: [AssignmentRecord] = [],
    recusals: [Recusal] = [], retired: Set<String> = [], training: Set<String> = [], trained: Set<ReviewID> = []
  ) {
    self.articles = articles
    self.reviews = reviews
    self.assignments = assignments
    self.recusals = recusals
    self.retired = retired
    self.training = training
    self.trained = trained
  }
}
