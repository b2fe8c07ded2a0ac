// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import AnnotationStore
internal import ArticleIngest
internal import DatasetExchange

/// What an import adds, and what is left as it is.
struct ImportOutcome {
  /// The number of the entry that says that it is done; nil where nothing was stored.
  var entry: Int?
  var newArticles: [String] = []
  var knownArticles: [String] = []
  var partialArticles: [String] = []
  var labels = 0
  var abstentions = 0
  var marks = 0
  var gold = 0
  /// Labels that stand here as the dataset says them, or did.
  var known = 0
  /// Labels that are older than what stands.
  var older = 0
  /// Reviews whose marks differ from the dataset's, which stay as they are.
  var differingMarks: [ReviewID] = []
  /// Gold labels that were left out, for a decision that they rested on has changed.
  var staleGold = 0
  var reviewers: [String: String] = [:]
  var newReviewers: [String] = []

  /// Whether the dataset brings nothing that is not here.
  var isNothing: Bool { newArticles.isEmpty && newReviewers.isEmpty && labels + abstentions + marks + gold == 0 }
}

/// Compares a dataset with a project and says what is new of it.
struct ImportPlanner {
  private let project: ProjectContent
  private let matching: ReviewerMatching
  private let labels: [String: String]
  private let reference: String
  private(set) var plan = ImportPlan()
  private(set) var outcome = ImportOutcome()
  /// Is told what is left out; without it the first such record is an error.
  var onFault: ((DatasetFault) -> Void)?
  private var slugs: Set<String>
  /// Where in the plan each article is, by slug.
  private var places: [String: Int] = [:]
  /// Where each of the dataset's names stands in the project.
  private var standing: [String: String] = [:]
  /// The part of each article, as the dataset says it.
  private var parts: [String: String] = [:]

  /// - Parameters:
  ///   - project: what is here.
  ///   - matching: who the reviewers are.
  ///   - labels: labels of the dataset that are called otherwise here.
  ///   - reference: the codebook version of labels that state none.
  init(_ project: ProjectContent, _ matching: ReviewerMatching, labels: [String: String], reference: String) {
    self.project = project
    self.matching = matching
    self.labels = labels
    self.reference = reference
    slugs = project.slugs
    plan.reviewers = matching.newcomers
    outcome.reviewers = matching.ids
    outcome.newReviewers = matching.newcomers.map(\.id)
  }

  /// Adds what is new of some articles, each behind the one that it revises.
  mutating func add(_ articles: [DatasetArticle]) throws {
    var waiting = articles
    let names = Set(articles.compactMap(\.name))
    while !waiting.isEmpty {
      let ready = waiting.filter { article in
        guard let before = article.revises, names.contains(before), before != article.name else { return true }
        return standing[before] != nil
      }
      for article in ready.isEmpty ? waiting : ready { try add(article) }
      let done = Set((ready.isEmpty ? waiting : ready).map(\.name))
      waiting.removeAll { done.contains($0.name) }
    }
    if !parts.isEmpty, try project.split() == nil {
      plan.split = DatasetSplit(parts: parts, grouping: "imported", seed: 0, shares: [:])
    }
  }

  private mutating func add(_ article: DatasetArticle) throws {
    let article = try article.joined { matching.ids[$0] ?? $0 }
    let match = try project.match(article)
    let slug = match?.slug ?? free(article.wantedSlug)
    if let name = article.name { standing[name] = slug }
    var added = ImportPlan.Article(
      slug: slug, content: nil, revises: article.revises.map { standing[$0] ?? $0 }, reviews: [])
    var texts: [Int: Paragraph]
    if let match {
      outcome.knownArticles.append(slug)
      texts = Dictionary(match.record.content.paragraphs.map { ($0.number, $0) }) { first, _ in first }
    } else {
      if let onFault, let flaw = article.flaw {
        let name = article.name.map { "\($0) " } ?? ""
        let reason: DatasetFault.Reason =
          flaw.text.isEmpty ? .missing(field: "text") : .badValue(field: "text_sha256", value: flaw.sha256)
        return onFault(DatasetFault(reason, place: "\(name)¶\(flaw.number)"))
      }
      let content = try article.stored()
      added.content = content
      if let before = added.revises, !slugs.contains(before) { added.revises = nil }
      outcome.newArticles.append(slug)
      if article.isPartial { outcome.partialArticles.append(slug) }
      texts = Dictionary(content.paragraphs.map { ($0.number, $0) }) { first, _ in first }
      slugs.insert(slug)
    }
    if let part = article.split { parts[slug] = part }
    for review in article.reviews {
      if let new = try new(of: review, slug, texts, match) { added.reviews.append(new) }
    }
    if match?.isAdjudicated != true {
      let fresh = article.gold.filter { !$0.isStale }
      outcome.staleGold += article.gold.count - fresh.count
      try checkVotes(of: fresh, article, match)
      added.gold = fresh.map { self.gold($0, slug, match) }
      outcome.gold += added.gold.count
    }
    if added.content != nil || !added.reviews.isEmpty || !added.gold.isEmpty { keep(added) }
  }

