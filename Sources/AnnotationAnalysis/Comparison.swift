// SPDX-License-Identifier: GPL-3.0-or-later
public import AnnotationModel

/// One of two that are laid side by side: a reviewer in a round, or the gold.
public enum ComparisonSide: Sendable, Hashable {
  case reviewer(String, round: Int)
  case gold

  /// The side that a word names: `ana`, `ana@2` for the second round, `gold`; nil for another word.
  public init?(_ word: String) {
    if word == "gold" {
      self = .gold
      return
    }
    let parts = word.split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    guard let reviewer = parts.first, Reviewer.isValid(id: reviewer) else { return nil }
    guard parts.count > 1 else {
      self = .reviewer(reviewer, round: ReviewID.firstRound)
      return
    }
    guard let round = Int(parts[1]), round > 0 else { return nil }
    self = .reviewer(reviewer, round: round)
  }

  /// What it is called.
  public var name: String {
    switch self {
    case .gold: "gold"
    case .reviewer(let id, let round): round == ReviewID.firstRound ? id : "\(id)@\(round)"
    }
  }
}

/// Two readings side by side: the paragraphs that both decided, in reading order.
public struct Comparison: Sendable {
  /// What one side says of a paragraph.
  public struct Word: Sendable, Hashable {
    /// The label; nil is an abstention, or gold that is unresolved.
    public var label: LabelID?
    /// Whether it was unsure.
    public var isUnsure = false
    /// The note, or the reason.
    public var note: String?
    /// Whether it is gold that nobody could settle.
    public var isUnresolved = false
    /// Whether it is gold that rests on decisions which changed since.
    public var isStale = false
  }

  /// A paragraph with both words.
  public struct Row: Sendable {
    /// The article's slug.
    public let article: String
    /// The paragraph's number.
    public let paragraph: Int
    /// What the first says.
    public let left: Word
    /// What the second says.
    public let right: Word

    /// Whether the labels are not the same.
    public var differs: Bool { left.label != right.label }
  }

  /// The paragraphs that both decided, by article and number.
  public let rows: [Row]

  /// Lays two sides together.
  ///
  /// - Parameters:
  ///   - left: the first side.
  ///   - right: the second side.
  ///   - labels: the labels of any reviewers.
  ///   - gold: the gold of any articles.
  /// - Complexity: O(labels).
  public init(_ left: ComparisonSide, _ right: ComparisonSide, labels: [LabelRecord], gold: [GoldRecord]) {
    let first = Self.words(of: left, labels, gold), second = Self.words(of: right, labels, gold)
    rows = first.compactMap { place, word in
      second[place].map { Row(article: place.article, paragraph: place.paragraph, left: word, right: $0) }
    }.sorted { ($0.article, $0.paragraph) < ($1.article, $1.paragraph) }
  }

  private struct Place: Hashable {
    var article: String
    var paragraph: Int
  }

  private static func words(
    of side: ComparisonSide, _ labels: [LabelRecord], _ gold: [GoldRecord]
  ) -> [Place: Word] {
    switch side {
    case .gold:
      let pairs = gold.map {
        (
          Place(article: $0.article, paragraph: $0.paragraph),
          Word(label: $0.label, note: $0.note, isUnresolved: $0.how == .unresolved, isStale: $0.isStale)
        )
      }
      return Dictionary(pairs) { $1 }
    case .reviewer(let id, let round):
      let pairs = labels.compactMap { record -> (Place, Word)? in
        guard record.reviewer == id, record.round == round, let judgement = record.judgement else { return nil }
        let place = Place(article: record.article, paragraph: record.paragraph.number)
        return (
          place, Word(label: judgement.label, isUnsure: judgement.unsure, note: record.note ?? judgement.reason)
        )
      }
      return Dictionary(pairs) { $1 }
    }
  }
}
