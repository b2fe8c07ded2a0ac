// SPDX-License-Identifier: GPL-3.0-or-later

/// The word of a scale that a coefficient deserves with 95 % certainty (Gwet 2014, ch. 6).
///
/// The coefficient is taken as normal, cut off at -1 and 1; words are tried from the best, and the first whose cumulative
/// probability reaches .95 holds.
public struct Benchmark: Sendable, Equatable {
  /// The scale.
  public let scale: BenchmarkScale
  /// The probability of each word's range, best first.
  public let probabilities: [Double]
  /// The sums of those probabilities from the best on.
  public let cumulative: [Double]
  /// The word that holds.
  public let level: String

  /// - Parameters:
  ///   - value: The coefficient.
  ///   - standardError: Its standard error; at 0 the word whose range holds the value has probability 1.
  ///   - scale: The scale of words.
  public init(value: Double, standardError: Double, scale: BenchmarkScale) {
    func below(_ limit: Double) -> Double {
      standardError > 0 ? NormalDistribution.cumulative((limit - value) / standardError) : limit > value ? 1 : 0
    }
    func above(_ limit: Double) -> Double {
      standardError > 0 ? NormalDistribution.cumulative((value - limit) / standardError) : limit <= value ? 1 : 0
    }
    func between(_ low: Double, _ high: Double) -> Double {
      low > value ? above(low) - above(high) : below(high) - below(low)
    }
    let steps = scale.steps
    var probabilities: [Double] = []
    if standardError > 0 {
      let whole = between(-1, 1)
      var upper = 1.0
      for step in steps {
        probabilities.append(between(step.lower, upper) / whole)
        upper = step.lower
      }
    } else {
      let place = steps.firstIndex { value >= $0.lower } ?? steps.count - 1
      probabilities = steps.indices.map { $0 == place ? 1 : 0 }
    }
    var sum = 0.0
    self.scale = scale
    self.probabilities = probabilities
    cumulative = probabilities.map { probability in
      sum += probability
      return sum
    }
    let holding = cumulative.firstIndex { $0 >= 0.95 } ?? steps.count - 1
    level = steps[holding].name
  }
}

/// A scale of words for coefficients.
public enum BenchmarkScale: String, Sendable, CaseIterable {
  /// Landis and Koch 1977.
  case landisKoch = "Landis-Koch"
  /// Altman 1991.
  case altman = "Altman"
  /// Fleiss 1981.
  case fleiss = "Fleiss"

  /// One word of a scale and the least coefficient it stands for.
  public struct Step: Sendable, Equatable {
    /// The word.
    public let name: String
    /// The lower limit.
    public let lower: Double
  }

  /// The words from best to worst.
  public var steps: [Step] {
    let all: [(String, Double)]
    switch self {
    case .landisKoch:
      all = [
        ("Almost Perfect", 0.8), ("Substantial", 0.6), ("Moderate", 0.4), ("Fair", 0.2), ("Slight", 0), ("Poor", -1),
      ]
    case .altman: all = [("Very Good", 0.8), ("Good", 0.6), ("Moderate", 0.4), ("Fair", 0.2), ("Poor", -1)]
    case .fleiss: all = [("Excellent", 0.75), ("Intermediate to Good", 0.4), ("Poor", -1)]
    }
    return all.map { Step(name: $0.0, lower: $0.1) }
  }
}
