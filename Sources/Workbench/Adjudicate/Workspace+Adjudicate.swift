// SPDX-License-Identifier: GPL-3.0-or-later
internal import AgreementStatistics
internal import AnnotationModel
internal import AnnotationStore
internal import ReviewREPL
internal import ReviewSession
public import TerminalIO

/// Who resolves the differences of what.
public struct AdjudicateRequest: Sendable {
  /// The slugs, in order; none takes every article with differences that are not resolved.
  public var articles: [String]
  /// The adjudicator's identifier.
  public var adjudicator: String
  /// Whether a label that most reviewers gave is accepted.
  public var acceptsMajority = false
  /// Whether paragraphs that somebody was unsure of are asked although all agree.
  public var asksUnsure = false
  /// Whether reviewers are called by their names.
  public var showsNames = false

  /// A request.
  public init(articles: [String], adjudicator: String) {
    self.articles = articles
    self.adjudicator = adjudicator
  }

  var rule: AcceptanceRule { AcceptanceRule(acceptsMajority: acceptsMajority, asksUnsure: asksUnsure) }
}

extension Workspace {
  /// Lays the finished reviews of articles side by side and lets an adjudicator resolve what differs.
  ///
  /// - Returns: the signal that ended it, nil when the adjudicator left.
  public func adjudicate(_ request: AdjudicateRequest, source: any LineSource) throws(Failure) -> Int32? {
    let undone = "nothing adjudicated"
    let store = try open(.write, for: undone)
    return try attempt(undone) {
      let journey = try journey(store, request.adjudicator, source, undone)
      return try signal(of: AdjudicationJourney(request: request, review: journey).run())
    }
  }
}

/// An adjudicator at the prompt, from article to article.
struct AdjudicationJourney {
  let request: AdjudicateRequest
  /// The person, the project and the prompt.
  let review: ReviewJourney

  private var store: ProjectStore { review.store }
  private var workspace: Workspace { review.workspace }

  func run() throws -> Ending {
    var rest = try articles()[...]
    while let slug = rest.popFirst() {
      let adjudication = try open(slug)
      if adjudication.asked.isEmpty {
        workspace.tell("\(sanitized(slug)): \(adjudication.acceptedCount) accepted, 0 of 0 decided")
        continue
      }
      let ending = loop(adjudication, next: rest.first)
      guard case .next = ending else { return ending }
    }
    return .left
  }

  /// The articles that were asked for, or all with something to decide.
  private func articles() throws -> [String] {
    if !request.articles.isEmpty { return request.articles }
    let missing = Set(try store.reviewsNotHere().map(\.article))
    let open = try store.adjudicable().filter { slug in
      guard !missing.contains(slug) else { return false }
      let state = try store.adjudication(of: slug)
      guard let standing = state.opening else { return true }
      let adjudication = try adjudication(slug, try store.article(slug), state)
      let accepted = accepted(adjudication, state)
      return !Set(accepted.map(\.paragraph.number)).isSuperset(of: adjudication.undecided)
        || !Set(accepted.flatMap(\.votes).map(\.id)).isSubset(of: standing.votes)
    }
    guard !open.isEmpty else { throw JourneyError.nothingToAdjudicate }
    return open
  }

  /// Opens an article for adjudication; what is accepted without being asked is an entry of the ledger.
  private func open(_ slug: String) throws -> Adjudication {
    let article = try store.article(slug)
    let state = try store.adjudication(of: slug)
    guard state.reviewers.count > 1 else {
      throw JourneyError.tooFewFinished(article: slug, finished: state.reviewers, unfinished: state.unfinished)
    }
    let missing = try store.reviewsNotHere(of: slug).map(\.reviewer)
    guard missing.isEmpty else { throw JourneyError.labelsNotHere(article: slug, reviewers: missing) }
    let adjudication = try adjudication(slug, article, state)
    let opening = opening(adjudication, state)
    if opening != state.opening {
      _ = try store.append([Submission(.adjudicationOpened(opening))], by: request.adjudicator, at: workspace.clock())
    }
    if adjudication.adjudicatorVoted {
      workspace.remark("\(request.adjudicator) reviewed \(slug) as well, which the gold says")
    }
    if !state.unfinished.isEmpty {
      workspace.remark("not counted, for it is not finished: the review by \(state.unfinished.joined(separator: ", "))")
    }
    return adjudication
  }

  /// What is accepted without being asked, and what was before, which stands until somebody decides it or changes a vote.
  private func accepted(_ adjudication: Adjudication, _ state: ProjectStore.AdjudicationState) -> [Ballot] {
    let asked = Set(adjudication.asked), before = Set(state.opening?.votes ?? [])
    return state.ballots.filter { ballot in
      if !asked.contains(ballot.paragraph.number) || ballot.result(request.rule) != .open { return true }
      guard let standing = state.opening, ballot.result(standing.rule) != .open else { return false }
      return ballot.votes.allSatisfy { before.contains($0.id) }
    }
  }

  private func opening(_ adjudication: Adjudication, _ state: ProjectStore.AdjudicationState) -> AdjudicationOpened {
    let standing = state.opening?.rule
    let rule = AcceptanceRule(
      acceptsMajority: request.acceptsMajority || standing?.acceptsMajority == true,
      asksUnsure: request.asksUnsure && standing?.asksUnsure != false)
    return AdjudicationOpened(
      article: adjudication.slug, reviewers: state.reviewers, rule: rule,
      votes: accepted(adjudication, state).flatMap(\.votes).map(\.id))
  }

  private func adjudication(
    _ slug: String, _ article: Article, _ state: ProjectStore.AdjudicationState
  ) throws -> Adjudication {
    let sets = try store.annotations(of: [slug]).filter {
      $0.isFinished && state.reviewers.contains($0.review.reviewer)
    }
    let last = Dictionary(sets.map { ($0.review.reviewer, $0.annotations) }) { $1 }
    let marks = OfferedMark.union(last.sorted { $0.key < $1.key }.map { ($0.key, $0.value) })
    return Adjudication(
      slug, article: article, adjudicator: request.adjudicator, codebook: review.codebook, ballots: state.ballots,
      voters: request.showsNames ? state.reviewers : Self.shuffled(state.reviewers, by: article),
      rule: request.rule, showsNames: request.showsNames, marks: marks, changes: state.changes)
  }

  /// The reviewers in the order of their letters: another in every article, the same whenever it is opened.
  private static func shuffled(_ reviewers: [String], by article: Article) -> [String] {
    var chance = RandomStream(seed: UInt64(article.contentSHA256.prefix(16), radix: 16) ?? 0)
    return reviewers.shuffled(using: &chance)
  }

  private func loop(_ adjudication: Adjudication, next: String?) -> Ending {
    var environment = review.environment(reviewing: adjudication.slug)
    environment.next = { next.map { .init(slug: $0, isListed: true) } }
    let log = LedgerLog(store: store, reviewer: request.adjudicator, clock: workspace.clock)
    var loop = AdjudicationLoop(adjudication: adjudication, environment: environment, log: log)
    return loop.run()
  }
}
