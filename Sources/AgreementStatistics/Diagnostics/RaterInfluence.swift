// SPDX-License-Identifier: GPL-3.0-or-later

/// What agreement would be without one rater, and how that rater agrees with the rest.
public struct RaterInfluence: Sendable {
  /// The rater.
  public let rater: String
  /// Krippendorff's nominal alpha without the rater, or nil where it has no value.
  public let alphaWithout: Double?
  /// Fleiss' kappa without the rater.
  public let kappaWithout: Double?
  /// Gwet's AC1 without the rater.
  public let ac1Without: Double?
  /// Cohen's kappa between the rater and the others on their common units, each unit weighing the same.
  public let againstRest: Estimate
  /// For each category, the rater's share of it less the others' on the same units.
  public let bias: [Double]
}

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
    var kept = CountPatterns()
    var multiplicities: [Double] = []
    for pattern in patterns {
      let units = Double(inputs.matrix.patterns.multiplicities[pattern])
      let counts = Int(frame.counts.ofRatingPattern[pattern])
      frame.rows.add(counts, times: -units, to: &totals)
      guard frame.counts.sizes[counts] > 1, let own = inputs.matrix.patterns.category(by: rater, in: pattern) else {
        continue
      }
      kept.append(counts, of: frame.counts, without: own)
      multiplicities.append(units)
    }
    let rest = frame.totals(of: kept, multiplicities: multiplicities)
    for index in totals.indices { totals[index] += rest[index] }
    return totals
  }
}

/// One rater's labels crossed with the others' on the same units, every unit weighing 1.
struct RestTable {
  private let rater: Int
  private let patterns: [Int]
  private let q: Int
  private var cells: [Double]
  private var units = 0.0

  init(_ rater: Int, _ patterns: [Int], _ inputs: AnalysisInputs) {
    self.rater = rater
    self.patterns = patterns.filter { inputs.matrix.patterns[$0].count > 1 }
    q = inputs.matrix.categories.count
    cells = [Double](repeating: 0, count: q * q)
    for pattern in self.patterns {
      let multiplicity = Double(inputs.matrix.patterns.multiplicities[pattern])
      units += multiplicity
      for (cell, weight) in Self.shares(rater, pattern, inputs) { cells[cell] += multiplicity * weight }
    }
  }

  /// The rater's share of each category less the others'.
  var bias: [Double] {
    (0..<q).map { k in
      guard units > 0 else { return 0 }
      return (0..<q).reduce(0) { $0 + cells[k * q + $1] - cells[$1 * q + k] } / units
    }
  }

  /// Cohen's kappa of the table, with the linearised error over units.
  func estimate(_ inputs: AnalysisInputs) -> Estimate {
    var estimate = Estimate(.cohenKappa, n: Int(units))
    let measure = CohenKappa(q: q, weighting: inputs.weightings[0])
    let point = measure.point(cells)
    estimate.take(point)
    estimate.raters = [inputs.matrix.raters[rater]]
    guard point.value != nil, units > 1 else { return estimate }
    let influences = measure.influences(cells, point)
    var sum = 0.0
    for pattern in patterns {
      let x = Self.shares(rater, pattern, inputs).reduce(0) { $0 + $1.weight * influences[$1.cell] }
      sum += Double(inputs.matrix.patterns.multiplicities[pattern]) * x * x
    }
    estimate.spread((sum / (units * (units - 1))).squareRoot(), degrees: units - 1, inputs.options.plan, .analytic)
    return estimate
  }

  /// The cells a unit of a pattern falls on: the rater's category with each of the others', which weigh 1 in all.
  private static func shares(_ rater: Int, _ pattern: Int, _ inputs: AnalysisInputs) -> [(cell: Int, weight: Double)] {
    guard let own = inputs.matrix.patterns.category(by: rater, in: pattern) else { return [] }
    let counts = inputs.units.counts
    let index = Int(counts.ofRatingPattern[pattern])
    return counts[index].map { place in
      let category = Int(counts.categories[place])
      let others = counts.counts[place] - (category == own ? 1 : 0)
      return (own * inputs.matrix.categories.count + category, others / (counts.sizes[index] - 1))
    }
  }
}
