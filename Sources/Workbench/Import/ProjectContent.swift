// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import AnnotationStore
internal import ArticleIngest
internal import DatasetExchange

/// What a project holds, as far as a dataset can match it.
struct ProjectContent {
  /// Every slug, those of excluded articles too.
  private(set) var slugs: Set<String> = []
  /// The slugs of excluded articles.
  let excluded: Set<String>
  private var byIdentity: [String: Set<String>] = [:]
  private var byContent: [String: String] = [:]
  private var byText: [String: [(slug: String, number: Int)]] = [:]
  private let store: ProjectStore?
  /// The gold of each article that somebody adjudicated.
  private let gold: [String: [Int: GoldRecord]]
  /// The articles of which only rows are known.
  private var partial: Set<String> = []
  /// For each article its new version.
  private let newer: [String: String]
  /// The programs among the reviewers, whose labels go over to no new version.
  private let machines: Set<String>

  /// An article of the project that an article of the dataset is.
  struct Match {
    var slug: String
    var record: ArticleRecord
    /// What each reviewer ever said of each paragraph; what stands now is last.
    var labels: [Place: [LabelRecord]]
    /// What it was resolved to, by paragraph; nil where nobody adjudicated it.
    var gold: [Int: GoldRecord]?
    /// For each paragraph number of the dataset the one here.
    var numbers: [Int: Int]
    /// How it goes on from the article here, where only a part of it is known; nil where it is that article.
    var completion: Revision?
  }

  /// A paragraph in a review.
  struct Place: Hashable {
    var review: ReviewID
    var paragraph: Int
  }

  /// What a project holds; nil where there is none. Complexity: O(paragraphs).
  init(_ store: ProjectStore?) throws {
    self.store = store
    let summaries = try store?.articles() ?? []
    excluded = Set(summaries.filter(\.isExcluded).map(\.slug))
    newer = Dictionary(summaries.compactMap { article in article.revises.map { ($0, article.slug) } }) { $1 }
    machines = Set(try store?.reviewers().filter { $0.machine != nil }.map(\.id) ?? [])
    let adjudicated = try store?.adjudicated() ?? []
    let records = try adjudicated.isEmpty ? [] : store?.gold() ?? []
    gold = Dictionary(grouping: records, by: \.article).mapValues { records in
      Dictionary(records.map { ($0.paragraph, $0) }) { first, _ in first }
    }
    guard let store else { return }
    for (slug, article) in try store.contents() {
      slugs.insert(slug)
      byContent[article.contentSHA256] = slug
      let stated = article.claims.first { $0.field == .partialOf }
      if stated != nil { partial.insert(slug) }
      let identity = stated?.value ?? article.contentSHA256
      if !identity.isEmpty { byIdentity[identity, default: []].insert(slug) }
      for paragraph in article.paragraphs where !paragraph.isPlaceholder {
        byText[paragraph.sha256, default: []].append((slug, paragraph.number))
      }
    }
  }

  /// Where an article of a dataset stands: by its identity, by its name, by its paragraphs' texts.
  ///
  /// - Parameters:
  ///   - article: the article.
  ///   - isOlder: whether the dataset has a new version of it, so that it is not the newest of what is here.
  /// - Returns: its slug, or nil where it is not here.
  func slug(of article: DatasetArticle, isOlder: Bool) -> String? {
    guard let found = found(article) else { return nil }
    return isOlder ? found : newest(found) { holds($0, article.content.paragraphs) }
  }

  /// The article that has the paragraphs of another one.
  func slug(of content: Article) -> String? { byContent[content.contentSHA256] }

  /// The article here that one of a dataset is.
  func match(_ article: DatasetArticle, at slug: String) throws -> Match? {
    guard let (record, labels) = try records(of: slug) else { return nil }
    var numbers: [Int: Int] = [:]
    let here = Dictionary(grouping: record.content.paragraphs, by: \.sha256)
    for paragraph in article.content.paragraphs {
      let same = here[paragraph.key] ?? []
      numbers[paragraph.number] = same.first { $0.number == paragraph.number }?.number ?? same.first?.number
    }
    return Match(
      slug: slug, record: record,
      labels: Dictionary(grouping: labels) { Place(review: $0.review, paragraph: $0.paragraph.number) },
      gold: gold[slug], numbers: numbers)
  }

  private func records(of slug: String) throws -> (ArticleRecord, [LabelRecord])? {
    guard let store else { return nil }
    var found: ArticleRecord?
    try store.forEachArticle([slug], withGold: false) { found = $0 }
    guard let record = found else { return nil }
    var all: [LabelRecord] = []
    try store.forEachArticle([slug], decisions: .all, withGold: false) { all = $0.labels }
    return (record, all + record.labels)
  }

  /// How the project's articles are split; nil where they are not.
  func split() throws -> DatasetSplit? { try store?.split() }

  private func found(_ article: DatasetArticle) -> String? {
    let texts = article.content.paragraphs
    if let slug = sharing(article).first(where: { holds($0, texts) }) { return slug }
    let isTold = article.identity == nil || !texts.isEmpty
    if let name = article.name, slugs.contains(name), isTold, holds(name, texts) { return name }
    guard let first = texts.first, article.isPartial || texts.count == 1 || article.identity == nil else { return nil }
    return byText[first.key]?.map(\.slug).sorted().first { holds($0, texts) }
  }

  /// The articles of an article's identity, that of its name first.
  private func sharing(_ article: DatasetArticle) -> [String] {
    let slugs = article.identity.flatMap { byIdentity[$0] } ?? []
    return slugs.sorted { ($0 == article.name ? 0 : 1, $0) < ($1 == article.name ? 0 : 1, $1) }
  }

