// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationAnalysis
internal import AnnotationModel
internal import AnnotationStore
internal import DatasetExchange
internal import JSON
internal import TerminalIO

extension Workspace {
  /// Lists the sources over all articles, or of one, as far as they may be seen.
  ///
  /// - Parameters:
  ///   - article: the article's slug, nil for all.
  ///   - reviewer: who looks; nil shows an article once all of its reviews are finished.
  ///   - isJSON: whether the answer is JSON.
  /// - Throws: ``Failure`` when there is no such article or reviewer, or the project can not be read.
  public func sources(of article: String?, for reviewer: String?, isJSON: Bool) throws(Failure) {
    let undone = "sources not listed"
    let store = try open(.read, for: undone)
    try attempt(undone) {
      let (register, outlets, reviews) = try register(of: article, reviewer, store)
      try reveal(register.entries.flatMap(\.reviews), of: reviews, by: "sources")
      if isJSON {
        let list: JSONValue = ["sources": .array(register.entries.map { $0.json(outlets) })]
        say(list.text)
      } else {
        output.write(SourceListScreen(register: register, outlets: outlets).render(in: output.canvas))
      }
    }
  }

  /// Shows one source with everything that may be seen of it.
  ///
  /// - Parameters:
  ///   - id: the word of the list, or a name.
  ///   - reviewer: who looks.
  ///   - isJSON: whether the answer is JSON.
  /// - Throws: ``Failure`` when no source that may be seen has it.
  public func showSource(_ id: String, for reviewer: String?, isJSON: Bool) throws(Failure) {
    let undone = "source not shown"
    let store = try open(.read, for: undone)
    try attempt(undone) {
      let (register, outlets, reviews) = try register(of: nil, reviewer, store)
      let nearest = suggestion(for: id, among: register.entries.map(\.id))
      let entry = register.entry(id), shown = entry ?? nearest.flatMap(register.entry)
      try reveal(shown?.reviews ?? [], of: reviews, by: "sources")
      guard let entry else { throw JourneyError.noSuchSource(asked: id, nearest: nearest) }
      if isJSON {
        say(entry.json(outlets).text)
      } else {
        output.write(SourceScreen(entry: entry, outlets: outlets).render(in: output.canvas))
      }
    }
  }

  private func register(
    of article: String?, _ reviewer: String?, _ store: ProjectStore
  ) throws -> (SourceRegister, outlets: [String: String], reviews: [ReviewSummary]) {
    if let article { _ = try store.article(article) }
    let slugs = try article.map { [$0] } ?? store.articles().map(\.slug)
    let visible = try visible(slugs, reviewer, store)
    let records = try store.annotations(of: slugs).filter { visible.shown.contains($0.review) }
    let contents = try store.contents(of: Set(records.map(\.review.article)).sorted())
    return (SourceRegister(records), contents.compactMapValues(\.outlet), visible.reviews)
  }
}
