// SPDX-License-Identifier: GPL-3.0-or-later

/// Unitizing alpha as a function of how much each document weighs, so that whatever resamples units resamples documents.
struct UnitizingMeasure: Measure {
  private let sums: UnitizingSums

  init(_ sums: UnitizingSums) { self.sums = sums }

  /// The weights of documents, which stand before all other sums.
  private func weights(_ totals: [Double]) -> [Double] { Array(totals.prefix(sums.documents.places.count)) }

  /// The spans it rests on.
  var spanCount: Int { sums.categories.reduce(0) { $0 + $1.spans.count } }

  var cost: Double { sums.categories.reduce(0) { $0 + Double(2 * ($1.spans.count + $1.gaps.count)) } }

  func point(_ totals: [Double]) -> Point {
    let weights = weights(totals)
    if sums.raters < 2 { return .undefined(.fewerThanTwoRaters) }
    guard sums.documents.places(weights) > 0 else { return .undefined(.noCommonDocument) }
    let used = max(1, Double(sums.categories.count { !$0.spans.isEmpty }))
    let (observed, expected) = sums.disagreements(weights)
    guard expected > 0 else {
      let isMarked = sums.categories.contains { $0.spans.contains { weights[$0.document] > 0 } }
      return .undefined(isMarked ? .noVariation : .noSpans, observed: observed / used, expected: expected / used)
    }
    return Point(value: 1 - observed / expected, reason: nil, observed: observed / used, expected: expected / used)
  }

  func influences(_ totals: [Double], _ point: Point) -> [Double] {
    let weights = weights(totals)
    let slopes = sums.slopes(weights), count = sampleSize(weights)
    let mean = slopes.indices.reduce(0) { $0 + weights[$1] * slopes[$1] } / count
    return slopes.indices.map { counts($0) ? count * (slopes[$0] - mean) : 0 }
  }

  func sampleSize(_ totals: [Double]) -> Double {
    sums.documents.places.indices.reduce(0) { $0 + (counts($1) ? totals[$1] : 0) }
  }

  func counts(_ document: Int) -> Bool { sums.documents.places[document] > 0 }
}

/// Computes a report from spans that raters marked in documents.
public struct UnitizingAnalysis: Sendable {
  /// Which intervals to give.
  public let plan: IntervalPlan
  /// Whether documents of one cluster are taken as dependent, where the corpus knows clusters.
  public let clustered: Bool

  /// An analysis, by default with linearised intervals over documents.
  public init(plan: IntervalPlan = IntervalPlan(), clustered: Bool = true) {
    self.plan = plan
    self.clustered = clustered
  }

  /// Krippendorff's alpha for unitizing, over all categories and of each, the u-alpha family and F1, all with intervals over
  /// documents or their clusters.
  ///
  /// - Parameter corpus: the documents and what was marked in them.
  /// - Returns: the report, documents being its units.
  /// - Complexity: that of `UnitizingAlpha.overall`, times the replicates or documents where intervals are resampled.
  public func run(_ corpus: UnitizedCorpus) -> AgreementReport {
    let figures = SpanFigures(corpus)
    let clusters = NameTable(corpus.clusters ?? [])
    let clustering = Clustering(corpus.clusters == nil ? 0 : clusters.count, isWanted: clustered)
    let sample = figures.frame.sample(clustering.isUsed ? clusters : nil)
    let rows = figures.frame.rows
    let estimator = Estimator(plan: plan, rows: rows, sample: sample, totals: rows.totals(sample.multiplicities))
    return AgreementReport(
      data: DataSummary(corpus, clusters: corpus.clusters == nil ? nil : clusters.count, clustering), level: .nominal,
      weights: "identity", plan: plan, coefficients: figures.counted(estimator.estimates(figures.wanted)), pairs: [],
      diagnostics: Diagnostics(warnings: clustering.warnings + AgreementWarning.ofSize(sample)), model: nil)
  }
}

/// Every figure of a corpus of spans but gamma, whose chance is sampled.
struct SpanFigures: Sendable {
  let frame: SpanFrame
  let wanted: [(estimate: Estimate, measure: any Measure)]
  /// The spans that each rests on.
  private let spans: [Int]

  init(_ corpus: UnitizedCorpus) {
    let frame = SpanFrame(corpus), sums = UnitizingSums(corpus)
    let alphas = [(sums, nil)] + zip(sums.each, corpus.categories.map(Optional.some))
    let further = UnitizedCoding.family(frame) + SpanOverlap.all(frame)
    let pairs = frame.rows.totals(frame.sample(nil).multiplicities)
    self.frame = frame
    wanted =
      alphas.map { sums, category in
        var estimate = Estimate(.krippendorffAlphaU, n: 0)
        estimate.category = category
        return (estimate, UnitizingMeasure(sums))
      } + further
    spans =
      alphas.map { sums, _ in UnitizingMeasure(sums).spanCount }
      + further.map { _, measure in
        guard let pair = ((measure as? SpanMeasure)?.formula as? SpanOverlap)?.pair else { return corpus.spans.count }
        return Int(pairs[frame.column(.spans, pair: pair)])
      }
  }

  /// The estimates with the spans that each rests on.
  func counted(_ estimates: [Estimate]) -> [Estimate] {
    zip(estimates, spans).map { estimate, spans in
      var estimate = estimate
      estimate.n = spans
      return estimate
    }
  }
}
