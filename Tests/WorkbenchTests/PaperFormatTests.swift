// SPDX-License-Identifier: GPL-3.0-or-later
import AgreementStatistics
import Foundation
import TerminalIO
import Testing
import Workbench

/// Figures as a paper takes them.
@Suite struct PaperFormatTests {
  private let project: TemporaryProject

  init() throws { project = try TemporaryProject() }

  /// Thirty units, one of them differing and one alike of the rare label; two ratings missing.
  private static let ratings: String = {
    var text = "unit,rater,label\n"
    for unit in 0..<30 {
      text += "\(unit),ana,\(unit < 2 ? "y_1" : "x")\n"
      if unit < 28 { text += "\(unit),ben,\(unit < 1 ? "y_1" : "x")\n" }
    }
    return text
  }()

  private func answer(_ format: AnswerFormat, _ change: (inout AgreementRequest) -> Void = { _ in }) throws -> String {
    try project.agreement(ratings: Self.ratings) {
      $0.take(format)
      $0.program = "attest 1.2.3"
      change(&$0)
    }
  }

  /// D_o = 2/56, D_e = 2 * 3 * 53 / (56 * 55), so alpha is 1 - 55/159.
  @Test func theSentenceSaysEverythingThatAMethodsSectionNeeds() throws {
    let sentence = try answer(.sentence)
    #expect(sentence.hasPrefix("Krippendorff's nominal alpha was 0.654, 95 % interval "))
    for words in [
      "smoothed by one pseudo-unit, seed 1", "30 units, 28 with two raters or more", "2 raters",
      "2 of 60 ratings missing",
      "nominal level", "2 labels", "attest 1.2.3).",
    ] { #expect(sentence.contains(words)) }
    let drawn = try answer(.sentence) { ($0.measure.interval, $0.measure.seed) = (.bca, 7) }
    #expect(drawn.contains("by the BCa bootstrap of 10000 replicates, seed 7"))
  }

  @Test func tablesEscapeWhatIsMarkup() throws {
    let latex = try answer(.latex)
    #expect(latex.contains("\\begin{tabular}") && latex.contains("y\\_1") && !latex.contains("y_1"))
    let markdown = try answer(.markdown)
    #expect(markdown.contains("| Gwet's AC1 | all | ") && markdown.contains("y\\_1"))
    let page = try answer(.html)
    #expect(page.contains("<table") && page.contains("Krippendorff"))
  }

  @Test func csvAndJSONAreThoseOfTheFlags() throws {
    #expect(try answer(.csv) == answer(.text) { $0.isCSV = true })
    #expect(try answer(.json) == answer(.text) { $0.isJSON = true })
    let failure = try project.failure(ratings: Self.ratings) {
      $0.take(.latex)
      $0.isJSON = true
    }
    #expect(failure.line.contains("--format latex"))
    let plotted = try project.failure(ratings: Self.ratings) {
      $0.take(.sentence)
      $0.isPlotted = true
    }
    #expect(plotted.line.contains("--plot"))
  }

  @Test func ofManyPairsThoseThatShareMostAreShown() throws {
    let text = "unit,rater,label\n1,a,x\n1,b,x\n2,a,y\n2,b,y\n2,c,x\n3,a,x\n3,b,y\n"
    let json = try project.json(ratings: text) { $0.measure.pairs = 1 }
    let pairs = try #require(json["pairs"] as? [[String: Any]])
    #expect(pairs.map { $0["raters"] as? [String] } == [["a", "b"]])
    #expect((json["warnings"] as? [String])?.contains("2 more pairs of raters are left out.") == true)
  }
}
