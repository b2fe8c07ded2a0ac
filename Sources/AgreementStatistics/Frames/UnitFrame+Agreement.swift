// SPDX-License-Identifier: GPL-3.0-or-later

extension UnitFrame {
  /// The weighted agreement of a pattern with two ratings or more.
  func agreement(_ pattern: Int, _ weighting: Int) -> Double {
    let size = counts.sizes[pattern]
    return 1 - counts.disagreement(pattern, weightings[weighting]) / (size * (size - 1))
  }

  /// The mean over units of each category's share, Gwet's pi.
  func shares(_ totals: [Double]) -> [Double] {
    let units = totals[layout.units]
    return (0..<layout.q).map { totals[layout.share($0)] / units }
  }

  /// Pairable ratings per category.
  func pairable(_ totals: [Double]) -> [Double] { (0..<layout.q).map { totals[layout.pairable($0)] } }
}
