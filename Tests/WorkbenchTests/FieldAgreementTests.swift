// SPDX-License-Identifier: GPL-3.0-or-later
import AnnotationAnalysis
import AnnotationModel
import Foundation
import Testing
import Workbench

/// Agreement on what reviewers mark beyond the labels, through the journey, against figures computed here by hand.
@Suite struct FieldAgreementTests {
  private let project: TemporaryProject

  init() throws { project = try TemporaryProject() }

  /// Two reviewers' grades of 200 sources, 20 an article, some of them F or 6.
  private struct Grades {
    static let articles = 10, sources = 20
    let ana: [(Int, Int)]
    let ben: [(Int, Int)]

    init() {
      var state: UInt64 = 7
      func next(_ bound: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int(state >> 33) % bound
      }
      var ana: [(Int, Int)] = [], ben: [(Int, Int)] = []
      for _ in 0..<Self.articles * Self.sources {
        let one = (1 + next(6), 1 + next(6))
        ana.append(one)
        ben.append((next(3) == 0 ? 1 + next(6) : one.0, next(4) == 0 ? 1 + next(6) : one.1))
      }
      (self.ana, self.ben) = (ana, ben)
    }
  }

  private func rate(_ grades: Grades) throws {
    for article in 0..<Grades.articles {
      let slug = "article-\(article)"
      try project.load(slug, paragraphs: 1)
      for (reviewer, list) in [("ana", grades.ana), ("ben", grades.ben)] {
        let lines = (0..<Grades.sources).flatMap { source in
          let (reliability, credibility) = list[article * Grades.sources + source]
          let letter = "ABCDEF".dropFirst(reliability - 1).first.map(String.init) ?? ""
          return ["source \"Source \(article) \(source) Smith\"", "assess \(source + 1) \(letter)\(credibility)"]
        }
        try project.review(slug, by: reviewer, lines + ["r"])
      }
    }
  }

  /// Krippendorff 2011, the two-coder case of ordinal data: 1 - (N - 1) sum o_ck d_ck / sum n_c n_k d_ck.
  private func ordinalAlpha(_ one: [Int], _ other: [Int]) -> Double {
    let pairs = zip(one, other).filter { $0 < 6 && $1 < 6 }
    let values = pairs.flatMap { [$0, $1] }
    let counts = (1...5).map { grade in Double(values.count { $0 == grade }) }
    func distance(_ a: Int, _ b: Int) -> Double {
      let (low, high) = (min(a, b), max(a, b))
      if low == high { return 0 }
      let between = (low...high).reduce(0) { $0 + counts[$1 - 1] } - (counts[low - 1] + counts[high - 1]) / 2
      return between * between
    }
    let observed = pairs.reduce(0) { $0 + 2 * distance($1.0, $1.1) }
    var expected = 0.0
    for a in 1...5 { for b in 1...5 { expected += counts[a - 1] * counts[b - 1] * distance(a, b) } }
    return 1 - Double(values.count - 1) * observed / expected
  }

