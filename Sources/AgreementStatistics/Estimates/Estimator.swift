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
      guard points[index].value != nil else { return estimate }
      let measure = wanted[index].measure
      switch isAffordable(measure) ? plan.method : .analytic {
      case nil: break
      case .analytic: analytic(measure, points[index], &estimate)
      case .jackknife: jackknife(measure, &estimate)
      case .bootstrap, .bca:
        bootstrap(draws[place], measure, &estimate)
        place += 1
      }
      return estimate
    }
  }

  private func isAffordable(_ measure: any Measure) -> Bool {
    let left = Double(sample.isClustered ? sample.clusterCount : rows.count) * (measure.cost + Double(rows.width))
    let drawn = Double(plan.replicates) * (measure.cost + Double(rows.entryCount))
    switch plan.method {
    case nil, .analytic: return true
    case .jackknife: return left <= Self.longest
    case .bootstrap: return drawn <= Self.longest
    case .bca: return left + drawn <= Self.longest
    }
  }

  private func analytic(_ measure: any Measure, _ point: Point, _ estimate: inout Estimate) {
    let influences = measure.influences(totals, point)
    let n = measure.sampleSize(totals)
    if sample.isClustered {
      var clusters = 0.0
      var sum = 0.0
      for cluster in 0..<sample.clusterCount {
        let entries = sample.entries(ofCluster: cluster)
        guard entries.contains(where: { measure.counts(Int(sample.entryPattern[$0])) }) else { continue }
        let total = entries.reduce(0) { $0 + sample.entryCount[$1] * influences[Int(sample.entryPattern[$1])] }
        clusters += 1
        sum += total * total
      }
      guard clusters > 1 else { return }
      estimate.spread((clusters / (clusters - 1) * sum).squareRoot() / n, degrees: clusters - 1, plan, .analytic)
      return
    }
    guard n > 1 else { return }
    var sum = 0.0
    for pattern in influences.indices {
      sum += sample.multiplicities[pattern] * influences[pattern] * influences[pattern]
    }
    if let cohen = measure as? CohenKappa {
      estimate.spread(asymptotic: sum.squareRoot() / n, null: cohen.nullStandardError(totals, point), plan)
    } else if measure is ScottPi {
      estimate.spread(sum.squareRoot() / n, degrees: n - 1, plan, .analytic)
    } else {
      estimate.spread((sum / (n * (n - 1))).squareRoot(), degrees: n - 1, plan, .analytic)
    }
  }

  private func jackknife(_ measure: any Measure, _ estimate: inout Estimate) {
    let jackknife = Jackknife(measure, rows, sample, totals)
    guard let error = jackknife.standardError else { return }
    estimate.spread(error, degrees: jackknife.count - 1, plan, .jackknife)
  }

  private func bootstrap(_ draws: [Double], _ measure: any Measure, _ estimate: inout Estimate) {
    let units = sample.isClustered ? Double(sample.clusterCount) : measure.sampleSize(totals)
    let interval = BootstrapInterval(draws, confidence: plan.confidence)
    estimate.undefinedReplicates = draws.count - interval.count
    guard units > 1, let value = estimate.value, let error = interval.standardError else { return }
    let method: IntervalMethod = plan.method == .bca ? .bca : .bootstrap
    estimate.spread(error, degrees: units - 1, plan, method)
    let limits =
      method == .bca
      ? interval.accelerated(value: value, acceleration: Jackknife(measure, rows, sample, totals).acceleration)
      : interval.percentile
    estimate.interval = ConfidenceInterval(lower: limits.lower, upper: limits.upper, method: method)
  }
}
