// SPDX-License-Identifier: GPL-3.0-or-later
public import AnnotationModel

/// The signals of one article, one reviewer's beside the other's.
public struct ArticleSignals: Sendable {
  /// One review's signals.
  public struct Reading: Sendable {
    /// The review.
    public let review: ReviewSummary
    /// What it says.
    public let signals: SourcingSignals
  }

  /// The article's slug.
  public let slug: String
  /// The article.
  public private(set) var article: Article
  /// The reviews that count, each with its signals.
  public let readings: [Reading]
  /// The sources that these reviews name.
  public let register: SourceRegister

  /// The signals of an article.
  ///
  /// - Parameters:
  ///   - slug: the article's slug.
  ///   - article: the article with its kinds as they stand.
  ///   - reviews: the reviews that count.
  ///   - labels: the labels of the article; those of other reviews are passed over.
  ///   - annotations: what these reviews hold beyond the labels.
  ///   - codebook: the labels in their order.
  /// - Complexity: O(reviews * (text + labels + annotations)).
  public init(
    slug: String, article: Article, reviews: [ReviewSummary], labels: [LabelRecord], annotations: [AnnotationRecord],
    codebook: Codebook
  ) {
    self.slug = slug
    self.article = article
    let words = article.wordsToLabel
    readings = reviews.map { review in
      let mine = labels.filter { $0.reviewer == review.id.reviewer }
      let pairs = mine.compactMap { record in (record.judgement?.label).map { (record.paragraph.number, $0) } }
      let set = annotations.first { $0.review == review.id }?.annotations ?? AnnotationSet()
      let signals = SourcingSignals(
        article: article, labels: Dictionary(pairs) { $1 }, annotations: set, codebook: codebook,
        words: words)
      return Reading(review: review, signals: signals)
    }
    register = SourceRegister(annotations)
  }

  /// The same without the article's paragraphs, for whoever keeps the signals of many.
  public func withoutText() -> ArticleSignals {
    var signals = self
    signals.article.paragraphs = []
    return signals
  }

  /// The readings that say something: a review that was opened and not begun would count as one that found nothing.
  var tellingReadings: [Reading] { readings.filter { $0.review.isFinished || !$0.review.isEmpty } }

  /// The rated sources, each with every reviewer's standing rating.
  public var rated: [(label: String, ratings: [(reviewer: String, rating: SourceRating)])] {
    register.entries.compactMap { entry in
      let ratings = entry.members.compactMap { member in
        member.rating.map { (reviewer: member.record.review.reviewer, rating: $0) }
      }
      return ratings.isEmpty ? nil : (entry.label, ratings)
    }
  }

  /// The steps between the best and the worst grade; nil with fewer than two.
  public static func spread(_ ranks: [Int]) -> Int? {
    guard ranks.count > 1, let best = ranks.min(), let worst = ranks.max() else { return nil }
    return worst - best
  }

  /// A share, 0 to 1; nil of nothing.
  public static func ratio(_ part: Int, _ whole: Int) -> Double? { whole == 0 ? nil : Double(part) / Double(whole) }
}

extension Article {
  /// The outlet whose text it is: the one that republished another's, else the origin, else what the head names; nobody who
  /// is known to be a person is one.
  public var outlet: String? {
    let parties = provenance.filter { $0.partyKind != .person }
    let people = provenance.filter { $0.partyKind == .person }.map(\.party)
    return parties.first { $0.role == .republisher }?.party ?? site ?? parties.first { $0.role == .origin }?.party
      ?? byline.flatMap { people.contains($0) ? nil : $0 }
  }

  /// The outlet the reporting comes from in the end.
  public var originOutlet: String? { provenance.last { $0.role == .origin }?.party ?? outlet }
}
