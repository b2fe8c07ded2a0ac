// SPDX-License-Identifier: GPL-3.0-or-later

/// What one reviewer says of a paragraph, as an adjudicator weighs it.
public struct Vote: Sendable, Hashable {
  /// The reviewer's identifier.
  public var reviewer: String
  /// The decision's id in the ledger.
  public var id: String
  /// The decision, or the abstention.
  public var judgement: Judgement
  /// The reviewer's note on the paragraph.
  public var note: String?
  /// Whether the reviewer flagged the paragraph.
  public var isFlagged: Bool

  /// A vote.
  public init(reviewer: String, id: String, judgement: Judgement, note: String? = nil, isFlagged: Bool = false) {
    self.reviewer = reviewer
    self.id = id
    self.judgement = judgement
    self.note = note
    self.isFlagged = isFlagged
  }
}

/// A paragraph with what its reviewers say of it.
public struct Ballot: Sendable, Hashable {
  /// The paragraph with its text.
  public var paragraph: Paragraph
  /// The decisions of those who finished the article, by reviewer.
  public var votes: [Vote]
  /// The reviewers who finished the article and say nothing of the paragraph.
  public var silent: [String]

  /// A ballot.
  public init(paragraph: Paragraph, votes: [Vote], silent: [String] = []) {
    self.paragraph = paragraph
    self.votes = votes
    self.silent = silent
  }

  /// What the ballot alone settles.
  public enum Result: Sendable, Hashable {
    /// Every reviewer gave the label.
    case unanimous(LabelID)
    /// More than half of the reviewers gave the label.
    case majority(LabelID)
    /// Nothing: somebody has to decide.
    case open
  }

  /// What the ballot settles under a rule; at least two reviewers must have given the label.
  public func result(_ rule: AcceptanceRule) -> Result {
    if rule.asksUnsure, votes.contains(where: \.judgement.unsure) { return .open }
    let voters = votes.count + silent.count
    let counts = Dictionary(votes.compactMap { vote in vote.judgement.label.map { ($0, 1) } }, uniquingKeysWith: +)
    guard let (label, count) = counts.max(by: { $0.value < $1.value }), count >= 2 else { return .open }
    if count == voters { return .unanimous(label) }
    return rule.acceptsMajority && count * 2 > voters ? .majority(label) : .open
  }
}

/// A paragraph resolved by an adjudicator, and whether that was taken back.
public struct ResolutionChange: Sendable, Hashable {
  /// The entry's id.
  public var id: String
  /// What was decided, and on which decisions of the reviewers it rests.
  public var facts: ParagraphResolved
  /// Who decided.
  public var adjudicator: String
  /// Whether it was undone.
  public var isUndone: Bool

  /// A change.
  public init(id: String, facts: ParagraphResolved, adjudicator: String, isUndone: Bool = false) {
    self.id = id
    self.facts = facts
    self.adjudicator = adjudicator
    self.isUndone = isUndone
  }
}

/// What a paragraph of an adjudicated article is, derived from the ledger.
public struct GoldRecord: Sendable, Hashable {
  /// The article's slug.
  public var article: String
  /// The paragraph's number.
  public var paragraph: Int
  /// The label; nil while it is unresolved.
  public var label: LabelID?
  /// How it came about.
  public var how: Origin
  /// What each reviewer says now; nil is an abstention.
  public var votes: [String: LabelID?]
  /// Why the reviewers differed, where it was said.
  public var cause: DisagreementCause?
  /// Who decided, or accepted what all agree on.
  public var adjudicator: String
  /// Why it was decided so.
  public var note: String?
  /// The sources, ratings and words that hold; nil where nothing was said of them.
  public var marks: [GoldMark]?
  /// When it was decided or accepted.
  public var madeAt: Timestamp
  /// Whether a decision that it rests on changed since, or a review was opened again.
  public var isStale: Bool

  /// How a gold label came about.
  public enum Origin: String, Sendable, Codable, CaseIterable {
    case unanimous, majority, adjudicated, unresolved
  }

  /// A record.
  public init(
    article: String, paragraph: Int, label: LabelID?, how: Origin, votes: [String: LabelID?],
    cause: DisagreementCause? = nil, adjudicator: String, note: String? = nil, madeAt: Timestamp, isStale: Bool
  ) {
    self.article = article
    self.paragraph = paragraph
    self.label = label
    self.how = how
    self.votes = votes
    self.cause = cause
    self.adjudicator = adjudicator
    self.note = note
    self.madeAt = madeAt
    self.isStale = isStale
  }
}

extension Sequence<GoldRecord> {
  /// What is resolved and rests on decisions that stand.
  public var settled: [GoldRecord] { filter { $0.how != .unresolved && !$0.isStale } }
}
