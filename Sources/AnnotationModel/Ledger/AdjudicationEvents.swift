// SPDX-License-Identifier: GPL-3.0-or-later

/// An adjudicator opened an article whose reviews are finished, and accepted what its reviewers agree on.
///
/// It names the decisions and copies none: the accepted label is what they say.
public struct AdjudicationOpened: Sendable, Hashable {
  /// The article's slug.
  public var article: String
  /// The reviewers whose finished reviews were laid side by side, in order.
  public var reviewers: [String]
  /// Which paragraphs are accepted without being asked.
  public var rule: AcceptanceRule
  /// The ids of the decisions on the accepted paragraphs, in paragraph order.
  public var votes: [String]

  /// The event with its facts.
  public init(article: String, reviewers: [String], rule: AcceptanceRule, votes: [String]) {
    self.article = article
    self.reviewers = reviewers
    self.rule = rule
    self.votes = votes
  }
}

/// An adjudicator decided what a paragraph is, or that it stays unresolved.
public struct ParagraphResolved: Sendable, Hashable {
  /// The article's slug.
  public var article: String
  /// The paragraph's number, from 1.
  public var paragraph: Int
  /// The digest of the text that was on the screen.
  public var textSHA256: String
  /// The label; nil leaves the paragraph unresolved.
  public var label: LabelID?
  /// Why the reviewers differed, where it was said.
  public var cause: DisagreementCause?
  /// Why the adjudicator decided so; always there for a label that no reviewer gave.
  public var note: String?
  /// The reviewer whose whole judgement was taken, with sources, ratings and spans; nil for a label alone.
  public var takenFrom: String?
  /// The marks that hold, out of those that reviewers made; nil where nothing was said of them.
  public var marks: [GoldMark]?
  /// The ids of the decisions that lay side by side.
  public var votes: [String]
  /// The codebook version it was made under, `attribution@1`.
  public var codebook: String

  /// The event with its facts.
  public init(
    article: String, paragraph: Int, textSHA256: String, label: LabelID?, cause: DisagreementCause? = nil,
    note: String? = nil, takenFrom: String? = nil, marks: [GoldMark]? = nil, votes: [String], codebook: String
  ) {
    self.article = article
    self.paragraph = paragraph
    self.textSHA256 = textSHA256
    self.label = label
    self.cause = cause
    self.note = note
    self.takenFrom = takenFrom
    self.marks = marks
    self.votes = votes
    self.codebook = codebook
  }
}

/// Which paragraphs become gold without being asked.
public struct AcceptanceRule: Sendable, Hashable {
  /// Whether a label that more than half of the reviewers gave is accepted as well.
  public var acceptsMajority: Bool
  /// Whether a paragraph that somebody was unsure of is asked although all agree.
  public var asksUnsure: Bool

  /// A rule; alone it accepts what all reviewers gave the same primary label.
  public init(acceptsMajority: Bool = false, asksUnsure: Bool = false) {
    self.acceptsMajority = acceptsMajority
    self.asksUnsure = asksUnsure
  }
}

/// Why reviewers differed on a paragraph.
public enum DisagreementCause: String, Sendable, Codable, CaseIterable {
  /// The text can be read in more than one way.
  case ambiguousText = "ambiguous_text"
  /// The codebook does not say.
  case codebookGap = "codebook_gap"
  /// Somebody erred.
  case slip
  /// Both labels can be defended.
  case bothDefensible = "both_defensible"

  /// The cause of a number, from 1 in the order of declaration.
  public init?(number: Int) {
    guard Self.allCases.indices.contains(number - 1) else { return nil }
    self = Self.allCases[number - 1]
  }

  /// The number that gives it at the prompt, from 1.
  public var number: Int { (Self.allCases.firstIndex(of: self) ?? 0) + 1 }

  /// What it is called.
  public var name: String {
    switch self {
    case .ambiguousText: "ambiguous text"
    case .codebookGap: "gap in the codebook"
    case .slip: "slip"
    case .bothDefensible: "both defensible"
    }
  }
}
