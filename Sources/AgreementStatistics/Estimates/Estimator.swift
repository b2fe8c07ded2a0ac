// SPDX-License-Identifier: GPL-3.0-or-later

/// Turns measures on one frame into estimates with standard errors, intervals and p.
struct Estimator {
  /// Resampling that would take more steps than this gives way to the analytic interval, which says so.
  static let longest = 2e10

  let plan: IntervalPlan
  let rows: SparseRows
  let sample: Sample
  let totals: [Double]

  /// Estimates of several measures, which share the bootstrap's draws.
  func estimates(
    _ wanted: [(estimate: Estimate, measure: any Measure)], progress: (@Sendable (Int) -> Void)? = nil
  ) -> [Estimate] {
    let points = wanted.map { $0.measure.point(totals) }
    let resampled = plan.method == .bootstrap || plan.method == .bca
    let defined = wanted.indices.filter { points[$0].value != nil && isAffordable(wanted[$0].measure) }
    let draws =
      resampled && !defined.isEmpty
      ? Bootstrap(replicates: plan.replicates, seed: plan.seed).values(
        defined.map { wanted[$0].measure }, rows, sample, progress: progress) : []
    var place = 0
    return wanted.indices.map { index in
      var estimate = wanted[index].estimate
      estimate.take(points[index])
      estimate.n = Int(wanted[index].measure.sampleSize(totals))
      let measure = wanted[index].measure
      let method = method(of: measure)
      guard points[index].value != nil else {
        if points[index].reason == .noVariation, method == .smoothed { smooth(measure, &estimate) }
        return estimate
      }
      switch method {
      case nil, .sampling: break
      case .analytic: analytic(measure, points[index], &estimate)
      case .smoothed:
        analytic(measure, points[index], &estimate)
        smooth(measure, &estimate)
      case .jackknife: jackknife(measure, &estimate)
      case .bootstrap, .bca:
        bootstrap(draws[place], measure, &estimate)
        place += 1
      }
      estimate.bound()
      return estimate
    }
  }

  /// So many units outside the most common category make the analytic interval cover.
  private static let enoughMinority = 20.0

  /// How a measure's interval is made: the plan's way, if that does not take too long, or the one that the data decide on.
  private func method(of measure: any Measure) -> IntervalMethod? {
    guard plan.isAutomatic else { return isAffordable(measure) ? plan.method : .analytic }
    guard let smoothed = measure as? any SmoothedMeasure else { return .analytic }
    return smoothed.minorityUnits(totals) < Self.enoughMinority ? .smoothed : .analytic
  }

  private func isAffordable(_ measure: any Measure) -> Bool {
    let left = Double(sample.groupCounts.count) * (measure.cost + Double(rows.width))
    let drawn = Double(plan.replicates) * (measure.cost + Double(rows.entryCount))
    switch plan.method {
    case nil, .analytic, .smoothed, .sampling: return true
    case .jackknife: return left <= Self.longest
    case .bootstrap: return drawn <= Self.longest
    case .bca: return left + drawn <= Self.longest
    }
  }

  private func analytic(_ measure: any Measure, _ point: Point, _ estimate: inout Estimate) {
    let influences = measure.influences(totals, point)
    let n = measure.sampleSize(totals)
    var groups = 0.0
    var sum = 0.0
    for group in sample.groups(where: measure.counts) {
      let total = sample.entries(ofGroup: group).reduce(0) {
        $0 + sample.entryCount[$1] * influences[Int(sample.entryPattern[$1])]
      }
      groups += sample.groupCounts[group]
      sum += sample.groupCounts[group] * total * total
    }
    guard groups > 1 else { return }
    switch sample.isClustered ? .sample : measure.errorForm(totals, point) {
    case .sample:
      estimate.spread((groups / (groups - 1) * sum).squareRoot() / n, degrees: groups - 1, plan, .analytic)
    case .largeSample: estimate.spread(sum.squareRoot() / n, degrees: groups - 1, plan, .analytic)
    case .asymptotic(let null): estimate.spread(asymptotic: sum.squareRoot() / n, null: null, plan)
    }
  }

  private func smooth(_ measure: any Measure, _ estimate: inout Estimate) {
    guard let rows = (measure as? any SmoothedMeasure)?.smoothedRows(totals, sample) else { return }
    let groups = sample.groupCounts.reduce(0, +), coverage = (1 + plan.confidence) / 2
    guard groups > 1 else { return }
    let quantile =
      sample.isClustered
      ? StudentDistribution.quantile(coverage, degrees: groups - 1) : NormalDistribution.quantile(coverage)
    estimate.smooth(rows.limits(sample, quantile: quantile))
  }

  private func jackknife(_ measure: any Measure, _ estimate: inout Estimate) {
    let jackknife = Jackknife(measure, rows, sample, totals)
    guard let error = jackknife.standardError else { return }
    estimate.spread(error, degrees: jackknife.count - 1, plan, .jackknife)
  }

  private func bootstrap(_ draws: [Double], _ measure: any Measure, _ estimate: inout Estimate) {
    let groups = sample.groups(where: measure.counts).reduce(0) { $0 + sample.groupCounts[$1] }
    let interval = BootstrapInterval(draws, confidence: plan.confidence)
    estimate.undefinedReplicates = draws.count - interval.count
    guard groups > 1, let value = estimate.value, let error = interval.standardError else { return }
    let method: IntervalMethod = plan.method == .bca ? .bca : .bootstrap
    estimate.spread(error, degrees: groups - 1, plan, method)
    let limits =
      method == .bca
      ? interval.accelerated(value: value, acceleration: Jackknife(measure, rows, sample, totals).acceleration)
      : interval.percentile
    estimate.interval = ConfidenceInterval(lower: limits.lower, upper: limits.upper, method: method)
  }
}
