// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import AnnotationStore
internal import DatasetExchange
internal import Foundation
internal import JSON
internal import TerminalIO

extension Workspace {
  /// Takes a dataset into the project, which is made when there is none: all of it, or nothing.
  public func importDataset(_ request: ImportRequest) throws(Failure) {
    try attempt("nothing imported") {
      guard let reader = request.format.reader else { throw ImportError.notRead(request.format) }
      let faults = Faults()
      if request.machine != nil, request.reviewer != nil || request.reviewerField != nil {
        throw ImportError.machineAndReviewer
      }
      if let id = request.machine?.id, !Reviewer.isValid(id: id) { throw JourneyError.notAReviewerID(id) }
      var (head, articles) = try read(request, reader, faults)
      if articles.isEmpty, faults.list.isEmpty { throw ImportError.empty }
      let store = try existingStore()
      let codebook = try codebook(head, store)
      let renames = try request.pairs(request.renames, option: "--map")
      var labels = LabelMatching(codebook, versions: try store?.codebooks().map(\.codebook) ?? [], renames: renames)
      try labels.look(at: articles)
      if !labels.unknown.isEmpty {
        guard request.keepsGoing else { throw ImportError.unknownLabels(labels.unknown, known: labels.known) }
        for place in articles.indices { labels.leaveOut(of: &articles[place]).forEach(faults.add) }
      }
      let said = articles.flatMap { $0.reviews.map(\.reviewer) + $0.gold.map(\.adjudicator) }
      let words = Set(said + (request.machine == nil ? head.reviewers.map(\.id) : []))
      let matching = try ReviewerMatching(
        words, stated: request.machine.map { [$0] } ?? head.reviewers, known: try store?.reviewers() ?? [],
        renames: renames.filter { words.contains($0.key) })
      for word in renames.keys.sorted() where labels.names[word] == nil && !words.contains(word) {
        remark("attest: --map \(quoted(word)): no label and no reviewer of the dataset is called so")
      }
      var planner = ImportPlanner(
        try ProjectContent(store), matching, labels: labels.names, reference: codebook.reference)
      if request.keepsGoing { planner.onFault = { faults.add($0) } }
      try planner.add(articles)
      for fault in faults.list { remark("attest: \(Message(fault).reason)") }
      var outcome = planner.outcome
      if !outcome.isNothing, !request.isDryRun {
        outcome.entry = try keep(planner, codebook, hasCodebook: try store?.codebook() != nil, request)
      }
      report(outcome, request, head, faults.list)
      remarkOnArticles(of: outcome)
      if outcome.staleGold > 0 {
        remark("attest: \(counted(outcome.staleGold, "stale gold label")) left out: what it rested on has changed")
      }
      if !faults.list.isEmpty { throw Failure("not everything imported", ImportError.leftOut(faults.list.count)) }
    }
  }

  private func read(
    _ request: ImportRequest, _ reader: any DatasetReader.Type, _ faults: Faults
  ) throws -> (DatasetHead, [DatasetArticle]) {
    var options = ReaderOptions()
    options.offsetUnit = request.offsetUnit
    options.reviewer = request.machine?.id ?? request.reviewer
    if let machine = request.machine { options.predictions = .alone(version: machine.machine?.version) }
    options.reviewerField = request.reviewerField
    options.columns = try request.pairs(request.columns, option: "--columns")
    try request.check(options.columns)
    if request.keepsGoing { options.onFault = { faults.add($0) } }
    let files = DatasetFolder(try InputFolder(request.path), request.format)
    var collection = DatasetCollection()
    let progress = Progress(total: nil, unit: "articles", label: "reading")
    defer { progress.finish() }
    var dropped = 0
    var head = try reader.init(options).read(files) { article in
      var article = article
      if request.machine != nil { dropped += article.takeForMachine() }
      do { try collection.add(article) } catch let fault as DatasetFault {
        guard request.keepsGoing else { throw fault }
        faults.add(fault)
      }
      progress.advance(to: collection.articles.count)
    }
    if dropped > 0 { head.ignored["gold labels"] = dropped }
    return (head, collection.articles)
  }

  private func existingStore() throws -> ProjectStore? {
    do { return try ProjectStore(path: project, access: .read) } catch StoreError.noProject { return nil }
  }

