// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import AnnotationStore

/// What several figures of one project rest on, read once for all of them.
struct ProjectReading {
  /// Every label that stands, re-tests and what stands in excluded articles with them, but nothing that machines say.
  let labels: [LabelRecord]
  /// Every review that counts, those of machines with them, by article, reviewer and round.
  let reviews: [ReviewSummary]
  /// What plans and progress are made of.
  let work: WorkRecord
  /// Where the labels of each article stand, which lie side by side.
  private let places: [String: Range<Int>]

  /// Reads a project. Complexity: O(labels), which are held.
  init(_ store: ProjectStore) throws {
    (labels, work) = (try store.labels(withRetests: true), try store.work())
    reviews = try store.reviews(withMachines: true)
    var places: [String: Range<Int>] = [:], start = 0
    for place in labels.indices where place + 1 == labels.count || labels[place + 1].article != labels[start].article {
      places[labels[place].article] = start..<place + 1
      start = place + 1
    }
    self.places = places
  }

  /// The reviews of people that count, of some articles or of all, by article, reviewer and round.
  func reviews(of articles: [String]?) -> [ReviewSummary] {
    let excluded = Set(work.articles.filter(\.isExcluded).map(\.slug)), wanted = articles.map(Set.init)
    return work.reviews.filter { review in
      review.id.round < ReviewID.firstRetest && !excluded.contains(review.id.article)
        && wanted?.contains(review.id.article) != false
    }
  }

  /// The labels of an article that count, by paragraph, reviewer and round.
  func labels(of article: String) -> [LabelRecord] {
    places[article].map { labels[$0].filter { $0.round < ReviewID.firstRetest } } ?? []
  }
}
