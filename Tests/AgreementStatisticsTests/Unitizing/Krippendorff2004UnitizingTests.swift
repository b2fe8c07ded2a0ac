// SPDX-License-Identifier: GPL-3.0-or-later

import AgreementStatistics
import Testing

/// Krippendorff 2004, Content Analysis, 2nd ed., ch. 11, p. 254: two coders, categories c and k, a continuum of 300 that
/// begins at 150. Printed: alpha .8591 overall (a hand result, exactly .8587), c .7286, k 1.
@Suite struct Krippendorff2004UnitizingTests {
  private func example() throws -> UnitizedCorpus {
    try corpus(
      length: 300, raters: 2,
      [
        (0, 0, [75..<145, 220..<250]), (0, 1, [70..<150, 205..<225, 250..<270]),
        (1, 0, [30..<90, 150..<200]), (1, 1, [30..<90, 150..<200]),
      ])
  }

  @Test func overall() throws {
    let alpha = UnitizingAlpha.overall(try example())
    #expect(near(alpha.number, 0.8591, within: 0.0005))
    #expect(near(alpha.number, 0.8586654051841702, within: 1e-12))
    #expect(near(alpha.observedDisagreement, 0.007222222222222222, within: 1e-15))
    #expect(near(alpha.expectedDisagreement, 0.05110017283194786, within: 1e-15))
    #expect(alpha.spanCount == 9)
  }

  @Test func categories() throws {
    let alphas = UnitizingAlpha.categories(try example())
    #expect(near(alphas[0].number, 0.7286, within: 0.00005))
    #expect(alphas[1].number == 1)
    #expect(alphas.map(\.spanCount) == [5, 4])
  }
}
