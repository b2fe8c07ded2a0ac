// SPDX-License-Identifier: GPL-3.0-or-later
internal import AgreementStatistics

extension MeasureRequest {
  /// The intervals wanted.
  var plan: IntervalPlan {
    IntervalPlan(method: interval.method, confidence: confidence, replicates: replicates, seed: seed)
  }

  /// What the engine is asked for, on a matrix whose categories own weights must fit.
  func options(for matrix: ReliabilityMatrix) throws -> AgreementOptions {
    var options = AgreementOptions(level: level, plan: plan, clustered: cluster != "none", halfWidth: halfWidth)
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
