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
    guard raters > 2, inputs.matrix.categories.count <= PairTables.categoryLimit, let sample = inputs.raters?.sample
    else { return [] }
    let samples = RestSample.all(sample, inputs, raters: raters)
    return (0..<raters).map { rater in
      let totals = without(samples[rater], inputs)
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
  private static func without(_ sample: RestSample, _ inputs: AnalysisInputs) -> [Double] {
    let frame = inputs.units
    var totals = frame.totals
    var kept = CountPatterns()
    var multiplicities: [Double] = []
    for entry in sample.entries {
      frame.rows.add(entry.pattern.counts, times: -entry.units, to: &totals)
      guard frame.counts.sizes[entry.pattern.counts] > 1 else { continue }
      kept.append(entry.pattern.counts, of: frame.counts, without: entry.pattern.own)
      multiplicities.append(entry.units)
    }
    let rest = frame.totals(of: kept, multiplicities: multiplicities)
    for index in totals.indices { totals[index] += rest[index] }
    return totals
  }
}

/// The units of one rater: how their ratings fall on the categories, which of them is the rater's own, and the independent
/// groups they fall into.
///
/// Units that look alike are one entry; in clusters, those of one cluster.
struct RestSample {
  /// How a unit looks to one of its raters.
  struct Pattern {
    /// The number of the count pattern.
    let counts: Int
    /// The rater's own category.
    let own: Int
  }

  /// So many units that look alike.
  struct Entry {
    let pattern: Pattern
    let group: Int
    var units: Double
  }

  private(set) var entries: [Entry] = []
  private let isClustered: Bool

  /// The units of every rater; O(ratings of distinct patterns), by cluster where there are clusters.
  static func all(_ sample: Sample, _ inputs: AnalysisInputs, raters: Int) -> [RestSample] {
    var all = [RestSample](repeating: RestSample(isClustered: sample.isClustered), count: raters)
    let (patterns, q) = (inputs.matrix.patterns, inputs.matrix.categories.count)
    var seats = Seats(raters * inputs.units.counts.count * q)
    for group in sample.groupCounts.indices {
      for entry in sample.entries(ofGroup: group) {
        let pattern = Int(sample.entryPattern[entry])
        let units = sample.groupCounts[group] * sample.entryCount[entry]
        let counts = Int(inputs.units.counts.ofRatingPattern[pattern])
        for place in patterns.places(of: pattern) {
          let rating = patterns.ratings[place]
          let (rater, own) = (Int(rating.rater), Int(rating.category))
          let key = (rater * inputs.units.counts.count + counts) * q + own
          if let place = seats[key], !sample.isClustered || all[rater].entries[place].group == group {
            all[rater].entries[place].units += units
          } else {
            seats[key] = all[rater].entries.count
            all[rater].entries.append(Entry(pattern: Pattern(counts: counts, own: own), group: group, units: units))
          }
        }
      }
    }
    return all
  }

  private init(isClustered: Bool) { self.isClustered = isClustered }

  /// The entries of units that others rated too, each a pattern of its own.
  func shared(_ counts: CountPatterns) -> (entries: [Entry], sample: Sample) {
    let shared = entries.filter { counts.sizes[$0.pattern.counts] > 1 }
    let units = shared.map(\.units)
    return (shared, isClustered ? Sample(clusters: shared.map(\.group), units: units) : Sample(multiplicities: units))
  }
}

/// Numbers by keys below a bound: an array while that is small, else a dictionary.
private struct Seats {
  private var array: [Int32]
  private var dictionary: [Int: Int32] = [:]

  init(_ bound: Int) { array = [Int32](repeating: -1, count: bound <= 1 << 22 ? bound : 0) }

  subscript(key: Int) -> Int? {
    get {
      if array.isEmpty { return dictionary[key].map { Int($0) } }
      return array[key] < 0 ? nil : Int(array[key])
    }
    set {
      let number = newValue.map { Int32($0) }
      if array.isEmpty { dictionary[key] = number } else { array[key] = number ?? -1 }
    }
  }
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
    let (entries, sample) = rest.shared(inputs.units.counts)
    self.sample = sample
    var rows = SparseRows(width: q * q)
    for entry in entries { Self.addShares(entry.pattern, inputs, to: &rows) }
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
    (plan.method, plan.isAutomatic) = (.analytic, false)
    let measure = RestKappa(cohen: CohenKappa(q: q, weighting: inputs.weightings[0]), rows: rows)
    let estimator = Estimator(plan: plan, rows: rows, sample: sample, totals: cells)
    return estimator.estimates([(estimate, measure)]).first ?? estimate
  }

  /// The cells a unit of a pattern falls on: the rater's category with each of the others', which weigh 1 in all.
  private static func addShares(_ pattern: RestSample.Pattern, _ inputs: AnalysisInputs, to rows: inout SparseRows) {
    let counts = inputs.units.counts
    for place in counts[pattern.counts] {
      let category = Int(counts.categories[place])
      let others = counts.counts[place] - (category == pattern.own ? 1 : 0)
      rows.add(pattern.own * inputs.matrix.categories.count + category, others / (counts.sizes[pattern.counts] - 1))
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
