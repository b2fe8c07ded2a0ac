// SPDX-License-Identifier: GPL-3.0-or-later

/// Somebody arranged the work: who reads what, what is read at all, and what it is called.
///
/// Each but a frozen protocol can be taken back whole by an entry that names it.
public enum WorkChange: Sendable, Hashable {
  /// Readings were dealt out.
  case assigned(ArticlesAssigned)
  /// A reviewer does not read what an outlet published.
  case recused(Recusal)
  /// A reviewer reads nothing more; what they did stays.
  case retired(reviewer: String)
  /// An article is out of queues, figures and exports, and why.
  case excluded(article: String, reason: String)
  /// An article is in them again, and why.
  case included(article: String, reason: String)
  /// An article bears a tag, or bears it no more.
  case tagged(article: String, tag: String, isSet: Bool)
  /// What is known of an article was corrected: a value, or nil for unknown, for each field.
  case corrected(article: String, values: [ArticleField: String?])
  /// An article trains reviewers, with explanations of paragraphs by number; with nil it trains nobody any more.
  case trains(article: String, explanations: [Int: String]?)
  /// It was said when a training is passed.
  case trainingRuled(TrainingRule)
  /// What is read by which rules, and how far it has to agree, was fixed.
  case protocolFrozen(ProtocolFrozen)
  /// An entry was taken back whole, by its id.
  case reverted(entry: String)

  /// The name of the event in the ledger.
  public var kind: EventKind {
    switch self {
    case .assigned: .articlesAssigned
    case .recused: .reviewerRecused
    case .retired: .reviewerRetired
    case .excluded: .articleExcluded
    case .included: .articleIncluded
    case .tagged: .articleTagged
    case .corrected: .articleCorrected
    case .trains: .trainingArticleSet
    case .trainingRuled: .trainingRuled
    case .protocolFrozen: .protocolFrozen
    case .reverted: .entryReverted
    }
  }

  /// The slug of the one article that it is about; nil where it is about several or none.
  public var article: String? {
    switch self {
    case .excluded(let article, _), .included(let article, _), .tagged(let article, _, _), .corrected(let article, _),
      .trains(let article, _):
      article
    case .assigned, .recused, .retired, .trainingRuled, .protocolFrozen, .reverted: nil
    }
  }
}

/// A whole plan: who reads what, and how it was made, so that it can be made again.
public struct ArticlesAssigned: Sendable, Hashable {
  /// The readings, by reviewer and place.
  public var assignments: [Assignment]
  /// How many reviewers were to read each article, at least 1.
  public var overlap: Int
  /// By which rule they were dealt out.
  public var strategy: AssignmentStrategy
  /// In which order each reviewer reads.
  public var order: ReadingOrder
  /// What chance was drawn from.
  public var seed: UInt64
  /// When a reading that is not finished is handed on; nil for never.
  public var until: Timestamp?

  /// The event with its facts.
  public init(
    _ assignments: [Assignment], overlap: Int, strategy: AssignmentStrategy, order: ReadingOrder, seed: UInt64,
    until: Timestamp? = nil
  ) {
    self.assignments = assignments
    self.overlap = overlap
    self.strategy = strategy
    self.order = order
    self.seed = seed
    self.until = until
  }
}

/// What is known of an article and can be corrected.
public enum ArticleField: String, Sendable, CaseIterable {
  case title, byline, date, outlet
}

extension ArticleField {
  /// Whether a text is a calendar day, `YYYY-MM-DD`.
  public static func isDate(_ text: String) -> Bool { Timestamp(iso8601: "\(text)T00:00:00.000Z") != nil }
}
