// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import AnnotationStore
internal import DatasetExchange
internal import JSON
internal import TerminalIO

/// An article that was loaded, or recognised.
struct LoadedArticle {
  var loading: ProjectStore.Loading
  /// What is different, when it is a new version.
  var news: RevisionNews?
  /// The slugs of articles of which one holds most of the other.
  var like: [String] = []
  /// What the reader had to say of the bytes.
  var remark: String?
  /// The options that say something else of an article that was here already.
  var ignored: [String] = []
  /// What the reader left out, where it was asked for.
  private(set) var leftOut: [DroppedBlock]
  /// Words of the page that are none of the article's, and all of the page's.
  private let dropped: (words: Int, all: Int)?

  init(loading: ProjectStore.Loading, news: RevisionNews? = nil, of article: Article) {
    self.loading = loading
    self.news = news
    let remarks = article.claims.filter { $0.field == .encoding || $0.field == .damage }.map(\.value)
    remark = remarks.isEmpty ? nil : remarks.joined(separator: "; ")
    dropped = article.dropped.map { ($0.words, $0.words + article.wordCount) }
    leftOut = article.droppedBlocks
  }

  /// A line that says what was asked for and not done; nil where all was.
  var advice: String? {
    guard !ignored.isEmpty else { return nil }
    let way = ignored.contains("--title") ? " (attest article set \(loading.slug) title=… changes it)" : ""
    return "attest: \(loading.slug): \(listed(ignored)) ignored, for the article was here already\(way)"
  }

  /// A line that says how much of the page was left out, where that is more than a third.
  var warning: String? {
    guard loading.isNew, let dropped, dropped.words * 3 > dropped.all else { return nil }
    return "attest: \(loading.slug): \(counted(dropped.words, "word")) of the page's \(dropped.all) left out "
      + "(look whether the article is whole: attest show \(loading.slug))"
  }
}

/// What became of one file: its articles, or why there are none.
struct LoadResult {
  var file: String
  var outcome: Result<[LoadedArticle], Failure>
  /// The lines of a file of records that were passed over, each with its reason.
  var passedOver: [Failure] = []

  /// Everything that was not loaded.
  var failures: [Failure] {
    if case .failure(let failure) = outcome { [failure] } else { passedOver }
  }

  /// One JSON object an article, or one with the error and, where there is any, advice.
  ///
  /// - Parameter explains: whether each says what was left out.
  /// - Returns: the objects, articles first.
  func json(explains: Bool) -> [JSONValue] {
    let loaded = (try? outcome.get()) ?? []
    return loaded.map { article in
      var members = json(article.loading, article.news)
      if !article.like.isEmpty { members = members.adding(["like": JSONValue(article.like)]) }
      guard explains else { return members }
      let blocks = article.leftOut.map {
        ["rule": .string($0.rule.rawValue), "text": .string($0.text)] as JSONValue
      }
      return members.adding(["dropped": .array(blocks)])
    } + failures.map { json($0.message) }
  }

  private func json(_ message: Message) -> JSONValue {
    let members: JSONValue = ["file": .string(file), "error": .string(message.reason)]
    guard let advice = message.advice else { return members }
    return members.adding(["advice": .string(advice)])
  }

  /// What is to be said beside the result.
  var warnings: [String] { ((try? outcome.get()) ?? []).flatMap { [$0.warning, $0.advice].compactMap { $0 } } }

  /// One line an article, with the file where there are others; none for an error, which goes to the standard error.
  ///
  /// - Parameters:
  ///   - isDryRun: whether nothing was written.
  ///   - name: what tells the file from the others; nil where there is no other.
  /// - Returns: the lines, without their newlines.
  func lines(isDryRun: Bool, of name: String?) -> [String] {
    guard case .success(let articles) = outcome else { return [] }
    let lead = isDryRun ? "would load " : ""
    let origin = name.map { " (\(sanitized($0)))" } ?? ""
    return articles.flatMap { [line($0, lead) + origin] + explanation($0) }
  }

  /// A line for each block that was left out: the rule, then how the text begins.
  private func explanation(_ article: LoadedArticle) -> [String] {
    article.leftOut.map { block in
      let text = block.text.count > 100 ? block.text.prefix(99) + "…" : block.text[...]
      return "  dropped (\(block.rule.rawValue)): \(sanitized(String(text)))"
    }
  }

  private func line(_ article: LoadedArticle, _ lead: String) -> String {
    let loading = article.loading
    guard loading.isNew else { return "already here as \(loading.slug)" }
    let like = article.like.isEmpty ? "" : "; near-duplicate of \(listed(article.like))"
    let stray = (article.remark.map { "; \($0)" } ?? "") + like
    if let news = article.news { return "\(lead)\(loading.slug): a new version of \(news.of), \(news.words)\(stray)" }
    return
      "\(lead)\(loading.slug): \(counted(loading.paragraphs, "paragraph")), \(loading.annotatable) to label\(stray)"
  }

  private func json(_ loading: ProjectStore.Loading, _ news: RevisionNews?) -> JSONValue {
    let members: JSONValue = [
      "file": .string(file), "article": .string(loading.slug), "status": .string(loading.isNew ? "new" : "same"),
      "paragraphs": .integer(loading.paragraphs), "annotatable": .integer(loading.annotatable),
    ]
    guard let news, loading.isNew else { return members }
    func numbers(_ list: [Int]) -> JSONValue { .array(list.map(JSONValue.integer)) }
    return members.adding([
      "revises": .string(news.of), "unchanged": .integer(news.unchanged.count),
      "restyled": numbers(news.restyled), "changed": numbers(news.changed),
      "added": numbers(news.added), "removed": numbers(news.removed),
    ])
  }
}

extension Failure {
  /// Whether the project is at fault and not the file, so that the next file would fare no better.
  var isOfProject: Bool {
    switch message.status {
    case .inputOutput, .locked, .notWritable, .newerSchema, .bug: true
    case .done, .found, .usage, .badInput, .noInput, .refused, .hubUnreachable, .notUnderstood: false
    }
  }
}
