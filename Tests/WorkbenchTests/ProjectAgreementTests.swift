// SPDX-License-Identifier: GPL-3.0-or-later
import AgreementStatistics
import Foundation
import Testing
import Workbench

@Suite struct ProjectAgreementTests {
  private let project: TemporaryProject

  init() throws {
    project = try TemporaryProject()
    try project.load("harbour", paragraphs: 6)
  }

  private func reviewTwice() throws {
    try project.review("harbour", by: "ana", ["report", "report", "quote", "opinion", "report", "x too vague"])
    try project.review("harbour", by: "ben", ["report", "opinion", "quote", "opinion", "report", "report"])
  }

  @Test func figuresStandWithScopeIntervalAndMissingValues() throws {
    try reviewTwice()
    let text = try project.agreement()
    #expect(text.contains("harbour · ana, ben · 6 paragraphs (body and deck), 5 judged by both"))
    #expect(text.contains("observed agreement      0.8000  0.36 – 0.98    body"))
    #expect(text.contains("0.03 – 0.98    body, nominal, 1 missing"))
    #expect(text.split(separator: "\n").allSatisfy { $0.unicodeScalars.count <= 80 })
  }

  @Test func theConfusionMatrixAndTheDifferencesNameBothLabels() throws {
    try reviewTwice()
    let text = try project.agreement()
    #expect(text.contains("ana ↓  ben →     report  quote  opinion  editorial aside"))
    #expect(text.contains("  report                2      ·        1                ·"))
    #expect(text.contains("¶3  ana report, ben opinion"))
    let long = try project.agreement { $0.listsDifferences = true }
    #expect(long.contains("│ The harbour board met for the 2. time"))
  }

  @Test func jsonCarriesScopeArticlesAndDifferences() throws {
    try reviewTwice()
    let json = try project.agreementJSON()
    #expect(json["scope"] as? String == "body")
    #expect(json["articles"] as? [String] == ["harbour"])
    let differences = try #require(json["differences"] as? [[String: Any]])
    #expect(differences.count == 1)
    #expect(differences.first?["paragraph"] as? Int == 3)
    #expect(differences.first?["labels"] as? [String: String] == ["ana": "report", "ben": "opinion"])
    let coefficients = try #require(json["coefficients"] as? [[String: Any]])
    let cohen = try #require(coefficients.first { $0["coefficient"] as? String == "cohen_kappa" })
    #expect(abs((cohen["value"] as? Double ?? 0) - 0.6875) < 1e-12)
    #expect(cohen["n"] as? Int == 5)
  }

  /// What a model makes of the labels tells them: at a desk it is written once one's own review is finished.
  @Test func aDeskGetsNoPosteriorsOfWhatIsHiddenFromIt() throws {
    try reviewTwice()
    try project.review("harbour", by: "cleo", ["report"], finishes: false)
    let path = project.folder.appending(path: "posteriors.csv").path
    func answer(for viewer: String?, _ articles: [String]) throws -> String {
      try project.agreement(viewer: viewer) {
        ($0.articles, $0.measure.model, $0.measure.posteriors) = (articles, .majority, path)
      }
    }
    #expect(throws: Failure.self) { _ = try answer(for: "cleo", ["harbour"]) }
    #expect(try answer(for: "cleo", []).contains("hidden"))
    #expect(!FileManager.default.fileExists(atPath: path))
    _ = try answer(for: "ana", ["harbour"])
    #expect(try String(contentsOfFile: path, encoding: .utf8).hasPrefix("unit,label,probability"))
  }

  @Test func aRoundThatNobodyReadIsNamed() throws {
    try project.review("harbour", by: "ana", Array(repeating: "report", count: 6))
    let answer = try project.agreement { ($0.articles, $0.round) = (["harbour"], 7) }
    #expect(answer == "  harbour: no agreement yet; nobody has reviewed it in round 7.\n")
  }

  @Test func anUnfinishedReviewHidesTheArticleAndIsNamed() throws {
    try project.review("harbour", by: "ana", Array(repeating: "report", count: 6))
    try project.review("harbour", by: "ben", ["opinion", "quote"], finishes: false)
    #expect(try project.agreement() == "  harbour: no agreement yet; ben has not finished.\n")
    let json = try project.agreementJSON()
    let data = try #require(json["data"] as? [String: Any])
    #expect(data["ratings"] as? Int == 0)
    let dropped = try #require(data["dropped"] as? [[String: Any]])
    #expect(dropped.contains { $0["what"] as? String == "review of harbour by ben" && $0["count"] as? Int == 2 })
    let coefficients = try #require(json["coefficients"] as? [[String: Any]])
    #expect(coefficients.allSatisfy { $0["value"] is NSNull && $0["reason"] is String })
  }

  @Test func unfinishedReviewsAreTakenInWhenAskedFor() throws {
    try project.review("harbour", by: "ana", ["report", "report", "quote", "opinion", "report", "report"])
    try project.review("harbour", by: "ben", ["report", "opinion"], finishes: false)
    let text = try project.agreement { $0.includesUnfinished = true }
    #expect(text.contains("2 judged by both"))
    #expect(text.contains("Taken in, not finished: ben's review of harbour (2 of 6)."))
  }

  @Test func aThirdUnfinishedReviewIsLeftOutAndNamed() throws {
    try reviewTwice()
    try project.review("harbour", by: "cleo", ["opinion"], finishes: false)
    let text = try project.agreement()
    #expect(text.contains("harbour · ana, ben · "))
    #expect(text.contains("Left out, not finished: cleo's review of harbour (1 of 6)."))
  }

  @Test func theDeskStaysBlind() throws {
    try reviewTwice()
    try project.review("harbour", by: "cleo", ["opinion"], finishes: false)
    #expect(throws: Failure.self) { try project.agreement(viewer: "cleo") { $0.articles = ["harbour"] } }
    #expect(try project.agreement(viewer: "cleo").contains("1 article stays hidden until you have finished it."))
    #expect(throws: Failure.self) { try project.agreement(viewer: "ana") { $0.includesUnfinished = true } }
    #expect(try project.agreement(viewer: "ana").contains("Cohen's kappa"))
  }

  @Test func oneLabelForEverythingIsAReasonAndNoNumber() throws {
    try project.review("harbour", by: "ana", Array(repeating: "report", count: 6))
    try project.review("harbour", by: "ben", Array(repeating: "report", count: 6))
    let text = try project.agreement()
    #expect(text.contains("Cohen's kappa                —  everybody used only “report”; there is"))
    #expect(text.contains("nothing to be chance-corrected"))
    #expect(text.contains("Gwet's AC1              1.0000  0.61 – 1.00    body"))
    #expect(text.contains("Every rating is “report”"))
  }

  @Test func severalArticlesAreMeasuredTogether() throws {
    try reviewTwice()
    try project.load("tower", paragraphs: 3)
    try project.review("tower", by: "ana", ["report", "quote", "report"])
    try project.review("tower", by: "ben", ["report", "quote", "quote"])
    let text = try project.agreement()
    #expect(text.contains("2 articles · ana, ben · 9 paragraphs"))
    #expect(text.contains("tower ¶4  ana report, ben quote"))
    #expect(try project.agreement { $0.articles = ["tower", "tower"] }.contains("tower · ana, ben · 3 paragraphs"))
  }
}
