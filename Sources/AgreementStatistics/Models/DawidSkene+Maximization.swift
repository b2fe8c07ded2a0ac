// SPDX-License-Identifier: GPL-3.0-or-later

extension DawidSkene {
  /// The class prior and confusion matrices that fit the posteriors best (Dawid and Skene 1979, eqs. 2.3 and 2.4).
  func maximize(_ em: LatentLabelEM) -> ConfusionEstimates {
    let labelCount = em.patterns.labelCount
    var counts = em.expectedCounts()
    var labelCounts = em.expectedLabelCounts()
    if case .maximumAPosteriori(let prior) = estimation {
      for truth in labelCounts.indices { labelCounts[truth] += prior.unitsOfEachLabel }
      for index in counts.indices {
        let (code, truth) = index.quotientAndRemainder(dividingBy: labelCount)
        counts[index] += prior.ratings(observed: code % labelCount, truth: truth, labelCount: labelCount)
      }
    }
    let total = labelCounts.reduce(0, +)
    return ConfusionEstimates(
      classPrior: labelCounts.map { $0 / total }, counts: counts, raterCount: em.patterns.raterCount)
  }

  /// The log density of the estimates under the prior, up to a constant; 0 for maximum likelihood.
  func logDensity(of estimates: ConfusionEstimates) -> Double {
    guard case .maximumAPosteriori(let prior) = estimation else { return 0 }
    let labelCount = estimates.classPrior.count
    var density = 0.0
    if prior.unitsOfEachLabel > 0 {
      density = estimates.logPrior.reduce(0) { $0 + prior.unitsOfEachLabel * $1 }
    }
    for (index, logChance) in estimates.logChance.enumerated() {
      let (code, truth) = index.quotientAndRemainder(dividingBy: labelCount)
      let weight = prior.ratings(observed: code % labelCount, truth: truth, labelCount: labelCount)
      if weight > 0 { density += weight * logChance }
    }
    return density
  }
}
