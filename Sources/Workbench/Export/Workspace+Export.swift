// SPDX-License-Identifier: GPL-3.0-or-later
public import AnnotationAnalysis
internal import AnnotationModel
internal import AnnotationStore
public import DatasetExchange
internal import TerminalIO

/// What to export, and where to.
public struct ExportRequest: Sendable {
  /// How rows are written.
  public var format: ExportFormat
  /// The file, `-` for the standard output.
  public var path: String
  /// The tag of the articles; nil takes all.
  public var tag: String?
  /// What one row is.
  public var unit = ExportUnit.label
  /// Whether unfinished reviews are left out.
  public var finishedOnly = false
  /// Which versions of an article count.
  public var versions = VersionChoice.latest
  /// Whether CSV cells are written as they are, formulas included.
  public var isRaw = false

  /// A request.
  public init(format: ExportFormat, path: String) {
    self.format = format
    self.path = path
  }
}

extension Workspace {
  /// Writes the labels of every reviewer; the same project gives the same bytes.
  ///
  /// At a reviewer's desk others' work is left out until both have finished the article; the owner gets everything, and
  /// the ledger an entry that names the unfinished reviews.
  public func export(_ request: ExportRequest) throws(Failure) {
    try attempt("nothing exported") {
      if let viewer, request.path == "-" { throw JourneyError.screenIsBlind(reviewer: viewer) }
      let store = try open(.read, for: "nothing exported")
      try checkOutput(request.path, sparing: [])
      try remarkOnLastLinks(of: store)
      let reviews = try store.reviews(of: chosen([], tag: request.tag, store))
      let visible = viewer.map { VisibleReviews(reviews, viewer: $0) }
      let hidden = reviews.filter { review in
        request.finishedOnly && !review.isFinished || visible?.shown.contains(review.id) == false
      }
      var shown = Set(reviews.map(\.id)).subtracting(hidden.map(\.id))
      if request.versions == .latest {
        let versions = ArticleVersions(try store.articles())
        shown = versions.latest(of: reviews.filter { shown.contains($0.id) })
      }
      let dataset =
        request.unit.isMark
        ? Dataset(
          records: [], provenance: [:], annotations: try store.annotations().filter { shown.contains($0.review) })
        : try dataset(store, of: shown)
      let unfinished = reviews.filter {
        !$0.isFinished && !$0.isEmpty && (request.finishedOnly || shown.contains($0.id))
      }
      let revealed = unfinished.map(\.id).filter(shown.contains)
      try reveal(revealed, by: "export", instead: "export --finished leaves them out")
      try write(dataset, request)
      if let visible, let line = Self.remark(on: visible.hidden, viewer: viewer) {
        remark(line)
      } else if !unfinished.isEmpty {
        remark(unfinished, isLeftOut: request.finishedOnly)
      }
    }
  }

  private func dataset(_ store: ProjectStore, of reviews: Set<ReviewID>) throws -> Dataset {
    let records = try store.labels().filter { reviews.contains($0.review) }
    let contents = try store.contents(of: Set(records.map(\.article)).sorted())
    return Dataset(records: records, provenance: contents.mapValues(\.provenance))
  }

  private func write(_ dataset: Dataset, _ request: ExportRequest) throws {
    try write(to: request.path, isPlain: request.format == .csv) { (sink) throws(ExchangeError) in
      try dataset.write(as: request.format, unit: request.unit, isGuarded: !request.isRaw, to: sink)
    }
    if request.path == "-" { return }
    if request.unit.isMark {
      return tell("\(counted(dataset.markCount(request.unit), request.unit.rawValue)) in \(request.path)")
    }
    let paragraphs = Set(dataset.records.map { "\($0.article) \($0.paragraph.number)" }).count
    tell("\(counted(dataset.records.count, "label")) of \(counted(paragraphs, "paragraph")) in \(request.path)")
  }

  private func remark(_ unfinished: [ReviewSummary], isLeftOut: Bool) {
    let names = unfinished.prefix(20).map { "\($0.id.reviewer) of \($0.id.article)" }
    let more = unfinished.count > 20 ? " and \(unfinished.count - 20) more" : ""
    remark(
      "attest: unfinished reviews are \(isLeftOut ? "left out" : "included"): \(names.joined(separator: ", "))\(more)")
  }
}
