// SPDX-License-Identifier: GPL-3.0-or-later

/// Everything the coefficients need that do not ask who rated: count patterns and the sums over them.
struct UnitFrame: Sendable {
  let counts: CountPatterns
  let layout: UnitLayout
  let weightings: [Weighting]
  let metrics: [Metric]
  let values: [Double]
  let rows: SparseRows
  let sample: Sample
  private let distances: [Distance]
  /// The sums over all units.
  let totals: [Double]

  /// Takes the matrix, the categories as numbers or ranks, and whether the matrix's clusters are to be kept.
  init(_ matrix: ReliabilityMatrix, values: [Double], weightings: [Weighting], metrics: [Metric], clustered: Bool) {
    let counts = CountPatterns(matrix.patterns)
    let q = values.count
    layout = UnitLayout(
      q: q, weightings: weightings.count, metrics: metrics.count,
      hasCoincidences: metrics.contains(.ordinal) && q <= Weighting.denseLimit)
    self.counts = counts
    self.weightings = weightings
    self.metrics = metrics
    self.values = values
    sample = Self.sample(matrix, counts, clustered: clustered)
    let pairable = Self.pairable(counts, sample.multiplicities, q: q)
    let distances = metrics.map { Distance($0, values: values, pairable: pairable) }
    var rows = SparseRows(width: layout.width)
    for pattern in 0..<counts.count {
      Self.addSums(pattern, counts, layout, weightings, distances, to: &rows)
      rows.endRow()
    }
    self.rows = rows
    self.distances = distances
    totals = rows.totals(sample.multiplicities)
  }

  /// A metric's distances on these sums; only the ordinal metric depends on them.
  func distance(_ metric: Int, _ pairable: [Double]) -> Distance {
    metrics[metric] == .ordinal && layout.hasCoincidences
      ? Distance(.ordinal, values: values, pairable: pairable) : distances[metric]
  }

  private static func sample(_ matrix: ReliabilityMatrix, _ counts: CountPatterns, clustered: Bool) -> Sample {
    if clustered, let clusters = matrix.clusters {
      return Sample(
        patternCount: counts.count, patternOfUnit: matrix.patternOfUnit.map { counts.ofRatingPattern[Int($0)] },
        clusterOfUnit: clusters.ofUnit, clusterCount: clusters.count)
    }
    var multiplicities = [Double](repeating: 0, count: counts.count)
    for (pattern, units) in matrix.patterns.multiplicities.enumerated() {
      multiplicities[Int(counts.ofRatingPattern[pattern])] += Double(units)
    }
    return Sample(multiplicities: multiplicities)
  }

  private static func pairable(_ counts: CountPatterns, _ multiplicities: [Double], q: Int) -> [Double] {
    var pairable = [Double](repeating: 0, count: q)
    for pattern in 0..<counts.count where counts.sizes[pattern] > 1 {
      for place in counts[pattern] {
        pairable[Int(counts.categories[place])] += counts.counts[place] * multiplicities[pattern]
      }
    }
    return pairable
  }

  /// The sums over units of patterns other than the frame's own.
  func totals(of patterns: CountPatterns, multiplicities: [Double]) -> [Double] {
    var rows = SparseRows(width: layout.width)
    for pattern in 0..<patterns.count {
      Self.addSums(pattern, patterns, layout, weightings, distances, to: &rows)
      rows.endRow()
    }
    return rows.totals(multiplicities)
  }

  private static func addSums(
    _ pattern: Int, _ counts: CountPatterns, _ layout: UnitLayout, _ weightings: [Weighting], _ distances: [Distance],
    to rows: inout SparseRows
  ) {
    let size = counts.sizes[pattern]
    rows.add(layout.units, 1)
    for place in counts[pattern] {
      rows.add(layout.share(Int(counts.categories[place])), counts.counts[place] / size)
    }
    guard size > 1 else { return }
    rows.add(layout.pairableUnits, 1)
    rows.add(layout.unanimous, counts[pattern].count == 1 ? 1 : 0)
    rows.add(layout.pairableRatings, size)
    for (index, weighting) in weightings.enumerated() {
      rows.add(layout.agreement(index), 1 - counts.disagreement(pattern, weighting) / (size * (size - 1)))
    }
    for (index, distance) in distances.enumerated() {
      let disagreement = counts.disagreement(pattern, distance.weighting)
      rows.add(layout.disagreement(index), disagreement * distance.scale / (size - 1))
    }
    addCategorySums(pattern, counts, layout, to: &rows)
  }

  private static func addCategorySums(
    _ pattern: Int, _ counts: CountPatterns, _ layout: UnitLayout, to rows: inout SparseRows
  ) {
    let size = counts.sizes[pattern]
    let range = counts[pattern]
    for place in range {
      let category = Int(counts.categories[place])
      let count = counts.counts[place]
      rows.add(layout.pairable(category), count)
      guard layout.hasCategories else { continue }
      rows.add(layout.mixedPairs(category), 2 * count * (size - count) / (size * (size - 1)))
      rows.add(layout.mixedRatings(category), 2 * count * (size - count) / (size - 1))
      rows.add(layout.samePairs(category), count * (count - 1))
      rows.add(layout.allPairs(category), count * (size - 1))
    }
    guard layout.hasCoincidences else { return }
    for i in range {
      for j in i + 1..<range.upperBound {
        let column = layout.coincidence(Int(counts.categories[i]), Int(counts.categories[j]))
        rows.add(column, counts.counts[i] * counts.counts[j] / (size - 1))
      }
    }
  }
}

extension UnitFrame {
  /// The weighted agreement of a pattern with two ratings or more.
  func agreement(_ pattern: Int, _ weighting: Int) -> Double {
    let size = counts.sizes[pattern]
    return 1 - counts.disagreement(pattern, weightings[weighting]) / (size * (size - 1))
  }

  /// The mean over units of each category's share, Gwet's pi.
  func shares(_ totals: [Double]) -> [Double] {
    let units = totals[layout.units]
    return (0..<layout.q).map { totals[layout.share($0)] / units }
  }

  /// How many units are expected outside the most common category.
  func minorityUnits(_ totals: [Double]) -> Double {
    totals[layout.units] - (0..<layout.q).reduce(0) { max($0, totals[layout.share($1)]) }
  }

  /// How many units are expected to be of a category, or not to be, whichever are fewer.
  func minorityUnits(_ totals: [Double], of category: Int) -> Double {
    let units = totals[layout.units], own = totals[layout.share(category)]
    return min(own, units - own)
  }

  /// Pairable ratings per category.
  func pairable(_ totals: [Double]) -> [Double] { (0..<layout.q).map { totals[layout.pairable($0)] } }
}
