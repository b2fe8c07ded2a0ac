// SPDX-License-Identifier: GPL-3.0-or-later
internal import AgreementStatistics
internal import AnnotationAnalysis
internal import AnnotationModel
internal import AnnotationStore
internal import JSON
internal import TerminalIO

extension Workspace {
  /// Measures how far the reviewers of the project agree on a field beyond the label.
  func fieldAgreement(_ field: AgreementField, _ request: AgreementRequest) throws {
    let store = try open(.read, for: "agreement not measured")
    try remarkOnLastLinks(of: store)
    let (articles, hidden) = try visible(request, store)
    let selection = try selection(request, of: articles, store)
    if selection.articles.isEmpty, !request.isJSON, request.measure.candidate == nil {
      return output.write(pending(selection, hidden))
    }
    let agreement = try measure(field, request, selection, store)
    if let report = agreement.report { try draw(report, as: "Agreement, \(field.rawValue)", request) }
    if request.isJSON {
      output.write(String(decoding: agreement.json, as: UTF8.self))
    } else if request.isCSV, let report = agreement.report {
      try answer(AgreementCSV(report: report, scope: nil))
    } else if let format = request.format, let report = agreement.report {
      let codebook = try store.codebook() ?? DefaultCodebook.read()
      let name = "\(counted(agreement.articles.count, "article")), \(field.rawValue)"
      output.write(try paper(report, name, .project, request, label: codebook.name).text(format))
    } else {
      let codebook = try store.codebook() ?? DefaultCodebook.read()
      let screen = FieldAgreementScreen(agreement: agreement, codebook: codebook, isPlotted: request.isPlotted)
      output.write(screen.render(in: output.canvas))
      output.write(output.canvas.sentences(ProjectNotes.machines(selection).map(sanitized)))
      if let line = try protocolLine(store) { output.write(output.canvas.sentences([line])) }
    }
  }

  func measure(
    _ field: AgreementField, _ request: AgreementRequest, _ selection: ReviewSelection, _ store: ProjectStore
  ) throws -> FieldAgreement {
    let machines = request.takesMachines
    let records = try store.annotations(of: selection.articles, withMachines: machines).filter {
      selection.reviews.contains($0.review)
    }
    let clusters = try clusters(request.measure.cluster, of: selection.articles, store)
    var rows = records.filter { !$0.annotations.isEmpty }.map(\.review)
    var report: AgreementReport?
    var judged: AgreementReport?
    switch field {
    case .label, .labels, .confidence:
      let labels = try store.labels(of: selection.articles, withMachines: machines).filter { record in
        record.judgement != nil && request.scope.includes(record.paragraph.kind)
          && selection.reviews.contains(record.review)
      }
      rows = labels.map(\.review)
      let ratings = FieldRatings.labels(field, field == .labels ? labels.filter { $0.judgement?.label != nil } : labels)
      report = try field == .labels ? sets(ratings, request, clusters) : self.report(on: ratings, request, clusters)
    case .kind, .naming, .stance: report = try self.report(on: FieldRatings.sources(field, records), request, clusters)
    case .reliability, .credibility:
      report = try self.report(on: FieldRatings.grades(field, records), request, clusters)
      var people = request
      people.measure.candidate = nil
      let theirs = records.filter { $0.review.reviewer != request.measure.candidate?.name }
      judged = try self.report(on: FieldRatings.judged(field, theirs), people, clusters)
    case .judged: report = try self.report(on: FieldRatings.judged(field, records), request, clusters)
    case .spans:
      let contents = try store.contents(of: selection.articles)
      let corpus = try SpanCorpus(
        selection, records, type: request.spanType, contents: contents, cluster: clusters.name)
      report = try request.measure.report(on: corpus.corpus)
    case .sources: break
    }
    try reveal(rows, of: selection)
    report?.leftOut = selection.leftOut
    let isRating = [.reliability, .credibility, .judged].contains(field)
    return FieldAgreement(
      field: field, articles: selection.articles, report: report, judged: judged,
      diagonals: isRating ? FieldRatings.diagonals(records) : [],
      overlaps: field == .sources ? SourceOverlap.pairs(selection.reviews, records) : [])
  }

  private func report(on ratings: FieldRatings, _ request: AgreementRequest, _ clusters: ArticleClusters) throws
    -> AgreementReport
  {
    var measure = request.measure
    measure.level = ratings.level
    let matrix = try ratings.matrix(cluster: clusters.name)
    return try matrix.unitCount == 0 && measure.candidate == nil
      ? AgreementAnalysis(AgreementOptions(level: ratings.level)).run(matrix)
      : measurement(measure).report(on: matrix)
  }

  private func pending(_ selection: ReviewSelection, _ hidden: [String]) -> String {
    let names = selection.pending.filter { !$0.unfinished.isEmpty || !$0.finished.isEmpty }.prefix(10).map(\.article)
    let waiting = (names + hidden).map(sanitized).joined(separator: ", ")
    return "  No article has two finished reviews that may be shown\(waiting.isEmpty ? "" : " (\(waiting))").\n"
  }

  private func sets(_ ratings: FieldRatings, _ request: AgreementRequest, _ clusters: ArticleClusters) throws
    -> AgreementReport
  {
    let matrix = try ratings.matrix(cluster: clusters.name)
    return try measurement(request.measure).report(ofSets: matrix, separator: "|")
  }
}