  /// Puts what is new of an article to what other pieces of the dataset bring of it, so that a review is opened once.
  private mutating func keep(_ added: ImportPlan.Article) {
    guard let place = places[added.slug], added.content == nil, added.gold.isEmpty else {
      places[added.slug] = plan.articles.count
      return plan.articles.append(added)
    }
    for review in added.reviews {
      let known = plan.articles[place].reviews.firstIndex { $0.reviewer == review.reviewer && $0.round == review.round }
      if let known, review.marks == nil {
        plan.articles[place].reviews[known].labels += review.labels
      } else {
        plan.articles[place].reviews.append(review)
      }
    }
  }

  /// What all agreed on is gold by their votes, which must be in the dataset, or here.
  private func checkVotes(
    of gold: [GoldRecord], _ article: DatasetArticle, _ match: ProjectContent.Match?
  ) throws(ImportError) {
    let isRested = gold.contains { $0.how == .unanimous || $0.how == .majority }
    let hasVotes = !article.reviews.isEmpty || match?.record.reviews.isEmpty == false
    guard isRested, !hasVotes else { return }
    throw .goldWithoutVotes(article: article.name ?? "")
  }

  private func free(_ wish: String) -> String {
    guard slugs.contains(wish) else { return wish }
    var number = 2
    while slugs.contains("\(wish)-\(number)") { number += 1 }
    return "\(wish)-\(number)"
  }

  private func gold(_ gold: GoldRecord, _ slug: String, _ match: ProjectContent.Match?) -> GoldRecord {
    var gold = gold
    gold.article = slug
    gold.paragraph = match?.numbers[gold.paragraph] ?? gold.paragraph
    gold.label = gold.label.map(renamed)
    gold.adjudicator = matching.ids[gold.adjudicator] ?? gold.adjudicator
    return gold
  }

  private func renamed(_ label: LabelID) -> LabelID { labels[label.rawValue].map(LabelID.init(rawValue:)) ?? label }

  /// What is new of a review; nil where nothing is.
  private mutating func new(
    of review: DatasetReview, _ slug: String, _ texts: [Int: Paragraph], _ match: ProjectContent.Match?
  ) throws -> ImportPlan.Review? {
    let reviewer = review.reviewer
    let id = ReviewID(article: slug, reviewer: reviewer, round: review.round)
    var added = ImportPlan.Review(
      reviewer: reviewer, round: review.round, scope: review.scope, isFinished: review.isFinished ?? true, labels: [],
      prior: review.prior)
    for label in review.labels.sorted(by: { $0.paragraph < $1.paragraph }) {
      let number = match?.numbers[label.paragraph] ?? label.paragraph
      guard let paragraph = texts[number] else {
        try leaveOut(DatasetFault(.noSuchParagraph(article: slug, paragraph: number)))
        continue
      }
      let record = record(label, paragraph, id)
      if try isNew(record, match) { added.labels.append(record) }
    }
    added.marks = try marks(of: review, id, match, texts)
    let isHere = match?.record.reviews.contains { $0.id == id } ?? false
    let isEmpty = added.labels.isEmpty && added.marks == nil
    return isEmpty && (isHere || review.labels.isEmpty && review.annotations.isEmpty && review.isFinished != false)
      ? nil : added
  }