  private func answer(_ field: AgreementField) throws -> [String: Any] {
    let text = try project.agreement { ($0.field, $0.isJSON) = (field, true) }
    return try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  private func alpha(_ list: Any?, metric: String) throws -> Double {
    let estimates = try #require(list as? [[String: Any]])
    let found = estimates.first {
      $0["coefficient"] as? String == "krippendorff_alpha" && $0["metric"] as? String == metric
        && $0["category"] is NSNull
    }
    return try #require(found?["value"] as? Double)
  }

  @Test func gradesOf200SourcesAgreeAsFarAsComputedByHand() throws {
    let grades = Grades()
    try rate(grades)
    let reliability = try answer(.reliability), credibility = try answer(.credibility)
    let expected = (
      ordinalAlpha(grades.ana.map(\.0), grades.ben.map(\.0)), ordinalAlpha(grades.ana.map(\.1), grades.ben.map(\.1))
    )
    #expect(abs(try alpha(reliability["coefficients"], metric: "ordinal") - expected.0) < 1e-12)
    #expect(abs(try alpha(credibility["coefficients"], metric: "ordinal") - expected.1) < 1e-12)
    let data = try #require(reliability["data"] as? [String: Any])
    #expect(data["pairable_units"] as? Int == zip(grades.ana, grades.ben).count { $0.0 < 6 && $1.0 < 6 })
    #expect(data["categories"] as? [String] == ["A", "B", "C", "D", "E"])
    let judged = zip(grades.ana, grades.ben).map { ($0.0 < 6, $1.0 < 6) }
    let yes = Double(judged.reduce(0) { $0 + ($1.0 ? 1 : 0) + ($1.1 ? 1 : 0) }), all = Double(judged.count * 2)
    let apart = Double(judged.count { $0.0 != $0.1 }) * 2
    let nominal = 1 - (all - 1) * apart / (2 * yes * (all - yes))
    #expect(abs(try alpha(reliability["judged"], metric: "nominal") - nominal) < 1e-12)
    let diagonals = try #require(reliability["diagonal"] as? [[String: Any]])
    #expect(diagonals.map { $0["count"] as? Int } == [grades.ana, grades.ben].map { $0.count { $0 == $1 && $0 < 6 } })
  }

  private func review(_ reviewer: String, _ lines: [String]) throws {
    try project.review("vela", by: reviewer, lines + ["r", "o", "r"])
  }

  @Test func sourcesFoundAreComparedByNameAndByWhereTheySpeak() throws {
    try project.load("vela", paragraphs: 3)
    try review("ana", ["source \"The Harbour Board\"", "source \"two dockers\"", "source \"Mayor Ruiz\" ¶3"])
    try review(
      "ben", ["source \"harbour board\"", "source \"workers of the port\"", "source Courier", "source Post ¶4"])
    let json = try answer(.sources)
    let pair = try #require((json["coefficients"] as? [[String: Any]])?.first)
    #expect(pair["matched"] as? Int == 2)
    #expect(pair["found"] as? [Int] == [3, 4])
    #expect(abs(try #require(pair["value"] as? Double) - 4.0 / 7) < 1e-12)
    #expect(json["chance_corrected"] as? Bool == false)
    let table = try project.agreement { $0.field = .sources }
    #expect(table.contains("not chance-corrected"))
  }

  @Test func spansAreUnitizedByTypeAndOverlapsOfOneTypeAreOne() throws {
    try project.load("vela", paragraphs: 3)
    try review("ana", ["span loaded ¶2 0 10", "span loaded ¶2 5 20", "span hedge ¶3 0 5"])
    try review("ben", ["span loaded ¶2 0 20"])
    let json = try answer(.spans)
    let estimates = try #require(json["coefficients"] as? [[String: Any]])
    let loaded = try #require(estimates.first { $0["category"] as? String == "loaded" })
    #expect(loaded["value"] as? Double == 1)
    let text = try project.agreement { ($0.field, $0.spanType, $0.isJSON) = (.spans, .hedge, true) }
    #expect(!text.contains("\"loaded\""))
  }

  @Test(arguments: AgreementField.allCases) func everyFieldHasATableAndJSON(field: AgreementField) throws {
    try project.load("vela", paragraphs: 3)
    try review("ana", ["source Courier doubt", "assess 1 B2", "span loaded board", "confidence 2", "mixed o"])
    try review("ben", ["source Courier doubt", "assess 1 B3", "span loaded board", "confidence 3"])
    let json = try answer(field)
    #expect(json["on"] as? String == (field == .label ? nil : field.rawValue))
    #expect(json["articles"] as? [String] == ["vela"])
    let estimates = try #require(json["coefficients"] as? [[String: Any]])
    #expect(!estimates.isEmpty)
    let table = try project.agreement { $0.field = field }
    let shown = estimates.compactMap { $0["value"] as? Double }.filter { $0 == 1 || $0 == 0 }
    #expect(estimates.allSatisfy { $0["value"] is Double || $0["reason"] is String })
    #expect(shown.isEmpty || table.contains("1.00") || table.contains("0.00"))
  }

  @Test func anotherFieldNeedsNoFileAndNoBreakdown() throws {
    #expect(throws: Failure.self) { try project.agreement { ($0.field, $0.grouping) = (.sources, .article) } }
    #expect(throws: Failure.self) { try project.agreement { $0.spanType = .loaded } }
  }

  @Test func unfinishedReviewsStayHidden() throws {
    try project.load("vela", paragraphs: 3)
    try review("ana", ["source Courier"])
    try project.review("vela", by: "ben", ["source \"Secret Post\""], finishes: false)
    #expect(try !project.agreement { $0.field = .sources }.contains("1"))
    #expect(throws: Failure.self) {
      try project.agreement(viewer: "ben") { ($0.articles, $0.field) = (["vela"], .sources) }
    }
  }
}
