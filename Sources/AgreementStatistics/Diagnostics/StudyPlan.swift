// SPDX-License-Identifier: GPL-3.0-or-later
internal import JSON

/// What a study is to be able to show.
public struct StudyAims: Sendable, Equatable {
  /// A half-width of the interval.
  public var halfWidth: Double?
  /// A value that the coefficient is to be shown to exceed.
  public var least: Double?
  /// A difference of two such coefficients that is to be shown.
  public var difference: Double?
  /// The ratings that can be paid for.
  public var budget: Int?
  /// The probability with which what is true is to be shown, in (0, 1).
  public var power: Double
  /// The probability with which intervals cover; tests err with what is left of 1.
  public var confidence: Double

  /// No aims yet; a power of .8.
  public init(power: Double = 0.8, confidence: Double = 0.95) {
    (self.power, self.confidence) = (power, confidence)
  }

  /// Whether anything beyond a half-width is asked for.
  public var isFurther: Bool { least != nil || difference != nil || budget != nil }
}

/// How many units and raters the aims of a study need, by the spread of a coefficient in the ratings at hand.
///
/// The variance over units falls with their number (Gwet 2014, ch. 6), that over raters, by leaving each out, with theirs;
/// numbers are sought by Student's t. New units are taken to hang together in clusters as these do.
public struct StudyPlan: Sendable, Equatable {
  /// The pilot: the coefficient, its value, error and units.
  public let pilot: Estimate
  /// The raters at hand.
  public let raters: Int
  /// The standard error over raters, where three and more allow one.
  public let errorOverRaters: Double?
  /// Units for the half-width.
  public let unitsForHalfWidth: Int?
  /// Raters for the half-width with the units at hand, nil also where no number of them suffices.
  public let ratersForHalfWidth: Int?
  /// Units to show that the coefficient exceeds the least value; nil also where the pilot does not.
  public let unitsForLeast: Int?
  /// Units in each of two independent samples to show the difference.
  public let unitsForDifference: Int?
  /// What the budget buys.
  public let overlap: Overlap?

  /// How ratings that are paid for go to units that several rate, and to units that one rates.
  public struct Overlap: Sendable, Equatable {
    /// Ratings of a unit that is rated by several, as in the pilot.
    public let ratingsEach: Int
    /// Units rated by several.
    public let units: Int
    /// All units.
    public let total: Int
    /// The half-width that these give.
    public let halfWidth: Double
    /// The share of units that several rate.
    public var share: Double { Double(units) / Double(total) }
  }

  /// The plan for a coefficient; nil where it has no spread to go by.
  ///
  /// - Parameters:
  ///   - pilot: The estimate on the ratings at hand.
  ///   - without: Its values without each rater, for three raters and more.
  ///   - data: The ratings at hand.
  ///   - aims: What is to be shown.
  init?(_ pilot: Estimate, without: [Double], _ data: DataSummary, _ aims: StudyAims) {
    guard let error = pilot.standardError, error > 0, let value = pilot.value, pilot.n > 1 else { return nil }
    let need = UnitsNeeded(error: error, units: Double(pilot.n))
    let tail = (1 + aims.confidence) / 2
    self.pilot = pilot
    raters = data.raters.count
    let spread = Self.errorOverRaters(without)
    errorOverRaters = spread
    let wanted = aims.halfWidth.flatMap { need.units(samples: 1, [tail], reach: $0) }
    unitsForHalfWidth = wanted
    ratersForHalfWidth = aims.halfWidth.flatMap { width in
      spread.flatMap { Self.raters(error, $0, data.raters.count, width, tail, units: pilot.n) }
    }
    unitsForLeast = aims.least.flatMap { least in
      value > least ? need.units(samples: 1, [aims.confidence, aims.power], reach: value - least) : nil
    }
    unitsForDifference = aims.difference.flatMap { need.units(samples: 2, [tail, aims.power], reach: $0) }
    overlap = aims.budget.flatMap { budget in
      Self.overlap(budget, wanted: wanted, need, tail, data)
    }
  }

