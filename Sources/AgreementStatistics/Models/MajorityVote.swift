// SPDX-License-Identifier: GPL-3.0-or-later

/// The most frequent label of each unit.
///
/// A unit's posteriors are the shares of its votes. A rater's competence is the share of their ratings that equal the
/// label chosen for the unit, over units that have one; the class prior is the share of each label among those units.
public struct MajorityVote: Equatable, Sendable {
  /// What happens when several labels have the most votes of a unit.
  public enum TieBreaking: Equatable, Sendable {
    /// The label declared first is chosen.
    case firstDeclared
    /// The label with the most ratings in all the data is chosen, of equals the one declared first.
    case mostUsed
    /// The unit is left without a label.
    case undecided
  }

  /// What happens when several labels have the most votes of a unit.
  public let tieBreaking: TieBreaking

  /// Describes a vote.
  ///
  /// - Parameter tieBreaking: what happens on a tie; the label declared first is chosen unless told otherwise.
  public init(tieBreaking: TieBreaking = .firstDeclared) {
    self.tieBreaking = tieBreaking
  }

  /// Counts the votes.
  ///
  /// - Parameter ratings: any number of units, raters and labels; units without ratings get no label.
  /// - Returns: labels, shares of votes and agreement of each rater with the labels chosen.
  /// - Complexity: O(ratings + patterns * labels).
  public func fit(_ ratings: LabelTriples) -> AnnotationModelFit { fit(VotePatterns(ratings)) }

  func fit(_ patterns: VotePatterns) -> AnnotationModelFit {
    let usage = patterns.ratingsByLabel()
    let winners = (0..<patterns.count).map { winner(among: patterns.votes(of: $0), usage) }
    var units = [Double](repeating: 0, count: patterns.labelCount)
    for (pattern, winner) in winners.enumerated() where winner >= 0 {
      units[Int(winner)] += patterns.multiplicities[pattern]
    }
    let decided = units.reduce(0, +)
    return AnnotationModelFit(
      name: .majority, logLikelihood: nil, iterations: 0, hasConverged: true,
      classPrior: units.map { decided > 0 ? $0 / decided : 0 }, raters: raters(patterns, winners),
      posteriors: UnitPosteriors(patterns: patterns, table: patterns.voteFractions(), winners: winners), objectives: [])
  }

  private func winner(among votes: [Int], _ usage: [Int]) -> Int32 {
    let most = votes.max() ?? 0
    let tied = votes.indices.filter { votes[$0] == most }
    switch tieBreaking {
    case .undecided where tied.count > 1: return -1
    case .mostUsed: return Int32(tied.max { (usage[$0], $1) < (usage[$1], $0) } ?? -1)
    case .firstDeclared, .undecided: return Int32(tied.first ?? -1)
    }
  }

  private func raters(_ patterns: VotePatterns, _ winners: [Int32]) -> [FittedRater] {
    var agreed = [Double](repeating: 0, count: patterns.raterCount)
    var decided = agreed
    for (pattern, winner) in winners.enumerated() where winner >= 0 {
      for position in patterns.starts[pattern]..<patterns.starts[pattern + 1] {
        let (rater, label) = Int(patterns.codes[position]).quotientAndRemainder(dividingBy: patterns.labelCount)
        decided[rater] += patterns.multiplicities[pattern]
        if label == Int(winner) { agreed[rater] += patterns.multiplicities[pattern] }
      }
    }
    return patterns.ratingsByRater().enumerated().map { rater, ratings in
      FittedRater(ratings: ratings, competence: decided[rater] > 0 ? agreed[rater] / decided[rater] : nil)
    }
  }
}
