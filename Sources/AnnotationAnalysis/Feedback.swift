// SPDX-License-Identifier: GPL-3.0-or-later
public import AnnotationModel

/// Where gold, or other reviewers, decided otherwise than a reviewer did.
public struct Feedback: Sendable {
  /// A paragraph that somebody decided otherwise.
  public struct Row: Sendable {
    /// The article's slug.
    public let article: String
    /// The paragraph with its text.
    public let paragraph: Paragraph
    /// What the reviewer gave; nil is an abstention.
    public let label: LabelID?
    /// What it is by adjudication, where that is resolved and fresh.
    public let gold: GoldRecord?
    /// What the others gave.
    public let others: [String: LabelID?]
  }

  /// How often.
  public struct Counts: Sendable, Equatable {
    /// The paragraphs that the reviewer decided.
    public var decided = 0
    /// Those of them that have gold.
    public var withGold = 0
    /// Those of them that gold says the same of.
    public var asGold = 0
  }

  /// Whom it is for.
  public let reviewer: String
  /// The paragraphs, by article and number.
  public let rows: [Row]
  /// The counts.
  public let counts: Counts

  /// Compares a reviewer with gold and with the others.
  ///
  /// - Parameters:
  ///   - reviewer: whom it is for.
  ///   - labels: the labels of finished reviews, of articles that the reviewer finished.
  ///   - gold: the gold of these articles.
  public init(for reviewer: String, labels: [LabelRecord], gold: [GoldRecord]) {
    self.reviewer = reviewer
    let first = labels.filter { $0.round == ReviewID.firstRound && $0.judgement != nil }
    let settled = Dictionary(gold.settled.map { ("\($0.article)#\($0.paragraph)", $0) }) { $1 }
    let byPlace = Dictionary(grouping: first) { "\($0.article)#\($0.paragraph.number)" }
    var counts = Counts()
    rows = first.filter { $0.reviewer == reviewer }.compactMap { mine in
      let place = "\(mine.article)#\(mine.paragraph.number)"
      let label = mine.judgement?.label, gold = settled[place]
      counts.decided += 1
      if gold != nil { counts.withGold += 1 }
      if let gold, gold.label == label { counts.asGold += 1 }
      let others = Dictionary(
        (byPlace[place] ?? []).filter { $0.reviewer != reviewer }.map { ($0.reviewer, $0.judgement?.label) }
      ) { $1 }
      let isOther = gold.map { $0.label != label } ?? others.values.contains { $0 != label }
      guard isOther else { return nil }
      return Row(article: mine.article, paragraph: mine.paragraph, label: label, gold: gold, others: others)
    }.sorted { ($0.article, $0.paragraph.number) < ($1.article, $1.paragraph.number) }
    self.counts = counts
  }
}
