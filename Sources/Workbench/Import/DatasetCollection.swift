// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import ArticleIngest
internal import DatasetExchange

/// The articles of a dataset, pieces of one put together.
struct DatasetCollection {
  private(set) var articles: [DatasetArticle] = []
  private var places: [String: Int] = [:]

  /// Adds an article, or a further piece of one.
  ///
  /// - Throws: ``DatasetFault`` where two pieces hold a label of one reviewer for one paragraph.
  mutating func add(_ article: DatasetArticle) throws {
    let key = article.name ?? "\n" + article.content.paragraphs.map(\.text).joined(separator: "\n\n")
    guard let place = places[key] else {
      places[key] = articles.count
      return articles.append(article)
    }
    try articles[place].take(article)
  }
}

extension DatasetArticle {
  /// Takes in a further piece of the article.
  fileprivate mutating func take(_ piece: DatasetArticle) throws {
    let known = Set(content.paragraphs.map(\.number))
    content.paragraphs += piece.content.paragraphs.filter { !known.contains($0.number) }
    content.paragraphs.sort { $0.number < $1.number }
    identity = identity ?? piece.identity
    revises = revises ?? piece.revises
    split = split ?? piece.split
    isPartial = isPartial && piece.isPartial
    let resolved = Set(gold.map(\.paragraph))
    gold += piece.gold.filter { !resolved.contains($0.paragraph) }
    for review in piece.reviews {
      let place = reviews.firstIndex { $0.reviewer == review.reviewer && $0.round == review.round }
      guard let place else {
        reviews.append(review)
        continue
      }
      try reviews[place].take(review, of: name ?? "")
    }
  }
}

extension DatasetArticle {
  /// The article with the reviewers under the names that they have here; readings that come to one are put together.
  ///
  /// - Throws: ``DatasetFault`` where two of them label one paragraph.
  func joined(_ name: (String) -> String) throws -> DatasetArticle {
    var article = self
    article.reviews = []
    for review in reviews {
      var review = review
      review.reviewer = name(review.reviewer)
      let place = article.reviews.firstIndex { $0.reviewer == review.reviewer && $0.round == review.round }
      if let place {
        try article.reviews[place].take(review, of: self.name ?? "")
      } else {
        article.reviews.append(review)
      }
    }
    return article
  }
}

extension DatasetReview {
  fileprivate mutating func take(_ piece: DatasetReview, of article: String) throws {
    let labelled = Set(labels.lazy.filter { !$0.isEmpty }.map(\.paragraph))
    if let twice = piece.labels.first(where: { !$0.isEmpty && labelled.contains($0.paragraph) }) {
      throw DatasetFault(.labelTwice(reviewer: reviewer, unit: "\(article) ¶\(twice.paragraph)"))
    }
    labels += piece.labels
    isFinished = piece.isFinished ?? isFinished
    prior = piece.prior ?? prior
    for mark in piece.annotations.inOrder {
      annotations.put(mark.annotation, mark.annotation.aspect, number: mark.number, paragraph: mark.paragraph)
    }
    markedAt.merge(piece.markedAt) { own, _ in own }
  }
}

extension DatasetArticle {
  /// The first paragraph that keeps it from being stored: one without its text, or with another than its digest says.
  var flaw: Paragraph? {
    content.paragraphs.first { paragraph in
      paragraph.text.isEmpty || !paragraph.sha256.isEmpty && paragraph.sha256 != Paragraph.digest(of: paragraph.text)
    }
  }

  /// The article as a project stores it: every paragraph with its digest, those that are not known held open.
  ///
  /// - Throws: ``ImportError``.
  func stored() throws(ImportError) -> Article {
    var article = content
    let title = name ?? ""
    if let flaw {
      throw flaw.text.isEmpty
        ? .noText(article: title, paragraph: flaw.number) : .wrongDigest(article: title, paragraph: flaw.number)
    }
    guard isPartial else { return article.withDigests }
    let known = Dictionary(article.paragraphs.map { ($0.number, $0) }) { first, _ in first }
    let last = known.keys.max() ?? 0
    article.paragraphs = (1...max(1, last)).map { number in
      known[number] ?? Paragraph(number: number, kind: .furniture, text: Paragraph.placeholder, sha256: "")
    }
    article.claims.append(MetadataClaim(field: .partialOf, value: identity ?? "", origin: "dataset"))
    return article.withDigests
  }
}
