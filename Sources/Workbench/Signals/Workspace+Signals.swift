// SPDX-License-Identifier: GPL-3.0-or-later
public import AnnotationAnalysis
internal import AnnotationModel
internal import AnnotationStore
internal import DatasetExchange
internal import JSON
internal import TerminalIO

extension Workspace {
  /// Shows an article's signals: counts and shares by reviewer, never a verdict.
  ///
  /// - Parameters:
  ///   - slug: the article.
  ///   - reviewer: who looks; nil shows the article once all of its reviews are finished.
  ///   - isJSON: whether the answer is JSON.
  /// - Throws: ``Failure`` when there is no such article or the project can not be read.
  public func signals(of slug: String, for reviewer: String?, isJSON: Bool) throws(Failure) {
    let undone = "signals of \(sanitized(slug)) not shown"
    let store = try open(.read, for: undone)
    try attempt(undone) {
      _ = try store.article(slug)
      let visible = try visible([slug], reviewer, store)
      let found = try signals(of: [slug], visible, store)
      try reveal(found.flatMap(\.readings).map(\.review.id), of: visible.reviews, by: "show")
      for signals in found {
        isJSON
          ? say(signals.json.text)
          : output.write(
            SignalsScreen(signals: signals, codebook: try store.codebook() ?? DefaultCodebook.read())
              .render(in: output.canvas))
      }
    }
  }

  /// Shows the signals by outlet and by origin: means over articles with 95 % intervals.
  ///
  /// - Parameters:
  ///   - reviewer: who looks; nil shows an article once all of its reviews are finished.
  ///   - versions: which versions of an article count.
  ///   - isJSON: whether the answer is JSON.
  /// - Throws: ``Failure`` when the project can not be read.
  public func outlets(for reviewer: String?, versions: VersionChoice = .latest, isJSON: Bool) throws(Failure) {
    let undone = "outlets not shown"
    let store = try open(.read, for: undone)
    try attempt(undone) {
      let articles = try store.articles(), slugs = articles.map(\.slug)
      let visible = try visible(slugs, reviewer, store)
      let reviewed = slugs.filter { slug in visible.reviews.contains { $0.id.article == slug } }
      let counting =
        versions == .all ? reviewed : ArticleVersions(articles).latest(of: reviewed, reviewedIn: visible.reviews)
      let signals = try signals(of: counting, visible, store)
      try reveal(signals.flatMap(\.readings).map(\.review.id), of: visible.reviews, by: "outlets")
      let codebook = try store.codebook() ?? DefaultCodebook.read()
      let outlets = OutletSignals.group(signals, codebook, by: \.outlet)
      let origins = OutletSignals.group(signals, codebook, by: \.originOutlet)
      if isJSON {
        let lists: JSONValue = [
          "outlets": .array(outlets.map(\.json)), "origins": .array(origins.map(\.json)), "confidence": 0.95,
        ]
        return say(lists.text)
      }
      output.write(OutletsScreen(outlets: outlets, origins: origins).render(in: output.canvas))
    }
  }

  /// What may be shown of the articles, and a remark about the rest.
  ///
  /// What is looked at reveals nothing yet: whoever shows rows of it calls ``reveal(_:of:by:instead:)`` with them.
  func visible(_ slugs: [String], _ reviewer: String?, _ store: ProjectStore) throws -> VisibleReviews {
    let viewer = viewer ?? reviewer
    if let viewer { try store.person(viewer) }
    let visible = VisibleReviews(try store.reviews(of: slugs), viewer: viewer)
    if let line = Self.remark(on: visible.hidden, viewer: viewer) { remark(line) }
    return visible
  }

  /// The signals of every article that may be seen, in the order of the slugs; each table is read once.
  private func signals(
    of slugs: [String], _ visible: VisibleReviews, _ store: ProjectStore
  ) throws -> [ArticleSignals] {
    let codebook = try store.codebook() ?? DefaultCodebook.read()
    let contents = try store.contents(of: slugs)
    let reviews = Dictionary(
      grouping: try store.reviews(of: slugs).filter { visible.shown.contains($0.id) }, by: \.id.article)
    let labels = Dictionary(grouping: try store.labels(of: slugs), by: \.article)
    let annotations = Dictionary(
      grouping: try store.annotations(of: slugs).filter { visible.shown.contains($0.review) }, by: \.review.article)
    return slugs.compactMap { slug in
      contents[slug].map { article in
        ArticleSignals(
          slug: slug, article: article, reviews: reviews[slug] ?? [], labels: labels[slug] ?? [],
          annotations: annotations[slug] ?? [], codebook: codebook)
      }
    }
  }

  /// One line about what is not shown; nil when all is.
  static func remark(on hidden: [ReviewSummary], viewer: String?) -> String? {
    guard !hidden.isEmpty else { return nil }
    let names = hidden.prefix(10).map { "\($0.id.reviewer) of \($0.id.article)" }.joined(separator: ", ")
    let more = hidden.count > 10 ? " and \(hidden.count - 10) more" : ""
    let advice =
      viewer == nil ? "; shown once every review of the article is finished, --reviewer ID shows one's own" : ""
    return "attest: hidden until finished: \(names)\(more)\(advice)"
  }
}
