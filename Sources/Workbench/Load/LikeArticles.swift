// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import AnnotationStore
internal import ArticleIngest

/// The articles of a project by what they say, so that it can be told what a new one is like.
struct LikeArticles {
  private var slugs: [String] = []
  private var index = NearDuplicateIndex()

  /// In a project of more articles nothing is looked for, for all of them would be read at each load.
  private static let mostArticles = 20_000

  /// The articles in a project; none where there is no project.
  init(in store: ProjectStore?) throws {
    guard let store, try store.articles().count <= Self.mostArticles else { return }
    try store.forEachBody { slug, texts in insert(TextSignature(paragraphs: texts), as: slug) }
  }

  /// The articles here of which a new one holds most, or that hold most of it; it is here from now on.
  ///
  /// - Parameters:
  ///   - article: the new one.
  ///   - slug: where it stands.
  ///   - revised: the version before it, which needs no mention.
  /// - Returns: the slugs, the likest first, three at most.
  mutating func take(_ article: Article, as slug: String, after revised: String?) -> [String] {
    let signature = TextSignature(paragraphs: article.paragraphs.filter(\.kind.isAnnotatable).map(\.text))
    let found = index.alike(signature).map { slugs[$0] }.filter { $0 != revised && $0 != slug }
    insert(signature, as: slug)
    return Array(found.prefix(3))
  }

  private mutating func insert(_ signature: TextSignature, as slug: String) {
    slugs.append(slug)
    index.insert(signature)
  }
}
