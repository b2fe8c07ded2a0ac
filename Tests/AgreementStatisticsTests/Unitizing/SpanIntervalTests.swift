// SPDX-License-Identifier: GPL-3.0-or-later
import Glibc
import Testing

@testable import AgreementStatistics

/// Intervals of every figure of spans, over documents and over clusters of them.
@Suite struct SpanIntervalTests {
  /// Documents of 130 characters, each with three raters' marks of two categories, shifted by chance.
  static func corpus(
    _ seed: UInt64, documents: Int, shift: Int = 6, prefix: String = "d", clusters: Int? = nil,
    without: Set<Int> = []
  ) throws -> UnitizedCorpus {
    var spans: [UnitizedSpan] = []
    let kept = (0..<documents).filter { !without.contains($0) }
    for (place, document) in kept.enumerated() {
      var stream = RandomStream(seed: seed, stream: UInt64(document) + 1)
      for start in [5, 40, 75] where stream.below(5) > 0 {
        let category = stream.below(2)
        for rater in 0..<3 where stream.below(6) > 0 {
          let first = start + stream.below(shift), last = first + 8 + stream.below(shift)
          let other = stream.below(8) == 0 ? 1 - category : category
          spans.append(UnitizedSpan(document: place, rater: rater, category: other, start: first, end: last))
        }
      }
    }
    return try UnitizedCorpus(
      documents: kept.map { "\(prefix)\($0)" }, lengths: kept.map { _ in 130 }, raters: ["a", "b", "c"],
      categories: ["x", "y"], spans: spans, clusters: clusters.map { count in kept.map { "k\($0 % count)" } })
  }

  private func run(_ corpus: UnitizedCorpus, _ method: IntervalMethod?, clustered: Bool = true) -> [Estimate] {
    UnitizingAnalysis(plan: IntervalPlan(method: method, replicates: 4000), clustered: clustered).run(corpus)
      .coefficients
  }

  @Test func everyFigureHasAnIntervalOfEveryKind() throws {
    let corpus = try Self.corpus(3, documents: 40)
    for method in [IntervalMethod.analytic, .jackknife, .bootstrap, .bca] {
      let estimates = run(corpus, method)
      #expect(estimates.count == 3 + 5 + 2 + 6)
      for estimate in estimates {
        let interval = try #require(estimate.interval, "\(estimate.coefficient) \(method)")
        #expect(interval.method == method && interval.lower < interval.upper)
      }
    }
  }

  /// Leaving a document out is the same as never having had it.
  @Test func theJackknifeIsThatOfCorporaWithoutADocument() throws {
    let count = 12, all = run(try Self.corpus(5, documents: count), .jackknife)
    let without = try (0..<count).map { run(try Self.corpus(5, documents: count, without: [$0]), nil) }
    for (place, estimate) in all.enumerated() {
      let values = without.compactMap { $0[place].value }
      try #require(values.count == count, "\(estimate.coefficient)")
      let mean = values.reduce(0, +) / Double(count)
      let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
      let error = (Double(count - 1) / Double(count) * squares).squareRoot()
      #expect(near(estimate.standardError, error, within: 1e-9), "\(estimate.coefficient)")
    }
  }

  /// The linearised, the jackknife's and the bootstrap's error are one on many documents, over clusters as well.
  @Test(arguments: [nil, 60]) func theErrorsAreOne(clusters: Int?) throws {
    let corpus = try Self.corpus(7, documents: 300, clusters: clusters)
    let errors = [IntervalMethod.analytic, .jackknife, .bootstrap].map { run(corpus, $0).map(\.standardError) }
    for place in errors[0].indices {
      let (linear, jackknife, bootstrap) = (errors[0][place] ?? 0, errors[1][place] ?? 0, errors[2][place] ?? 0)
      #expect(linear > 0 && abs(jackknife / linear - 1) < 0.03, "\(place): \(linear) \(jackknife)")
      #expect(abs(bootstrap / linear - 1) < 0.07, "\(place): \(linear) \(bootstrap)")
    }
  }

  /// Over clusters whose documents are alike the error is that of so many documents.
  @Test func clustersOfTheSameDocumentTwice() throws {
    let once = try Self.corpus(9, documents: 40)
    let spans =
      once.spans
      + once.spans.map {
        UnitizedSpan(document: $0.document + 40, rater: $0.rater, category: $0.category, start: $0.start, end: $0.end)
      }
    let twice = try UnitizedCorpus(
      documents: once.documents + once.documents.map { $0 + "again" }, lengths: once.lengths + once.lengths,
      raters: once.raters, categories: once.categories, spans: spans, clusters: once.documents + once.documents)
    let errors = [run(once, .jackknife), run(twice, .jackknife)]
    for (one, other) in zip(errors[0], errors[1]) where [.f1Strict, .f1Soft].contains(one.coefficient) {
      #expect(near(one.standardError, other.standardError, within: 1e-9))
    }
    let apart = run(twice, .jackknife, clustered: false).first { $0.coefficient == .f1Soft }
    let together = errors[1].first { $0.coefficient == .f1Soft }
    #expect((apart?.standardError ?? 1) < 0.8 * (together?.standardError ?? 0))
  }

  /// Where few spans are matched, or nearly all, F1 has limits by a pseudo-document, within 0 and 1 and never without width.
  @Test func fewMatchesHaveSmoothedLimits() throws {
    var plan = IntervalPlan()
    plan.isAutomatic = true
    func strict(_ documents: Int, shift: Int) throws -> Estimate {
      let report = UnitizingAnalysis(plan: plan).run(try Self.corpus(3, documents: documents, shift: shift))
      return try #require(report.coefficients.first { $0.coefficient == .f1Strict })
    }
    let few = try strict(30, shift: 9), many = try strict(400, shift: 3)
    #expect(few.interval?.method == .smoothed && (few.interval?.lower ?? -1) >= 0)
    #expect((few.interval?.upper ?? 0) > (few.value ?? 1) && many.interval?.method == .analytic)
    let same = try UnitizedCorpus(
      documents: ["1", "2", "3"], lengths: [9, 9, 9], raters: ["a", "b"], categories: ["x"],
      spans: (0..<3).flatMap { document in
        (0..<2).map { UnitizedSpan(document: document, rater: $0, category: 0, start: 1, end: 4) }
      })
    let perfect = UnitizingAnalysis(plan: plan).run(same).coefficients.first { $0.coefficient == .f1Strict }
    // 3.5 of 4 documents' worth are matched: asin and the delta method by hand.
    let unmatched = 0.125, spread = (3 * (1 - 0.875) * (1 - 0.875) + 0.5 * 0.875 * 0.875 + 0.5 * 0.125 * 0.125) / 16
    let reach = NormalDistribution.quantile(0.975) * spread.squareRoot() / (2 * (unmatched * 0.875).squareRoot())
    let angle = asin(unmatched.squareRoot()) + reach
    #expect(perfect?.value == 1 && near(perfect?.interval?.lower, 1 - sin(angle) * sin(angle), within: 1e-12))
  }
}
