// SPDX-License-Identifier: GPL-3.0-or-later
internal import AgreementStatistics
internal import AnnotationModel

/// The marked stretches of the reviews that count, as a corpus: paragraphs are documents.
///
/// A paragraph without a mark counts as read without one, so only articles count that every reviewer has reviewed.
/// Stretches of one type and reviewer that overlap are taken as one.
struct SpanCorpus {
  /// The reviewers who reviewed all of the articles that count.
  let reviewers: [String]
  /// The articles that count.
  let articles: [String]
  let corpus: UnitizedCorpus

  /// - Throws: ``AgreementError/noCommonArticle`` when no two reviewers share an article.
  init(
    _ selection: ReviewSelection, _ records: [AnnotationRecord], type: TextSpan.Kind?, read: (String) throws -> Article
  )
    throws
  {
    let all = Set(selection.reviews.map(\.reviewer)).sorted()
    let shared = selection.articles.filter { article in
      all.allSatisfy { selection.reviews.contains(ReviewID(article: article, reviewer: $0)) }
    }
    guard all.count > 1, !shared.isEmpty else { throw AgreementError.noCommonArticle(reviewers: all) }
    let types = type.map { [$0] } ?? TextSpan.Kind.allCases
    var documents: [String] = [], lengths: [Int] = [], spans: [UnitizedSpan] = []
    for slug in shared {
      for paragraph in try read(slug).paragraphs where paragraph.kind.isAnnotatable {
        for (rater, reviewer) in all.enumerated() {
          let mine =
            records.first { $0.review.article == slug && $0.review.reviewer == reviewer }?.annotations.spans.values
            .filter { $0.paragraph == paragraph.number }.map(\.value) ?? []
          for (category, type) in types.enumerated() {
            spans += Self.merged(mine.filter { $0.type == type }).map {
              UnitizedSpan(
                document: documents.count, rater: rater, category: category, start: $0.lowerBound, end: $0.upperBound)
            }
          }
        }
        documents.append("\(slug)#\(paragraph.number)")
        lengths.append(paragraph.text.unicodeScalars.count)
      }
    }
    reviewers = all
    articles = shared
    corpus = try UnitizedCorpus(
      documents: documents, lengths: lengths, raters: all, categories: types.map(\.rawValue), spans: spans)
  }

  private static func merged(_ spans: [TextSpan]) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    for span in spans.sorted(by: { ($0.start, $0.end) < ($1.start, $1.end) }) {
      if let last = ranges.last, span.start < last.upperBound {
        ranges[ranges.count - 1] = last.lowerBound..<max(last.upperBound, span.end)
      } else {
        ranges.append(span.start..<span.end)
      }
    }
    return ranges
  }
}
