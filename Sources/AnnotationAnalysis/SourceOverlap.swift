// SPDX-License-Identifier: GPL-3.0-or-later
internal import AgreementStatistics
public import AnnotationModel

/// How far two reviewers found the same sources: F1 over matched sources, pooled over articles.
///
/// It is not chance-corrected, for nobody knows how many sources there were to find. The interval is that of a ratio
/// estimator over articles (Cochran 1977, p. 155) with Student's t.
public struct SourceOverlap: Sendable {
  /// The two.
  public let reviewers: [String]
  /// The articles both reviewed in which either found a source.
  public let articles: Int
  /// How many sources both found.
  public let matched: Int
  /// How many each of them found.
  public let found: [Int]
  /// 2 matched / (found by one + found by the other); nil where neither found any.
  public let value: Double?
  /// The 95 % interval; nil with fewer than two articles.
  public let interval: (lower: Double, upper: Double)?

  /// Every pair of reviewers who share an article, by name.
  public static func pairs(_ reviews: Set<ReviewID>, _ records: [AnnotationRecord]) -> [SourceOverlap] {
    let annotations = Dictionary(uniqueKeysWithValues: records.map { ($0.review, $0.annotations) })
    let names = Set(reviews.map(\.reviewer)).sorted()
    return names.indices.flatMap { one in
      names[(one + 1)...].compactMap { other in SourceOverlap(names[one], other, reviews, annotations) }
    }
  }

  private init?(_ one: String, _ other: String, _ reviews: Set<ReviewID>, _ annotations: [ReviewID: AnnotationSet]) {
    let mine = reviews.filter { $0.reviewer == one }.sorted { $0.article < $1.article }
    let rows = mine.compactMap { review -> (matched: Int, left: Int, right: Int)? in
      let theirs = ReviewID(article: review.article, reviewer: other, round: review.round)
      guard reviews.contains(theirs) else { return nil }
      let (left, right) = (annotations[review] ?? AnnotationSet(), annotations[theirs] ?? AnnotationSet())
      return (SourceMatching.pairs(left, right).count, left.distinctSources.count, right.distinctSources.count)
    }
    guard !rows.isEmpty else { return nil }
    let counted = rows.filter { $0.left + $0.right > 0 }
    reviewers = [one, other]
    articles = counted.count
    matched = counted.reduce(0) { $0 + $1.matched }
    found = [counted.reduce(0) { $0 + $1.left }, counted.reduce(0) { $0 + $1.right }]
    let whole = Double(found[0] + found[1]), n = Double(counted.count)
    guard whole > 0 else {
      (value, interval) = (nil, nil)
      return
    }
    let ratio = 2 * Double(matched) / whole
    value = ratio
    guard counted.count > 1 else {
      interval = nil
      return
    }
    let squares = counted.reduce(0.0) { sum, row in
      let residual = 2 * Double(row.matched) - ratio * Double(row.left + row.right)
      return sum + residual * residual
    }
    let error = (n / (n - 1) * squares).squareRoot() / whole
    let reach = error == 0 ? 0 : StudentDistribution.quantile(0.975, degrees: n - 1) * error
    interval = (max(0, ratio - reach), min(1, ratio + reach))
  }
}
