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
    guard raters > 2, let sample = inputs.raters?.sample else { return [] }
    var patternsOf = [[Int]](repeating: [], count: raters)
    for pattern in 0..<inputs.matrix.patterns.count {
      for rating in inputs.matrix.patterns[pattern] { patternsOf[Int(rating.rater)].append(pattern) }
    }
    let samples = RestSample.all(sample, inputs.matrix.patterns, raters: raters)
    return (0..<raters).map { rater in
      let totals = without(rater, patternsOf[rater], inputs)
      let frame = inputs.units
      let rest = RestTable(rater, samples[rater], inputs)
      return RaterInfluence(
        rater: inputs.matrix.raters[rater],
        alphaWithout: KrippendorffAlpha(frame: frame, metric: 0).point(totals).value,
        kappaWithout: ChanceCorrected(frame: frame, weighting: 0, chance: .fleiss).point(totals).value,
        ac1Without: ChanceCorrected(frame: frame, weighting: 0, chance: .gwet).point(totals).value,
        againstRest: rest.estimate(inputs), bias: rest.bias)
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

/// The units of one rater that others rated too: their patterns, and how they fall into independent groups.
struct RestSample {
  private(set) var patterns: [Int] = []
  private var groups: [Int] = []
  private var units: [Double] = []
  private let isClustered: Bool

  /// The units of every rater; O(ratings of distinct patterns), by cluster where there are clusters.
  static func all(_ sample: Sample, _ patterns: RatingPatterns, raters: Int) -> [RestSample] {
    var all = [RestSample](repeating: RestSample(isClustered: sample.isClustered), count: raters)
    for group in sample.groupCounts.indices {
      for entry in sample.entries(ofGroup: group) {
        let pattern = Int(sample.entryPattern[entry])
        guard patterns[pattern].count > 1 else { continue }
        let units = sample.groupCounts[group] * sample.entryCount[entry]
        for rating in patterns[pattern] { all[Int(rating.rater)].append(pattern, group, units) }
      }
    }
    return all
  }

  private init(isClustered: Bool) { self.isClustered = isClustered }

  private mutating func append(_ pattern: Int, _ group: Int, _ count: Double) {
    patterns.append(pattern)
    groups.append(group)
    units.append(count)
  }

  /// The sample, each of its entries a pattern of its own.
  var sample: Sample { isClustered ? Sample(clusters: groups, units: units) : Sample(multiplicities: units) }
}

/// One rater's labels crossed with the others' on the same units, every unit weighing 1.
struct RestTable {
  private let rater: Int
  private let q: Int
  private let sample: Sample
  private let rows: SparseRows
  private let cells: [Double]

  init(_ rater: Int, _ rest: RestSample, _ inputs: AnalysisInputs) {
    self.rater = rater
    q = inputs.matrix.categories.count
    sample = rest.sample
    var rows = SparseRows(width: q * q)
    for pattern in rest.patterns { Self.addShares(rater, pattern, inputs, to: &rows) }
    self.rows = rows
    cells = rows.totals(sample.multiplicities)
  }

  /// The rater's share of each category less the others'.
  var bias: [Double] {
    let units = cells.reduce(0, +)
    return (0..<q).map { k in
      guard units > 0 else { return 0 }
      return (0..<q).reduce(0) { $0 + cells[k * q + $1] - cells[$1 * q + k] } / units
    }
  }

  /// Cohen's kappa of the table, with the linearised error over units or clusters.
  func estimate(_ inputs: AnalysisInputs) -> Estimate {
    var estimate = Estimate(.cohenKappa, n: 0)
    estimate.raters = [inputs.matrix.raters[rater]]
    var plan = inputs.options.plan
    plan.method = .analytic
    let measure = RestKappa(cohen: CohenKappa(q: q, weighting: inputs.weightings[0]), rows: rows)
    let estimator = Estimator(plan: plan, rows: rows, sample: sample, totals: cells)
    return estimator.estimates([(estimate, measure)]).first ?? estimate
  }

  /// The cells a unit of a pattern falls on: the rater's category with each of the others', which weigh 1 in all.
  private static func addShares(_ rater: Int, _ pattern: Int, _ inputs: AnalysisInputs, to rows: inout SparseRows) {
    let counts = inputs.units.counts
    let index = Int(counts.ofRatingPattern[pattern])
    if let own = inputs.matrix.patterns.category(by: rater, in: pattern) {
      for place in counts[index] {
        let category = Int(counts.categories[place])
        let others = counts.counts[place] - (category == own ? 1 : 0)
        rows.add(own * inputs.matrix.categories.count + category, others / (counts.sizes[index] - 1))
      }
    }
    rows.endRow()
  }
}

/// Cohen's kappa between one rater and the others, of rows that share a unit out over the cells.
private struct RestKappa: Measure {
  let cohen: CohenKappa
  let rows: SparseRows

  func point(_ totals: [Double]) -> Point { cohen.point(totals) }

  func influences(_ totals: [Double], _ point: Point) -> [Double] {
    let cells = cohen.influences(totals, point)
    return (0..<rows.count).map { rows.product($0, cells) }
  }

  func sampleSize(_ totals: [Double]) -> Double { totals.reduce(0, +).rounded() }
}
