// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import AnnotationStore
internal import ArticleIngest
internal import DatasetExchange
internal import JSON
internal import TerminalIO

extension Workspace {
  /// Loads articles into the project, which is made when there is none.
  ///
  /// A file is read and checked whole before anything of it is stored.
  public func load(_ request: LoadRequest) throws(Failure) {
    let undone = "nothing loaded"
    let found = try found(by: request, undone)
    let files = found.compactMap(\.file)
    let store = try storeForLoading(request, undone)
    let sameName = Dictionary(grouping: files, by: FileName.last)
    let progress = Progress(total: files.count, unit: "files", label: "loading")
    var results: [LoadResult] = []
    var others: LikeArticles?
    var foreseen = ForeseenLoads(store: store)
    for (index, file) in files.enumerated() {
      let result = result(of: file, request, into: store, &others, &foreseen)
      results.append(result)
      if !request.isJSON {
        progress.finish()
        let last = FileName.last(of: file), name = sameName[last]?.count == 1 ? last : file
        result.lines(isDryRun: request.isDryRun, of: files.count > 1 ? name : nil).forEach(tell)
      }
      result.warnings(explains: request.explains).forEach(remark)
      if case .failure(let failure) = result.outcome, failure.isOfProject || !request.keepsGoing { break }
      if files.count > 1 { progress.advance(to: index + 1) }
    }
    progress.finish()
    let beside = PassedOver.besideFiles(found)
    PassedOver.lines(beside, explains: request.explains).forEach(remark)
    if request.isJSON {
      let loaded = results.flatMap { $0.json(explains: request.explains) } + beside.map(\.json)
      say((["loaded": .array(loaded)] as JSONValue).text)
    }
    try conclude(results, of: files.count, request)
  }

  /// The codebook in force; a project without one takes up the default.
  @discardableResult
  func adoptCodebook(_ store: ProjectStore, for undone: String) throws(Failure) -> Codebook {
    try attempt(undone) { try store.codebook(orAdopt: DefaultCodebook.read(), at: clock()) }
  }

  private func found(by request: LoadRequest, _ undone: String) throws(Failure) -> [ArticleFiles.Found] {
    let found = try attempt(undone) {
      try request.paths.flatMap { try ArticleFiles(path: $0, isRecursive: request.isRecursive).list() }
    }
    let files = found.compactMap(\.file)
    try attempt(undone) { try Self.check(request, isFor: files.count) }
    if let id = request.id, slug(from: id) != id { throw Failure(undone, JourneyError.notASlug(id)) }
    return found
  }

  /// What names one article is refused for several.
  private static func check(_ request: LoadRequest, isFor count: Int) throws(JourneyError) {
    let single = [("--title", request.title), ("--url", request.url), ("--id", request.id)]
    if count > 1, let option = single.first(where: { $0.1 != nil }) {
      throw .oneForMany(option: option.0, count: count)
    }
  }

  /// A dry run looks at a project if there is one, and makes none.
  private func storeForLoading(_ request: LoadRequest, _ undone: String) throws(Failure) -> ProjectStore? {
    guard request.isDryRun else {
      let store = try open(.create, for: undone)
      try adoptCodebook(store, for: undone)
      return store
    }
    return try attempt(undone) {
      do { return try ProjectStore(path: project, access: .read) } catch StoreError.noProject { return nil }
    }
  }

  private func result(
    of file: String, _ request: LoadRequest, into store: ProjectStore?, _ others: inout LikeArticles?,
    _ foreseen: inout ForeseenLoads
  ) -> LoadResult {
    var count = 0
    do {
      let bytes = try FileBytes.read(file)
      try LabelFile.refuse(bytes, of: file)
      let reading = try reading(of: bytes, from: file, request)
      try Self.check(request, isFor: reading.articles.count)
      let candidates = zip(reading.articles, reading.files).map { article, inner in
        candidate(article, file, within: inner, isOnly: reading.articles.count == 1, request)
      }
      // What is here is read once, and only when something new comes.
      if others == nil, try candidates.contains(where: { try store?.slug(ofContent: $0.article.contentSHA256) == nil })
      {
        others = try LikeArticles(in: store)
      }
      var articles: [LoadedArticle]
      if let store, !request.isDryRun {
        articles = try load(candidates, from: file, consume bytes, into: store) { count = $0 }
      } else {
        articles = try candidates.map { try foreseen.take($0) }
      }
      for index in articles.indices { articles[index].part = reading.files[index] }
      for (index, candidate) in candidates.enumerated() where articles[index].loading.isNew {
        let (slug, revised) = (articles[index].loading.slug, articles[index].news?.of)
        articles[index].like = others?.take(candidate.article, as: slug, after: revised) ?? []
      }
      let here = try foreseen.contents(of: articles.filter { !$0.loading.isNew }.map(\.loading.slug))
      for (index, candidate) in candidates.enumerated() where !articles[index].loading.isNew {
        guard let article = here[articles[index].loading.slug] else { continue }
        articles[index].ignored = ignored(of: request, by: articles[index].loading.slug, article)
        articles[index].untaken = UntakenClaims(of: candidate.article, beside: article, request)
      }
      return LoadResult(
        file: file, outcome: .success(articles), unread: reading.failures, passedOver: reading.passedOver)
    } catch {
      let undone =
        count == 0 ? "\(sanitized(file)) not loaded" : "\(sanitized(file)) not loaded beyond \(count) articles"
      var failure = Failure(undone, error)
      if let error = error as? IngestError, error.isOfPart, !request.keepsGoing {
        let ways = [failure.message.advice, "--keep-going passes over it"].compactMap { $0 }
        failure.message.advice = ways.joined(separator: "; or ")
      }
      return LoadResult(file: file, outcome: .failure(failure))
    }
  }

