// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel

extension DatasetArticle {
  /// What the article holds of each paragraph, in their order: an article of that one, with every reading of it.
  ///
  /// Readings stand by reviewer and round in each part, also where they say nothing of its paragraph.
  /// Complexity: O(paragraphs × readings + labels + marks), where looking each of them up anew would be quadratic.
  var byParagraph: [DatasetArticle] {
    let reviews = orderedReviews.map(\.byParagraph), unread = orderedReviews.map(\.withoutWork)
    let gold = Dictionary(grouping: gold, by: \.paragraph)
    var empty = self
    (empty.content.paragraphs, empty.reviews, empty.gold) = ([], [], [])
    return content.paragraphs.map { paragraph in
      var part = empty
      part.content.paragraphs = [paragraph]
      part.reviews = zip(reviews, unread).map { $0[paragraph.number] ?? $1 }
      part.gold = gold[paragraph.number] ?? []
      return part
    }
  }
}

extension DatasetReview {
  /// The reading with nothing said in it.
  fileprivate var withoutWork: DatasetReview {
    var review = self
    (review.labels, review.annotations) = ([], AnnotationSet())
    return review
  }

  /// What is said of each paragraph, by number; a source that is the same as another one keeps which.
  fileprivate var byParagraph: [Int: DatasetReview] {
    let empty = withoutWork
    var parts: [Int: DatasetReview] = [:]
    for label in labels { parts[label.paragraph, default: empty].labels.append(label) }
    func put(_ annotation: Annotation, _ number: Int, _ paragraph: Int) {
      parts[paragraph, default: empty].annotations.put(
        annotation, annotation.aspect, number: number, paragraph: paragraph)
    }
    for (number, mark) in annotations.sources {
      put(.source(mark.value), number, mark.paragraph)
      if let target = annotations.joins[number] { put(.join(target), number, mark.paragraph) }
    }
    for (number, mark) in annotations.mentions { put(.mention(mark.value), number, mark.paragraph) }
    for (number, mark) in annotations.ratings { put(.rating(mark.value), number, mark.paragraph) }
    for (number, mark) in annotations.spans { put(.span(mark.value), number, mark.paragraph) }
    return parts
  }
}
