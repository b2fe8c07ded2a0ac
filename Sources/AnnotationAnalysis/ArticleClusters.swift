// SPDX-License-Identifier: GPL-3.0-or-later
public import AnnotationModel

/// What paragraphs depend on one another by: their article, or the outlet it appeared in.
public struct ArticleClusters: Sendable {
  private let outlets: [String: String]

  /// Every article is a cluster of its own.
  public init() { outlets = [:] }

  /// The outlets are the clusters; an article of an unknown one is a cluster of its own.
  ///
  /// - Parameter articles: the articles by slug.
  public init(outletsOf articles: [String: Article]) { outlets = articles.compactMapValues { $0.site ?? $0.credit } }

  /// The cluster of an article's paragraphs.
  public func name(of article: String) -> String { outlets[article] ?? article }
}
