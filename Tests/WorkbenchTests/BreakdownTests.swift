// SPDX-License-Identifier: GPL-3.0-or-later
import AnnotationAnalysis
import AnnotationModel
import Foundation
import Testing
import Workbench

@Suite struct BreakdownTests {
  private let project: TemporaryProject

  init() throws {
    project = try TemporaryProject()
    try project.load("harbour", paragraphs: 4)
    try project.load("tower", paragraphs: 3)
    try project.review("harbour", by: "ana", ["report", "report", "quote", "opinion"])
    try project.review("harbour", by: "ben", ["report", "opinion", "quote", "opinion"])
    try project.review("tower", by: "ana", ["report", "quote", "report"])
    try project.review("tower", by: "ben", ["report", "quote", "report"])
  }

  private func parts(by grouping: Grouping) throws -> [[String: Any]] {
    let json = try project.agreementJSON { $0.grouping = grouping }
    let by = try #require(json["by"] as? [String: Any])
    #expect(by["grouping"] as? String == grouping.rawValue)
    return try #require(by["parts"] as? [[String: Any]])
  }

  @Test func articlesStandApart() throws {
    let parts = try parts(by: .article)
    #expect(parts.map { $0["article"] as? String } == ["harbour", "tower"])
    #expect(parts.map { $0["units"] as? Int } == [4, 3])
    let text = try project.agreement { $0.grouping = .article }
    #expect(text.contains("by article, body and deck"))
    #expect(text.contains("n 4, agreement 0.75, AC1"))
  }

  @Test func labelsAndReviewersStandApart() throws {
    #expect(try parts(by: .label).map { $0["label"] as? String } == ["report", "quote", "opinion", "editorial_aside"])
    #expect(try parts(by: .reviewer).map { $0["reviewer"] as? String } == ["ana", "ben"])
  }

  @Test func eachOfThreeReviewersIsHeldAgainstTheRest() throws {
    try project.review("harbour", by: "cleo", ["report", "report", "quote", "quote"])
    let parts = try parts(by: .reviewer)
    #expect(parts.map { $0["reviewer"] as? String } == ["ana", "ben", "cleo"])
    #expect(parts.allSatisfy { $0["krippendorff_alpha_without"] is Double })
    #expect(try project.agreement().contains("reviewer against the rest"))
  }

  @Test(arguments: [
    ("2027-01-01T12:00:00.000Z", "2026-W53"), ("2024-12-30T00:00:00.000Z", "2025-W01"),
    ("2026-03-15T23:59:59.999Z", "2026-W11"), ("2026-03-16T00:00:00.000Z", "2026-W12"),
  ])
  func aParagraphBelongsToTheWeekOfItsLastDecision(moment: String, week: String) throws {
    try project.load("later", paragraphs: 3)
    project.now = try #require(Timestamp(iso8601: "2020-01-01T00:00:00.000Z"))
    try project.review("later", by: "ana", ["report", "quote", "opinion"])
    project.now = try #require(Timestamp(iso8601: moment))
    try project.review("later", by: "ben", ["report", "quote", "quote"])
    #expect(try parts(by: .week).contains { $0["week"] as? String == week && $0["units"] as? Int == 3 })
  }

  @Test func onlyArticlesAndOutletsAreClusters() throws {
    #expect(try project.agreementJSON { $0.measure.cluster = "outlet" }["data"] is [String: Any])
    let data = try project.agreementJSON { $0.measure.cluster = "article" }["data"] as? [String: Any]
    #expect(data?["clusters"] as? Int == 2)
    let failure = try project.failure { $0.measure.cluster = "editor" }
    #expect(failure.message.status == .usage)
    #expect(failure.line.contains("no cluster “editor”"))
  }

  /// Six articles of three outlets in one week: three clusters are too few, so paragraphs are taken as independent.
  @Test func partsAreClusteredAsTheWholeIs() throws {
    for number in 0..<6 {
      try project.load("story-\(number)", paragraphs: 4, site: "Outlet \(number / 2)")
      try project.review("story-\(number)", by: "ana", ["report", "report", "quote", "quote"])
      let last = number.isMultiple(of: 2) ? "opinion" : "quote"
      try project.review("story-\(number)", by: "ben", ["report", "report", last, last])
    }
    func error(_ cluster: String) throws -> Double {
      let json = try project.agreementJSON {
        ($0.grouping, $0.measure.cluster) = (.week, cluster)
        $0.articles = (0..<6).map { "story-\($0)" }
      }
      let parts = (json["by"] as? [String: Any])?["parts"] as? [[String: Any]]
      let coefficients = try #require(parts?.first?["coefficients"] as? [[String: Any]])
      return try #require(coefficients.first { $0["coefficient"] as? String == "gwet_ac1" }?["se"] as? Double)
    }
    #expect(try error("outlet") == error("none"))
    #expect(try error("article") != error("none"))
  }
}
