// SPDX-License-Identifier: GPL-3.0-or-later

/// What to compute, and how.
public struct AgreementOptions: Sendable {
  /// The level of measurement.
  public var level: Level
  /// A weight scheme to use beside those of the level.
  public var weights: WeightScheme?
  /// A metric for alpha to use beside those of the level.
  public var metric: Metric?
  /// Intervals.
  public var plan: IntervalPlan
  /// Whether units of one cluster are taken as dependent, where the matrix knows clusters.
  public var clustered: Bool
  /// A half-width of the interval to plan for, or nil.
  public var halfWidth: Double?

  /// Called now and then while replicates are drawn, with the replicates done of all that are wanted.
  public var progress: (@Sendable (_ done: Int, _ wanted: Int) -> Void)?

  /// Options; by default nominal coefficients with analytic intervals of 95 %.
  public init(
    level: Level = .nominal, weights: WeightScheme? = nil, metric: Metric? = nil, plan: IntervalPlan = IntervalPlan(),
    clustered: Bool = true, halfWidth: Double? = nil
  ) {
    self.level = level
    self.weights = weights
    self.metric = metric
    self.plan = plan
    self.clustered = clustered
    self.halfWidth = halfWidth
  }

  /// The weight schemes of the level, identity first, then one's own.
  var schemes: [WeightScheme] {
    var schemes: [WeightScheme] = level == .nominal ? [.identity] : [.identity, .linear, .quadratic]
    if let weights, !schemes.contains(weights) { schemes.append(weights) }
    return schemes
  }

  /// Alpha's metrics of the level and below, then one's own.
  var metrics: [Metric] {
    let known: [(Level, Metric)] = [
      (.nominal, .nominal), (.ordinal, .ordinal), (.interval, .interval), (.ratio, .ratio),
    ]
    var metrics = known.filter { $0.0 <= level }.map(\.1)
    if let metric, !metrics.contains(metric) { metrics.append(metric) }
    return metrics
  }
}

/// The frames all coefficients of one report share.
struct AnalysisInputs {
  let matrix: ReliabilityMatrix
  let options: AgreementOptions
  let weightings: [Weighting]
  let units: UnitFrame
  let pairs: PairTables
  /// Nil where raters times categories are too many for margins by rater to be told apart.
  let raters: RaterFrame?

  init(_ matrix: ReliabilityMatrix, _ options: AgreementOptions, clustered: Bool, keepsRows: Bool? = nil) {
    self.matrix = matrix
    let ranks = matrix.categories.indices.map { Double($0 + 1) }
    let values = options.level.needsNumbers ? matrix.values ?? ranks : ranks
    weightings = options.schemes.map { Weighting($0, values: values) }
    units = UnitFrame(
      matrix, values: values, weightings: weightings, metrics: options.metrics, clustered: clustered)
    self.options = options
    pairs = PairTables(matrix)
    let margins = matrix.raters.count * (matrix.categories.count + 1)
    raters =
      matrix.categories.count <= PairTables.categoryLimit || margins <= RaterFrame.marginLimit
      ? RaterFrame(
        matrix, counts: units.counts, weightings: weightings, pairs: pairs, clustered: clustered,
        keepsRows: keepsRows ?? options.plan.isResampled) : nil
  }

  /// The name of a weighting in reports: none for identity.
  func name(_ weighting: Int) -> String? {
    weightings[weighting].isIdentity ? nil : weightings[weighting].scheme.name
  }
}
