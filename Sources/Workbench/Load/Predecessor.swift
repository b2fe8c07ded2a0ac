// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import AnnotationStore
internal import ArticleIngest

/// Finds out whether an article that is loaded is a new version of one that is here.
enum Predecessor {
  /// Two articles are versions of one when at least this share of the new one's paragraphs to label was there before: many
  /// texts stand under one headline with one day and one signature.
  private static let leastShare = 0.5

  /// The candidate as a new version of an article, with what changed; nil when it is none.
  static func revised(
    _ candidate: ProjectStore.Candidate, after slug: String, _ old: Article
  ) -> (candidate: ProjectStore.Candidate, news: RevisionNews)? {
    let new = candidate.article.paragraphs
    let news = RevisionNews(of: slug, alignment: ParagraphAlignment(old: old.paragraphs, new: new))
    let labelled = new.filter(\.kind.isAnnotatable)
    let counted = Set((labelled.isEmpty ? new : labelled).map(\.number))
    let kept = (Array(news.unchanged.values) + news.changed).count(where: counted.contains)
    guard Double(kept) >= leastShare * Double(counted.count) else { return nil }
    var revised = candidate
    (revised.slug, revised.isPinned) = (name(after: slug), false)
    revised.revision = Revision(
      article: slug, unchanged: news.unchanged, shifted: Set(news.unchanged.filter { isShifted($0, old, new) }.keys))
    return (revised, news)
  }

  /// Whether a paragraph has another length, so that words marked in it stand elsewhere.
  private static func isShifted(_ pair: (key: Int, value: Int), _ old: Article, _ new: [Paragraph]) -> Bool {
    guard let before = old.paragraph(pair.key), new.indices.contains(pair.value - 1) else { return false }
    return before.text.unicodeScalars.count != new[pair.value - 1].text.unicodeScalars.count
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
