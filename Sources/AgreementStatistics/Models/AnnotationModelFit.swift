// SPDX-License-Identifier: GPL-3.0-or-later

/// A fitted model of annotation: what it says of labels, raters and units, and how it got there.
public struct AnnotationModelFit: Sendable {
  /// Which model was fitted.
  public let name: AnnotationModelName
  /// The log likelihood of all ratings under the final estimates, in nats; nil for majority vote, which has none.
  public let logLikelihood: Double?
  /// The number of iterations done, 0 for majority vote.
  public let iterations: Int
  /// Whether the model's stopping rule was met before its limit of iterations.
  public let hasConverged: Bool
  /// The share of each label, in declared order, summing to 1.
  public let classPrior: [Double]
  /// One entry a rater, in the order of the data.
  public let raters: [FittedRater]
  /// The probability of each label for each unit.
  public let posteriors: UnitPosteriors
  /// The figure the iterations climb, after each of them: the log likelihood, for maximum a posteriori with the log prior.
  public let objectives: [Double]

  init(
    name: AnnotationModelName, logLikelihood: Double?, iterations: Int, hasConverged: Bool, classPrior: [Double],
    raters: [FittedRater], posteriors: UnitPosteriors, objectives: [Double]
  ) {
    self.name = name
    self.logLikelihood = logLikelihood
    self.iterations = iterations
    self.hasConverged = hasConverged
    self.classPrior = classPrior
    self.raters = raters
    self.posteriors = posteriors
    self.objectives = objectives
  }
}

/// What a model says of one rater.
public struct FittedRater: Equatable, Sendable {
  /// How many ratings the rater gave.
  public let ratings: Int
  /// The rater's competence in 0...1 as the model defines it, or nil if nothing tells it.
  public let competence: Double?
  /// The chance of each observed label (inner) under each true label (outer); a row is nil if no unit is of that label.
  /// Nil as a whole for models without confusion matrices.
  public let confusion: [[Double]?]?
  /// MACE's weight of each label when the rater does not know; nil for other models.
  ///
  /// Under variational Bayes the weights are the geometric means of the posterior and sum to less than 1.
  public let strategy: [Double]?

  init(ratings: Int, competence: Double?, confusion: [[Double]?]? = nil, strategy: [Double]? = nil) {
    self.ratings = ratings
    self.competence = competence
    self.confusion = confusion
    self.strategy = strategy
  }
}

/// The probability of each label for every unit, kept once for all units rated alike.
public struct UnitPosteriors: Sendable {
  /// The number of declared labels.
  public let labelCount: Int
  private let patternOfUnit: [Int32]
  /// Pattern-major probabilities.
  let table: [Double]
  private let winners: [Int32]

  /// Spreads figures of patterns over units.
  ///
  /// - Parameters:
  ///   - patterns: which unit shows which pattern.
  ///   - table: pattern-major probabilities, `labelCount` a pattern.
  init(patterns: VotePatterns, table: [Double]) {
    self.labelCount = patterns.labelCount
    self.patternOfUnit = patterns.patternOfUnit
    self.table = table
    self.winners = (0..<patterns.count).map { Self.likeliest(in: table, patterns.labelCount, $0) }
  }

  /// The number of units.
  public var unitCount: Int { patternOfUnit.count }

  /// The probability of each label for one unit, in declared order.
  ///
  /// - Parameter unit: its index in `0..<unitCount`.
  /// - Returns: `labelCount` probabilities that sum to 1.
  /// - Complexity: O(1).
  public func probabilities(of unit: Int) -> ArraySlice<Double> {
    let pattern = Int(patternOfUnit[unit])
    return table[pattern * labelCount..<(pattern + 1) * labelCount]
  }

  /// The label the model settles on for one unit: the likeliest, on an exact tie the one declared first.
  ///
  /// - Parameter unit: its index in `0..<unitCount`.
  /// - Returns: the label's index.
  /// - Complexity: O(1).
  public func label(of unit: Int) -> Int { label(ofPattern: Int(patternOfUnit[unit])) }

  /// The label of all units rated alike.
  func label(ofPattern pattern: Int) -> Int { Int(winners[pattern]) }

  private static func likeliest(in table: [Double], _ labelCount: Int, _ pattern: Int) -> Int32 {
    var best = 0
    for label in 1..<max(labelCount, 1) where table[pattern * labelCount + label] > table[pattern * labelCount + best] {
      best = label
    }
    return Int32(truncatingIfNeeded: best)
  }
}
