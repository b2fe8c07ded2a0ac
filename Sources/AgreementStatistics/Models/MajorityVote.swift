// SPDX-License-Identifier: GPL-3.0-or-later

/// The most frequent label of each unit, on a tie the one declared first.
///
/// A unit's posteriors are the shares of its votes. A rater's competence is the share of their ratings that equal the
/// label chosen for the unit; the class prior is the share of each label among the units.
struct MajorityVote {
  /// Counts the votes; O(ratings of distinct patterns + patterns * labels).
  func fit(_ patterns: VotePatterns) -> AnnotationModelFit {
    let posteriors = UnitPosteriors(patterns: patterns, table: patterns.voteFractions())
    var units = [Double](repeating: 0, count: patterns.labelCount)
    var agreed = [Double](repeating: 0, count: patterns.raterCount)
    for pattern in 0..<patterns.count {
      let winner = posteriors.label(ofPattern: pattern)
      units[winner] += patterns.multiplicities[pattern]
      for position in patterns.starts[pattern]..<patterns.starts[pattern + 1] {
        let (rater, label) = patterns.codes[position].quotientAndRemainder(dividingBy: patterns.labelCount)
        if label == winner { agreed[rater] += patterns.multiplicities[pattern] }
      }
    }
    let all = units.reduce(0, +)
    return AnnotationModelFit(
      name: .majority, logLikelihood: nil, iterations: 0, hasConverged: true, classPrior: units.map { $0 / all },
      raters: zip(patterns.ratingsByRater(), agreed).map { ratings, agreed in
        FittedRater(ratings: ratings, competence: agreed / Double(ratings))
      }, posteriors: posteriors, objectives: [])
  }
}