  /// An article of which only a part is known, or the newest version that holds more of it.
  private func newest(_ slug: String, where isWanted: (String) -> Bool) -> String {
    var slug = slug
    while partial.contains(slug), let next = newer[slug], isWanted(next) { slug = next }
    return slug
  }

  private func holds(_ slug: String, _ texts: [Paragraph]) -> Bool {
    texts.allSatisfy { text in byText[text.key]?.contains { $0.slug == slug } ?? false }
  }
}

extension ProjectContent {
  /// The article here of which a dataset knows more, with what stands of it at its places in the whole; nil where none is.
  ///
  /// - Parameters:
  ///   - article: what the dataset knows of it.
  ///   - slug: the slug of the new version, for the one that it completes.
  /// - Returns: the match, and the article with what only the project knows of it.
  /// - Throws: ``StoreError`` when the project can not be read.
  func begun(
    _ article: DatasetArticle, as slug: (String) -> String
  ) throws -> (match: Match, article: DatasetArticle)? {
    let names = sharing(article) + [article.name].compactMap(\.self)
    for name in names where partial.contains(name) && !excluded.contains(name) {
      let name = newest(name) { partial.contains($0) && !excluded.contains($0) }
      guard newer[name] == nil, let here = try store?.contents(of: [name])[name],
        let whole = article.completing(here)
      else { continue }
      guard var (record, labels) = try records(of: name) else { continue }
      let goesOver = { (review: ReviewID) in
        review.round < ReviewID.firstTraining && !machines.contains(review.reviewer)
      }
      record.reviews.removeAll { !goesOver($0.id) }
      record.annotations.removeAll { !goesOver($0.review) }
      labels.removeAll { !goesOver($0.review) }
      let completion = Revision(article: name, unchanged: whole.numbers)
      let match = Match(completed: record, labels, as: slug(name), completion)
      return (match, whole.article)
    }
    return nil
  }

  /// What an article shares with others that are here; nil where it is less than half of it.
  ///
  /// Texts that stand in many articles are none's own.
  func overlap(of article: Article, at slug: String) -> ImportOverlap? {
    let own = article.paragraphs.filter { $0.kind.isAnnotatable }
    var others: Set<String> = [], shared = 0
    for paragraph in own {
      guard let places = byText[paragraph.key], places.count <= 8 else { continue }
      shared += 1
      others.formUnion(places.map(\.slug))
    }
    others.subtract(excluded)
    guard shared > 0, shared * 2 >= own.count, !others.isEmpty else { return nil }
    return ImportOverlap(article: slug, shared: shared, paragraphs: own.count, others: others.sorted())
  }
}

extension ProjectContent.Match {
  /// What people said of a part of an article, at its places in a new version of it.
  fileprivate init(completed part: ArticleRecord, _ labels: [LabelRecord], as slug: String, _ completion: Revision) {
    var record = part
    record.reviews = part.reviews.map { review in
      var review = review
      review.id.article = slug
      return review
    }
    record.annotations = part.annotations.map { marks in
      var marks = marks
      marks.review.article = slug
      var moved = AnnotationSet()
      for mark in marks.annotations.inOrder {
        let number = completion.unchanged[mark.paragraph] ?? mark.paragraph
        moved.put(mark.annotation, mark.annotation.aspect, number: mark.number, paragraph: number)
      }
      marks.annotations = moved
      return marks
    }
    let moved = labels.compactMap { label -> LabelRecord? in
      guard let number = completion.unchanged[label.paragraph.number] else { return nil }
      var label = label
      (label.article, label.paragraph.number) = (slug, number)
      return label
    }
    self.init(
      slug: slug, record: record,
      labels: Dictionary(grouping: moved) { .init(review: $0.review, paragraph: $0.paragraph.number) }, gold: nil,
      numbers: [:], completion: completion)
  }
}

extension DatasetArticle {
  /// The article with what is known of it elsewhere in part, and where those paragraphs stand in it; nil where the two differ.
  ///
  /// The whole of an article must have every text of the part. Two parts must agree wherever both know a paragraph, and must
  /// share one, unless both state one identity.
  fileprivate func completing(_ part: Article) -> (article: DatasetArticle, numbers: [Int: Int])? {
    let known = part.paragraphs.filter { !$0.isPlaceholder }
    var article = self, numbers: [Int: Int] = [:]
    guard isPartial else {
      let here = Dictionary(grouping: content.paragraphs, by: \.key)
      for paragraph in known {
        let same = here[paragraph.key] ?? []
        guard let place = same.first(where: { $0.number == paragraph.number }) ?? same.first else { return nil }
        numbers[paragraph.number] = place.number
      }
      return (article, numbers)
    }
    let stated = part.claims.first { $0.field == .partialOf }?.value ?? ""
    let own = Dictionary(content.paragraphs.map { ($0.number, $0.key) }) { first, _ in first }
    let shared = known.filter { own[$0.number] != nil }
    let isSame = stated.isEmpty || identity == nil ? !shared.isEmpty : identity == stated
    guard isSame, shared.allSatisfy({ own[$0.number] == $0.key }) else { return nil }
    article.content.paragraphs += known.filter { own[$0.number] == nil }
    article.content.paragraphs.sort { $0.number < $1.number }
    if article.identity == nil, !stated.isEmpty { article.identity = stated }
    for paragraph in known { numbers[paragraph.number] = paragraph.number }
    return (article, numbers)
  }
}

extension Paragraph {
  /// The digest of the text, computed where it is not stated.
  fileprivate var key: String { sha256.isEmpty ? Paragraph.digest(of: text) : sha256 }
}
