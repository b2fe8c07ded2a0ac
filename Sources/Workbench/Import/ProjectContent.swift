// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import AnnotationStore
internal import ArticleIngest
internal import DatasetExchange

/// What a project holds, as far as a dataset can match it.
struct ProjectContent {
  /// Every slug, those of excluded articles too.
  private(set) var slugs: Set<String> = []
  private var byIdentity: [String: String] = [:]
  private var byText: [String: [(slug: String, number: Int)]] = [:]
  private let store: ProjectStore?
  private let adjudicated: Set<String>

  /// An article of the project that an article of the dataset is.
  struct Match {
    var slug: String
    var record: ArticleRecord
    /// What each reviewer ever said of each paragraph; what stands now is last.
    var labels: [Place: [LabelRecord]]
    /// Whether somebody adjudicated it.
    var isAdjudicated: Bool
    /// For each paragraph number of the dataset the one here.
    var numbers: [Int: Int]
  }

  /// A paragraph in a review.
  struct Place: Hashable {
    var review: ReviewID
    var paragraph: Int
  }

  /// What a project holds; nil where there is none. Complexity: O(paragraphs).
  init(_ store: ProjectStore?) throws {
    self.store = store
    adjudicated = try store?.adjudicated() ?? []
    guard let store else { return }
    for (slug, article) in try store.contents() {
      slugs.insert(slug)
      let identity = article.claims.first { $0.field == .partialOf }?.value ?? article.contentSHA256
      if !identity.isEmpty { byIdentity[identity] = slug }
      for paragraph in article.paragraphs where !paragraph.isPlaceholder {
        byText[paragraph.sha256, default: []].append((slug, paragraph.number))
      }
    }
  }

  /// The article here that one of a dataset is: by its identity, then by its paragraphs' texts.
  func match(_ article: DatasetArticle) throws -> Match? {
    guard let store, let slug = slug(of: article) else { return nil }
    var found: ArticleRecord?
    try store.forEachArticle([slug], withGold: false) { found = $0 }
    guard let record = found else { return nil }
    var all: [LabelRecord] = []
    try store.forEachArticle([slug], decisions: .all, withGold: false) { all = $0.labels }
    let labels = Dictionary(grouping: all + record.labels) { Place(review: $0.review, paragraph: $0.paragraph.number) }
    var numbers: [Int: Int] = [:]
    let here = Dictionary(grouping: record.content.paragraphs, by: \.sha256)
    for paragraph in article.content.paragraphs {
      let same = here[paragraph.key] ?? []
      numbers[paragraph.number] = same.first { $0.number == paragraph.number }?.number ?? same.first?.number
    }
    return Match(
      slug: slug, record: record, labels: labels, isAdjudicated: adjudicated.contains(slug), numbers: numbers)
  }

  /// How the project's articles are split; nil where they are not.
  func split() throws -> DatasetSplit? { try store?.split() }

  private func slug(of article: DatasetArticle) -> String? {
    let texts = article.content.paragraphs
    if let identity = article.identity, let slug = byIdentity[identity], holds(slug, texts) { return slug }
    let isTold = article.identity == nil || !texts.isEmpty
    if let name = article.name, slugs.contains(name), isTold, holds(name, texts) { return name }
    guard let first = texts.first, article.isPartial || texts.count == 1 || article.identity == nil else { return nil }
    return byText[first.key]?.map(\.slug).sorted().first { holds($0, texts) }
  }

  private func holds(_ slug: String, _ texts: [Paragraph]) -> Bool {
    texts.allSatisfy { text in byText[text.key]?.contains { $0.slug == slug } ?? false }
  }
}

extension Paragraph {
  /// The digest of the text, computed where it is not stated.
  fileprivate var key: String { sha256.isEmpty ? Paragraph.digest(of: text) : sha256 }
}
