// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import AnnotationStore
internal import ArticleIngest

/// Finds out whether an article that is loaded is a new version of one that is here.
struct Predecessor {
  var store: ProjectStore

  /// Two articles are versions of one when at least this share of the new one's paragraphs was there before.
  private static let leastShare = 0.5

  /// The candidate as a new version, with what changed; the candidate as it is when it is none.
  func revised(_ candidate: ProjectStore.Candidate) throws -> (ProjectStore.Candidate, RevisionNews?) {
    let article = candidate.article
    guard try store.slug(ofContent: article.contentSHA256) == nil,
      let (slug, old) = try store.predecessor(url: article.url, slug: candidate.slug)
    else { return (candidate, nil) }
    let news = RevisionNews(of: slug, alignment: ParagraphAlignment(old: old.paragraphs, new: article.paragraphs))
    guard Double(news.kept) >= Self.leastShare * Double(article.paragraphs.count) else { return (candidate, nil) }
    var revised = candidate
    (revised.slug, revised.isPinned) = (Self.name(after: slug), false)
    revised.revision = Revision(article: slug, unchanged: news.unchanged)
    return (revised, news)
  }

  /// `harbour` is followed by `harbour-v2`, and that by `harbour-v3`.
  static func name(after slug: String) -> String {
    let parts = slug.split(separator: "-")
    guard parts.count > 1, let last = parts.last, last.hasPrefix("v"), let version = Int(last.dropFirst()) else {
      return slug + "-v2"
    }
    return parts.dropLast().joined(separator: "-") + "-v\(version + 1)"
  }
}
