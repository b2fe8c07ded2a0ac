// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import AnnotationStore

/// The signals of one article, one reviewer's beside the other's.
struct ArticleSignals {
  /// One review's signals.
  struct Reading {
    let review: ReviewSummary
    let signals: SourcingSignals
  }

  let slug: String
  let article: Article
  let readings: [Reading]
  let register: SourceRegister

  /// The signals of every article that may be seen, in the order of the slugs.
  static func read(_ slugs: [String], _ visible: VisibleReviews, _ store: ProjectStore) throws -> [ArticleSignals] {
    let codebook = try store.codebook() ?? DefaultCodebook.read()
    let reviews = Dictionary(grouping: try store.reviews(of: slugs), by: \.id.article)
    let labels = Dictionary(grouping: try store.labels(of: slugs), by: \.article)
    let marks = Dictionary(grouping: try store.annotations(of: slugs), by: \.review.article)
    return try slugs.map { slug in
      let article = try store.article(slug)
      let records = (marks[slug] ?? []).filter { visible.shown.contains($0.review) }
      let readings = (reviews[slug] ?? []).filter { visible.shown.contains($0.id) }.map { review in
        let mine = (labels[slug] ?? []).filter { $0.reviewer == review.id.reviewer }
        let pairs = mine.compactMap { record in (record.judgement?.label).map { (record.paragraph.number, $0) } }
        let annotations = records.first { $0.review == review.id }?.annotations ?? AnnotationSet()
        let signals = SourcingSignals(
          article: article, labels: Dictionary(pairs) { $1 }, annotations: annotations, codebook: codebook)
        return Reading(review: review, signals: signals)
      }
      return ArticleSignals(slug: slug, article: article, readings: readings, register: SourceRegister(records))
    }
  }

  /// The rated sources, each with every reviewer's standing rating.
  var rated: [(label: String, ratings: [(reviewer: String, rating: SourceRating)])] {
    register.entries.compactMap { entry in
      let ratings = entry.members.compactMap { member in
        member.rating.map { (reviewer: member.record.review.reviewer, rating: $0) }
      }
      return ratings.isEmpty ? nil : (entry.label, ratings)
    }
  }
}
