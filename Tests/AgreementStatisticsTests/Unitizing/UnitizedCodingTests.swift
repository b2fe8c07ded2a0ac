// SPDX-License-Identifier: GPL-3.0-or-later
import Testing

@testable import AgreementStatistics

/// The family of alphas of Krippendorff, Mathet, Bouvry and Widlöcher 2016, and F1 of spans.
@Suite struct UnitizedCodingTests {
  private static func corpus(_ spans: [(Int, Int, Int, Int)], raters: Int = 3, length: Int = 60) throws
    -> UnitizedCorpus
  {
    try UnitizedCorpus(
      documents: ["d"], lengths: [length], raters: (0..<raters).map { "r\($0)" }, categories: ["1", "2"],
      spans: spans.map { UnitizedSpan(document: 0, rater: $0.0, category: $0.1, start: $0.2, end: $0.3) })
  }

  private func estimates(_ corpus: UnitizedCorpus, _ coefficients: [Coefficient]) -> [Estimate] {
    UnitizingAnalysis().run(corpus).coefficients.filter { coefficients.contains($0.coefficient) }
  }

  private static let family: [Coefficient] = [.uAlpha, .uAlphaBinary, .cuAlpha, .kuAlpha]

  private func values(_ corpus: UnitizedCorpus) -> [Double?] { estimates(corpus, Self.family).map(\.value) }

  /// Three raters over 20 characters, with the figures that another implementation of the paper prints.
  @Test func theFamilyIsThatOfAnotherProgram() throws {
    let values = values(
      try Self.corpus(
        [(0, 0, 2, 5), (0, 0, 9, 11), (0, 1, 12, 20), (1, 0, 2, 5), (1, 1, 7, 15), (2, 0, 2, 5), (2, 1, 10, 15)],
        length: 20))
    for (value, printed) in zip(values, [0.474, 0.433, 0.779, 0.769, 0.787]) {
      #expect(agrees(value, printed, decimals: 3), "\(value ?? .nan) is not \(printed)")
    }
  }

  /// Two raters over ten characters, one unit each: 0 to 4 and 2 to 6; by hand 2 of 10 characters shared and 4 differ.
  @Test func byHand() throws {
    let corpus = try Self.corpus([(0, 0, 0, 4), (1, 0, 2, 6)], raters: 2, length: 10)
    let estimates = estimates(corpus, Self.family)
    // Marked are 8 of 20, in two units of 4; gaps are 12.
    let marked = 64.0 - 2 * 16, gaps = 144.0 - 12, all = 400.0 - 2 * 16 - 12
    let expected = 1 - (marked + gaps) / all
    #expect(near(estimates[0].observed, 0.4, within: 1e-12) && near(estimates[0].expected, expected, within: 1e-12))
    #expect(near(estimates[0].value, 1 - 0.4 / expected, within: 1e-12))
    #expect(estimates[2].reason == .noVariation, "of one category there is no coding to compare")
  }

  @Test func marksThatOverlapHaveNoFamily() throws {
    let corpus = try Self.corpus([(0, 0, 2, 5), (0, 1, 4, 8), (1, 0, 2, 5)], raters: 2)
    let estimates = estimates(corpus, Self.family)
    #expect(estimates.allSatisfy { $0.reason == .overlappingMarks })
  }

  @Test func strictAndSoftF1() throws {
    let corpus = try Self.corpus(
      [(0, 0, 0, 4), (0, 1, 10, 20), (1, 0, 0, 4), (1, 1, 15, 25), (1, 0, 15, 25)], raters: 2)
    let estimates = estimates(corpus, [.f1Strict, .f1Soft])
    #expect(estimates.map(\.coefficient) == [.f1Strict, .f1Soft])
    #expect(near(estimates[0].value, 2 * 1 / 5.0, within: 1e-12))
    #expect(near(estimates[1].value, 2 * 9 / 38.0, within: 1e-12))
  }

  @Test func pairsStandBesideTheirMean() throws {
    let corpus = try Self.corpus([(0, 0, 0, 4), (1, 0, 0, 4), (2, 0, 2, 6)])
    let estimates = estimates(corpus, [.f1Strict, .f1Soft])
    #expect(estimates.count == 8 && near(estimates[0].value, 1 / 3.0, within: 1e-12))
    #expect(near(estimates[1].value, (1 + 0.5 + 0.5) / 3, within: 1e-12))
  }
}
