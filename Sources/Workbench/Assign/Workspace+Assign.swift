// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationAnalysis
internal import AnnotationModel
internal import AnnotationStore
internal import JSON
internal import TerminalIO

extension Workspace {
  /// Deals readings out to reviewers; the whole plan is one entry of the ledger.
  ///
  /// What was assigned or read already counts, so that the same request after somebody left assigns just what is missing.
  public func assign(_ request: AssignRequest) throws(Failure) {
    let undone = "nothing assigned"
    try attempt(undone) {
      if let viewer { throw WorkError.notTheirs(reviewer: viewer) }
      var wanted = try request.plan()
      let now = clock(), until = try request.end(from: now)
      let store = try open(.write, for: undone)
      for reviewer in wanted.reviewers { try store.person(reviewer) }
      wanted.articles = try chosen(request.articles, tag: request.tag, store) ?? current(store)
      let order = try store.work().articles.map(\.slug)
      if order.isEmpty { throw JourneyError.nothingToReview(reviewer: wanted.reviewers[0], articles: 0) }
      let chosen = Set(wanted.articles)
      wanted.articles = order.filter(chosen.contains)
      try remarkOnTraining(of: wanted.reviewers, store)
      let (plan, receipt) = try assign(wanted, until: until, at: now, store)
      if request.isJSON {
        say(Self.json(plan, wanted, until, entry: receipt?.clock).text)
      } else {
        tell(plan, wanted, entry: receipt?.clock)
      }
    }
  }

  private func assign(
    _ wanted: AssignmentPlan.Request, until: Timestamp?, at now: Timestamp, _ store: ProjectStore
  ) throws -> (AssignmentPlan, Receipt?) {
    var plan: AssignmentPlan?
    let receipt = try store.assign(by: nil, at: now) { work in
      let made = AssignmentPlan(wanted, beside: WorkQueue(work, at: now))
      plan = made
      guard !made.assignments.isEmpty else { return nil }
      return ArticlesAssigned(
        made.assignments, overlap: wanted.overlap, strategy: wanted.strategy, order: wanted.order, seed: wanted.seed,
        until: until)
    }
    guard let plan else { throw StoreError.unexpected(reason: "a plan that was not made") }
    return (plan, receipt)
  }

  /// The articles of which no later version is here, none that is excluded, and none that trains.
  private func current(_ store: ProjectStore) throws -> [String] {
    let training = Set(try store.training().articles.map(\.slug))
    let articles = try store.articles(), gone = training.union(articles.compactMap(\.revises))
    return articles.filter { !$0.isExcluded && !gone.contains($0.slug) }.map(\.slug)
  }

  private func tell(_ plan: AssignmentPlan, _ wanted: AssignmentPlan.Request, entry: Int?) {
    if let entry {
      var table = Table(columns: [.init("reviewer"), .init("articles", .trailing), .init("again", .trailing)])
      table.rows = wanted.reviewers.map { reviewer in
        let mine = plan.assignments.filter { $0.review.reviewer == reviewer }
        let again = mine.count { $0.review.isRetest }
        return [reviewer, String(mine.count - again), again == 0 ? "" : String(again)]
      }
      output.write(table.render(in: output.canvas))
      let articles = Set(plan.assignments.map(\.review.article)).count
      tell(
        "\(counted(plan.assignments.count, "reading")) of \(counted(articles, "article")) assigned in entry \(entry), "
          + "which attest revert \(entry) takes back whole")
    } else {
      tell(
        plan.shortfalls.isEmpty
          ? "Nothing to assign: every article has its readers." : "Nothing to assign to these reviewers.")
    }
    for shortfall in plan.shortfalls {
      remark("\(shortfall.article) lacks \(counted(shortfall.missing, "reading")): nobody else named may read it")
    }
  }

  private static func json(
    _ plan: AssignmentPlan, _ wanted: AssignmentPlan.Request, _ until: Timestamp?, entry: Int?
  ) -> JSONValue {
    let assignments: [JSONValue] = plan.assignments.map { assignment in
      [
        "article": .string(assignment.review.article), "reviewer": .string(assignment.review.reviewer),
        "round": .integer(assignment.review.round), "place": .integer(assignment.place),
      ]
    }
    let short: [JSONValue] = plan.shortfalls.map {
      ["article": .string($0.article), "missing": .integer($0.missing)]
    }
    return [
      "assigned": [
        "entry": JSONValue(entry), "overlap": .integer(wanted.overlap), "strategy": .string(wanted.strategy.rawValue),
        "order": .string(wanted.order.rawValue), "seed": .string(String(wanted.seed)),
        "until": JSONValue(until?.iso8601), "assignments": .array(assignments), "short": .array(short),
      ]
    ]
  }
}
