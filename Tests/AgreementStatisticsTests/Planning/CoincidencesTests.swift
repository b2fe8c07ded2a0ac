// SPDX-License-Identifier: GPL-3.0-or-later
import Testing

@testable import AgreementStatistics

/// What alpha is made of adds up to alpha.
@Suite struct CoincidencesTests {
  @Test func disagreementsAreTheirSums() throws {
    let matrix = try RandomRatings(seed: 4, units: 50).matrix(level: .interval)
    let options = AgreementOptions(level: .interval)
    let alphas = AgreementAnalysis(options).run(matrix).coefficients.filter { $0.coefficient == .krippendorffAlpha }
    let all = Coincidences.all(matrix, options)
    #expect(all.map(\.metric) == alphas.map(\.metric) && all.count == 3)
    for (one, alpha) in zip(all, alphas) {
      let observed = one.pairs.reduce(0) { $0 + $1.observed * $1.distance } / one.ratings
      let expected = one.pairs.reduce(0) { $0 + $1.expected * $1.distance } / one.ratings
      #expect(near(alpha.observed, observed, within: 1e-12) && near(alpha.expected, expected, within: 1e-12))
      #expect(near(alpha.value, 1 - observed / expected, within: 1e-12))
    }
  }

  /// Krippendorff 2011, data A: two observers, ten units, two values: o_01 = o_10 = 4, n = 14 and 6, alpha .095.
  @Test func thePapersTable() throws {
    let matrix = try Data.raters(["0100000000", "1110010010"], ["0", "1"])
    let pair = try #require(Coincidences.all(matrix, AgreementOptions()).first?.pairs.first)
    #expect(pair.observed == 4 + 4 && near(pair.expected, 2 * 14 * 6 / 19.0, within: 1e-12) && pair.distance == 1)
    #expect(agrees(1 - pair.observed / pair.expected, 0.095, decimals: 3))
  }
}
