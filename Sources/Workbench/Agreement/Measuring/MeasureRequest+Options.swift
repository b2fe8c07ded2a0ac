// SPDX-License-Identifier: GPL-3.0-or-later
internal import AgreementStatistics

extension MeasureRequest {
  /// Up to this many units more replicates are drawn: they cost little there, and limits are coarse without them.
  private static let fewUnits = 200

  /// The intervals wanted on so many units.
  func plan(units: Int) -> IntervalPlan {
    let replicates = replicates ?? (units <= Self.fewUnits ? 10_000 : 1_000)
    return IntervalPlan(method: interval.method, confidence: confidence, replicates: replicates, seed: seed)
  }

  /// Whether units of one cluster are taken as dependent.
  var isClustered: Bool { cluster != "none" }

  /// What the engine is asked for, on a matrix whose categories own weights must fit.
  func options(for matrix: ReliabilityMatrix) throws -> AgreementOptions {
    var options = AgreementOptions(
      level: level, plan: plan(units: matrix.unitCount), clustered: isClustered, halfWidth: halfWidth)
    guard let weights else { return options }
    if let scheme = WeightScheme(name: weights) {
      options.weights = scheme
    } else {
      let own = try WeightsFile(path: weights, categories: matrix.categories).read()
      (options.weights, options.metric) = (own.scheme, own.metric)
    }
    return options
  }
}
