// SPDX-License-Identifier: GPL-3.0-or-later
internal import JSON

/// Gamma, the agreement of alignments (Mathet, Widlöcher and Métivier 2015, Computational Linguistics 41:437-479), and
/// gamma-cat and gamma-k of categories alone (Mathet 2017, 43:661-687).
///
/// The documents that two raters and more have read are aligned each by itself; the disorder is that of all of them over
/// the units a rater. Chance is sampled: see `GammaChance`.
public struct GammaAnalysis: Sendable {
  /// What weighs how much.
  public let weights: GammaWeights
  /// How many samples of chance; nil draws 30, and more where that costs little.
  public let samples: Int?
  /// The seed of the samples.
  public let seed: UInt64
  /// The probability with which the interval is to cover the figure that endless sampling would give.
  public let confidence: Double

  /// How many ways the search for the best alignment keeps open.
  private static let width = 256
  /// And that of a sample.
  private static let sampleWidth = 32

  /// An analysis.
  public init(
    _ weights: GammaWeights = GammaWeights(), samples: Int? = nil, seed: UInt64 = 1, confidence: Double = 0.95
  ) {
    (self.weights, self.samples, self.seed, self.confidence) = (weights, samples, seed, confidence)
  }

  /// Gamma over all, gamma-cat, and gamma-k of each category, with what they rest on.
  ///
  /// - Parameter corpus: The documents and what was marked in them.
  /// - Returns: The estimates, their intervals being those of sampling alone, and the summary.
  /// - Complexity: O(units log units) a sample, and what hangs together in more ways than a few.
  public func run(_ corpus: UnitizedCorpus) -> (estimates: [Estimate], summary: GammaSummary) {
    let continua = Self.continua(corpus, weights)
    let units = continua.reduce(0) { $0 + $1.units.count }
    let count = samples ?? min(1000, max(30, 300_000 / max(1, units)))
    let categories = corpus.categories.count
    guard units > 0, let best = GammaDisorder(continua, categories: categories, width: Self.width) else {
      let reason: UndefinedReason =
        continua.isEmpty
        ? .fewerThanTwoRaters : units == 0 ? .noSpans : .tooDense(limit: GammaNeighbours.limit)
      return (
        self.estimates(corpus, units) { estimate, _ in estimate.take(.undefined(reason)) },
        GammaSummary(weights: weights, samples: 0, documents: continua.count, best: nil, bound: nil)
      )
    }
    let chance = self.chance(GammaChance(continua, categories: categories), count, categories)
    let estimates = estimates(corpus, units) { estimate, category in
      let isWhole = estimate.coefficient == .gamma
      let observed = isWhole ? best.total : best.categorical(category)
      let sampled = chance.compactMap { isWhole ? $0.total : $0.categorical(category) }
      take(observed, sampled, &estimate)
    }
    let summary = GammaSummary(
      weights: weights, samples: chance.count, documents: continua.count, best: best.total, bound: best.least)
    return (estimates, summary)
  }

  private func estimates(
    _ corpus: UnitizedCorpus, _ units: Int, _ fill: (inout Estimate, Int?) -> Void
  ) -> [Estimate] {
    let wanted: [(Coefficient, Int?)] =
      [(.gamma, nil), (.gammaCat, nil)] + corpus.categories.indices.map { (.gammaK, $0) }
    return wanted.map { coefficient, category in
      var estimate = Estimate(coefficient, n: units)
      estimate.category = category.map { corpus.categories[$0] }
      fill(&estimate, category)
      return estimate
    }
  }

  private func take(_ observed: Double?, _ sampled: [Double], _ estimate: inout Estimate) {
    let count = Double(sampled.count)
    let expected = sampled.isEmpty ? nil : sampled.reduce(0, +) / count
    guard let observed, let expected, expected > 1e-12 else {
      return estimate.take(.undefined(.noVariation, observed: observed, expected: expected))
    }
    estimate.take(Point(value: 1 - observed / expected, reason: nil, observed: observed, expected: expected))
    guard sampled.count > 1 else { return }
    let squares = sampled.reduce(0) { $0 + ($1 - expected) * ($1 - expected) }
    let error = (squares / (count - 1) / count).squareRoot()
    let reach = StudentDistribution.quantile((1 + confidence) / 2, degrees: count - 1) * error
    estimate.standardError = observed * error / (expected * expected)
    guard expected > reach else { return }
    estimate.interval = ConfidenceInterval(
      lower: 1 - observed / (expected - reach), upper: 1 - observed / (expected + reach), method: .sampling)
  }

  private static func continua(_ corpus: UnitizedCorpus, _ weights: GammaWeights) -> [GammaContinuum] {
    var units = [[GammaContinuum.Unit]](repeating: [], count: corpus.documents.count)
    let seats = corpus.readers.map { readers in Dictionary(zip(readers, 0...)) { first, _ in first } }
    for span in corpus.spans {
      guard let seat = seats[span.document][span.rater] else { continue }
      units[span.document].append(
        GammaContinuum.Unit(rater: seat, category: span.category, start: Double(span.start), end: Double(span.end)))
    }
    return corpus.documents.indices.filter { corpus.readers[$0].count > 1 }.map {
      GammaContinuum(raters: corpus.readers[$0].count, units: units[$0], weights: weights)
    }
  }

  /// The disorders of samples, each from a stream of its own; one that is too dense is left out.
  private func chance(_ chance: GammaChance, _ count: Int, _ categories: Int) -> [GammaDisorder] {
    (0..<count).concurrentMap { sample in
      var stream = RandomStream(seed: seed, stream: UInt64(sample) + 1)
      return GammaDisorder(chance.draw(from: &stream), categories: categories, width: Self.sampleWidth)
    }.compactMap { $0 }
  }
}

/// What gamma rests on.
public struct GammaSummary: Sendable, Equatable {
  /// What weighed how much.
  public let weights: GammaWeights
  /// The samples of chance.
  public let samples: Int
  /// The documents aligned.
  public let documents: Int
  /// The disorder of the alignment found.
  public let best: Double?
  /// What no alignment can be below; that disorder where the alignment is the best there is.
  public let bound: Double?

  /// Whether no alignment is better than the one found.
  public var isExact: Bool {
    guard let best, let bound else { return false }
    return best - bound <= 1e-9 * max(1, best)
  }

  func write(to json: inout JSONWriter) {
    json.object { json in
      for (key, weight) in [("alpha", weights.alpha), ("beta", weights.beta), ("empty", weights.empty)] {
        json.key(key)
        json.number(weight)
      }
      json.key("sampler")
      json.string("statistical")
      json.key("samples")
      json.int(samples)
      json.key("documents")
      json.int(documents)
      json.key("disorder")
      json.number(best)
      json.key("disorder_bound")
      json.number(bound)
      json.key("exact")
      json.bool(isExact)
    }
  }
}
