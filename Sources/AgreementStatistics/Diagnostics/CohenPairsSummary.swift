// SPDX-License-Identifier: GPL-3.0-or-later

/// How Cohen's kappa stands over all pairs of raters, which matters when many share few units.
public struct CohenPairsSummary: Sendable, Equatable {
  /// The mean of the defined kappas.
  public let mean: Double?
  /// Pairs of raters.
  public let pairs: Int
  /// Pairs with a kappa.
  public let defined: Int
  /// Pairs without a common unit.
  public let withoutOverlap: Int
  /// Pairs with common units but no kappa.
  public let undefined: Int
  /// The mean of the defined kappas, each weighing its number of units.
  public let meanWeightedByUnits: Double?

  init(raters: Int, kappas: some Sequence<Estimate>) {
    var (sum, weighted, units, defined, rows) = (0.0, 0.0, 0.0, 0, 0)
    for kappa in kappas where kappa.n > 0 {
      rows += 1
      guard let value = kappa.value else { continue }
      defined += 1
      sum += value
      weighted += value * Double(kappa.n)
      units += Double(kappa.n)
    }
    pairs = raters * (raters - 1) / 2
    self.defined = defined
    withoutOverlap = pairs - rows
    undefined = rows - defined
    mean = defined > 0 ? sum / Double(defined) : nil
    meanWeightedByUnits = units > 0 ? weighted / units : nil
  }
}
