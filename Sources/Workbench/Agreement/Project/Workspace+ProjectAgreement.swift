// SPDX-License-Identifier: GPL-3.0-or-later
internal import AgreementStatistics
internal import AnnotationAnalysis
internal import AnnotationModel
internal import AnnotationStore
internal import JSON
internal import TerminalIO

extension Workspace {
  /// Measures how far the reviewers of the project agree.
  func projectAgreement(_ request: AgreementRequest) throws {
    let store = try open(.read, for: "agreement not measured")
    try remarkOnLastLinks(of: store)
    var agreement = try measure(request, store)
    if !request.isCSV { agreement.late = try lateChanges(agreement.selection, under: request.codebook, store) }
    if !request.isCSV, viewer == nil { agreement.protocolCheck = try protocolCheck(store) }
    try draw(agreement.report, as: "Agreement", request)
    if request.isJSON {
      output.write(String(decoding: agreement.json, as: UTF8.self))
    } else if request.isCSV {
      try answer(AgreementCSV(report: agreement.report, scope: request.scope))
    } else if let format = request.format {
      let articles = agreement.selection.articles
      let name = articles.count == 1 ? articles[0] : counted(articles.count, "article")
      output.write(
        try paper(agreement.report, name, .project, request, label: agreement.codebook.name).text(format))
    } else {
      let screen = ProjectAgreementScreen(
        agreement: agreement, listsDifferences: request.listsDifferences, isPlotted: request.isPlotted)
      output.write(screen.render(in: output.canvas))
      if let line = agreement.protocolCheck?.line { output.write(output.canvas.sentences([line])) }
    }
  }

  /// The figures of a request.
  ///
  /// - Parameters:
  ///   - request: what is asked.
  ///   - store: the project.
  ///   - reading: what was read of it already.
  ///   - groupings: what the figures are broken down by; nil takes what the request says.
  ///   - verb: what the ledger records where unfinished reviews are taken in; nil records nothing.
  /// - Returns: the figures, and what they rest on.
  /// - Throws: what is not here, or can not be measured together.
  func measure(
    _ request: AgreementRequest, _ store: ProjectStore, _ reading: ProjectReading? = nil,
    by groupings: [Grouping]? = nil, for verb: String? = "agreement"
  ) throws -> ProjectAgreement {
    let (articles, hidden) = try visible(request, store)
    let selection = try selection(request, of: articles, store, request.isWhole ? reading?.reviews : nil)
    let labels = try labels(request, of: request.isWhole ? nil : selection.articles, store, reading?.labels)
    let ratings = ProjectRatings(labels.records, of: selection, scope: request.scope, codebook: labels.codebook)
    let rules = labels.rules(of: ratings.records)
    guard rules.count < 2 || request.mixesCodebooks else { throw AgreementError.severalCodebooks(rules) }
    if let verb { try reveal(ratings.records.map(\.review), of: selection, by: verb) }
    let clusters = try clusters(request.measure.cluster, of: selection.articles, store)
    let matrix = try ratings.matrix(level: request.measure.level) { clusters.name(of: $0.article) }
    let isEmpty = matrix.unitCount == 0
    var report =
      try isEmpty && request.measure.candidate == nil
      ? AgreementAnalysis().run(matrix) : measurement(request.measure).report(on: matrix)
    report.leftOut = selection.leftOut
    if report.model != nil, request.withMachines {
      let machines = Set(try store.reviewers().filter { $0.kind == .machine }.map(\.id))
      report.model?.machines = matrix.raters.filter { machines.contains($0) }
    }
    let wanted = groupings ?? [request.grouping ?? (rules.count > 1 ? .codebook : nil)].compactMap { $0 }
    let breakdowns = try (isEmpty ? [] : wanted).map { grouping in
      let outlets = try grouping == .outlet ? store.contents(of: selection.articles).compactMapValues(\.outlet) : [:]
      return try Breakdown(ratings, by: grouping, whole: report, outlets: outlets) { [report] part in
        if part.records.count == ratings.records.count, request.measure.candidate == nil {
          return (report.data.pairableUnits, report.coefficients.filter { $0.category == nil && $0.raters == nil })
        }
        let matrix = try part.matrix(level: request.measure.level) { clusters.name(of: $0.article) }
        return AgreementAnalysis(try request.measure.options(for: matrix)).overall(matrix)
      }
    }
    return ProjectAgreement(
      report: report, breakdowns: breakdowns, scope: request.scope, codebook: labels.codebook, selection: selection,
      ratings: ratings.without(request.measure.candidate?.name), hidden: hidden, rules: rules,
      stale: labels.stale.count { selection.reviews.contains($0.review) })
  }

