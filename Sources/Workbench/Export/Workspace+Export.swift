// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationAnalysis
internal import AnnotationModel
internal import AnnotationStore
internal import DatasetExchange
internal import TerminalIO

extension Workspace {
  /// Writes a dataset; the same project gives the same bytes.
  ///
  /// At a reviewer's desk others' work is left out until both have finished the article; the owner gets everything, and
  /// the ledger an entry that names the unfinished reviews.
  public func export(_ request: ExportRequest) throws(Failure) {
    try attempt("nothing exported") {
      if let viewer, request.path == "-" { throw JourneyError.screenIsBlind(reviewer: viewer) }
      if request.path == "-", !request.format.isFile { throw ExportError.folderToStream(request.format) }
      try request.check()
      let store = try open(.read, for: "nothing exported")
      if request.format.isFile {
        try checkOutput(request.path, sparing: [])
      } else {
        try OutputFolder.check(path: request.path)
      }
      try remarkOnLastLinks(of: store)
      let reviewers = try store.reviewers()
      for name in request.reviewers { _ = try store.reviewer(name) }
      let slugs = try chosen(request.articles, tag: request.tag, store)
      let reviews = try store.reviews(of: slugs, withMachines: request.labels != .soft).filter {
        request.reviewers.isEmpty || request.reviewers.contains($0.id.reviewer)
      }
      let visible = viewer.map { VisibleReviews(reviews, viewer: $0) }
      let selection = try selection(request, slugs, reviews, visible, store)
      let unfinished = reviews.filter {
        !$0.isFinished && !$0.isEmpty && (request.finishedOnly || selection.shown.contains($0.id))
      }
      let showsReviews = request.labels != .gold
      if showsReviews { try reveal(unfinished.filter { selection.shown.contains($0.id) }, in: selection, store) }
      let tally = try write(selection, reviewers, store)
      if request.path != "-" { tell(summary(tally, request)) }
      if request.format.hasGold, request.licence == nil, !request.isWithoutText {
        remark("attest: nobody states the licence of the texts (--text-licence does, --without-text leaves them out)")
      }
      if let visible, let line = Self.remark(on: visible.hidden, viewer: viewer) {
        remark(line)
      } else if showsReviews, !unfinished.isEmpty {
        remark(unfinished, isLeftOut: request.finishedOnly)
      }
    }
  }

  /// Records the unfinished reviews of which a row is written.
  private func reveal(_ unfinished: [ReviewSummary], in selection: ExportSelection, _ store: ProjectStore) throws {
    guard viewer == nil, !unfinished.isEmpty else { return }
    var rows: [ReviewID] = []
    let slugs = Set(unfinished.map(\.id.article)).sorted()
    let decisions = selection.request.labels == .history ? ProjectStore.RecordedDecisions.all : .standing
    try store.forEachArticle(slugs, decisions: decisions, withGold: false) { record in
      rows += selection.rows(of: record)
    }
    try reveal(rows, of: unfinished, by: "export", instead: "export --finished leaves them out")
  }

  private func selection(
    _ request: ExportRequest, _ slugs: [String]?, _ reviews: [ReviewSummary], _ visible: VisibleReviews?,
    _ store: ProjectStore
  ) throws -> ExportSelection {
    var shown = Set(
      reviews.filter { review in
        !(request.finishedOnly && !review.isFinished) && visible?.shown.contains(review.id) != false
      }.map(\.id))
    var finished = viewer.map { viewer in
      Set(reviews.filter { $0.isFinished && $0.id.reviewer == viewer }.map(\.id.article))
    }
    if request.versions == .latest {
      let articles = try store.articles(), versions = ArticleVersions(articles)
      shown = versions.latest(of: reviews.filter { shown.contains($0.id) })
      if request.labels == .gold {
        let latest = Set(versions.latest(of: articles.map(\.slug), reviewedIn: reviews))
        finished = finished.map(latest.intersection) ?? latest
      }
    }
    return ExportSelection(
      articles: slugs, shown: shown, goldArticles: finished, request: request, splits: try store.split()?.parts ?? [:])
  }

  private func remark(_ unfinished: [ReviewSummary], isLeftOut: Bool) {
    let names = unfinished.prefix(20).map { "\($0.id.reviewer) of \($0.id.article)" }
    let more = unfinished.count > 20 ? " and \(unfinished.count - 20) more" : ""
    remark(
      "attest: unfinished reviews are \(isLeftOut ? "left out" : "included"): \(names.joined(separator: ", "))\(more)")
  }

  /// What was written, in one line.
  private func summary(_ tally: DatasetTally, _ request: ExportRequest) -> String {
    let parts: [String]
    if request.isOfOneUnit, request.unit.isMark || request.unit == .article {
      let counts: [ExportUnit: Int] = [
        .source: tally.sources, .mention: tally.mentions, .rating: tally.ratings, .span: tally.spans,
        .article: tally.articles,
      ]
      return "\(counted(counts[request.unit] ?? 0, request.unit.rawValue)) in \(request.path)"
    } else if request.labels == .gold {
      parts = [counted(tally.resolved, "gold label")]
    } else {
      let notes = tally.notes == 0 ? nil : "\(tally.notes) lone \(tally.notes == 1 ? "note" : "notes")"
      let abstentions = tally.abstentions == 0 ? nil : counted(tally.abstentions, "abstention")
      parts = [counted(tally.labels, "label"), abstentions, notes].compactMap { $0 }
    }
    return "\(parts.joined(separator: ", ")) of \(counted(tally.paragraphs, "paragraph")) in \(request.path)"
  }
}
