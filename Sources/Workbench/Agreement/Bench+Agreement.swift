// SPDX-License-Identifier: GPL-3.0-or-later
internal import AgreementStatistics
internal import AnnotationModel
internal import AnnotationStore
internal import TerminalIO

extension Bench {
  /// Measures how far reviewers agree, over finished reviews.
  public func agreement(_ request: AgreementRequest) throws(Failure) {
    let undone = "agreement not measured"
    let store = try open(.read, for: undone)
    do {
      let agreement = try measure(request, store)
      switch request.form {
      case .json: output.write(String(decoding: agreement.json, as: UTF8.self))
      case .csv: output.write(AgreementCSV(report: agreement.report).text)
      case .table:
        output.write(
          ProjectAgreementScreen(agreement: agreement, listsDifferences: request.listsDifferences)
            .render(in: output.canvas))
      }
    } catch { throw Failure(undone, error) }
  }

  private func measure(_ request: AgreementRequest, _ store: ProjectStore) throws -> ProjectAgreement {
    let (articles, hidden) = try visible(request, store)
    let selection = ReviewSelection(
      try store.reviews(of: articles), of: articles, includesUnfinished: request.includesUnfinished)
    let codebook = try store.codebook() ?? DefaultCodebook.read()
    let ratings = ProjectRatings(
      try store.labels(of: selection.articles), of: selection, scope: request.scope, codebook: codebook)
    let matrix = try ratings.matrix { $0.article }
    var report = AgreementAnalysis(AgreementOptions()).run(matrix)
    report.leftOut = selection.leftOut
    return ProjectAgreement(
      report: report, scope: request.scope, codebook: codebook, selection: selection,
      differences: ratings.differences, hidden: hidden)
  }

  /// The articles asked for, without those that stay hidden from the viewer; naming a hidden one is an error.
  private func visible(
    _ request: AgreementRequest, _ store: ProjectStore
  ) throws -> (articles: [String], hidden: [String]) {
    for article in request.articles { _ = try store.article(article) }
    let asked = request.articles.isEmpty ? try store.articles().map(\.slug) : request.articles
    let articles = asked.enumerated().filter { asked.firstIndex(of: $0.element) == $0.offset }.map(\.element)
    guard let viewer else { return (articles, []) }
    let reviews = try store.reviews(of: articles)
    let own = Set(reviews.filter { $0.id.reviewer == viewer && $0.isFinished }.map(\.id.article))
    let hidden = articles.filter { !own.contains($0) }
    if !request.articles.isEmpty, let article = hidden.first {
      throw JourneyError.blind(article: article, reviewer: viewer)
    }
    if request.includesUnfinished, let open = reviews.first(where: { !$0.isFinished && own.contains($0.id.article) }) {
      throw JourneyError.blind(article: open.id.article, reviewer: open.id.reviewer)
    }
    return (articles.filter(own.contains), hidden)
  }
}
