// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import AnnotationStore

/// What paragraphs depend on one another by: their article, or the outlet it appeared in.
struct ArticleClusters {
  private let outlets: [String: String]?

  /// - Throws: ``AgreementError/notACluster(_:)`` for a word but `none`, `article` and `outlet`.
  init(_ word: String?, articles: [String], store: ProjectStore) throws {
    switch word {
    case nil, "none", "article": outlets = nil
    case "outlet":
      let pairs = try articles.map { slug in
        let article = try store.article(slug)
        return (slug, article.site ?? article.credit ?? slug)
      }
      outlets = Dictionary(uniqueKeysWithValues: pairs)
    case let word?: throw AgreementError.notACluster(word)
    }
  }

  /// The cluster of an article's paragraphs.
  func name(of article: String) -> String { outlets.map { $0[article] ?? article } ?? article }
}
