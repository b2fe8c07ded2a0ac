// SPDX-License-Identifier: GPL-3.0-or-later
public import AnnotationModel
internal import Crypto
internal import Foundation
internal import GRDB
internal import JSON

/// What a dataset brings, checked and ready to be stored.
public struct ImportPlan: Sendable {
  /// The codebook that the project takes up, if it has none; nil leaves the project's.
  public var codebook: Codebook?
  /// Who joins the project.
  public var reviewers: [Reviewer] = []
  /// The articles, each behind the one that it revises.
  public var articles: [Article] = []
  /// How the dataset parts its articles, where the project does not yet; nil where it says nothing.
  public var split: DatasetSplit?

  /// One article with what is new of it.
  public struct Article: Sendable {
    /// The slug it is to stand under, or stands under.
    public var slug: String
    /// The article where it is not in the project yet.
    public var content: AnnotationModel.Article?
    /// The slug of the article that it is a new version of.
    public var revises: String?
    /// How it goes on from an article here, of which only a part is known; nil where it does not.
    public var completes: Revision?
    /// What is new of each review.
    public var reviews: [Review]
    /// What it was resolved to.
    public var gold: [GoldRecord]

    /// An article.
    public init(
      slug: String, content: AnnotationModel.Article?, revises: String?, reviews: [Review], gold: [GoldRecord] = []
    ) {
      self.slug = slug
      self.content = content
      self.revises = revises
      self.reviews = reviews
      self.gold = gold
    }
  }

  /// What is new of one review.
  public struct Review: Sendable {
    /// The reviewer's identifier.
    public var reviewer: String
    /// The round.
    public var round: Int
    /// Which paragraphs it walks.
    public var scope: ReviewScope
    /// Whether it is to be finished.
    public var isFinished: Bool
    /// The labels, notes and flags, by paragraph; each names its text by digest.
    public var labels: [LabelRecord]
    /// The marks, by number.
    public var marks: AnnotationRecord?
    /// The machine whose labels were shown in it; nil for none.
    public var prior: String?

    /// A review.
    public init(
      reviewer: String, round: Int, scope: ReviewScope, isFinished: Bool, labels: [LabelRecord],
      marks: AnnotationRecord? = nil, prior: String? = nil
    ) {
      self.reviewer = reviewer
      self.round = round
      self.scope = scope
      self.isFinished = isFinished
      self.labels = labels
      self.marks = marks
      self.prior = prior
    }
  }

  /// A plan of nothing.
  public init() {}
}

extension ProjectStore {
  /// Stores a dataset in one transaction: all of it is there, or nothing.
  ///
  /// Labels become entries of their reviewers with the times that the dataset states.
  /// - Parameters:
  ///   - plan: what the dataset brings.
  ///   - format: the name of its format.
  ///   - source: the name of its file.
  ///   - time: when, for what states no time.
  ///   - progress: is told how many articles are stored.
  /// - Returns: the entry that says that the import is done.
  /// - Throws: ``StoreError``; nothing is stored then.
  public func store(
    _ plan: ImportPlan, format: String, source: String, at time: Timestamp, progress: (Int) -> Void = { _ in }
  ) throws(StoreError) -> Receipt {
    try write { db, ledger in
      let cache = try LargeCache(db)
      defer { cache.shrink() }
      let after = try db.number("SELECT max(clock) FROM ledger")
      if let codebook = plan.codebook {
        let digest = LedgerEntry.sha256(of: try codebook.json.canonicalText)
        try ledger.append(
          Submission(.codebookAdopted(CodebookAdopted(codebook: codebook, digest: digest))), by: nil, at: time)
      }
      for reviewer in plan.reviewers {
        try ledger.append(Submission(.reviewerJoined(reviewer)), by: reviewer.id, at: time)
      }
      var labels = 0, reviewers: Set<String> = []
      for (index, article) in plan.articles.enumerated() {
        try ImportedArticle(article, ledger, source: source, at: time).store()
        labels += article.reviews.reduce(0) { $0 + $1.labels.count { $0.judgement != nil } }
        reviewers.formUnion(article.reviews.map(\.reviewer))
        progress(index + 1)
      }
      if let split = plan.split { try ledger.append(Submission(.datasetSplit(split)), by: nil, at: time) }
      let facts = ImportFinished(
        format: format, source: source, after: after, articles: plan.articles.count, labels: labels,
        reviewers: reviewers.sorted(),
        origins: try Set(ledger.origins.written + [ledger.origins.origin(of: nil, db)]).sorted())
      return try ledger.append(Submission(.importFinished(facts)), by: nil, at: time)
    }
  }
}

/// One article on its way from a dataset into the ledger.
private struct ImportedArticle {
  private let article: ImportPlan.Article
  private let ledger: Ledger
  private let source: String
  private let time: Timestamp

