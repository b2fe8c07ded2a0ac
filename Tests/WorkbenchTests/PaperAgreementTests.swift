// SPDX-License-Identifier: GPL-3.0-or-later
import AgreementStatistics
import Foundation
import SchemaTestSupport
import Testing
import Workbench

/// Formulas with the numbers of the data, plans of a study and drawings.
@Suite struct PaperAgreementTests {
  private let project: TemporaryProject

  init() throws { project = try TemporaryProject() }

  /// Krippendorff 2011, data A: two observers, ten units; alpha .095.
  private static let ratings: String = {
    let rows = zip("0100000000", "1110010010").enumerated().map { "\($0),meg,\($1.0)\n\($0),owen,\($1.1)\n" }
    return "unit,rater,label\n" + rows.joined()
  }()

  private func json(_ change: (inout AgreementRequest) -> Void) throws -> [String: Any] {
    let answer = try project.agreement(ratings: Self.ratings) {
      $0.isJSON = true
      change(&$0)
    }
    #expect(try JSONSchema("agreement").faults(in: answer) == [])
    return try JSONSerialization.jsonObject(with: Data(answer.utf8)) as? [String: Any] ?? [:]
  }

  @Test func theFormulaHasTheNumbersOfTheData() throws {
    let text = try project.agreement(ratings: Self.ratings) {
      $0.measure.explanation = ExplanationRequest("KRIPPENDORFF…,ac1")
    }
    let line = text.replacing("\n    ", with: " ")
    #expect(line.contains("Krippendorff's alpha, nominal = 1 - D_o / D_e = 1 - 0.4000 / 0.4421 = 0.0952"))
    #expect(line.contains("Gwet's AC1 = (p_a - p_e) / (1 - p_e) = (0.6000 - 0.4200) / (1 - 0.4200) = 0.3103"))
    #expect(text.contains(/0, 1 +1 +8 +8\.842 +100\.0 % +100\.0 %/))
    #expect(text.split(separator: "\n").allSatisfy { $0.unicodeScalars.count <= 80 })
    let explanation = try #require(
      try json { $0.measure.explanation = ExplanationRequest("krippendorff") }["explanation"] as? [String: Any])
    let pairs = (explanation["coincidences"] as? [[String: Any]])?.first?["pairs"] as? [[String: Any]]
    #expect(pairs?.first?["observed"] as? Double == 8)
    func explained(_ words: String) throws -> String {
      try project.agreement(ratings: Self.ratings) { $0.measure.explanation = ExplanationRequest(words) }
    }
    #expect(try explained("Kripp., cohen…") == explained("krippendorff,cohen"))
    let failure = try project.failure(ratings: Self.ratings) { $0.measure.explanation = ExplanationRequest("gamma") }
    #expect(failure.message.status == .usage && failure.message.reason.contains("“gamma”"))
  }

  @Test func aimsHaveUnitsAndRaters() throws {
    var aims = StudyAims()
    (aims.least, aims.difference, aims.budget) = (0, 0.2, 600)
    let planning = try #require(
      try json { ($0.measure.halfWidth, $0.measure.aims) = (0.1, aims) }["planning"] as? [[String: Any]])
    let alpha = try #require(planning.first { $0["coefficient"] as? String == "krippendorff_alpha" })
    for key in ["units_needed", "units_at_least", "units_difference", "overlap_units", "total_units"] {
      #expect((alpha[key] as? Int ?? 0) > 10, "\(key)")
    }
    #expect(alpha["budget"] as? Int == 600 && alpha["half_width"] as? Double == 0.1)
    let text = try project.agreement(ratings: Self.ratings) { ($0.measure.halfWidth, $0.measure.aims) = (0.1, aims) }
    #expect(text.contains(">= 0.00") && text.contains("0.20 apart") && text.contains("overlap"))
    #expect(text.split(separator: "\n").allSatisfy { $0.unicodeScalars.count <= 80 })
    let note = "each of two samples"
    func words() throws -> String {
      try project.agreement(ratings: Self.ratings) { $0.measure.aims = aims }.replacing(/\s+/, with: " ")
    }
    #expect(try words().contains(note))
    aims.difference = nil
    #expect(try !words().contains(note))
    aims.power = 1
    let failure = try project.failure(ratings: Self.ratings) { $0.measure.aims = aims }
    #expect(failure.message.status == .usage)
  }

  @Test func intervalsAreDrawn() throws {
    let path = project.folder.appending(path: "plot.svg").path
    _ = try project.agreement(ratings: Self.ratings.replacing("meg", with: "m<g")) { $0.plotPath = path }
    let svg = try String(contentsOfFile: path, encoding: .utf8)
    #expect(svg.hasPrefix("<svg xmlns=\"http://www.w3.org/2000/svg\"") && svg.hasSuffix("</svg>\n"))
    #expect(svg.contains("Krippendorff's alpha, nominal") && svg.contains("0.0952") && !svg.contains("m<g"))
    #expect(svg.components(separatedBy: "<circle").count > 5)
  }
}
