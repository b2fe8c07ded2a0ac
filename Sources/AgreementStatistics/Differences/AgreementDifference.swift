// SPDX-License-Identifier: GPL-3.0-or-later

/// How far agreement in one set of ratings differs from that in another: every coefficient both have, the difference
/// with an interval and p by the bootstrap.
///
/// Units (or clusters) that both sets rate are resampled for both at once, which makes the comparison paired; those that
/// one alone rates are resampled apart (Efron and Tibshirani 1993, An Introduction to the Bootstrap, ch. 8 and 16).
public struct AgreementDifference: Sendable {
  /// One coefficient in both.
  public struct Row: Sendable {
    /// In the first.
    public let first: Estimate
    /// In the second.
    public let second: Estimate
    /// The second less the first; nil where one has no value.
    public let value: Double?
    /// The bootstrap's standard error.
    public let standardError: Double?
    /// The percentile interval.
    public let interval: ConfidenceInterval?
    /// Two-sided p of no difference: twice the smaller share of replicates on one side of 0, counting the data themselves.
    public let p: Double?
    /// Replicates in which one had no value, which were dropped.
    public let undefinedReplicates: Int
  }

  /// What the sets have in common.
  public enum Design: String, Sendable {
    /// Both rate the same units (or clusters).
    case paired
    /// They share none.
    case independent
    /// They share some.
    case partlyPaired = "partly paired"
  }

  /// What they have in common.
  public let design: Design
  /// Whether clusters were resampled, and not units.
  public let isByCluster: Bool
  /// The groups of the first alone, of both, and of the second alone.
  public let groups: (first: Int, both: Int, second: Int)
  /// The coefficients that both have.
  public let rows: [Row]

  /// Compares two sets of ratings.
  ///
  /// Categories that were not declared are those that occur in either, so that chance is the same in both.
  ///
  /// - Parameters:
  ///   - first: The ratings that are subtracted.
  ///   - second: The ratings they are subtracted from.
  ///   - options: Level, weights, confidence, replicates and seed, and whether clusters are taken as dependent.
  /// - Complexity: O(replicates x distinct pairs of patterns), besides that of the coefficients.
  public init(_ first: ReliabilityMatrix, _ second: ReliabilityMatrix, _ options: AgreementOptions) {
    let matrices = [first, second].map { $0.hasReplicates ? $0.withoutReplicates() : $0 }
    let categories = CategoryUnion(matrices[0], matrices[1])
    self.init(
      matrices.map { ComparedLabels($0.widened(to: categories), options) }, matrices.map { DrawnUnits($0) }, options)
  }

  /// Compares two sets of ratings that are sets of labels, whose figures need no labels declared.
  ///
  /// - Parameters:
  ///   - first: The ratings that are subtracted.
  ///   - second: The ratings they are subtracted from.
  ///   - separator: What stands between two members of a set.
  ///   - options: Confidence, replicates and seed, and whether clusters are taken as dependent.
  /// - Complexity: O(replicates x V^2) for V distinct sets; where that is too much there is no interval.
  public init(
    ofSets first: ReliabilityMatrix, _ second: ReliabilityMatrix, separator: String, _ options: AgreementOptions
  ) {
    let sides = [first, second].map {
      ComparedSets($0.hasReplicates ? $0.withoutReplicates() : $0, separator: separator, options)
    }
    self.init(sides, sides.map { DrawnUnits($0.figures.matrix) }, options)
  }

  /// Compares the spans marked in two corpora, by document.
  ///
  /// - Parameters:
  ///   - first: The spans whose figures are subtracted.
  ///   - second: The spans whose figures they are subtracted from.
  ///   - options: Confidence, replicates and seed, and whether clusters are taken as dependent.
  /// - Complexity: O(replicates x (spans and gaps) x categories).
  public init(_ first: UnitizedCorpus, _ second: UnitizedCorpus, _ options: AgreementOptions) {
    self.init([first, second].map { ComparedSpans($0) }, [first, second].map { DrawnUnits($0) }, options)
  }

  private init(_ sides: [any ComparedSide], _ units: [DrawnUnits], _ options: AgreementOptions) {
    let sample = JointSample(units[0], units[1], clustered: options.clustered)
    let keys = sides.map { $0.estimates.map(Key.init) }
    let places = Dictionary(zip(keys[1], 0...)) { first, _ in first }
    let pairs = keys[0].enumerated().compactMap { place, key in places[key].map { (place, $0) } }
    let draws = Self.draws(sides, sample, pairs, options)
    let values = sides.map { $0.values() }
    rows = pairs.enumerated().map { place, pair in
      Row(values[0][pair.0], values[1][pair.1], draws[place], options.plan.confidence)
    }
    groups = sample.groups
    isByCluster = sample.isClustered
    design = groups.both == 0 ? .independent : groups.first + groups.second == 0 ? .paired : .partlyPaired
  }

  /// What makes two estimates the same figure of two sets.
  private struct Key: Hashable {
    let coefficient: Coefficient
    let words: [String?]

    init(_ estimate: Estimate) {
      coefficient = estimate.coefficient
      words = [estimate.weights, estimate.metric, estimate.category] + (estimate.raters ?? [])
    }
  }

  /// For each pair of coefficients its difference in every replicate, NaN where one has no value.
  private static func draws(
    _ sides: [any ComparedSide], _ sample: JointSample, _ pairs: [(Int, Int)], _ options: AgreementOptions
  ) -> [[Double]] {
    let replicates = options.plan.replicates
    let drawn = (0..<replicates).concurrentMap(state: {}, progress: { options.progress?($0, replicates) }) {
      _, replicate in
      var stream = RandomStream(seed: options.plan.seed, stream: UInt64(replicate) + 1)
      let counts = sample.draw(from: &stream)
      let first = sides[0].values(counts.first), second = sides[1].values(counts.second)
      return pairs.map { second[$0.1] - first[$0.0] }
    }
    return pairs.indices.map { pair in drawn.map { $0[pair] } }
  }
}

extension AgreementDifference.Row {
  /// Differences nearer to 0 than this are rounding.
  private static let nothing = 1e-12

  init(_ first: Estimate, _ second: Estimate, _ draws: [Double], _ confidence: Double) {
    (self.first, self.second) = (first, second)
    let bootstrap = BootstrapInterval(draws, confidence: confidence)
    undefinedReplicates = draws.count - bootstrap.count
    guard let one = first.value, let other = second.value else {
      (value, standardError, interval, p) = (nil, nil, nil, nil)
      return
    }
    value = abs(other - one) < Self.nothing ? 0 : other - one
    guard let error = bootstrap.standardError else {
      (standardError, interval, p) = (nil, nil, nil)
      return
    }
    standardError = error < Self.nothing ? 0 : error
    let limits = bootstrap.percentile
    interval = ConfidenceInterval(lower: limits.lower, upper: limits.upper, method: .bootstrap)
    let below = draws.count { $0 <= Self.nothing }, above = draws.count { $0 >= -Self.nothing }
    p = min(1, 2 * Double(min(below, above) + 1) / Double(bootstrap.count + 1))
  }
}
