// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel

/// An article as a tool of documents shows it: one text, and where in it paragraphs and spans stand.
struct ShownDocument {
  let article: DatasetArticle
  let text: String
  private let ranges: [Int: Range<Int>]

  init(_ article: DatasetArticle, isWithoutText: Bool) {
    self.article = article.shown(isWithoutText: isWithoutText)
    let whole = DocumentText(self.article.content.paragraphs)
    text = whole.text
    let numbers = self.article.content.paragraphs.map(\.number)
    ranges = Dictionary(zip(numbers, whole.ranges)) { first, _ in first }
  }

  /// Where a paragraph stands, in scalars of the whole text; nil for one that the article does not have.
  func range(of paragraph: Int) -> Range<Int>? { ranges[paragraph] }

  /// A reading's labels whose paragraphs the article has, with where these stand.
  func labels(of review: DatasetReview) -> [(label: DatasetLabel, range: Range<Int>)] {
    review.orderedLabels.compactMap { label in ranges[label.paragraph].map { (label, $0) } }
  }

  /// A reading's spans that their paragraphs have, with where they stand.
  func spans(of review: DatasetReview) -> [(span: TextSpan, range: Range<Int>)] {
    review.annotations.orderedSpans.compactMap { _, span in
      guard let range = ranges[span.paragraph], 0 <= span.value.start, span.value.start < span.value.end,
        span.value.end <= range.count
      else { return nil }
      return (span.value, range.lowerBound + span.value.start..<range.lowerBound + span.value.end)
    }
  }
}
