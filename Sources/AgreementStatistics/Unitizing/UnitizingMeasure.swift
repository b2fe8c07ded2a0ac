// SPDX-License-Identifier: GPL-3.0-or-later

/// Unitizing alpha as a function of how much each document weighs, so that whatever resamples units resamples documents.
struct UnitizingMeasure: Measure {
  private let sums: UnitizingSums

  init(_ sums: UnitizingSums) { self.sums = sums }

  /// The spans it rests on.
  var spanCount: Int { sums.categories.reduce(0) { $0 + $1.spans.count } }

  var cost: Double { sums.categories.reduce(0) { $0 + Double(2 * ($1.spans.count + $1.gaps.count)) } }

  func point(_ weights: [Double]) -> Point {
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

  func influences(_ weights: [Double], _ point: Point) -> [Double] {
    let slopes = sums.slopes(weights), count = sampleSize(weights)
    let mean = slopes.indices.reduce(0) { $0 + weights[$1] * slopes[$1] } / count
    return slopes.indices.map { counts($0) ? count * (slopes[$0] - mean) : 0 }
  }

  func sampleSize(_ weights: [Double]) -> Double {
    weights.indices.reduce(0) { $0 + (counts($1) ? weights[$1] : 0) }
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

  /// Krippendorff's alpha for unitizing, over all categories and of each.
  ///
  /// - Parameter corpus: the documents and what was marked in them.
  /// - Returns: the report, documents being its units.
  /// - Complexity: that of `UnitizingAlpha.overall`, times the replicates or documents where intervals are resampled.
  public func run(_ corpus: UnitizedCorpus) -> AgreementReport {
    let sums = UnitizingSums(corpus)
    let clusters = NameTable(corpus.clusters ?? [])
    let clustering = Clustering(corpus.clusters == nil ? 0 : clusters.count, isWanted: clustered)
    let wanted = [(sums, nil)] + zip(sums.each, corpus.categories.map(Optional.some))
    let estimator = Estimator(corpus, sums.documents, clustering.isUsed ? clusters : nil, plan)
    let estimates = estimator.estimates(
      wanted.map { sums, category in
        var estimate = Estimate(.krippendorffAlphaU, n: 0)
        estimate.category = category
        return (estimate, UnitizingMeasure(sums))
      })
    let documents = DocumentReading.all(corpus)
    let alphas = zip(estimates, wanted).map { estimate, wanted in
      var estimate = estimate
      estimate.n = wanted.0.categories.reduce(0) { $0 + $1.spans.count }
      return estimate
    }
    return AgreementReport(
      data: DataSummary(corpus, clusters: corpus.clusters == nil ? nil : clusters.count, clustering), level: .nominal,
      weights: "identity", plan: self.plan,
      coefficients: alphas + UnitizedCoding(corpus, documents).estimates(corpus)
        + SpanOverlap(corpus, documents).estimates,
      pairs: [], diagnostics: Diagnostics(warnings: clustering.warnings + AgreementWarning.ofSize(estimator.sample)),
      model: nil)
  }
}

extension Estimator {
  /// An estimator whose patterns are documents and whose totals are their weights.
  fileprivate init(_ corpus: UnitizedCorpus, _ documents: ReadDocuments, _ clusters: NameTable?, _ plan: IntervalPlan) {
    var rows = SparseRows(width: corpus.documents.count)
    for document in corpus.documents.indices {
      rows.add(document, 1)
      rows.endRow()
    }
    let sample: Sample
    if var clusters {
      let read = corpus.documents.indices.filter { documents.places[$0] > 0 }
      sample = Sample(
        patternCount: corpus.documents.count, patternOfUnit: read.map { Int32($0) },
        clusterOfUnit: read.map { UInt32(clusters.intern(corpus.clusters?[$0] ?? "")) }, clusterCount: clusters.count)
    } else {
      sample = Sample(multiplicities: documents.places.map { $0 > 0 ? 1 : 0 })
    }
    self.init(plan: plan, rows: rows, sample: sample, totals: rows.totals(sample.multiplicities))
  }
}
