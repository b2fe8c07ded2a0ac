// SPDX-License-Identifier: GPL-3.0-or-later
public import JSON

/// One coefficient on one set of data: its value and what surrounds it, or the reason why it has none.
public struct Estimate: Sendable, Equatable {
  /// Which coefficient.
  public let coefficient: Coefficient
  /// The weight scheme's name, nil for identity weights and for alpha.
  public var weights: String?
  /// Alpha's metric, else nil.
  public var metric: String?
  /// The two raters of a pairwise coefficient, else nil.
  public var raters: [String]?
  /// The category of a per-category coefficient, else nil.
  public var category: String?
  /// The value, or nil where there is none.
  public var value: Double?
  /// Why there is no value.
  public var reason: UndefinedReason?
  /// The standard error, where at least two units (or clusters) allow one.
  public var standardError: Double?
  /// The confidence interval.
  public var interval: ConfidenceInterval?
  /// Two-sided p of the hypothesis that the coefficient is 0.
  public var p: Double?
  /// The units that count: rated at all; pairable for alpha; common for pairs.
  public var n: Int
  /// Observed agreement; for alpha observed disagreement.
  public var observed: Double?
  /// Expected agreement; for alpha expected disagreement.
  public var expected: Double?
  /// Degrees of freedom of t, nil where the normal is used.
  public var degrees: Double?
  /// The standard error under no agreement, of which p is made for Cohen's kappa.
  public var nullStandardError: Double?
  /// For a mean over pairs of raters, how many of them have a value.
  public var pairs: PairCount?
  /// Bootstrap replicates without a value, which were dropped.
  public var undefinedReplicates: Int?

  /// An estimate that names its coefficient; everything else follows.
  public init(_ coefficient: Coefficient, n: Int) {
    self.coefficient = coefficient
    self.n = n
  }
}

/// How many pairs of raters have a value of all that there are.
public struct PairCount: Sendable, Equatable {
  /// The pairs with a value.
  public let defined: Int
  /// All pairs of raters, whether they share a unit or not.
  public let all: Int
}

/// A confidence interval and how it was made.
public struct ConfidenceInterval: Sendable, Equatable {
  /// The lower limit.
  public let lower: Double
  /// The upper limit.
  public let upper: Double
  /// How it was made.
  public let method: IntervalMethod
}

/// How a confidence interval is made.
public enum IntervalMethod: String, Sendable, CaseIterable {
  /// Linearised variance and Student's t; for Cohen the asymptotic error and the normal.
  case analytic
  /// Leave one unit (or cluster) out, Student's t.
  case jackknife
  /// Percentiles of the bootstrap over units (or clusters).
  case bootstrap
  /// Bias-corrected and accelerated bootstrap (Efron 1987).
  case bca
  /// One pseudo-unit and the arcsine scale, which covers under skew: see `SmoothedRows`. Error and p are the analytic ones.
  case smoothed
  /// The error that sampling chance leaves, and no other: gamma's, which nobody asks for by name.
  case sampling

  /// The ways that can be asked for.
  public static var allCases: [IntervalMethod] { [.analytic, .jackknife, .bootstrap, .bca, .smoothed] }
}

/// Which interval to give, and how sure.
public struct IntervalPlan: Sendable, Equatable {
  /// How the interval is made; nil for none.
  public var method: IntervalMethod?
  /// Whether the method is chosen by the data: analytic where at least twenty units are expected outside the most common
  /// category, else smoothed.
  public var isAutomatic = false
  /// Whether units are left out or drawn anew.
  var isResampled: Bool { !isAutomatic && [.jackknife, .bootstrap, .bca].contains(method) }

  /// The probability with which intervals are to cover, in (0, 1).
  public var confidence: Double
  /// Bootstrap replicates.
  public var replicates: Int
  /// The seed of the bootstrap.
  public var seed: UInt64

  /// A plan; by default analytic intervals of 95 %.
  public init(
    method: IntervalMethod? = .analytic, confidence: Double = 0.95, replicates: Int = 1000, seed: UInt64 = 1
  ) {
    self.method = method
    self.confidence = confidence
    self.replicates = replicates
    self.seed = seed
  }
}

