// SPDX-License-Identifier: GPL-3.0-or-later
public import AgreementStatistics
public import AnnotationModel

/// The marked stretches of the reviews that count, as a corpus: paragraphs are documents.
///
/// A paragraph without a mark counts as read without one by those who reviewed its article, and as not read by the others.
/// Stretches of one type and reviewer that overlap are taken as one.
public struct SpanCorpus: Sendable {
  /// The reviewers of the articles that count.
  public let reviewers: [String]
  /// The articles that count.
  public let articles: [String]
  /// What unitizing coefficients are computed from.
  public let corpus: UnitizedCorpus

  /// The corpus of the reviews that count.
  ///
  /// - Parameters:
  ///   - selection: the reviews that count.
  ///   - records: what was annotated in them.
  ///   - type: the only type of stretch that counts; nil takes every type.
  ///   - contents: the articles by slug.
  ///   - cluster: what the paragraphs of an article depend on others by.
  /// - Throws: ``AnalysisError/noCommonArticle(reviewers:)`` when no two reviewers share an article.
  public init(
    _ selection: ReviewSelection, _ records: [AnnotationRecord], type: TextSpan.Kind?, contents: [String: Article],
    cluster: (_ article: String) -> String = { $0 }
  ) throws {
    let all = Set(selection.reviews.map(\.reviewer)).sorted()
    let reviewers = Dictionary(grouping: selection.reviews, by: \.article).mapValues { Set($0.map(\.reviewer)) }
    let shared = selection.articles.filter { (reviewers[$0] ?? []).count > 1 }
    guard !shared.isEmpty else { throw AnalysisError.noCommonArticle(reviewers: all) }
    let types = type.map { [$0] } ?? TextSpan.Kind.allCases
    let byReview = Dictionary(records.map { ($0.review, $0.annotations.spans.values) }) { $1 }
    func spans(_ article: String, _ reviewer: String, _ paragraph: Int) -> [TextSpan] {
      byReview[ReviewID(article: article, reviewer: reviewer, round: selection.round)]?.filter {
        $0.paragraph == paragraph
      }.map(\.value) ?? []
    }
    var documents: [String] = [], lengths: [Int] = [], marked: [UnitizedSpan] = []
    var readers: [[Int]] = [], clusters: [String] = []
    for slug in shared {
      let present = all.indices.filter { reviewers[slug]?.contains(all[$0]) == true }
      for paragraph in contents[slug]?.paragraphs ?? [] where paragraph.kind.isAnnotatable {
        for rater in present {
          let mine = spans(slug, all[rater], paragraph.number)
          for (category, type) in types.enumerated() {
            marked += Self.merged(mine.filter { $0.type == type }).map {
              UnitizedSpan(
                document: documents.count, rater: rater, category: category, start: $0.lowerBound, end: $0.upperBound)
            }
          }
        }
        documents.append("\(slug)#\(paragraph.number)")
        lengths.append(paragraph.text.unicodeScalars.count)
        readers.append(present)
        clusters.append(cluster(slug))
      }
    }
    self.reviewers = all
    articles = shared
    corpus = try UnitizedCorpus(
      documents: documents, lengths: lengths, raters: all, categories: types.map(\.rawValue), spans: marked,
      readers: readers, clusters: clusters)
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

/// Why figures can not be had from the reviews that count.
public enum AnalysisError: Error, Sendable, Equatable {
  /// No article was reviewed by two of these reviewers, so what they marked can not be compared.
  case noCommonArticle(reviewers: [String])
}
