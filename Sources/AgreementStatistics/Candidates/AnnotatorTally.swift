// SPDX-License-Identifier: GPL-3.0-or-later

/// How an answer fared against one human over the units that the human answered.
struct AnnotatorTally {
  /// Units, and those on which the human came nearer, and the answer.
  private(set) var units = 0.0, humanNearer = 0.0, answerNearer = 0.0
  /// Clusters, and over them the sums of T^2, T n and n^2, T being a cluster's summed differences and n its units.
  private var clusters = 0.0, squares = 0.0, products = 0.0, sizes = 0.0

  /// The tallies of all humans against the candidate, or against one answer to everything.
  ///
  /// O(answers of distinct patterns), by cluster where there are clusters.
  static func all(_ answers: CandidateAnswers, against fixed: Int? = nil) -> [AnnotatorTally] {
    let outcomes = answers.patterns.map { pattern in
      pattern.isKept
        ? answers.nearness.outcomes(of: fixed ?? pattern.candidate ?? 0, among: pattern.answers) : []
    }
    var tallies = [AnnotatorTally](repeating: AnnotatorTally(), count: answers.humans.count)
    var sums = [(total: Double, units: Double)](repeating: (0, 0), count: answers.humans.count)
    for group in answers.sample.groupCounts.indices {
      let groups = answers.sample.groupCounts[group]
      var met: [Int] = []
      for entry in answers.sample.entries(ofGroup: group) {
        let pattern = Int(answers.sample.entryPattern[entry]), count = answers.sample.entryCount[entry]
        for (human, outcome) in zip(answers.patterns[pattern].humans, outcomes[pattern]) {
          if sums[human].units == 0 { met.append(human) }
          sums[human].total += count * Double(outcome)
          sums[human].units += count
          tallies[human].add(outcome, groups * count)
        }
      }
      for human in met {
        tallies[human].close(sums[human], groups)
        sums[human] = (0, 0)
      }
    }
    return tallies
  }

  private mutating func add(_ outcome: Int, _ count: Double) {
    units += count
    if outcome > 0 { humanNearer += count } else if outcome < 0 { answerNearer += count }
  }

  private mutating func close(_ sum: (total: Double, units: Double), _ groups: Double) {
    clusters += groups
    squares += groups * sum.total * sum.total
    products += groups * sum.total * sum.units
    sizes += groups * sum.units * sum.units
  }

  /// The mean of d: the share where only the human is as near as the other, less that where only the answer is.
  var difference: Double { (humanNearer - answerNearer) / units }

  /// The share of units on which the answer is at least as near as the human.
  var answerShare: Double { (units - humanNearer) / units }

  /// The share of units on which the human is at least as near as the answer.
  var humanShare: Double { (units - answerNearer) / units }

  /// The standard error of the difference and its degrees of freedom; nil for a single unit or cluster.
  ///
  /// - Parameter byCluster: Whether the squares are summed within clusters: G / (G - 1) sum (T - n d)^2 / N^2.
  /// - Returns: Both, the error 0 where nothing varies.
  func error(byCluster: Bool) -> (error: Double, degrees: Double)? {
    let mean = difference
    let count = byCluster ? clusters : units
    guard count > 1 else { return nil }
    let sum =
      byCluster
      ? squares - 2 * mean * products + mean * mean * sizes : humanNearer + answerNearer - units * mean * mean
    let variance = max(0, sum) * count / (count - 1) / (units * units)
    return (variance < 1e-24 ? 0 : variance.squareRoot(), count - 1)
  }
}
