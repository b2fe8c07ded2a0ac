// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import AnnotationStore
internal import ArticleIngest
internal import DatasetExchange
internal import JSON
internal import TerminalIO

extension Workspace {
  /// Loads articles into the project, which is made when there is none; one transaction a file.
  public func load(_ request: LoadRequest) throws(Failure) {
    let undone = "nothing loaded"
    let files = try files(of: request, undone)
    let store = try storeForLoading(request, undone)
    let progress = Progress(total: files.count, unit: "files", label: "loading")
    var results: [LoadResult] = []
    for (index, file) in files.enumerated() {
      let result = result(of: file, request, into: store)
      results.append(result)
      if !request.isJSON {
        progress.finish()
        result.lines.forEach(say)
      }
      if case .failure = result.outcome, !request.keepsGoing { break }
      if files.count > 1 { progress.advance(to: index + 1) }
    }
    progress.finish()
    if request.isJSON { say((["loaded": .array(results.flatMap(\.json))] as JSONValue).text) }
    try conclude(results, of: files.count, request)
  }

  /// The codebook in force; a project without one takes up the default.
  @discardableResult
  func adoptCodebook(_ store: ProjectStore, for undone: String) throws(Failure) -> Codebook {
    do { return try store.codebook(orAdopt: try DefaultCodebook.read(), at: clock()) } catch {
      throw Failure(undone, error)
    }
  }

  private func files(of request: LoadRequest, _ undone: String) throws(Failure) -> [String] {
    let files: [String]
    do {
      files = try request.paths.flatMap { try ArticleFiles(path: $0, isRecursive: request.isRecursive).list() }
    } catch { throw Failure(undone, error) }
    let single = [("--title", request.title), ("--url", request.url), ("--id", request.id)]
    if files.count > 1, let option = single.first(where: { $0.1 != nil }) {
      throw Failure(undone, JourneyError.oneForMany(option: option.0, count: files.count))
    }
    if let id = request.id, slug(from: id) != id { throw Failure(undone, JourneyError.notASlug(id)) }
    return files
  }

  /// A dry run looks at a project if there is one, and makes none.
  private func storeForLoading(_ request: LoadRequest, _ undone: String) throws(Failure) -> ProjectStore? {
    guard request.isDryRun else {
      let store = try open(.create, for: undone)
      try adoptCodebook(store, for: undone)
      return store
    }
    do { return try ProjectStore(path: project, access: .read) } catch .noProject { return nil } catch {
      throw Failure(undone, error)
    }
  }

  private func result(of file: String, _ request: LoadRequest, into store: ProjectStore?) -> LoadResult {
    do {
      let bytes = try FileBytes.read(file)
      let reading = try reading(of: bytes, from: file, request)
      let candidates = try reading.articles.map { article in
        let candidate = candidate(article, file, isOnly: reading.articles.count == 1, request)
        return try store.map { try Predecessor(store: $0).revised(candidate) } ?? (candidate, nil)
      }
      let loadings: [ProjectStore.Loading]
      if let store, !request.isDryRun {
        loadings = try store.load(candidates.map(\.0), source: file, bytes: bytes, at: clock())
      } else {
        loadings = try candidates.map { try foresee($0.0, store) }
      }
      let articles = zip(loadings, candidates).map { loading, candidate in
        let remark = candidate.0.article.claims.first { $0.field == .encoding }?.value
        return LoadedArticle(loading: loading, news: candidate.1, remark: remark)
      }
      let passedOver = reading.failures.map { Failure("\(sanitized(file)) line \($0.line) not loaded", $0.error) }
      return LoadResult(file: file, outcome: .success(articles), passedOver: passedOver)
    } catch {
      return LoadResult(file: file, outcome: .failure(Failure("\(sanitized(file)) not loaded", error)))
    }
  }

  /// The articles in some bytes; where bad files are passed over, so are bad lines of records.
  private func reading(
    of bytes: [UInt8], from file: String, _ request: LoadRequest
  ) throws(IngestError) -> LinesReading {
    try ArticleReader(
      format: request.format, encoding: request.encoding, suggestion: ArticleFormat(fileName: file),
      fields: request.fields
    ).read(bytes, keepGoing: request.keepsGoing)
  }

  /// An article is named for its file, and where a file holds several, each for its headline.
  private func candidate(
    _ article: Article, _ file: String, isOnly: Bool, _ request: LoadRequest
  ) -> ProjectStore.Candidate {
    var article = article
    article.title = request.title ?? article.title
    article.url = request.url ?? article.url
    let stem = FileBytes.stem(of: file)
    let name = file == "-" ? article.title ?? "article" : isOnly ? stem : article.title ?? stem
    return ProjectStore.Candidate(article, slug: request.id ?? slug(from: name), isPinned: request.id != nil)
  }

  private func foresee(_ candidate: ProjectStore.Candidate, _ store: ProjectStore?) throws -> ProjectStore.Loading {
    let article = candidate.article
    let known = try store?.slug(ofContent: article.contentSHA256)
    return ProjectStore.Loading(
      slug: known ?? candidate.slug, isNew: known == nil, paragraphs: article.paragraphs.count,
      annotatable: article.annotatableCount)
  }

  /// A summary of many files, and the failure of those that were not loaded.
  private func conclude(_ results: [LoadResult], of count: Int, _ request: LoadRequest) throws(Failure) {
    let failures = results.flatMap(\.failures)
    guard let first = failures.first else {
      if count > 1, !request.isJSON { say("\(count) files, nothing failed") }
      return
    }
    guard count > 1 || failures.count > 1 else { throw first }
    for failure in failures { remark(sanitized(failure.line)) }
    let unit = count > 1 ? "of \(count) files" : "lines"
    var whole = Failure("\(failures.count) \(unit) not loaded", Message(.badInput, "named above"))
    if !request.keepsGoing {
      let left = count - results.count
      whole.message = Message(
        .badInput, "named above; \(left) not tried", advice: "--keep-going passes over such files")
    }
    throw whole
  }
}