  init(_ article: ImportPlan.Article, _ ledger: Ledger, source: String, at time: Timestamp) {
    self.article = article
    self.ledger = ledger
    self.source = source
    self.time = time
  }

  private var db: Database { ledger.db }

  func store() throws {
    if let content = article.content { try load(content) }
    for review in article.reviews { try store(review) }
    if !article.gold.isEmpty { try storeGold() }
  }

  private func load(_ content: Article) throws {
    // The text is kept as the article's original; the dataset is not, which may hold thousands of articles.
    let bytes = Array(content.paragraphs.map(\.text).joined(separator: "\n\n").utf8)
    let digest = SHA256.hash(data: bytes).hexadecimal
    try OriginalPart.keepAll(bytes, digest: digest, db)
    let facts = ArticleLoaded(
      article: article.slug, content: content, source: source, originalSHA256: digest,
      revises: article.completes?.article ?? article.revises)
    try ledger.append(Submission(.articleLoaded(facts)), by: nil, at: time)
    try article.completes?.carry(to: article.slug, at: time, keepsTimes: true, ledger)
  }

  private func append(_ event: Event, by reviewer: String, at moment: Timestamp?) throws -> Receipt {
    try ledger.append(Submission(event), by: reviewer, at: moment ?? time)
  }

  private func store(_ review: ImportPlan.Review) throws {
    let moments = review.labels.compactMap(\.madeAt) + (review.marks.map { Array($0.madeAt.values) } ?? [])
    let first = moments.min(), last = moments.max()
    try open(review, at: first)
    try store(review.labels, of: review)
    if let marks = review.marks { try store(marks, of: review) }
    guard review.isFinished else { return }
    let finished = ReviewClosed(article: article.slug, round: review.round)
    _ = try append(.reviewFinished(finished), by: review.reviewer, at: last)
  }

  /// Opens the review, or opens it again; one that is to be finished walks only what is decided.
  private func open(_ review: ImportPlan.Review, at moment: Timestamp?) throws {
    let sql =
      "SELECT state, scope, paragraphs, masked, prior FROM review WHERE article = ? AND reviewer = ? AND round = ?"
    let known = try Row.fetchOne(
      db.cachedStatement(sql: sql), arguments: [article.slug, review.reviewer, review.round]
    ).map { StoredRow($0, of: "review") }
    let isFinished = try known?.text("state") == "finished"
    if isFinished {
      let closed = ReviewClosed(article: article.slug, round: review.round)
      _ = try append(.reviewReopened(closed), by: review.reviewer, at: moment)
    }
    let before: [Int]? = try known?.optionalText("paragraphs") == nil ? nil : known?.json("paragraphs")
    if known != nil, before == nil || !review.isFinished { return }
    let scope: ReviewScope = try known?.choice("scope") ?? review.scope
    let chosen = review.isFinished ? try walked(by: review, scope, and: before ?? []) : nil
    guard known == nil || chosen != before else { return }
    let opened = ReviewOpened(
      article: article.slug, round: review.round, scope: scope, masked: try known?.flag("masked") == true ? true : nil,
      paragraphs: chosen, prior: try known?.optionalText("prior") ?? review.prior)
    _ = try append(.reviewOpened(opened), by: review.reviewer, at: moment)
  }

  /// The paragraphs that a review decides, and those that it walked before; nil where these are all of its scope.
  private func walked(by review: ImportPlan.Review, _ scope: ReviewScope, and before: [Int]) throws -> [Int]? {
    let decided = Set(review.labels.filter { $0.judgement != nil }.map(\.paragraph.number)).union(before)
    let all = try Row.fetchAll(
      db.cachedStatement(sql: "SELECT number, kind FROM paragraph WHERE article = ?"), arguments: [article.slug]
    ).map { StoredRow($0, of: "paragraph") }.filter { scope.includes(try $0.choice("kind")) }.map {
      try $0.number("number")
    }
    return all.allSatisfy(decided.contains) ? nil : all.filter(decided.contains).sorted()
  }

  /// Stores labels in order, the decisions between two notes or flags at once.
  private func store(_ labels: [LabelRecord], of review: ImportPlan.Review) throws {
    var decisions: [(facts: JudgementMade, time: Timestamp)] = []
    for label in labels {
      if let judgement = label.judgement {
        let made = JudgementMade(
          article: article.slug, round: review.round, paragraph: label.paragraph.number,
          textSHA256: label.paragraph.sha256, judgement: judgement, codebook: label.codebook ?? "",
          seconds: label.seconds ?? 0, carries: try label.carriedFrom.flatMap { try carried(from: $0, label, review) })
        decisions.append((made, label.madeAt ?? time))
      }
      guard label.note != nil || label.isFlagged else { continue }
      try ledger.append(decisions, by: review.reviewer)
      decisions = []
      try storeRemarks(label, of: review)
    }
    try ledger.append(decisions, by: review.reviewer)
  }

