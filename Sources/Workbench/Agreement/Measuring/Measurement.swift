// SPDX-License-Identifier: GPL-3.0-or-later
internal import AgreementStatistics
internal import TerminalIO

/// Computes what a request asks of a matrix: coefficients, and the model of the raters with its posteriors.
struct Measurement {
  let request: MeasureRequest
  /// Writes the posteriors of a model to a path.
  let write: (_ path: String, UnitPosteriors, ReliabilityMatrix) throws -> Void

  func figures(on matrix: ReliabilityMatrix) throws -> AgreementReport {
    var options = try request.options(for: matrix)
    nonisolated(unsafe) let progress = Progress(total: 100, unit: "per cent", label: "bootstrap")
    options.progress = { done, wanted in progress.advance(to: done * 100 / max(1, wanted)) }
    var report = AgreementAnalysis(options).run(matrix)
    progress.finish()
    if let pairs = request.pairs { report.keepPairs(pairs) }
    if let explanation = request.explanation {
      report.explained = try explanation.coefficients()
      report.coincidences = Coincidences.all(matrix, options)
    }
    if request.halfWidth != nil || request.aims.isFurther {
      report.aims = request.aims
      (report.aims.halfWidth, report.aims.confidence) = (request.halfWidth, request.confidence)
      report.planning = StudyPlan.all(report, report.aims)
    }
    guard let name = request.model else { return report }
    let model = RaterModel(
      name, isMaximumAPosteriori: request.isMaximumAPosteriori, iterationLimit: request.iterationLimit)
    let fit = try model.fit(matrix)
    let limits =
      request.interval == .none || !request.limitsModel
      ? [] : model.limits(fit, matrix, request.plan(units: matrix.unitCount), clustered: request.isClustered)
    report.model = ModelSummary(
      fit, of: matrix, limits: limits, isMaximumAPosteriori: request.isMaximumAPosteriori)
    if let path = request.posteriors { try write(path, fit.posteriors, matrix) }
    return report
  }
}

extension MeasureRequest {
  /// Up to this many units more replicates are drawn: they cost little there, and limits are coarse without them.
  private static let fewUnits = 200

  /// The intervals wanted on so many units.
  func plan(units: Int) -> IntervalPlan {
    let replicates = replicates ?? (units <= Self.fewUnits ? 10_000 : 1_000)
    var plan = IntervalPlan(method: interval.method, confidence: confidence, replicates: replicates, seed: seed)
    plan.isAutomatic = interval == .auto
    return plan
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