  private func leaveOut(_ fault: DatasetFault) throws {
    guard let onFault else { throw fault }
    onFault(fault)
  }

  private func record(_ label: DatasetLabel, _ paragraph: Paragraph, _ id: ReviewID) -> LabelRecord {
    let judgement = label.judgement.map { said in
      Judgement(
        label: said.label.map(renamed), reason: said.reason, unsure: said.unsure, confidence: said.confidence,
        mixed: said.mixed.map(renamed))
    }
    return LabelRecord(
      article: id.article, paragraph: paragraph, reviewer: id.reviewer, round: id.round, judgement: judgement,
      note: label.note, isFlagged: label.isFlagged, seconds: label.seconds, codebook: label.codebook ?? reference,
      madeAt: label.madeAt, carriedFrom: label.carriedFrom.map { standing[$0] ?? $0 })
  }

  /// Whether a label is neither here nor older than what stands.
  private mutating func isNew(_ label: LabelRecord, _ match: ProjectContent.Match?) throws -> Bool {
    let here = match?.labels[.init(review: label.review, paragraph: label.paragraph.number)]
    let standing = here?.last
    let isSame = standing.map {
      $0.judgement == label.judgement && $0.note == label.note && $0.isFlagged == label.isFlagged
    }
    if isSame == true || label.madeAt != nil && here?.contains(where: { $0.madeAt == label.madeAt }) == true {
      outcome.known += 1
      return false
    }
    if let before = standing?.madeAt, let moment = label.madeAt, moment < before {
      outcome.older += 1
      return false
    }
    switch label.judgement {
    case nil: break
    case let judgement? where judgement.label == nil: outcome.abstentions += 1
    case _?: outcome.labels += 1
    }
    return true
  }

  private mutating func marks(
    of review: DatasetReview, _ id: ReviewID, _ match: ProjectContent.Match?, _ texts: [Int: Paragraph]
  ) throws -> AnnotationRecord? {
    guard !review.annotations.isEmpty else { return nil }
    var moved = AnnotationSet()
    for mark in review.annotations.inOrder {
      let paragraph = mark.annotation.aspect == .join ? 1 : match?.numbers[mark.paragraph] ?? mark.paragraph
      guard let text = texts[paragraph] else {
        throw DatasetFault(.noSuchParagraph(article: id.article, paragraph: paragraph))
      }
      moved.put(
        try placed(mark.annotation, in: text, id.article), mark.annotation.aspect, number: mark.number,
        paragraph: paragraph)
    }
    if let here = match?.record.annotations.first(where: { $0.review == id }), !here.annotations.isEmpty {
      if here.annotations.inOrder.map(Marked.init) != moved.inOrder.map(Marked.init) {
        outcome.differingMarks.append(id)
      }
      return nil
    }
    outcome.marks += moved.inOrder.count
    return AnnotationRecord(
      review: id, isFinished: review.isFinished ?? true, annotations: moved, madeAt: review.markedAt)
  }

  /// A mark whose words are those of its place; a dataset without texts has none.
  private func placed(_ annotation: Annotation, in paragraph: Paragraph, _ article: String) throws -> Annotation {
    guard case .span(var span) = annotation else { return annotation }
    guard let words = TextSpan.text(of: paragraph.text, from: span.start, to: span.end),
      span.text.isEmpty || span.text.unicodeScalars.elementsEqual(words.unicodeScalars)
    else { throw ImportError.otherWords(span.text, article: article, paragraph: paragraph.number) }
    span.text = words
    return .span(span)
  }

  /// A mark that can be compared.
  private struct Marked: Equatable {
    var annotation: Annotation
    var number: Int
    var paragraph: Int

    init(_ mark: AnnotationSet.NumberedMark) {
      (annotation, number, paragraph) = (mark.annotation, mark.number, mark.paragraph)
    }
  }
}

extension DatasetArticle {
  /// The slug that it would stand under: its name, its title, or how its text begins.
  var wantedSlug: String {
    if let name, slug(from: name) == name { return name }
    return slug(from: name ?? content.title ?? String((content.paragraphs.first?.text ?? "").prefix(200)))
  }
}