  /// The labels as the version of the codebook that was asked for reads them, and as they stood under it.
  func labels(
    _ request: AgreementRequest, of articles: [String]?, _ store: ProjectStore, _ given: [LabelRecord]? = nil
  ) throws -> VersionedLabels {
    let history = CodebookHistory(try store.codebooks())
    if let asked = request.codebook, history.version(asked) == nil {
      throw AgreementError.noSuchCodebook(asked, known: history.versions.map(\.codebook.version))
    }
    let past = request.codebook.map(history.upTo) ?? history
    let labels =
      try given
      ?? store.labels(of: articles, before: past.end(in: history), withMachines: request.takesMachines)
    return VersionedLabels(labels, under: past, standard: try DefaultCodebook.read())
  }

  /// The reviews that count, of those that were read already where there are some.
  func selection(
    _ request: AgreementRequest, of articles: [String], _ store: ProjectStore, _ reviews: [ReviewSummary]? = nil
  ) throws -> ReviewSelection {
    let machines = try request.withMachines ? [] : store.reviewers().filter { $0.kind == .machine }.map(\.id)
    let candidate = request.measure.candidate.map { [$0.name] } ?? []
    return ReviewSelection(
      try reviews ?? store.reviews(of: request.isWhole ? nil : articles, withMachines: true), of: articles,
      round: request.round, includesUnfinished: request.includesUnfinished,
      machines: Set(machines).subtracting(candidate),
      versions: request.versions == .all ? nil : ArticleVersions(try store.articles()))
  }

  /// What paragraphs depend on one another by.
  ///
  /// - Throws: ``AgreementError/notACluster(_:)`` for a word but `none`, `article` and `outlet`.
  func clusters(_ word: String?, of articles: [String], _ store: ProjectStore) throws -> ArticleClusters {
    switch word {
    case nil, "none", "article": ArticleClusters()
    case "outlet": ArticleClusters(outletsOf: try store.contents(of: articles))
    case let word?: throw AgreementError.notACluster(word)
    }
  }

  /// The articles asked for, without those that stay hidden from the viewer; naming a hidden one is an error.
  func visible(
    _ request: AgreementRequest, _ store: ProjectStore
  ) throws -> (articles: [String], hidden: [String]) {
    let articles =
      try chosen(request.articles, tag: request.tag, store) ?? store.articles().filter { !$0.isExcluded }.map(\.slug)
    guard let viewer else { return (articles, []) }
    let reviews = try store.reviews(of: request.isWhole ? nil : articles)
    let own = Set(reviews.filter { $0.id.reviewer == viewer && $0.isFinished }.map(\.id.article))
    let hidden = articles.filter { !own.contains($0) }
    if !request.isWhole, let article = hidden.first {
      throw JourneyError.blind(article: article, reviewer: viewer)
    }
    let open = reviews.first { !$0.isFinished && !$0.isEmpty && own.contains($0.id.article) }
    if request.includesUnfinished, let open {
      throw JourneyError.blind(article: open.id.article, reviewer: open.id.reviewer)
    }
    return (articles.filter(own.contains), hidden)
  }
}
