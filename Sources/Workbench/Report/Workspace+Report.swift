// SPDX-License-Identifier: GPL-3.0-or-later
internal import AgreementStatistics
internal import AnnotationAnalysis
internal import AnnotationModel
internal import AnnotationStore
internal import DatasetExchange
internal import TerminalIO

extension Workspace {
  /// Writes a report as a page, pages its short form, or prints its tables or the words for a paper.
  ///
  /// The same project gives the same bytes: times are relative to the last entry.
  /// - Parameter request: what to report, and how.
  /// - Throws: ``Failure`` where an article is not here, the project can not be read or the page not written, and at a
  ///   reviewer's desk.
  public func report(_ request: ReportRequest) throws(Failure) {
    let undone = "report not written"
    var request = request
    if request.path == nil, request.form == .report, request.sections.isEmpty { request.sections = ReportScreen.short }
    try attempt(undone) {
      if let viewer { throw WorkError.notTheirs(reviewer: viewer) }
      if let path = request.path { try checkOutput(path, sparing: []) }
      let store = try open(.read, for: undone)
      try remarkOnLastLinks(of: store)
      try answer(report(request, store))
    }
  }

  private func answer(_ report: Report) throws {
    let request = report.request
    let text =
      switch request.form {
      case .report where request.path == nil:
        ReportScreen(document: report.document).render(in: output.canvas)
      case .report: try ReportPage(document: report.document).html()
      case .methods(let format): PaperText(report).text(format)
      case .tables(let format): Markup(format).tables(of: report.document)
      }
    guard let path = request.path else { return output.page(text) }
    try write(to: path, isPlain: false) { (sink) throws(ExchangeError) in try sink.write(Array(text.utf8)) }
    if path != "-" { tell("a report of \(counted(report.ledger.entries, "entry", plural: "entries")) in \(path)") }
  }

  /// The figures of a report; unfinished reviews that it takes in are recorded before anything is shown.
  func report(_ request: ReportRequest, _ store: ProjectStore) throws -> Report {
    let chosen = try chosen(request.articles, tag: nil, store)
    let reading = try ProjectReading(store), reviews = reading.reviews(of: chosen)
    let asOf = try store.lastMoment() ?? clock()
    var wanted = AgreementRequest.forQuality
    (wanted.articles, wanted.includesUnfinished) = (request.articles, request.includesUnfinished)
    // How good reviewers are is always of the whole project, and of what is finished.
    let isWhole = request.articles.isEmpty && !request.includesUnfinished
    if !isWhole { wanted.measure.model = nil }
    var agreement = try measure(wanted, store, reading, by: [.article, .outlet, .week, .codebook], for: nil)
    agreement.breakdowns.removeAll { $0.parts.count < 2 }
    agreement.late = try lateChanges(agreement.selection, store)
    let quality = try quality(store, reading, isWhole ? agreement.report : nil).figures
    (agreement.report.model, wanted.measure.model) = (nil, nil)
    let rounds = Set(reviews.map(\.id.round)).filter { $0 > ReviewID.firstRound && $0 < ReviewID.firstRetest }
    let discussions = try rounds.sorted().map { round in
      wanted.round = round
      return try measure(wanted, store, reading, by: [], for: nil)
    }
    let names = ReportNames(anonymity: request.isAnonymous ? Anonymity(try store.reviewersInOrder()) : nil)
    var report = Report(
      request: request, names: names, asOf: asOf, ledger: (try store.entryCount(), try store.headsDigest()),
      agreement: agreement, discussions: discussions.filter { $0.report.data.pairableUnits > 0 },
      progress: try progress(store, at: asOf, reading), quality: quality,
      training: try store.training(),
      texts: try texts(of: chosen, reviews, reading, agreement, takesAll: request.includesUnfinished, store),
      codebooks: try store.codebooks(), protocolCheck: try protocolCheck(store), reveals: try store.reveals(),
      notHere: try store.reviewsNotHere().count)
    if request.includesUnfinished {
      try reveal(
        rows(of: report, reading), of: reviews, by: "report", instead: "without --unfinished there is nothing to record"
      )
    }
    if case .methods = request.form {
      let counted = agreement.selection.reviews
      let verdicts = try store.blindness().filter { verdict in
        [verdict.reader, verdict.author].allSatisfy {
          counted.contains(ReviewID(article: verdict.article, reviewer: $0, round: verdict.round))
        }
      }
      report.seen = verdicts.count(where: \.proof.isSeen)
      report.imported = verdicts.count { $0.proof == .imported }
    }
    return report
  }

  /// The reviews of which the sections that were asked for hold something.
  private func rows(of report: Report, _ reading: ProjectReading) -> Set<ReviewID> {
    var holds = Set(report.request.wanted.map(\.holdsReviews))
    if case .methods = report.request.form { holds = [.counted] }
    var rows: Set<ReviewID> = []
    if !holds.isDisjoint(with: [.counted, .all]) {
      for agreement in [report.agreement] + report.discussions {
        for record in agreement.ratings.records { rows.insert(record.review) }
      }
    }
    if holds.contains(.all) {
      for record in reading.labels { rows.insert(record.review) }
      for record in report.texts.records where !record.annotations.isEmpty { rows.insert(record.review) }
    }
    return rows
  }

  /// What a report takes from texts and marks: of an article once all of its reviews are finished, as other verbs show it.
  private func texts(
    of chosen: [String]?, _ reviews: [ReviewSummary], _ reading: ProjectReading, _ agreement: ProjectAgreement,
    takesAll: Bool, _ store: ProjectStore
  ) throws -> ReportTexts {
    let visible = VisibleReviews(reviews, viewer: nil)
    let shown = (takesAll ? reviews : visible.reviews).filter { !$0.isEmpty }
    let articles = try store.articles(), reviewed = Set(shown.map(\.id.article))
    let latest = Set(
      ArticleVersions(articles).latest(of: articles.map(\.slug).filter(reviewed.contains), reviewedIn: shown))
    let history = CodebookHistory(try store.codebooks()), standard = try DefaultCodebook.read()
    let identities = Set(shown.map(\.id))
    var texts = ReportTexts()
    texts.hidden = takesAll ? 0 : Set(visible.hidden.map(\.id.article)).count
    try store.forEachArticle(chosen, decisions: .none) { record in
      var record = record
      record.labels = reading.labels(of: record.summary.slug)
      texts.add(
        record, VersionedLabels(record.labels, under: history, standard: standard).records,
        counting: agreement.selection.reviews, shown: identities,
        isLatest: latest.contains(record.summary.slug), agreement.codebook)
    }
    return texts
  }
}