extension Estimate {
  /// A standard error below this is rounding, not spread.
  private static let nothing = 1e-12

  mutating func take(_ point: Point) {
    value = point.value
    reason = point.reason
    observed = point.observed
    expected = point.expected
    pairs = point.pairs
  }

  /// Sets error, interval and p from a standard error and Student's t; the upper limit is at most 1.
  mutating func spread(_ error: Double, degrees: Double, _ plan: IntervalPlan, _ method: IntervalMethod) {
    guard let value, error.isFinite else { return }
    let error = error < Self.nothing ? 0 : error
    let reach = error == 0 ? 0 : StudentDistribution.quantile((1 + plan.confidence) / 2, degrees: degrees) * error
    standardError = error
    self.degrees = degrees
    interval = ConfidenceInterval(lower: value - reach, upper: min(1, value + reach), method: method)
    p = Self.probability(value, error) { StudentDistribution.twoSided($0, degrees: degrees) }
  }

  /// Sets error, interval and p from Cohen's two standard errors and the normal distribution.
  mutating func spread(asymptotic error: Double, null: Double?, _ plan: IntervalPlan) {
    guard let value, error.isFinite else { return }
    let error = error < Self.nothing ? 0 : error
    let reach = NormalDistribution.quantile((1 + plan.confidence) / 2) * error
    standardError = error
    interval = ConfidenceInterval(lower: value - reach, upper: value + reach, method: .analytic)
    let null = (null ?? 0) < Self.nothing ? 0 : null ?? 0
    nullStandardError = null
    p = null > 0 ? NormalDistribution.twoSided(value / null) : nil
  }

  private static func probability(_ value: Double, _ error: Double, _ tail: (Double) -> Double) -> Double {
    if error < nothing { return abs(value) < nothing ? 1 : 0 }
    return tail(value / error)
  }
}

extension Estimate {
  /// Keeps the limits within what the coefficient can be.
  mutating func bound() {
    guard let interval else { return }
    let range = coefficient.range
    self.interval = ConfidenceInterval(
      lower: max(range.lowerBound, interval.lower), upper: min(range.upperBound, interval.upper),
      method: interval.method)
  }

  /// Puts smoothed limits in the place of others, widened to hold the value; where there is none, to hold 0 and 1.
  mutating func smooth(_ limits: (lower: Double, upper: Double)) {
    let (low, high) = value.map { (min(limits.lower, $0), max(limits.upper, $0)) } ?? (min(limits.lower, 0), 1)
    interval = ConfidenceInterval(lower: low, upper: min(1, high), method: .smoothed)
  }
}

extension Estimate {
  /// Writes the estimate as an object of a report.
  public func write(to json: inout JSONWriter) {
    json.object { json in
      json.key("coefficient")
      json.string(coefficient.rawValue)
      json.key("weights")
      json.string(weights)
      json.key("metric")
      json.string(metric)
      json.key("raters")
      if let raters { json.array(raters) { $0.string($1) } } else { json.null() }
      json.key("category")
      json.string(category)
      json.key("value")
      json.number(value)
      json.key("reason")
      json.string(reason?.phrase)
      json.key("se")
      json.number(standardError)
      json.key("ci")
      if let interval {
        json.array([interval.lower, interval.upper]) { $0.number($1) }
      } else {
        json.null()
      }
      json.key("interval")
      json.string(interval?.method.rawValue)
      json.key("p")
      json.number(p)
      json.key("n")
      json.int(n)
      json.key("observed")
      json.number(observed)
      json.key("expected")
      json.number(expected)
      if let nullStandardError {
        json.key("se_null")
        json.number(nullStandardError)
      }
      if let pairs {
        json.key("pairs")
        json.object { json in
          json.key("defined")
          json.int(pairs.defined)
          json.key("of")
          json.int(pairs.all)
        }
      }
      if let undefinedReplicates {
        json.key("undefined_replicates")
        json.int(undefinedReplicates)
      }
    }
  }
}