  /// What was asked for of an article that was here already and says something else of itself.
  private func ignored(of request: LoadRequest, by slug: String, _ article: Article) -> [String] {
    let asked = [
      ("--title", request.title?.onOneLine, article.title), ("--url", request.url, article.url),
      ("--id", request.id, slug),
    ]
    return asked.filter { $0.1 != nil && $0.1 != $0.2 }.map(\.0)
  }

  private func load(
    _ candidates: [ProjectStore.Candidate], from file: String, _ bytes: consuming [UInt8], into store: ProjectStore,
    progress told: (Int) -> Void
  ) throws -> [LoadedArticle] {
    let progress = Progress(total: candidates.count, unit: "articles", label: "loading")
    defer { progress.finish() }
    var news: [String: RevisionNews] = [:]
    let loadings = try store.load(
      candidates, source: file, bytes: consume bytes, at: clock(),
      revised: { candidate, slug, old in
        guard let revision = Predecessor.revised(candidate, after: slug, old) else { return candidate }
        news[candidate.article.contentSHA256] = revision.news
        return revision.candidate
      },
      progress: { count in
        told(count)
        if candidates.count > 1 { progress.advance(to: count) }
      })
    return zip(loadings, candidates).map { loading, candidate in
      LoadedArticle(loading: loading, news: news[candidate.article.contentSHA256], of: candidate.article)
    }
  }

  /// The articles in some bytes; where bad files are passed over, so are bad parts of one.
  private func reading(
    of bytes: [UInt8], from file: String, _ request: LoadRequest
  ) throws(IngestError) -> ArticleReading {
    try ArticleReader(
      format: request.format, encoding: request.encoding, suggestion: ArticleFormat(fileName: file),
      fields: request.fields, explains: request.explains, keepsGoing: request.keepsGoing
    ).reading(of: bytes)
  }

  /// An article is named for its file, and where a file holds several, each for its headline, else for its file in the archive.
  private func candidate(
    _ article: Article, _ file: String, within inner: String?, isOnly: Bool, _ request: LoadRequest
  ) -> ProjectStore.Candidate {
    var article = article
    article.title = request.title?.onOneLine ?? article.title
    article.url = request.url ?? article.url
    let stem = FileBytes.stem(of: isOnly ? file : inner ?? file)
    let name = file == "-" ? article.title ?? "article" : isOnly ? stem : article.title ?? stem
    return ProjectStore.Candidate(article, slug: request.id ?? slug(from: name), isPinned: request.id != nil)
  }

  /// A summary of many files, and the failure of those that were not loaded.
  private func conclude(_ results: [LoadResult], of count: Int, _ request: LoadRequest) throws(Failure) {
    let failures = results.flatMap(\.failures)
    guard let first = failures.first else {
      if count > 1, !request.isJSON {
        tell("\(counted(count, "file")), \(request.isDryRun ? "all would be loaded; nothing was" : "nothing failed")")
      }
      return
    }
    guard count > 1 || failures.count > 1 else { throw first }
    for failure in failures { remark(sanitized(failure.line)) }
    let fatal = failures.first(where: \.isOfProject)
    let lost = LoadLosses(results, of: count)
    var whole = Failure("\(lost.words) not loaded", Message(fatal?.message.status ?? .badInput, "named above"))
    let left = count - results.count
    if let fatal {
      whole.message = Message(
        fatal.message.status, "named above; \(left) not tried", advice: "load again: what is here is left as it is")
    } else if !request.keepsGoing {
      whole.message = Message(
        .badInput, "named above; \(left) not tried", advice: "--keep-going passes over such files")
    }
    throw whole
  }
}
