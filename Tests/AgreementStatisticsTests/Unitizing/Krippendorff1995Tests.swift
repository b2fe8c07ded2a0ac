// SPDX-License-Identifier: GPL-3.0-or-later

import AgreementStatistics
import Testing

/// Krippendorff 1995, Sociological Methodology 25:47-76, the example of p. 57 under the formulas of 2004.
@Suite struct Krippendorff1995Tests {
  private func example(scale: Int = 1) throws -> UnitizedCorpus {
    let marked: [(Int, Int, [Range<Int>])] = [
      (0, 0, [2..<10, 14..<20]), (0, 1, [4..<8, 15..<17]),
      (1, 0, [0..<18]), (1, 1, [0..<2, 2..<3, 3..<4, 4..<5, 5..<6, 6..<9, 9..<10]),
      (2, 0, [2..<8, 10..<12, 14..<18, 20..<22]), (2, 1, [0..<2, 4..<8, 10..<14, 16..<18, 20..<22]),
      (3, 0, [0..<2, 2..<10, 10..<14, 14..<20, 20..<24]), (3, 1, [0..<4, 4..<8, 8..<15, 15..<17, 17..<24]),
    ]
    return try corpus(
      length: 24 * scale, raters: 2,
      marked.map { ($0.0, $0.1, $0.2.map { scale * $0.lowerBound..<scale * $0.upperBound }) })
  }

  /// D_o of the four categories, in 24ths squared: 18, 1306, 16 and 223.
  @Test func observedDisagreements() throws {
    let alphas = UnitizingAlpha.categories(try example())
    for (alpha, squares) in zip(alphas, [18.0, 1306, 16, 223]) {
      #expect(near(alpha.observedDisagreement, squares / 576, within: 1e-14))
    }
  }

  @Test func coefficients() throws {
    let alphas = UnitizingAlpha.categories(try example())
    let exact = [0.5152877697841727, -1.081078508599186, 0.6033478893740902, -0.20684865900383143]
    for (alpha, expected) in zip(alphas, exact) { #expect(near(alpha.number, expected, within: 1e-12)) }
    let overall = UnitizingAlpha.overall(try example())
    #expect(near(overall.number, -0.7565527387256201, within: 1e-12))
  }

  @Test func lengthsOfMillionsDoNotOverflow() throws {
    let thousand = UnitizingAlpha.overall(try example(scale: 1000))
    #expect(near(thousand.number, -0.5502151786978999, within: 1e-12))
    let vast = UnitizingAlpha.overall(try example(scale: 1_000_000_000_000))
    #expect(near(vast.number, thousand.number, within: 0.001))
    #expect(near(vast.observedDisagreement, thousand.observedDisagreement, within: 1e-12))
  }
}
