// SPDX-License-Identifier: GPL-3.0-or-later
internal import JSON

/// What Krippendorff's alpha of one metric is made of: how often two categories meet in a unit, how often they would by
/// chance, and how far apart they are (Krippendorff 2004, p. 219-232).
public struct Coincidences: Sendable, Equatable {
  /// Two different categories.
  public struct Pair: Sendable, Equatable {
    /// The categories.
    public let categories: [String]
    /// Their squared distance.
    public let distance: Double
    /// Coincidences observed, both ways together.
    public let observed: Double
    /// Coincidences expected.
    public let expected: Double
  }

  /// The metric.
  public let metric: String
  /// The pairable ratings N.
  public let ratings: Double
  /// The pairs of categories that occur, those that cost most first.
  public let pairs: [Pair]
  /// How many pairs there are beside those, of little weight.
  public let omitted: Int
  /// Each category's mean share of a unit's ratings, Gwet's pi.
  public let shares: [Double]

  /// More pairs than this are left out.
  private static let most = 2000
  /// More categories than this have no pairs told.
  private static let mostCategories = 1000

  /// The coincidences by every metric of the options.
  public static func all(_ matrix: ReliabilityMatrix, _ options: AgreementOptions) -> [Coincidences] {
    let matrix = matrix.hasReplicates ? matrix.withoutReplicates() : matrix
    let inputs = AnalysisInputs(matrix, options, clustered: false)
    let frame = inputs.units, pairable = frame.pairable(frame.totals)
    let ratings = frame.totals[frame.layout.pairableRatings]
    guard ratings > 1 else { return [] }
    let observed = observed(frame)
    return frame.metrics.indices.map { metric in
      let distance = frame.distance(metric, pairable)
      var pairs: [Pair] = []
      let used = pairable.indices.filter { pairable[$0] > 0 }
      for (place, first) in used.enumerated() where used.count <= mostCategories {
        for second in used[(place + 1)...] {
          let squared = (1 - distance.weighting[first, second]) * distance.scale
          pairs.append(
            Pair(
              categories: [matrix.categories[first], matrix.categories[second]], distance: squared,
              observed: 2 * (observed[[first, second]] ?? 0),
              expected: 2 * pairable[first] * pairable[second] / (ratings - 1)))
        }
      }
      pairs.sort { ($0.observed * $0.distance, $0.expected) > ($1.observed * $1.distance, $1.expected) }
      let all = used.count * (used.count - 1) / 2
      return Coincidences(
        metric: frame.metrics[metric].name, ratings: ratings, pairs: Array(pairs.prefix(most)),
        omitted: all - min(pairs.count, most), shares: frame.shares(frame.totals))
    }
  }

  /// Half of the coincidences of each pair of categories, the lower first.
  private static func observed(_ frame: UnitFrame) -> [[Int]: Double] {
    var observed: [[Int]: Double] = [:]
    for pattern in 0..<frame.counts.count where frame.counts.sizes[pattern] > 1 {
      let range = frame.counts[pattern], units = frame.sample.multiplicities[pattern]
      for i in range {
        for j in i + 1..<range.upperBound {
          let pair = [Int(frame.counts.categories[i]), Int(frame.counts.categories[j])].sorted()
          observed[pair, default: 0] +=
            units * frame.counts.counts[i] * frame.counts.counts[j] / (frame.counts.sizes[pattern] - 1)
        }
      }
    }
    return observed
  }

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.key("metric")
      json.string(metric)
      json.key("ratings")
      json.number(ratings)
      json.key("pairs")
      json.array(pairs) { json, pair in
        json.line()
        json.object { json in
          json.key("categories")
          json.array(pair.categories) { $0.string($1) }
          for (key, value) in [("distance", pair.distance), ("observed", pair.observed), ("expected", pair.expected)] {
            json.key(key)
            json.number(value)
          }
        }
      }
      json.key("omitted")
      json.int(omitted)
      json.key("shares")
      json.array(shares) { $0.number($1) }
    }
  }
}
