// SPDX-License-Identifier: GPL-3.0-or-later

/// A model of the raters, how it is fitted, and how sure its figures are to be.
public struct RaterModel: Sendable {
  /// Which model.
  public let name: AnnotationModelName
  /// For Dawid-Skene: whether the mode of the posterior is sought and not the greatest likelihood.
  public let isMaximumAPosteriori: Bool
  /// The greatest number of iterations; nil for the model's own.
  public let iterationLimit: Int?

  /// A model as its type's own defaults fit it, unless told otherwise.
  public init(_ name: AnnotationModelName, isMaximumAPosteriori: Bool = false, iterationLimit: Int? = nil) {
    self.name = name
    self.isMaximumAPosteriori = isMaximumAPosteriori
    self.iterationLimit = iterationLimit
  }

  private var dawidSkene: DawidSkene {
    DawidSkene(
      estimation: isMaximumAPosteriori ? .maximumAPosteriori(DirichletPrior()) : .maximumLikelihood,
      iterationLimit: iterationLimit ?? DawidSkene().iterationLimit)
  }

  private var mace: MACE { MACE(iterationLimit: iterationLimit ?? MACE().iterationLimit) }

  /// Fits the model to a matrix.
  ///
  /// - Parameter matrix: the ratings; replicates count as observations of their own.
  /// - Returns: estimates by the numbers of the matrix's raters, categories and units.
  /// - Throws: `ModelError` for no rating at all, or where the tables would not fit, before they are made.
  /// - Complexity: O(units) once, then O(codes of distinct patterns * labels) an iteration.
  public func fit(_ matrix: ReliabilityMatrix) throws(ModelError) -> AnnotationModelFit {
    try name.check(matrix)
    let patterns = VotePatterns(matrix)
    switch name {
    case .dawidSkene: return dawidSkene.fit(patterns)
    case .mace: return mace.fit(patterns)
    case .majority: return MajorityVote().fit(patterns)
    }
  }

  /// Replicates of the bootstrap of competences, which are limits of two figures each and no tails beyond.
  private static let replicates = 200
  /// A bootstrap that would take more steps than this is not made.
  private static let longest = 2e10
  /// Iterations of one replicate, which starts where the fit ended.
  private static let iterations = 100

  /// Percentile limits of each rater's competence, by the bootstrap over units, or over clusters where there are some.
  ///
  /// - Parameters:
  ///   - fit: what `fit(_:)` gave for the matrix.
  ///   - matrix: the ratings.
  ///   - plan: the confidence and the seed.
  ///   - clustered: whether units of one cluster are taken as dependent.
  /// - Returns: for each rater the limits; nil where the rater has no competence, or where they would take too long.
  /// - Complexity: 200 times up to 100 iterations of the model.
  public func limits(
    _ fit: AnnotationModelFit, _ matrix: ReliabilityMatrix, _ plan: IntervalPlan, clustered: Bool
  ) -> [(lower: Double, upper: Double)?] {
    let patterns = VotePatterns(matrix)
    let steps = Double(patterns.codes.count * patterns.labelCount)
    let none = [(lower: Double, upper: Double)?](repeating: nil, count: patterns.raterCount)
    let work = steps * Double(Self.replicates * min(Self.iterations, max(fit.iterations, 10)))
    guard name != .majority, matrix.unitCount > 1, work <= Self.longest else { return none }
    let sampler = MultinomialSampler(sample(patterns, matrix, clustered: clustered))
    var draws = [[Double]](repeating: [], count: patterns.raterCount)
    var counts = patterns.multiplicities
    for replicate in 1...Self.replicates {
      var stream = RandomStream(seed: plan.seed, stream: UInt64(replicate))
      sampler.draw(into: &counts, from: &stream)
      let drawn = patterns.weighing(counts)
      let ratings = drawn.ratingsByRater(), sharing = drawn.sharing()
      for (rater, found) in refit(LatentLabelEM(drawn, posteriors: fit.posteriors.table), fit).enumerated() {
        if let competence = found.competence, ratings[rater] > 0, sharing[rater] { draws[rater].append(competence) }
      }
    }
    return zip(draws, fit.raters).map { draws, rater in
      guard let value = rater.competence, draws.count > Self.replicates / 2 else { return nil }
      let limits = BootstrapInterval(draws, confidence: plan.confidence).percentile
      return (min(limits.lower, value), max(limits.upper, value))
    }
  }

  private func refit(_ em: LatentLabelEM, _ fit: AnnotationModelFit) -> [FittedRater] {
    let limit = Self.iterations
    if name == .mace {
      return MACE(estimation: mace.estimation, iterationLimit: min(limit, mace.iterationLimit), tolerance: 1e-6)
        .fit(em, from: fit.raters).raters
    }
    return DawidSkene(estimation: dawidSkene.estimation, tolerance: 1e-6, iterationLimit: limit).fit(em).raters
  }

  private func sample(_ patterns: VotePatterns, _ matrix: ReliabilityMatrix, clustered: Bool) -> Sample {
    guard clustered, let clusters = matrix.clusters, clusters.count >= Clusters.fewest else {
      return Sample(multiplicities: patterns.multiplicities)
    }
    let sample = Sample(
      patternCount: patterns.count, patternOfUnit: patterns.patternOfUnit, clusterOfUnit: clusters.ofUnit,
      clusterCount: clusters.count)
    let groups = sample.groupCounts.indices.map { group in
      sample.entries(ofGroup: group).map { (pattern: sample.entryPattern[$0], units: sample.entryCount[$0]) }
    }
    return Sample(
      patternCount: patterns.count,
      groups: groups.sorted {
        $0.lexicographicallyPrecedes($1) { ($0.pattern, $0.units) < ($1.pattern, $1.units) }
      })
  }
}

extension AnnotationModelName {
  /// Fits the model as its type's own defaults say; see ``RaterModel/fit(_:)``.
  public func fit(_ matrix: ReliabilityMatrix) throws(ModelError) -> AnnotationModelFit {
    try RaterModel(self).fit(matrix)
  }
}
