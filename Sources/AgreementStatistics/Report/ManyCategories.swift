// SPDX-License-Identifier: GPL-3.0-or-later

/// The figures of each category where there are many: each against the rest as data of two categories, whose few patterns
/// are a unit's ratings and how many of them are of the category.
///
/// Numbers that are measured are no categories to speak of one by one: from interval up there are figures up to 64 alone.
///
/// The units without the category are counted by the number of their ratings, so that all categories together cost what
/// the ratings do.
struct ManyCategories {
  /// Above this many categories there are none of each.
  static let limit = 5_000
  /// Over clusters every category looks at every unit, up to so many times in all; then there are no intervals.
  private static let longest = 20_000_000
  /// Up to so many replicates of a category are drawn in all; then intervals are analytic.
  private static let replicates = 2_000_000

  let estimates: [Estimate]

  init(_ inputs: AnalysisInputs) {
    let q = inputs.matrix.categories.count
    let limit = inputs.options.level.needsNumbers ? UnitLayout.categoryLimit : Self.limit
    guard q <= limit else {
      estimates = [.fleissKappaCategory, .krippendorffAlphaCategory, .specificAgreement].map {
        CoefficientEstimates.undefined($0, .tooManyCategories(limit: limit), weights: nil)
      }
      return
    }
    var plan = inputs.options.plan
    if plan.isResampled, q * plan.replicates > Self.replicates { plan.method = .analytic }
    let isClustered = inputs.units.sample.isClustered
    if isClustered, q * inputs.matrix.unitCount > Self.longest { plan.method = nil }
    let tally = CategoryTally(inputs.units)
    estimates = (0..<q).flatMap { category in
      let matrix = tally.matrix(category, inputs, keepsClusters: isClustered && plan.method != nil)
      let frame = UnitFrame(
        matrix, values: [0, 1], weightings: [Weighting(.identity, values: [0, 1])], metrics: [.nominal],
        clustered: isClustered && plan.method != nil)
      let estimator = Estimator(plan: plan, rows: frame.rows, sample: frame.sample, totals: frame.totals)
      return estimator.estimates(
        CoefficientEstimates.categoryMeasures(of: 0, named: inputs.matrix.categories[category], frame))
    }
  }
}

/// For each category the count patterns it occurs in, and how many units of each size there are.
private struct CategoryTally {
  private let frame: UnitFrame
  private let patternsOf: [[Int32]]
  private let unitsBySize: [Int: Int]

  init(_ frame: UnitFrame) {
    self.frame = frame
    var patternsOf = [[Int32]](repeating: [], count: frame.layout.q)
    var unitsBySize: [Int: Int] = [:]
    for pattern in 0..<frame.counts.count {
      unitsBySize[Int(frame.counts.sizes[pattern]), default: 0] += Int(frame.sample.multiplicities[pattern])
      for place in frame.counts[pattern] { patternsOf[Int(frame.counts.categories[place])].append(Int32(pattern)) }
    }
    (self.patternsOf, self.unitsBySize) = (patternsOf, unitsBySize)
  }

  /// The units as data of the category and the rest.
  func matrix(_ category: Int, _ inputs: AnalysisInputs, keepsClusters: Bool) -> ReliabilityMatrix {
    var patterns = RatingPatterns(), without = unitsBySize
    var number: [Int: UInt32] = [:]
    var ratings: [Rating] = []
    func pattern(_ count: Int, of size: Int, units: Int) -> UInt32 {
      ratings.removeAll(keepingCapacity: true)
      for rater in 0..<size { ratings.append(Rating(rater: rater, category: rater < count ? 0 : 1)) }
      return ratings.withUnsafeBufferPointer { UInt32(patterns.count($0, units: units)) }
    }
    for place in patternsOf[category].map({ Int($0) }) {
      let size = Int(frame.counts.sizes[place]), units = Int(frame.sample.multiplicities[place])
      without[size, default: 0] -= units
      number[place] = pattern(Int(frame.counts.count(of: category, in: place)), of: size, units: units)
    }
    let bySize = Dictionary(
      uniqueKeysWithValues: without.sorted { $0.key < $1.key }.map { ($0.key, pattern(0, of: $0.key, units: $0.value)) }
    )
    let clusters = keepsClusters ? inputs.matrix.clusters : nil
    let patternOfUnit =
      clusters == nil
      ? []
      : inputs.matrix.patternOfUnit.map { rated -> UInt32 in
        let place = Int(frame.counts.ofRatingPattern[Int(rated)])
        return number[place] ?? bySize[Int(frame.counts.sizes[place])] ?? 0
      }
    return ReliabilityMatrix(
      categories: ["own", "other"], categoryOrder: .declared, values: nil, raters: [], units: NameTable(),
      patterns: patterns, patternOfUnit: patternOfUnit, clusters: clusters, ratingCount: 0, hasReplicates: false,
      dropped: [])
  }
}
