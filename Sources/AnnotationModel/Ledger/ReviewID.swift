// SPDX-License-Identifier: GPL-3.0-or-later

/// One reviewer's reading of one article in one round.
public struct ReviewID: Sendable, Hashable {
  /// The article's slug.
  public var article: String
  /// The reviewer's identifier.
  public var reviewer: String
  /// The round, from 1.
  public var round: Int

  /// A review's identity.
  public init(article: String, reviewer: String, round: Int = 1) {
    self.article = article
    self.reviewer = reviewer
    self.round = round
  }
}

/// Which paragraphs a review walks.
public enum ReviewScope: String, Sendable, Codable, CaseIterable {
  /// Body and deck.
  case body
  /// Every block.
  case all

  /// Whether a paragraph of this kind is walked.
  public func includes(_ kind: ParagraphKind) -> Bool { self == .all || kind.isAnnotatable }
}

/// What happened to a review since its session last looked, done by others or in another session of the reviewer.
public struct ReviewNews: Sendable, Hashable {
  /// The changes of the review, in ledger order.
  public var changes: [Recorded]
  /// The kinds of all the article's paragraphs, where one was set; nil where none was.
  public var kinds: [ParagraphKind]?
  /// The greatest clock of the ledger when this was read; 0 where nothing is new.
  public var clock: Int

  /// News.
  public init(changes: [Recorded] = [], kinds: [ParagraphKind]? = nil, clock: Int = 0) {
    self.changes = changes
    self.kinds = kinds
    self.clock = clock
  }
}

extension ReviewID {
  /// The round of first readings, of which agreement is made; round 2 is the discussion after it.
  public static let firstRound = 1
  /// The round of a reviewer's first re-test of an article; further ones count up from here.
  ///
  /// A re-test is the same reviewer's reading again, silent, and blind to the first: it measures how steady one reviewer
  /// is, and counts nowhere else.
  public static let firstRetest = 101

  /// The round of a reviewer's first attempt at an article that trains; further attempts count up from here.
  ///
  /// What is decided in training is told right or wrong, and counts nowhere.
  public static let firstTraining = 1001

  /// Whether it is a re-test.
  public var isRetest: Bool { (Self.firstRetest..<Self.firstTraining).contains(round) }
  /// Whether it is an attempt at an article that trains.
  public var isTraining: Bool { round >= Self.firstTraining }
  /// Whether it discusses what the readings before it differ on, and is no further reading.
  public var isDiscussion: Bool { !isBlind }
  /// Whether nobody else's labels are shown in it.
  public var isBlind: Bool { round == Self.firstRound || round >= Self.firstRetest }
}
