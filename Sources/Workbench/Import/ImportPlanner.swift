// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import AnnotationStore
internal import ArticleIngest
internal import DatasetExchange

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
  /// The slugs of the plan's new articles, by the digest of their paragraphs.
  private var planned: [String: String] = [:]
  /// What each review of the plan has to decide.
  private var coverages: [ReviewID: ReviewCoverage] = [:]
  /// What the dataset says of each paragraph of articles that come in several pieces, so that it says it once.
  private var said: [ProjectContent.Place: Judgement] = [:]
  /// The slugs of articles that come in several pieces.
  private var pieced: Set<String> = []
  /// The paragraphs whose gold becomes stale.
  private var stale: Set<String> = []

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
    let names = Set(articles.compactMap(\.name)), older = Set(articles.compactMap(\.revises))
    while !waiting.isEmpty {
      let ready = waiting.filter { article in
        guard let before = article.revises, names.contains(before), before != article.name else { return true }
        return standing[before] != nil
      }
      for article in ready.isEmpty ? waiting : ready {
        try add(article, isOlder: article.name.map(older.contains) ?? false)
      }
      let done = Set((ready.isEmpty ? waiting : ready).map(\.name))
      waiting.removeAll { done.contains($0.name) }
    }
    if !parts.isEmpty, try project.split() == nil {
      plan.split = DatasetSplit(parts: parts, grouping: "imported", seed: 0, shares: [:])
    }
    conclude()
  }

  /// Finishes the reviews that decide all that they have to, and names those that do not.
  private mutating func conclude() {
    var told: Set<ReviewID> = []
    for place in plan.articles.indices {
      for index in plan.articles[place].reviews.indices {
        let review = plan.articles[place].reviews[index]
        let id = ReviewID(article: plan.articles[place].slug, reviewer: review.reviewer, round: review.round)
        guard let coverage = coverages[id] else { continue }
        plan.articles[place].reviews[index].isFinished = coverage.isFinished
        guard coverage.isLeftUnfinished, told.insert(id).inserted else { continue }
        outcome.unfinished.append(
          .init(review: id, decided: coverage.walked - coverage.left.count, paragraphs: coverage.walked))
      }
    }
  }

  private mutating func add(_ article: DatasetArticle, isOlder: Bool) throws {
    var article = try article.joined { matching.ids[$0] ?? $0 }
    var added = ImportPlan.Article(
      slug: "", content: nil, revises: article.revises.map { standing[$0] ?? $0 }, reviews: [])
    var match: ProjectContent.Match?
    if let slug = project.slug(of: article, isOlder: isOlder) {
      if project.excluded.contains(slug) {
        outcome.excluded.insert(slug)
        return
      }
      match = try project.match(article, at: slug)
      added.slug = slug
      outcome.knownArticles.append(slug)
    } else if let begun = try project.begun(article, as: { free(Predecessor.name(after: $0)) }) {
      (match, article) = (begun.match, begun.article)
      added.slug = begun.match.slug
    }
    var texts: [Int: Paragraph]
    if let match, match.completion == nil {
      texts = Dictionary(match.record.content.paragraphs.map { ($0.number, $0) }) { first, _ in first }
    } else if let content = try store(article, &added, match) {
      texts = Dictionary(content.paragraphs.map { ($0.number, $0) }) { first, _ in first }
    } else {
      return
    }
    let slug = added.slug
    if match?.slug != slug { match = nil }
    noteWhatIsSaid(of: slug)
    if let name = article.name { standing[name] = slug }
    if let part = article.split { parts[slug] = part }
    try addReviews(of: article, &added, texts, match)
    try addGold(of: article, &added, match)
    if added.content != nil || !added.reviews.isEmpty || !added.gold.isEmpty { keep(added) }
  }

  /// Remembers what earlier pieces of an article say, once there is a second one.
  private mutating func noteWhatIsSaid(of slug: String) {
    guard let place = places[slug], pieced.insert(slug).inserted else { return }
    for label in plan.articles[place].reviews.flatMap(\.labels) {
      said[.init(review: label.review, paragraph: label.paragraph.number)] = label.judgement
    }
  }

  /// Finds a place for an article that is not here: its content, or nil where it has a flaw and is left out.
  ///
  /// The same paragraphs under a second name are the same article.
  private mutating func store(
    _ article: DatasetArticle, _ added: inout ImportPlan.Article, _ match: ProjectContent.Match?
  ) throws -> Article? {
    if let onFault, let flaw = article.flaw {
      let name = article.name.map { "\($0) " } ?? ""
      let reason: DatasetFault.Reason =
        flaw.text.isEmpty ? .missing(field: "text") : .badValue(field: "text_sha256", value: flaw.sha256)
      onFault(DatasetFault(reason, place: "\(name)¶\(flaw.number)"))
      return nil
    }
    let content = try article.stored()
    if let twin = planned[content.contentSHA256] {
      added.slug = twin
      return content
    }
    added.content = content
    if let completion = match?.completion {
      added.completes = completion
      outcome.completed[completion.article] = added.slug
    } else {
      added.slug = free(article.wantedSlug)
      if let before = added.revises, !slugs.contains(before) { added.revises = nil }
      outcome.newArticles.append(added.slug)
      if added.revises == nil, let overlap = project.overlap(of: content, at: added.slug) {
        outcome.overlaps.append(overlap)
      }
    }
    if article.isPartial { outcome.partialArticles.append(added.slug) }
    slugs.insert(added.slug)
    planned[content.contentSHA256] = added.slug
    return content
  }

  private mutating func addReviews(
    of article: DatasetArticle, _ added: inout ImportPlan.Article, _ texts: [Int: Paragraph],
    _ match: ProjectContent.Match?
  ) throws {
    for review in article.reviews {
      if let new = try new(of: review, added.slug, texts, match) { added.reviews.append(new) }
    }
    guard let match, match.completion != nil else { return }
    // What somebody had finished of the part stays finished where nothing came to it.
    let read = Set(article.reviews.map { ReviewID(article: added.slug, reviewer: $0.reviewer, round: $0.round) })
    for review in match.record.reviews where review.isFinished && !read.contains(review.id) {
      let nothing = DatasetReview(reviewer: review.id.reviewer, round: review.id.round, scope: review.scope)
      cover(nothing, review.id, texts, match)
      added.reviews.append(
        ImportPlan.Review(
          reviewer: review.id.reviewer, round: review.id.round, scope: review.scope, isFinished: false, labels: [],
          prior: review.prior))
    }
  }

  private mutating func addGold(
    of article: DatasetArticle, _ added: inout ImportPlan.Article, _ match: ProjectContent.Match?
  ) throws {
    let fresh = article.gold.filter { !$0.isStale }
    if let here = match?.gold {
      let differing = fresh.map { self.gold($0, added.slug, match) }.count { here[$0.paragraph]?.label != $0.label }
      if differing > 0 { outcome.differingGold[added.slug, default: 0] += differing }
      return
    }
    outcome.staleGold += article.gold.count - fresh.count
    try checkVotes(of: fresh, article, match)
    added.gold = fresh.map { self.gold($0, added.slug, match) }
    outcome.gold += added.gold.count
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
        plan.articles[place].reviews[known].isFinished = review.isFinished
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

  /// Begins to count what a review has to decide, or goes on with it.
  private mutating func cover(
    _ review: DatasetReview, _ id: ReviewID, _ texts: [Int: Paragraph], _ match: ProjectContent.Match?
  ) {
    guard coverages[id] == nil else {
      coverages[id]?.take(review)
      return
    }
    let isCompleted = match?.completion != nil
    let here = (match?.labels ?? [:]).filter { $0.key.review == id && $0.value.last?.judgement != nil }
    let before = pieced.contains(id.article) ? places[id.article].map { plan.articles[$0].reviews } ?? [] : []
    let earlier = before.filter { $0.reviewer == id.reviewer && $0.round == id.round }.flatMap(\.labels)
    let decided = Set(here.keys.map(\.paragraph))
      .union(earlier.lazy.filter { $0.judgement != nil }.map(\.paragraph.number))
    var summary = match?.record.reviews.first { $0.id == id }
    if isCompleted { summary?.walked = .max }
    coverages[id] = ReviewCoverage(
      review, texts.values, here: summary, decided: decided,
      isMachine: matching.machines.contains(id.reviewer))
  }

  /// What is new of a review; nil where nothing is.
  private mutating func new(
    of review: DatasetReview, _ slug: String, _ texts: [Int: Paragraph], _ match: ProjectContent.Match?
  ) throws -> ImportPlan.Review? {
    let reviewer = review.reviewer
    let id = ReviewID(article: slug, reviewer: reviewer, round: review.round)
    cover(review, id, texts, match)
    var added = ImportPlan.Review(
      reviewer: reviewer, round: review.round, scope: review.scope, isFinished: false, labels: [], prior: review.prior)
    for label in review.labels.sorted(by: { ($0.paragraph, $0.isEmpty ? 1 : 0) < ($1.paragraph, $1.isEmpty ? 1 : 0) }) {
      let number = match?.numbers[label.paragraph] ?? label.paragraph
      guard let paragraph = texts[number] else {
        try leaveOut(DatasetFault(.noSuchParagraph(article: slug, paragraph: number)))
        continue
      }
      if label.isEmpty {
        coverages[id]?.leaveOpen(number)
        continue
      }
      if let new = try new(record(label, paragraph, id), match) { added.labels.append(new) }
    }
    added.isFinished = coverages[id]?.isFinished ?? true
    if added.isFinished, coverages[id]?.left.isEmpty == true { coverages[id] = nil }
    added.marks = try marks(of: review, id, match, texts)
    let isHere = match?.record.reviews.contains { $0.id == id } ?? false
    let isEmpty = added.labels.isEmpty && added.marks == nil
    if match?.completion != nil, isHere { return added }
    let saysNothing = review.labels.allSatisfy(\.isEmpty) && review.annotations.isEmpty && review.isFinished != false
    return isEmpty && (isHere || saysNothing) ? nil : added
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

  /// What of a label is neither here nor older than what stands; nil where nothing is.
  ///
  /// A dataset takes no note and no flag away: what it does not say stays as it is.
  private mutating func new(_ label: LabelRecord, _ match: ProjectContent.Match?) throws -> LabelRecord? {
    let place = ProjectContent.Place(review: label.review, paragraph: label.paragraph.number)
    let here = match?.labels[place], standing = here?.last
    if label.judgement != nil { coverages[label.review]?.decide(label.paragraph.number) }
    if pieced.contains(label.article), let judgement = label.judgement,
      let before = said.updateValue(judgement, forKey: place)
    {
      if before == judgement { return nil }
      let unit = "\(label.article) ¶\(label.paragraph.number)"
      try leaveOut(DatasetFault(.labelTwice(reviewer: label.reviewer, unit: unit)))
      return nil
    }
    var new = label
    if let standing {
      if new.judgement == standing.judgement { new.judgement = nil }
      if new.note == standing.note { new.note = nil }
      if standing.isFlagged { new.isFlagged = false }
    }
    if new.judgement == nil, new.note == nil, !new.isFlagged {
      outcome.known += 1
      return nil
    }
    let twins = label.madeAt.map { moment in here?.filter { $0.madeAt == moment } ?? [] } ?? []
    if !twins.isEmpty {
      let differing = Self.differing(label, twins, standing: standing?.madeAt == label.madeAt ? standing : nil)
      outcome.differingLabels += differing
      if differing.isEmpty { outcome.known += 1 }
      return nil
    }
    if let before = standing?.madeAt, let moment = label.madeAt, moment < before {
      outcome.older += 1
      return nil
    }
    count(new, standing, match)
    return new
  }

  /// How a label differs from those of the same time; empty where it does not. A note or a flag is the standing label's, for
  /// an older one's are not known.
  private static func differing(
    _ label: LabelRecord, _ twins: [LabelRecord], standing: LabelRecord?
  ) -> [ImportOutcome.DifferingLabel] {
    func differing(_ aspect: ImportOutcome.DifferingLabel.Aspect, here: String, dataset: String)
      -> ImportOutcome.DifferingLabel
    {
      .init(
        review: label.review, paragraph: label.paragraph.number, aspect: aspect, here: here, dataset: dataset)
    }
    var found: [ImportOutcome.DifferingLabel] = []
    let known = twins.compactMap(\.judgement)
    if let judgement = label.judgement, let last = known.last, !known.contains(judgement) {
      found.append(differing(.label, here: last.inFull, dataset: judgement.inFull))
    }
    guard let standing else { return found }
    if let note = label.note, note != standing.note {
      found.append(differing(.note, here: standing.note ?? "", dataset: note))
    }
    if label.isFlagged, !standing.isFlagged { found.append(differing(.flag, here: "", dataset: "flag")) }
    return found
  }

  private mutating func count(_ new: LabelRecord, _ standing: LabelRecord?, _ match: ProjectContent.Match?) {
    guard let judgement = new.judgement else {
      outcome.notes += 1
      return
    }
    if judgement.label == nil { outcome.abstentions += 1 } else { outcome.labels += 1 }
    if standing?.judgement != nil { outcome.replaced[new.reviewer, default: 0] += 1 }
    guard let gold = match?.gold?[new.paragraph.number], !gold.isStale, gold.how != .unresolved,
      !matching.machines.contains(new.reviewer), stale.insert("\(new.article)#\(new.paragraph.number)").inserted
    else { return }
    outcome.madeStale[new.article, default: 0] += 1
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

extension Judgement {
  /// Everything that it says, in one line.
  fileprivate var inFull: String {
    let sure = confidence.map { ["confidence \($0.rawValue)"] } ?? []
    return
      ([label?.rawValue ?? "no label"] + [reason].compactMap(\.self) + mixed.map(\.rawValue)
      + (unsure ? ["unsure"] : []) + sure)
      .joined(separator: ", ")
  }
}