  /// The project's codebook; one that has none takes up the dataset's, or the default.
  private func codebook(_ head: DatasetHead, _ store: ProjectStore?) throws -> Codebook {
    if let codebook = try store?.codebook() { return codebook }
    guard let stated = head.codebookJSON else { return try DefaultCodebook.read() }
    do { return try JSONDecoder().decode(Codebook.self, from: Data(stated.text.utf8)) } catch {
      throw DatasetFault(.badValue(field: "codebook", value: String(stated.text.prefix(60))))
    }
  }

  private func keep(
    _ planner: ImportPlanner, _ codebook: Codebook, hasCodebook: Bool, _ request: ImportRequest
  ) throws -> Int {
    var plan = planner.plan
    if !hasCodebook { plan.codebook = codebook }
    let store = try open(.create, for: "nothing imported")
    let progress = Progress(total: plan.articles.count, unit: "articles", label: "importing")
    defer { progress.finish() }
    return try store.store(
      plan, format: request.format.rawValue, source: OutputName.last(of: request.path), at: clock()
    ) { progress.advance(to: $0) }.clock
  }

  private func report(
    _ outcome: ImportOutcome, _ request: ImportRequest, _ head: DatasetHead, _ faults: [DatasetFault]
  ) {
    if request.isJSON { return say(outcome.json(request, head, faults).text) }
    for line in outcome.lines(isDryRun: request.isDryRun, unlabelled: head.unlabelled) { tell(line) }
    if !head.ignored.isEmpty {
      let parts = head.ignored.sorted { $0.key < $1.key }.map { "\($0.key) (\($0.value))" }
      remark("attest: left out, for a project has no place for them: \(listed(parts))")
    }
    let most = 10
    for label in outcome.differingLabels.prefix(most) {
      remark(
        "attest: \(label.words), both of one time; what is here stays (empty that row's made_at to take it in as a new label)"
      )
    }
    if outcome.differingLabels.count > most {
      remark("attest: \(outcome.differingLabels.count - most) more differ so (--json lists them)")
    }
    for review in outcome.differingMarks {
      remark(
        "attest: the marks of \(review.reviewer) in \(review.article) differ from the dataset's and stay as they are")
    }
  }
}

extension Workspace {
  /// What the dataset and the project say differently of articles, or both have.
  private func remarkOnArticles(of outcome: ImportOutcome) {
    for slug in outcome.excluded.sorted() {
      remark("attest: \(slug) is excluded here, and what the dataset says of it is left out")
    }
    for (slug, count) in outcome.differingGold.sorted(by: { $0.key < $1.key }) {
      remark(
        "attest: the gold of \(slug) differs from the dataset's in \(counted(count, "paragraph")) and stays as it is")
    }
    for overlap in outcome.overlaps {
      let others = overlap.others.prefix(3).joined(separator: ", ") + (overlap.others.count > 3 ? ", …" : "")
      remark(
        "attest: \(overlap.article): \(overlap.shared) of its \(counted(overlap.paragraphs, "paragraph")) stand here "
          + "already in \(others); what is said of both counts twice (attest article exclude takes one out)")
    }
  }
}

extension DatasetArticle {
  /// Makes every reading a machine's finished one, and gives how many gold labels go, which no machine decides.
  fileprivate mutating func takeForMachine() -> Int {
    for index in reviews.indices { reviews[index].isFinished = true }
    defer { gold = [] }
    return gold.count
  }
}

/// Faults of records that are left out.
private final class Faults: @unchecked Sendable {
  private(set) var list: [DatasetFault] = []

  func add(_ fault: DatasetFault) { list.append(fault) }
}

/// A dataset's files without what stands beside them to describe it.
private struct DatasetFolder: DatasetFiles {
  private let files: InputFolder
  let paths: [String]

  init(_ files: InputFolder, _ format: ExportFormat) {
    self.files = files
    let isLoose = format.isFile && files.paths != [""]
    paths = files.paths.filter { path in
      path != OutputFolder.manifest && !(isLoose && path.hasSuffix(".json"))
    }
  }

  func bytes(of path: String) throws(ExchangeError) -> [UInt8] { try files.bytes(of: path) }
}
