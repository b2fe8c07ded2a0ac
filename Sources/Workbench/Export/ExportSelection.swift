// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationAnalysis
internal import AnnotationModel
internal import DatasetExchange

/// Which of a project's reviews and articles an export holds.
struct ExportSelection {
  /// The articles, or nil for all.
  var articles: [String]?
  /// The reviews.
  var shown: Set<ReviewID>
  /// Whether gold of an article may be shown; nil allows all.
  var goldArticles: Set<String>?
  var request: ExportRequest
  /// The parts of the dataset, by article.
  var splits: [String: String] = [:]

  /// The article as a dataset holds it; nil where nothing of it is in the export.
  func article(_ record: ArticleRecord) -> DatasetArticle? {
    let slug = record.summary.slug, claims = record.content.claims
    let stated = claims.first { $0.field == .partialOf }
    var content = record.content
    content.claims.removeAll { $0.field == .partialOf }
    if stated != nil { content.paragraphs.removeAll(where: \.isPlaceholder) }
    var article = DatasetArticle(
      name: slug, identity: stated.map(\.value) ?? content.contentSHA256, content: content, isPartial: stated != nil,
      revises: record.summary.revises, split: splits[slug])
    if article.identity?.isEmpty == true { article.identity = nil }
    let isRecent = { (moment: Timestamp?) in
      request.since.map { since in moment.map { $0 >= since } ?? false } ?? true
    }
    if request.labels == .gold {
      article.gold = goldArticles?.contains(slug) == false ? [] : record.gold.filter { isRecent($0.madeAt) }
      return article.gold.isEmpty ? nil : article
    }
    let labels = Dictionary(grouping: record.labels, by: \.review)
    let marks = Dictionary(record.annotations.map { ($0.review, $0) }) { first, _ in first }
    article.reviews = record.reviews.filter { shown.contains($0.id) }.map {
      review($0, labels[$0.id] ?? [], marks[$0.id], isRecent)
    }
    // Gold goes with the votes that it rests on, or not at all.
    let hasVotes = record.reviews.allSatisfy { !$0.isFinished || shown.contains($0.id) }
    if request.labels == .current, hasVotes, goldArticles?.contains(slug) != false {
      let older = Set(record.labels.lazy.filter { $0.judgement != nil && !isRecent($0.madeAt) }.map(\.paragraph.number))
      article.gold = record.gold.filter { isRecent($0.madeAt) && !older.contains($0.paragraph) }
    }
    return article
  }

  /// The reviews of which something is written: of a mark's unit marks, of a label's labels, of the rest either.
  func rows(of record: ArticleRecord) -> [ReviewID] {
    (article(record)?.reviews ?? []).filter { review in
      guard request.isOfOneUnit else { return !review.labels.isEmpty || !review.annotations.isEmpty }
      let marks = review.annotations
      return switch request.unit {
      case .label, .paragraph: !review.labels.isEmpty
      case .source: !marks.sources.isEmpty
      case .mention: !marks.mentions.isEmpty
      case .rating: !marks.ratings.isEmpty
      case .span: !marks.spans.isEmpty
      case .article: false
      case .all: !review.labels.isEmpty || !marks.isEmpty
      }
    }.map { ReviewID(article: record.summary.slug, reviewer: $0.reviewer, round: $0.round) }
  }

  private func review(
    _ summary: ReviewSummary, _ labels: [LabelRecord], _ marks: AnnotationRecord?, _ isRecent: (Timestamp?) -> Bool
  ) -> DatasetReview {
    var review = DatasetReview(
      reviewer: summary.id.reviewer, round: summary.id.round, isFinished: summary.isFinished, scope: summary.scope,
      prior: summary.prior)
    review.labels = labels.filter { isRecent($0.madeAt) }.map(DatasetLabel.init)
    guard let marks else { return review }
    if request.since == nil {
      (review.annotations, review.markedAt) = (marks.annotations, marks.madeAt)
    } else {
      review.annotations = marks.annotations.keeping { isRecent(marks.madeAt[.init($0, $1)]) }
      review.markedAt = marks.madeAt
    }
    return review
  }
}

extension DatasetLabel {
  /// The label of a record.
  init(_ record: LabelRecord) {
    self.init(
      paragraph: record.paragraph.number, judgement: record.judgement, note: record.note, isFlagged: record.isFlagged,
      seconds: record.seconds, codebook: record.codebook, madeAt: record.madeAt, carriedFrom: record.carriedFrom)
  }
}

/// Names reviewers R1, R2 … in the order in which they joined; the map is the project's and stands in no export.
struct Anonymity {
  private var names: [String: String] = [:]
  private var words: [(word: String, name: String)] = []

  /// The map of a project's reviewers, in the order in which they joined.
  init(_ reviewers: [Reviewer]) {
    for (index, reviewer) in reviewers.enumerated() {
      let name = "R\(index + 1)"
      names[reviewer.id] = name
      let parts = (reviewer.name ?? "").split(whereSeparator: \.isWhitespace).map(String.init).filter { $0.count > 2 }
      for word in [reviewer.name, reviewer.id].compactMap({ $0 }) + parts where !word.isEmpty {
        words.append((word, name))
      }
    }
    words.sort { $0.word.utf8.count > $1.word.utf8.count }
  }

  /// The name of a reviewer.
  func name(_ reviewer: String) -> String { names[reviewer] ?? "R0" }

  /// A text that reviewers wrote, with their names in it replaced.
  func text(_ text: String?) -> String? {
    guard var text else { return nil }
    for (word, name) in words { text = text.replacingWord(word, with: name) }
    return text
  }

  /// An article in which no reviewer is named.
  func article(_ article: DatasetArticle) -> DatasetArticle {
    var article = article
    for place in article.reviews.indices {
      article.reviews[place].reviewer = name(article.reviews[place].reviewer)
      article.reviews[place].prior = article.reviews[place].prior.map(name)
      for label in article.reviews[place].labels.indices {
        let value = article.reviews[place].labels[label]
        article.reviews[place].labels[label].note = text(value.note)
        article.reviews[place].labels[label].judgement?.reason = text(value.judgement?.reason)
      }
      article.reviews[place].annotations.mapSources { source in
        source.note = text(source.note)
        source.anonymityReason = text(source.anonymityReason)
      }
      article.reviews[place].annotations.mapRatings { $0.basis = text($0.basis) }
    }
    article.reviews.sort { ($0.reviewer, $0.round) < ($1.reviewer, $1.round) }
    for place in article.gold.indices {
      let gold = article.gold[place]
      article.gold[place].adjudicator = name(gold.adjudicator)
      article.gold[place].note = text(gold.note)
      article.gold[place].votes = Dictionary(gold.votes.map { (name($0.key), $0.value) }) { $1 }
    }
    return article
  }
}
