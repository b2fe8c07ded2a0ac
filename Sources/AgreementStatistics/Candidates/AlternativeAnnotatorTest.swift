// SPDX-License-Identifier: GPL-3.0-or-later

/// The alternative annotator test: may a candidate stand in for humans?
///
/// Calderon, Reichart and Dror 2025, The Alternative Annotator Test for LLM-as-a-Judge (ACL). Each human is left out in
/// turn; the candidate wins against a human if it comes at least as near to the other humans, but for epsilon. Over
/// clusters the variance is that of sums within clusters, which the paper does not have.
public struct AlternativeAnnotatorTest: Sendable {
  /// The candidate against one human.
  public struct Annotator: Sendable {
    /// The human.
    public let rater: String
    /// The units compared.
    public let n: Int
    /// The share of units on which the candidate is at least as near to the others as the human.
    public let candidateShare: Double
    /// The share on which the human is at least as near as the candidate.
    public let humanShare: Double
    /// The human's share less the candidate's.
    public let difference: Double
    /// Its standard error.
    public let standardError: Double
    /// Degrees of freedom.
    public let degrees: Int
    /// One-sided p of the hypothesis that the difference is epsilon or more.
    public let p: Double
    /// p after Benjamini and Yekutieli.
    public var adjusted: Double
    /// Whether the hypothesis is rejected, and the candidate wins.
    public var wins: Bool { adjusted <= AlternativeAnnotatorTest.falseDiscoveryRate }
  }

  /// Humans with fewer units are not tested, and on fewer there is no test (Calderon et al. 2025, sec. 3).
  public static let fewestUnits = 30
  /// The false discovery rate at which wins are counted.
  public static let falseDiscoveryRate = 0.05
  /// The winning rate from which the candidate passes.
  public static let passMark = 0.5

  /// How much nearer to the others a human may be.
  public let epsilon: Double
  /// Whether the units of one cluster were taken as dependent.
  public let isByCluster: Bool
  /// The humans tested.
  public let annotators: [Annotator]

  /// The winning rate omega, the share of humans against whom the candidate wins.
  public var winningRate: Double { Double(annotators.count(where: \.wins)) / Double(annotators.count) }

  /// The average advantage rho: the mean of the candidate's shares.
  public var advantage: Double {
    annotators.reduce(0) { $0 + $1.candidateShare } / Double(annotators.count)
  }

  /// Whether the candidate passes.
  public var isPassed: Bool { winningRate >= Self.passMark }

  /// Tests the humans that have units enough, and clusters where these count.
  init(_ tallies: [AnnotatorTally], of humans: [String], epsilon: Double, byCluster: Bool) {
    self.epsilon = epsilon
    isByCluster = byCluster
    let tested = zip(humans, tallies).compactMap { human, tally -> Annotator? in
      guard Int(tally.units) >= Self.fewestUnits, let spread = tally.error(byCluster: byCluster) else { return nil }
      let mean = tally.difference
      let p =
        spread.error == 0
        ? (mean < epsilon ? 0 : 1)
        : StudentDistribution.cumulative((mean - epsilon) / spread.error, degrees: spread.degrees)
      return Annotator(
        rater: human, n: Int(tally.units), candidateShare: tally.answerShare, humanShare: tally.humanShare,
        difference: mean, standardError: spread.error, degrees: Int(spread.degrees), p: p, adjusted: p)
    }
    let adjusted = Self.adjusted(tested.map(\.p))
    annotators = zip(tested, adjusted).map { annotator, p in
      var annotator = annotator
      annotator.adjusted = p
      return annotator
    }
  }

  /// p-values under the false discovery rate of dependent tests (Benjamini and Yekutieli 2001, Annals of Statistics 29:1165).
  static func adjusted(_ p: [Double]) -> [Double] {
    let count = Double(p.count)
    let penalty = (0..<p.count).reduce(0) { $0 + 1 / Double($1 + 1) }
    var adjusted = p
    var least = 1.0
    for (rank, place) in p.indices.sorted(by: { p[$0] < p[$1] }).enumerated().reversed() {
      least = min(least, p[place] * count * penalty / Double(rank + 1))
      adjusted[place] = least
    }
    return adjusted
  }
}
