// SPDX-License-Identifier: GPL-3.0-or-later
import Testing

@testable import AgreementStatistics

/// Gamma on continua of which pygamma-agreement 0.5.9 gives the disorder of the best alignment, and gamma from samples of
/// its own (DKPro Statistics commits the same figures in its tests).
@Suite struct GammaTests {
  /// One rater a line, each mark `start end category`.
  static func corpus(_ raters: [String], documents: Int = 1) throws -> UnitizedCorpus {
    var spans: [UnitizedSpan] = []
    var categories: [String] = []
    for (rater, line) in raters.enumerated() {
      let words = line.split(separator: " ").map(String.init)
      for place in stride(from: 0, to: words.count, by: 3) {
        if !categories.contains(words[place + 2]) { categories.append(words[place + 2]) }
        let category = try #require(categories.firstIndex(of: words[place + 2]))
        let (start, end) = (try #require(Int(words[place])), try #require(Int(words[place + 1])))
        for document in 0..<documents {
          spans.append(UnitizedSpan(document: document, rater: rater, category: category, start: start, end: end))
        }
      }
    }
    return try UnitizedCorpus(
      documents: (0..<documents).map { "d\($0)" }, lengths: [Int](repeating: 200, count: documents),
      raters: raters.indices.map { "r\($0)" }, categories: categories, spans: spans)
  }

  struct Published: Sendable {
    let raters: [String]
    var weights = GammaWeights()
    let disorder: Double
    /// Gamma, and how far runs of 300 samples and their mean may be off.
    let gamma: Double
    let within: Double
  }

  /// Sixteen marks five long, ten apart, with the categories in turn; and those of one who is one later and one ahead.
  private static let regular = (0..<16).map { "\(1 + 10 * $0) \(6 + 10 * $0) \(["a", "b", "c"][$0 % 3])" }.joined(
    separator: " ")
  private static let shifted = (0..<16).map { "\(2 + 10 * $0) \(8 + 10 * $0) \(["b", "c", "a"][$0 % 3])" }.joined(
    separator: " ")

  static let published = [
    Published(
      raters: ["1 5 a 6 10 b 11 15 a", "2 6 a 7 11 b 12 16 a"], disorder: 0.0625, gamma: 0.8767, within: 0.015),
    Published(
      raters: ["1 5 a 6 10 b 20 24 a 30 34 b", "2 6 a 31 35 b"], disorder: 0.7083333333333334, gamma: 0.5605,
      within: 0.03),
    Published(
      raters: ["1 5 a 10 15 b 20 25 c", "1 5 a 10 15 b 20 25 c"], disorder: 0, gamma: 1, within: 1e-12),
    Published(
      raters: ["1 5 a 10 14 b", "2 6 a 11 15 b", "1 4 a 9 14 c"], disorder: 0.4087564, gamma: 0.6383, within: 0.02),
    Published(raters: [regular, shifted], disorder: 1.0743801652892562, gamma: -0.156, within: 0.02),
    Published(
      raters: ["1 5 a 6 10 b 11 15 c", "2 7 a 8 12 b 11 15 a"], weights: GammaWeights(alpha: 3, beta: 2, empty: 1),
      disorder: 1.0277777777777777, gamma: 0.2467, within: 0.04),
  ]

  @Test(arguments: published.indices) func theBestAlignmentIsThatOfPygamma(place: Int) throws {
    let one = Self.published[place]
    let (estimates, summary) = GammaAnalysis(one.weights).run(try Self.corpus(one.raters))
    let gamma = try #require(estimates.first { $0.coefficient == .gamma })
    #expect(abs((gamma.observed ?? -1) - one.disorder) < 1e-7)
    #expect(summary.isExact && summary.samples >= 30 && summary.documents == 1)
    #expect(abs((gamma.value ?? -1) - one.gamma) < one.within, "\(gamma.value ?? -1)")
    #expect(gamma.interval?.method == .sampling && gamma.interval.map { $0.lower <= one.gamma + one.within } == true)
  }

  @Test func documentsAreAlignedEachByItself() throws {
    let raters = Self.published[1].raters
    let (one, _) = GammaAnalysis(samples: 30).run(try Self.corpus(raters))
    let (three, summary) = GammaAnalysis(samples: 30).run(try Self.corpus(raters, documents: 3))
    #expect(abs((one[0].observed ?? 0) - (three[0].observed ?? 1)) < 1e-12 && summary.documents == 3)
  }

  @Test func theSameSeedGivesTheSameFigures() throws {
    let corpus = try Self.corpus(Self.published[3].raters)
    let (one, other) = (GammaAnalysis(seed: 4).run(corpus).estimates, GammaAnalysis(seed: 4).run(corpus).estimates)
    #expect(one == other && one != GammaAnalysis(seed: 5).run(corpus).estimates)
  }

  /// Of the four's two sets one pair of three differs, each weighed by position: by hand .3417 and .6583 / 2 ...
  @Test func categoriesOfWhatIsAligned() throws {
    let (estimates, _) = GammaAnalysis().run(try Self.corpus(Self.published[3].raters))
    let cat = try #require(estimates.first { $0.coefficient == .gammaCat })
    func weight(_ distance: Double, _ lengths: Double) -> Double { 1 - distance * distance / (lengths * lengths) }
    let first = weight(2, 8) + weight(1, 7) + weight(3, 7), second = weight(2, 8) + weight(1, 9) + weight(3, 9)
    #expect(near(cat.observed, (weight(1, 9) + weight(3, 9)) / (first + second), within: 1e-12))
    let c = try #require(estimates.first { $0.coefficient == .gammaK && $0.category == "c" })
    #expect(c.observed == 1)
  }

  @Test func nothingMarkedHasNoGamma() throws {
    let corpus = try UnitizedCorpus(documents: ["d"], lengths: [9], raters: ["a", "b"], categories: ["x"], spans: [])
    #expect(GammaAnalysis().run(corpus).estimates.map(\.reason) == [.noSpans, .noSpans, .noSpans])
  }
}