  /// Plans for the coefficients over all raters, in the order of the report.
  public static func all(_ report: AgreementReport, _ aims: StudyAims) -> [StudyPlan] {
    let main: Set<Coefficient> = [
      .percentAgreement, .fleissKappa, .congerKappa, .gwetAC1, .gwetAC2, .brennanPrediger, .krippendorffAlpha,
    ]
    let influence = report.diagnostics.influence
    return report.coefficients.filter {
      main.contains($0.coefficient) || $0.coefficient == .cohenKappa && report.data.raters.count == 2
    }.compactMap { estimate in
      let without: [Double?] =
        switch (estimate.coefficient, estimate.weights ?? estimate.metric) {
        case (.krippendorffAlpha, "nominal"): influence.map(\.alphaWithout)
        case (.fleissKappa, nil): influence.map(\.kappaWithout)
        case (.gwetAC1, nil): influence.map(\.ac1Without)
        default: []
        }
      return StudyPlan(estimate, without: without.compactMap { $0 }, report.data, aims)
    }
  }

  /// The jackknife over raters: sqrt((r - 1) / r sum (t - mean)^2).
  private static func errorOverRaters(_ without: [Double]) -> Double? {
    guard without.count > 2 else { return nil }
    let count = Double(without.count), mean = without.reduce(0, +) / count
    return ((count - 1) / count * without.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }).squareRoot()
  }

  /// The least number of raters with which units and raters together vary no more than the half-width allows.
  private static func raters(
    _ error: Double, _ overRaters: Double, _ raters: Int, _ width: Double, _ tail: Double, units: Int
  ) -> Int? {
    let t = StudentDistribution.quantile(tail, degrees: Double(max(1, units - 1)))
    let left = width * width / (t * t) - error * error
    guard left > 0 else { return nil }
    let needed = (overRaters * overRaters * Double(raters) / left).rounded(.up)
    return needed < 1e9 ? max(2, Int(needed)) : nil
  }

  /// The overlap that the half-width needs, or all that the budget buys.
  private static func overlap(
    _ budget: Int, wanted: Int?, _ need: UnitsNeeded, _ tail: Double, _ data: DataSummary
  ) -> Overlap? {
    let each = max(2, Int((Double(data.pairableRatings) / Double(max(1, data.pairableUnits))).rounded()))
    let units = min(wanted ?? .max, budget / each)
    guard units > 1 else { return nil }
    return Overlap(
      ratingsEach: each, units: units, total: budget - units * (each - 1),
      halfWidth: need.reach(Double(units), samples: 1, [tail]))
  }
}

/// How far estimates reach with so many units, and how many units a reach needs.
private struct UnitsNeeded {
  let error: Double
  let units: Double

  /// The summed quantiles times the error of one sample, or of the difference of two, with so many units in each.
  func reach(_ n: Double, samples: Double, _ probabilities: [Double]) -> Double {
    let degrees = max(1, samples * (n - 1))
    let quantiles = probabilities.reduce(0) { $0 + StudentDistribution.quantile($1, degrees: degrees) }
    return quantiles * error * (samples * units / n).squareRoot()
  }

  /// The least number of units, 2 or more; nil for more than 10^12.
  func units(samples: Double, _ probabilities: [Double], reach: Double) -> Int? {
    guard reach > 0 else { return nil }
    var low = 1.0, high = 4.0
    while self.reach(high, samples: samples, probabilities) > reach {
      (low, high) = (high, high * 2)
      if high > 1e12 { return nil }
    }
    while high - low > 1 {
      let middle = ((low + high) / 2).rounded(.down)
      if self.reach(middle, samples: samples, probabilities) <= reach { high = middle } else { low = middle }
    }
    return max(2, Int(high))
  }
}

extension StudyPlan {
  func write(_ aims: StudyAims, to json: inout JSONWriter) {
    json.object { json in
      for (key, word) in [
        ("coefficient", pilot.coefficient.rawValue as String?), ("weights", pilot.weights), ("metric", pilot.metric),
      ] {
        json.key(key)
        json.string(word)
      }
      for (key, value) in [
        ("value", pilot.value), ("se", pilot.standardError), ("se_raters", errorOverRaters),
        ("half_width", aims.halfWidth),
        ("at_least", aims.least), ("difference", aims.difference), ("power", aims.power),
      ] {
        json.key(key)
        json.number(value)
      }
      for (key, count) in [
        ("units", pilot.n), ("raters", raters), ("units_needed", unitsForHalfWidth),
        ("raters_needed", ratersForHalfWidth),
        ("units_at_least", unitsForLeast), ("units_difference", unitsForDifference), ("budget", aims.budget),
        ("overlap_units", overlap?.units), ("overlap_ratings_each", overlap?.ratingsEach),
        ("total_units", overlap?.total),
      ] {
        json.key(key)
        json.int(count)
      }
      for (key, value) in [("overlap_share", overlap?.share), ("overlap_half_width", overlap?.halfWidth)] {
        json.key(key)
        json.number(value)
      }
    }
  }
}
