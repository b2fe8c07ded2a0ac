// SPDX-License-Identifier: GPL-3.0-or-later

extension CandidateAnalysis {
  /// The test on spans, a document being a unit: how alike two markings are is the F1 of their code points by category,
  /// and two that mark nothing are the same.
  ///
  /// The baseline that never read anything marks nothing.
  ///
  /// - Parameter corpus: What raters marked, the candidate among them.
  /// - Returns: The report.
  /// - Throws: `CandidateError`.
  public func run(_ corpus: UnitizedCorpus) throws(CandidateError) -> CandidateReport {
    guard let number = corpus.raters.firstIndex(of: candidate) else {
      throw .unknown(candidate, known: corpus.raters)
    }
    let answers = CandidateAnswers(corpus, candidate: number, clustered: clustered)
    var report = try CandidateReport(answers, epsilon: epsilon, plan: plan, labels: nil)
    report.alpha = CandidateAlpha(metric: "alpha_u", humans: answers.humans, candidate: candidate) { raters in
      try? UnitizingAlpha.overall(corpus.keeping(raters: raters)).value.get()
    }
    return report
  }
}

extension CandidateAnswers {
  /// What was marked in each document that two raters and more have read.
  init(_ corpus: UnitizedCorpus, candidate: Int, clustered: Bool) {
    var markings: [[UnitizedSpan]] = [[]]
    var patterns: [Pattern] = []
    var rest = corpus.spans[...]
    for document in corpus.documents.indices {
      let marked = rest.prefix { $0.document == document }
      rest = rest.dropFirst(marked.count)
      let byRater = Dictionary(grouping: marked, by: \.rater)
      func answer(_ rater: Int) -> Int {
        guard let spans = byRater[rater] else { return 0 }
        markings.append(spans)
        return markings.count - 1
      }
      let readers = corpus.readers[document]
      let humans = readers.filter { $0 != candidate }
      patterns.append(
        Pattern(
          candidate: readers.contains(candidate) ? answer(candidate) : nil,
          humans: humans.map { $0 - ($0 > candidate ? 1 : 0) }, answers: humans.map(answer)))
    }
    let sample: Sample
    if clustered, let clusters = corpus.clusters {
      var names = NameTable()
      let number = clusters.map { UInt32(names.intern($0)) }
      sample = Sample(
        patternCount: patterns.count, patternOfUnit: patterns.indices.map { Int32($0) }, clusterOfUnit: number,
        clusterCount: names.count)
    } else {
      sample = Sample(multiplicities: [Double](repeating: 1, count: patterns.count))
    }
    let humans = corpus.raters.indices.filter { $0 != candidate }.map { corpus.raters[$0] }
    self.init(
      candidate: corpus.raters[candidate], humans: humans, patterns: patterns, sample: sample,
      nearness: .likeness { [markings] in Self.likeness(markings[$0], markings[$1]) }, blind: 0)
  }

  /// The code points that both marked with a category, twice, over those that each did.
  private static func likeness(_ one: [UnitizedSpan], _ other: [UnitizedSpan]) -> Double {
    if one.isEmpty, other.isEmpty { return 1 }
    var (left, right, shared) = (0, 0, 0)
    while left < one.count, right < other.count {
      let (a, b) = (one[left], other[right])
      if a.category == b.category { shared += max(0, min(a.end, b.end) - max(a.start, b.start)) }
      if (a.category, a.end) < (b.category, b.end) { left += 1 } else { right += 1 }
    }
    return 2 * Double(shared) / Double((one + other).reduce(0) { $0 + $1.length })
  }
}

extension UnitizedCorpus {
  /// The same documents as some raters marked them.
  ///
  /// - Parameter names: The raters that are kept.
  /// - Returns: Their corpus, its categories the same.
  public func keeping(raters names: Set<String>) -> UnitizedCorpus {
    let kept = raters.indices.filter { names.contains(raters[$0]) }
    let seat = Dictionary(zip(kept, 0...)) { first, _ in first }
    let spans = spans.compactMap { span in
      seat[span.rater].map {
        UnitizedSpan(document: span.document, rater: $0, category: span.category, start: span.start, end: span.end)
      }
    }
    let fewer = try? UnitizedCorpus(
      documents: documents, lengths: lengths, raters: kept.map { raters[$0] }, categories: categories, spans: spans,
      readers: readers.map { $0.compactMap { seat[$0] } }, clusters: clusters)
    // What was checked with more raters holds with fewer.
    return fewer ?? self
  }
}
