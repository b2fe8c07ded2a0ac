// SPDX-License-Identifier: GPL-3.0-or-later

/// When a reviewer has passed the training, and whether the project wants that.
public struct TrainingRule: Sendable, Hashable {
  /// How many of a hundred first answers have to be right, from 1 to 100.
  public var passMark: Int
  /// How often an article can be tried, at least 1.
  public var attempts: Int
  /// Whether work is for those who have passed.
  public var isRequired: Bool

  /// A rule; by default four of five are to be right in one of three attempts, and nobody has to.
  public init(passMark: Int = 80, attempts: Int = 3, isRequired: Bool = false) {
    self.passMark = passMark
    self.attempts = attempts
    self.isRequired = isRequired
  }

  /// How often an article can be tried at most.
  public static let mostAttempts = 100

  /// Whether so many right first answers are enough.
  public func isPassed(right: Int, of asked: Int) -> Bool { asked > 0 && right * 100 >= passMark * asked }
}

/// A reviewer came to the end of a training: how many first answers were what gold says.
public struct TrainingTaken: Sendable, Hashable {
  /// The article's slug.
  public var article: String
  /// The round of the reading, from ``ReviewID/firstTraining``.
  public var round: Int
  /// How many first answers were right.
  public var right: Int
  /// How many paragraphs were asked.
  public var asked: Int
  /// Whether that was enough under the rule as it was.
  public var isPassed: Bool

  /// The event with its facts.
  public init(article: String, round: Int, right: Int, asked: Int, isPassed: Bool) {
    self.article = article
    self.round = round
    self.right = right
    self.asked = asked
    self.isPassed = isPassed
  }

  /// Which attempt it was, from 1.
  public var attempt: Int { round - ReviewID.firstTraining + 1 }
}

/// The training of a project as it stands.
public struct TrainingRecord: Sendable {
  /// When it is passed.
  public var rule = TrainingRule()
  /// The articles that train, in the order of loading, each with explanations of its paragraphs by number.
  public var articles: [(slug: String, explanations: [Int: String])] = []
  /// What was taken, by reviewer, in the order of the ledger.
  public var taken: [String: [TrainingTaken]] = [:]

  /// No training.
  public init() {}

  /// The attempts of a reviewer at an article, in order.
  public func attempts(of reviewer: String, at article: String) -> [TrainingTaken] {
    (taken[reviewer] ?? []).filter { $0.article == article }
  }

  /// Whether a reviewer has passed an article.
  public func hasPassed(_ reviewer: String, _ article: String) -> Bool {
    attempts(of: reviewer, at: article).contains(where: \.isPassed)
  }

  /// Whether a reviewer has passed every article that trains; false where none does.
  public func hasPassed(_ reviewer: String) -> Bool {
    !articles.isEmpty && articles.allSatisfy { hasPassed(reviewer, $0.slug) }
  }
}
