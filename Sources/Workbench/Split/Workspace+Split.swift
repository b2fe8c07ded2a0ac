// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationAnalysis
internal import AnnotationModel
internal import AnnotationStore
internal import ArticleIngest
internal import JSON
internal import TerminalIO

extension Workspace {
  /// Parts the articles into training, development and test sets, which no group crosses, and says what each holds.
  ///
  /// The last split counts; exports name each article's part.
  public func split(_ request: SplitRequest) throws(Failure) {
    let undone = "nothing split"
    try attempt(undone) {
      try request.check()
      if let viewer { throw WorkError.notTheirs(reviewer: viewer) }
      let store = try open(.write, for: undone)
      let articles = try SplitArticles(store)
      guard !articles.summaries.isEmpty else { throw SplitError.noArticles }
      let partition = DatasetPartition(
        articles.items(request.grouping), shares: request.shares, isStratified: request.isStratified,
        seed: request.seed)
      let split = DatasetSplit(
        parts: partition.parts, grouping: request.grouping.rawValue, seed: request.seed,
        shares: Dictionary(request.shares.map { ($0.part, $0.percent) }) { $1 })
      let receipt = try store.append([Submission(.datasetSplit(split))], by: nil, at: clock())
      let balance = SplitBalance(articles, partition, request)
      if request.isJSON {
        say(balance.json(request, entry: receipt[0].clock).text)
      } else {
        output.write(balance.table.render(in: output.canvas))
        balance.lines(entry: receipt[0].clock).forEach(tell)
      }
    }
  }
}

/// The articles of a project as a split weighs them.
struct SplitArticles {
  private(set) var summaries: [ArticleSummary] = []
  private(set) var contents: [Article] = []
  private(set) var labels: [[LabelID?: Int]] = []
  /// The articles that share most of their text, each group as places.
  private(set) var nearDuplicates: [[Int]] = []
  /// Which articles share a run of words.
  private(set) var shared = SharedRuns([])

  /// Reads every article that is not excluded; a paragraph has its gold label, or the one that most reviewers gave.
  init(_ store: ProjectStore) throws {
    try store.forEachArticle(nil) { record in
      summaries.append(record.summary)
      contents.append(record.content)
      labels.append(Self.labels(of: record))
    }
    let texts = contents.map { $0.paragraphs.filter(\.kind.isAnnotatable).map(\.text) }
    nearDuplicates = NearDuplicates().groups(texts.map { TextSignature(paragraphs: $0) })
    shared = SharedRuns(texts)
  }

  private static func labels(of record: ArticleRecord) -> [LabelID?: Int] {
    let gold = Dictionary(record.gold.map { ($0.paragraph, $0.label) }) { $1 }
    let votes = Dictionary(grouping: record.labels, by: \.paragraph.number)
    var counts: [LabelID?: Int] = [:]
    for paragraph in record.content.paragraphs where paragraph.kind.isAnnotatable {
      let given = (votes[paragraph.number] ?? []).compactMap { $0.judgement?.label }
      let tally = Dictionary(given.map { ($0, 1) }, uniquingKeysWith: +)
      let most = tally.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
      counts[gold[paragraph.number] ?? most, default: 0] += 1
    }
    return counts
  }

  /// The articles with what they share with others.
  func items(_ grouping: SplitGrouping) -> [DatasetPartition.Item] {
    var keys = summaries.map { summary in
      ["article \(summary.slug)"] + (summary.revises.map { ["article \($0)"] } ?? [])
    }
    for (number, group) in nearDuplicates.enumerated() {
      for member in group { keys[member].append("text \(number)") }
    }
    for index in summaries.indices {
      switch grouping {
      case .article, .cluster: break
      case .outlet: keys[index] += summaries[index].outlets.prefix(1).map { "outlet \($0.lowercased())" }
      case .origin:
        let origin = contents[index].provenance.last { $0.role == .origin } ?? contents[index].provenance.last
        keys[index] += origin.map { ["origin \($0.party.lowercased())"] } ?? []
      }
    }
    if grouping == .cluster {
      for pair in shared.pairs {
        for member in [pair.first, pair.second] { keys[member].append("run \(pair.first) \(pair.second)") }
      }
    }
    return zip(summaries, zip(keys, labels)).map {
      DatasetPartition.Item(article: $0.slug, keys: $1.0, labels: $1.1)
    }
  }
}
