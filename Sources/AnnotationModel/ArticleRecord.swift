// SPDX-License-Identifier: GPL-3.0-or-later

/// One article with everything that the project knows of it, as one moment knows it.
public struct ArticleRecord: Sendable {
  /// The article as lists show it.
  public var summary: ArticleSummary
  /// The article with its paragraphs.
  public var content: Article
  /// Its reviews, by reviewer and round; re-tests are left out.
  public var reviews: [ReviewSummary]
  /// The labels, notes and flags that stand, by paragraph, reviewer and round.
  public var labels: [LabelRecord]
  /// What was marked beyond the labels, by reviewer and round.
  public var annotations: [AnnotationRecord]
  /// What its paragraphs were resolved to.
  public var gold: [GoldRecord]

  /// A record.
  public init(
    summary: ArticleSummary, content: Article, reviews: [ReviewSummary], labels: [LabelRecord],
    annotations: [AnnotationRecord], gold: [GoldRecord]
  ) {
    self.summary = summary
    self.content = content
    self.reviews = reviews
    self.labels = labels
    self.annotations = annotations
    self.gold = gold
  }
}
