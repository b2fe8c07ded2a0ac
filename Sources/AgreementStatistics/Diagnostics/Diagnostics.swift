// SPDX-License-Identifier: GPL-3.0-or-later

/// What stands beside the coefficients and helps to read them.
public struct Diagnostics: Sendable {
  /// Figures of the pairs' tables; empty when there are more than `pairLimit` pairs.
  public let pairs: [PairDiagnostics]
  /// Cohen's kappa over all pairs, unweighted.
  public let cohenPairs: CohenPairsSummary?
  /// What each rater does to agreement, for three raters or more.
  public let influence: [RaterInfluence]
  /// The pairs of categories that cost most agreement.
  public let hotSpots: [HotSpot]
  /// Words for the coefficients that have a standard error.
  public let benchmarks: [(estimate: Estimate, words: [Benchmark])]
  /// Units needed for the half-width asked for.
  public let plans: [SamplePlan]
  /// Whether agreement changes along the units.
  public let drift: Drift?
  /// What a reader should know.
  public let warnings: [AgreementWarning]

  /// Above this many pairs their figures are left out.
  public static let pairLimit = 500

  /// Nothing beside the coefficients, which are not of the kind that has diagnostics.
  init(warnings: [AgreementWarning] = []) {
    (pairs, cohenPairs, influence, hotSpots) = ([], nil, [], [])
    (benchmarks, plans, drift) = ([], [], nil)
    self.warnings = warnings
  }

  init(_ inputs: AnalysisInputs, _ estimates: [Estimate], _ clustering: Clustering) {
    let names = inputs.matrix.raters
    let tables = inputs.pairs.tables
    pairs =
      tables.count > Self.pairLimit
      ? []
      : tables.map {
        PairDiagnostics($0, raters: [names[$0.first], names[$0.second]])
      }
    let kappas = estimates.filter { $0.coefficient == .cohenKappa && $0.weights == nil }
    cohenPairs =
      names.count > 1 && inputs.pairs.omitted == nil ? CohenPairsSummary(raters: names.count, kappas: kappas) : nil
    influence = RaterInfluence.all(inputs)
    hotSpots = HotSpot.all(inputs)
    let headline: Set<Coefficient> = [
      .fleissKappa, .congerKappa, .gwetAC1, .gwetAC2, .brennanPrediger, .krippendorffAlpha, .lightKappa,
    ]
    let main = estimates.filter { headline.contains($0.coefficient) && $0.standardError != nil }
    benchmarks = main.map { estimate in
      (
        estimate,
        BenchmarkScale.allCases.map {
          Benchmark(value: estimate.value ?? 0, standardError: estimate.standardError ?? 0, scale: $0)
        }
      )
    }
    let plan = inputs.options.plan
    plans =
      inputs.options.halfWidth.map { width in
        estimates.filter { $0.coefficient == .percentAgreement || headline.contains($0.coefficient) }
          .compactMap { SamplePlan($0, halfWidth: width, confidence: plan.confidence) }
      } ?? []
    drift = Drift(inputs)
    warnings = Self.warnings(inputs, estimates, clustering)
  }

  private static func warnings(_ inputs: AnalysisInputs, _ estimates: [Estimate], _ clustering: Clustering)
    -> [AgreementWarning]
  {
    var warnings: [AgreementWarning] = []
    if let paradox = Paradox.find(estimates, inputs) { warnings.append(.paradox(paradox)) }
    warnings += clustering.warnings + AgreementWarning.ofSize(inputs.units.sample)
    warnings += AgreementWarning.ofSkew(inputs.units, inputs.matrix.categories)
    warnings += groups(of: inputs.matrix.categories) { label in
      label.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }.map { .similarLabels($0) }
    warnings += groups(of: inputs.matrix.categories) { Number.isBeyondExact($0) ? nil : Number.parse($0) }
      .map { .equalNumbers($0) }
    let large = inputs.matrix.categories.filter(Number.isBeyondExact)
    if !large.isEmpty { warnings.append(.inexactNumbers(large)) }
    if inputs.matrix.values != nil, let first = inputs.matrix.categories.first(where: Number.hasDecimalComma) {
      warnings.append(.decimalComma(first))
    }
    let missing = inputs.matrix.categories.filter { Number.missingWords.contains($0.lowercased()) }
    if !missing.isEmpty, inputs.matrix.categoryOrder != .declared { warnings.append(.missingWords(missing)) }
    if inputs.matrix.categoryOrder != .declared { warnings.append(.undeclaredCategories) }
    let shared = inputs.pairs.shared.map { Int($0) }.sorted()
    if shared.count > 10, shared[shared.count / 2] < 20 {
      warnings.append(.sparsePairs(median: shared[shared.count / 2]))
    }
    if inputs.options.plan.method == .analytic, inputs.options.metrics.contains(.ordinal) {
      warnings.append(.ordinalAlphaApproximate)
    }
    if inputs.options.plan.method == .smoothed, !inputs.options.plan.isAutomatic {
      let analytic = Set(estimates.filter { $0.interval?.method == .analytic }.map(\.coefficient))
      let named = Coefficient.allCases.filter(analytic.contains)
      if !named.isEmpty { warnings.append(.notSmoothed(named)) }
    }
    return warnings
  }

  /// Categories that are the same by some reading of them.
  private static func groups<Key: Hashable>(of categories: [String], by key: (String) -> Key?) -> [[String]] {
    guard categories.count <= 1000 else { return [] }
    var groups: [Key: [String]] = [:]
    for category in categories {
      if let key = key(category) { groups[key, default: []].append(category) }
    }
    return groups.values.filter { $0.count > 1 }.sorted { $0.lexicographicallyPrecedes($1) }
  }
}
