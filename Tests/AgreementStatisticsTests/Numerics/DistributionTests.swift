// SPDX-License-Identifier: GPL-3.0-or-later
import AgreementStatistics
import Testing

/// Distributions against values computed to thirty digits.
@Suite("Distributions")
struct DistributionTests {
  private func near(_ value: Double, _ exact: Double) -> Bool { abs(value - exact) <= 1e-12 * max(abs(exact), 1e-280) }

  @Test("Normal quantiles")
  func normal() {
    #expect(near(NormalDistribution.quantile(0.975), 1.959963984540054235524594))
    #expect(near(NormalDistribution.quantile(0.3), -0.5244005127080407840383))
    #expect(near(NormalDistribution.quantile(1e-10), -6.361340902404055939857))
    #expect(near(NormalDistribution.twoSided(8), 1.244192114854357e-15))
  }

  @Test("Student's t quantiles")
  func student() {
    #expect(near(StudentDistribution.quantile(0.975, degrees: 1), 12.70620473617471))
    #expect(near(StudentDistribution.quantile(0.975, degrees: 6), 2.44691185114496997))
    #expect(near(StudentDistribution.quantile(0.025, degrees: 9), -2.262157162798204))
    #expect(near(StudentDistribution.quantile(0.975, degrees: 999_999), 1.9599663568164793))
    #expect(StudentDistribution.quantile(0.5, degrees: 3) == 0)
  }

  @Test("Quantiles and tails undo each other", arguments: [1.0, 2, 5, 30, 200, 5000, 1e6])
  func inverse(degrees: Double) {
    for p in [0.6, 0.9, 0.975, 0.995, 0.9999] {
      let t = StudentDistribution.quantile(p, degrees: degrees)
      #expect(abs(StudentDistribution.cumulative(t, degrees: degrees) - p) < 1e-13)
    }
  }

  @Test("Chi-squared tails")
  func chiSquared() {
    #expect(near(ChiSquaredDistribution.upper(3.841458820694124, degrees: 1), 0.05))
    #expect(near(ChiSquaredDistribution.upper(2, degrees: 2), 0.36787944117144233))
    #expect(near(ChiSquaredDistribution.upper(30, degrees: 3), 1.380057031293626e-6))
    #expect(ChiSquaredDistribution.upper(0, degrees: 4) == 1)
  }

  @Test("The random stream is the same everywhere")
  func stream() {
    var stream = RandomStream(seed: 1)
    var other = RandomStream(seed: 1, stream: 1)
    let first = (0..<3).map { _ in stream.next() }
    #expect(first == [12_966_619_160_104_079_557, 9_600_361_134_598_540_522, 10_590_380_919_521_690_900])
    #expect(other.next() != first[0])
    #expect((0..<1000).allSatisfy { _ in stream.below(7) < 7 })
  }
}