  private func storeRemarks(_ label: LabelRecord, of review: ImportPlan.Review) throws {
    let slug = article.slug, number = label.paragraph.number
    if let note = label.note {
      let written = NoteWritten(article: slug, round: review.round, paragraph: number, note: note)
      _ = try append(.noteWritten(written), by: review.reviewer, at: label.madeAt)
    }
    if label.isFlagged {
      let set = FlagSet(article: slug, round: review.round, paragraph: number, flagged: true)
      _ = try append(.flagSet(set), by: review.reviewer, at: label.madeAt)
    }
  }

  /// The decision, on the version before, that a label was carried over from.
  private func carried(from version: String, _ label: LabelRecord, _ review: ImportPlan.Review) throws -> String? {
    let sql = """
      SELECT id FROM judgement WHERE article = ? AND reviewer = ? AND round = ? AND text_sha256 = ? ORDER BY made_at DESC
      """
    return try String.fetchOne(
      db.cachedStatement(sql: sql), arguments: [version, review.reviewer, review.round, label.paragraph.sha256])
  }

  private func store(_ marks: AnnotationRecord, of review: ImportPlan.Review) throws {
    let texts = try Row.fetchAll(
      db.cachedStatement(sql: "SELECT number, sha256 FROM paragraph WHERE article = ?"), arguments: [article.slug]
    ).map { StoredRow($0, of: "paragraph") }
    let digests = Dictionary(try texts.map { (try $0.number("number"), try $0.text("sha256")) }) { $1 }
    for (gesture, mark) in marks.annotations.inOrder.enumerated() {
      let changed = AnnotationChanged(
        article: article.slug, round: review.round, paragraph: mark.paragraph,
        textSHA256: digests[mark.paragraph] ?? "", aspect: mark.annotation.aspect, number: mark.number,
        annotation: mark.annotation, gesture: gesture + 1)
      let moment = marks.madeAt[.init(mark.annotation.aspect, mark.number)]
      _ = try append(.annotationChanged(changed), by: review.reviewer, at: moment)
    }
  }

  /// Opens the adjudication on the votes that were accepted, and resolves what somebody decided.
  private func storeGold() throws {
    let accepted = article.gold.filter { $0.how == .unanimous || $0.how == .majority }
    let opener = accepted.first ?? article.gold[0]
    let sql = "SELECT paragraph, reviewer, id FROM v_votes WHERE article = ? ORDER BY paragraph, reviewer"
    var votes: [Int: [String]] = [:], reviewers: Set<String> = []
    for row in try Row.fetchAll(db.cachedStatement(sql: sql), arguments: [article.slug]) {
      let row = StoredRow(row, of: "decision")
      votes[try row.number("paragraph"), default: []].append(try row.text("id"))
      reviewers.insert(try row.text("reviewer"))
    }
    let opened = AdjudicationOpened(
      article: article.slug, reviewers: reviewers.sorted(),
      rule: AcceptanceRule(acceptsMajority: article.gold.contains { $0.how == .majority }),
      votes: accepted.flatMap { votes[$0.paragraph] ?? [] })
    _ = try append(.adjudicationOpened(opened), by: opener.adjudicator, at: opener.madeAt)
    let codebook = try CodebookRow.current(db)?.reference ?? ""
    for gold in article.gold where gold.isDecision(openedAt: opener.madeAt) {
      let text = try String.fetchOne(
        db.cachedStatement(sql: "SELECT sha256 FROM paragraph WHERE article = ? AND number = ?"),
        arguments: [article.slug, gold.paragraph])
      let resolved = ParagraphResolved(
        article: article.slug, paragraph: gold.paragraph, textSHA256: text ?? "", label: gold.label, cause: gold.cause,
        note: gold.note, marks: gold.marks, votes: votes[gold.paragraph] ?? [], codebook: codebook)
      _ = try append(.paragraphResolved(resolved), by: gold.adjudicator, at: gold.madeAt)
    }
  }
}

extension GoldRecord {
  /// Whether somebody decided it, and did not only leave it open.
  fileprivate func isDecision(openedAt moment: Timestamp) -> Bool {
    switch how {
    case .adjudicated: true
    case .unanimous, .majority: false
    case .unresolved: marks != nil || note != nil || cause != nil || madeAt != moment
    }
  }
}

/// Room for a large transaction: what does not fit into the usual two megabytes is written twice.
struct LargeCache {
  private let db: Database

  init(_ db: Database) throws {
    self.db = db
    try db.execute(sql: "PRAGMA cache_size = -262144")
  }

  func shrink() { try? db.execute(sql: "PRAGMA cache_size = -2000") }
}
