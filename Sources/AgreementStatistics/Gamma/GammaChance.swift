// SPDX-License-Identifier: GPL-3.0-or-later

/// Marks by chance that are like those made: how many a rater makes in a document, how long they are and how far apart,
/// drawn from normal distributions with the means and spreads observed, and their categories by frequency.
///
/// This is the statistical sampler of pygamma-agreement (Titeux and Riad 2021, JOSS 6:2989), over the extent of the
/// annotations; the paper shifts whole annotations instead (Mathet et al. 2015, p. 461).
struct GammaChance: Sendable {
  private struct Spread {
    let mean: Double
    let deviation: Double

    init(_ values: [Double]) {
      let mean = values.reduce(0, +) / Double(max(1, values.count))
      self.mean = mean
      let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
      deviation = (squares / Double(max(1, values.count))).squareRoot()
    }

    func draw(from stream: inout RandomStream) -> Double {
      mean + deviation * NormalDistribution.quantile(max(stream.uniform(), 0x1p-54))
    }
  }

  private let readers: [Int]
  private let weights: GammaWeights
  private let counts: Spread
  private let gaps: Spread
  private let lengths: Spread
  /// The share of each category and those before it.
  private let shares: [Double]

  /// Takes the measures of the documents as marked, categories being numbers below a count.
  init(_ continua: [GammaContinuum], categories: Int) {
    readers = continua.map(\.raters)
    weights = continua.first?.weights ?? GammaWeights()
    var counts: [Double] = [], gaps = [0.0], lengths: [Double] = []
    var frequencies = [Double](repeating: 0, count: categories)
    for continuum in continua {
      var marks = [[GammaContinuum.Unit]](repeating: [], count: continuum.raters)
      for unit in continuum.units {
        marks[unit.rater].append(unit)
        frequencies[unit.category] += 1
        lengths.append(unit.length)
      }
      for rater in marks {
        counts.append(Double(rater.count))
        let sorted = rater.sorted { ($0.start, $0.end) < ($1.start, $1.end) }
        if let first = sorted.first, first.start > 0 { gaps.append(first.start) }
        for (before, after) in zip(sorted, sorted.dropFirst()) { gaps.append(after.start - before.end) }
      }
    }
    (self.counts, self.gaps, self.lengths) = (Spread(counts), Spread(gaps), Spread(lengths))
    let all = max(1, frequencies.reduce(0, +))
    var sum = 0.0
    shares = frequencies.map { frequency in
      sum += frequency / all
      return sum
    }
  }

  /// One sample of all documents, never without any mark.
  func draw(from stream: inout RandomStream) -> [GammaContinuum] {
    var isEmpty = true
    return readers.map { raters in
      var units: [GammaContinuum.Unit] = []
      for rater in 0..<raters {
        var count = abs(Int(counts.draw(from: &stream)))
        if isEmpty { count = max(1, count) }
        var place = 0.0
        for _ in 0..<count {
          let start = place + gaps.draw(from: &stream)
          var length = abs(lengths.draw(from: &stream))
          while length < 1e-6 { length = abs(lengths.draw(from: &stream)) }
          let share = stream.uniform()
          let category = shares.firstIndex { share < $0 } ?? shares.count - 1
          units.append(GammaContinuum.Unit(rater: rater, category: category, start: start, end: start + length))
          place = start + length
        }
        isEmpty = isEmpty && count == 0
      }
      return GammaContinuum(raters: raters, units: units, weights: weights)
    }
  }
}
