// SPDX-License-Identifier: GPL-3.0-or-later

extension RaterInfluence {
  /// The influence of every rater, if there are three or more.
  static func all(_ inputs: AnalysisInputs) -> [RaterInfluence] {
    let raters = inputs.matrix.raters.count
    guard raters > 2, inputs.matrix.categories.count <= PairTables.categoryLimit else { return [] }
    var patternsOf = [[Int]](repeating: [], count: raters)
    for pattern in 0..<inputs.matrix.patterns.count {
      for rating in inputs.matrix.patterns[pattern] { patternsOf[Int(rating.rater)].append(pattern) }
    }
    return (0..<raters).map { rater in
      let totals = without(rater, patternsOf[rater], inputs)
      let frame = inputs.units
      let table = RestTable(rater, patternsOf[rater], inputs)
      return RaterInfluence(
        rater: inputs.matrix.raters[rater],
        alphaWithout: KrippendorffAlpha(frame: frame, metric: 0).point(totals).value,
        kappaWithout: ChanceCorrected(frame: frame, weighting: 0, chance: .fleiss).point(totals).value,
        ac1Without: ChanceCorrected(frame: frame, weighting: 0, chance: .gwet).point(totals).value,
        againstRest: table.estimate(inputs), bias: table.bias)
    }
  }

  /// The sums over units with one rater's ratings taken out.
  private static func without(_ rater: Int, _ patterns: [Int], _ inputs: AnalysisInputs) -> [Double] {
    let frame = inputs.units
    var totals = frame.totals
    var lists: [[Int32]] = []
    var multiplicities: [Double] = []
    for pattern in patterns {
      let ratings = inputs.matrix.patterns[pattern]
      let units = Double(inputs.matrix.patterns.multiplicities[pattern])
      frame.rows.add(Int(frame.counts.ofRatingPattern[pattern]), times: -units, to: &totals)
      guard ratings.count > 1 else { continue }
      lists.append(ratings.filter { Int($0.rater) != rater }.map { Int32($0.category) }.sorted())
      multiplicities.append(units)
    }
    let rest = frame.totals(of: CountPatterns(lists: lists), multiplicities: multiplicities)
    for index in totals.indices { totals[index] += rest[index] }
    return totals
  }
}
