// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import AnnotationStore
internal import ArticleIngest
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
  /// The file in the archive that it stands in.
  var part: String?
  /// What the reader had to say of the bytes.
  var remark: String?
  /// The options that say something else of an article that was here already.
  var ignored: [String] = []
  /// What it says otherwise than the article that was here already.
  var untaken: UntakenClaims?
  /// What the reader left out, where it was asked for.
  private(set) var leftOut: [DroppedBlock]
  /// Words of the page that are none of the article's, and all of the page's.
  private let dropped: (words: Int, all: Int)?

  init(loading: ProjectStore.Loading, news: RevisionNews? = nil, of article: Article) {
    self.loading = loading
    self.news = news
    var remarks = article.claims.filter { $0.field == .encoding || $0.field == .damage }.map(\.value)
    if article.dates.isEmpty, let date = article.claims.first(where: { $0.field == .published })?.value {
      remarks.append("its date \(quoted(date)) names no one day")
    }
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
      + "(to see what: load it with --dry-run --explain)"
  }
}

/// What became of one file: its articles, or why there are none.
struct LoadResult {
  var file: String
  var outcome: Result<[LoadedArticle], Failure>
  /// The parts that could not be read, each with its place and the reason.
  var unread: [IngestError] = []
  /// The parts that hold no article, each with its place and the reason.
  var passedOver: [IngestError] = []

  /// Everything that was not loaded.
  var failures: [Failure] {
    if case .failure(let failure) = outcome { return [failure] }
    return unread.map { Failure("\($0.place(in: file)) not loaded", $0.cause) }
  }

  /// One JSON object an article, or one with the error and, where there is any, advice.
  ///
  /// - Parameter explains: whether each says what was left out.
  /// - Returns: the objects, articles first.
  func json(explains: Bool) -> [JSONValue] {
    let loaded = (try? outcome.get()) ?? []
    return loaded.map { article in
      var members = json(article.loading, article.news)
      if let part = article.part { members = members.adding(["part": .string(part)]) }
      if let remark = article.remark, article.loading.isNew { members = members.adding(["remark": .string(remark)]) }
      if let untaken = article.untaken?.json { members = members.adding(["not_taken": untaken]) }
      if !article.like.isEmpty { members = members.adding(["like": JSONValue(article.like)]) }
      guard explains else { return members }
      let blocks = article.leftOut.map {
        ["rule": .string($0.rule.rawValue), "text": .string($0.text)] as JSONValue
      }
      return members.adding(["dropped": .array(blocks)])
    } + failure + unread.map { $0.named(in: file).adding($0.cause.message.json) }
      + passedOver.map { PassedOver(file: file, error: $0).json }
  }

  private var failure: [JSONValue] {
    guard case .failure(let failure) = outcome else { return [] }
    return [(["file": .string(file)] as JSONValue).adding(failure.message.json)]
  }

  /// What is to be said beside the result.
  ///
  /// - Parameter explains: whether every part that was passed over is named.
  /// - Returns: a line each, without its newline.
  func warnings(explains: Bool) -> [String] {
    let parts = passedOver.map { PassedOver(file: file, error: $0) }
    return ((try? outcome.get()) ?? []).flatMap { [$0.warning, $0.advice].compactMap { $0 } }
      + PassedOver.lines(parts, explains: explains, of: file)
  }

  /// One line an article, with the file where there are others; none for an error, which goes to the standard error.
  ///
  /// - Parameters:
  ///   - isDryRun: whether nothing was written.
  ///   - name: what tells the file from the others; nil where there is no other.
  /// - Returns: the lines, without their newlines.
  func lines(isDryRun: Bool, of name: String?) -> [String] {
    guard case .success(let articles) = outcome else { return [] }
    let lead = isDryRun ? "would load " : ""
    return articles.flatMap { article in
      let origin = [name, article.part].compactMap { $0 }.joined(separator: ": ")
      return [line(article, lead) + (origin.isEmpty ? "" : " (\(sanitized(origin)))")] + explanation(article)
    }
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
    guard loading.isNew else {
      return "already here as \(loading.slug)" + (article.untaken?.words.map { "; \($0)" } ?? "")
    }
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

/// How much of what was to be loaded was not.
struct LoadLosses {
  private let files: Int
  private let parts: [FilePart]
  private let all: Int

  /// Counts the files and parts of files.
  init(_ results: [LoadResult], of all: Int) {
    files = results.count { if case .failure = $0.outcome { true } else { false } }
    parts = results.flatMap(\.unread).compactMap(\.parts.last)
    self.all = all
  }

  /// `1 of 4 files and 3 parts of others`; of a single file `2 lines`.
  var words: String {
    let lines = parts.count { if case .line = $0 { true } else { false } }
    let unit = lines == parts.count ? "line" : "part"
    if parts.isEmpty { return "\(files) of \(counted(all, "file"))" }
    if files > 0 { return "\(files) of \(counted(all, "file")) and \(counted(parts.count, unit)) of others" }
    return all > 1 ? "\(counted(parts.count, unit)) of \(counted(all, "file"))" : counted(parts.count, unit)
  }
}

extension Message {
  /// The reason and, where there is any, the advice.
  fileprivate var json: JSONValue {
    let error: JSONValue = ["error": .string(reason)]
    return advice.map { error.adding(["advice": .string($0)]) } ?? error
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
