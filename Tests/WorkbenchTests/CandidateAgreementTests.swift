// SPDX-License-Identifier: GPL-3.0-or-later
import AgreementStatistics
import Foundation
import SchemaTestSupport
import Testing
import Workbench

/// A machine against people, in a file of ratings and in the project.
@Suite struct CandidateAgreementTests {
  private let project: TemporaryProject

  init() throws { project = try TemporaryProject() }

  /// Forty units in ten texts: two people who agree but on every eighth, and a machine that errs on every tenth.
  private static let ratings: String = {
    var text = "unit,rater,label,cluster\n"
    for unit in 0..<40 {
      let label = ["x", "y", "z"][unit % 3], other = ["x", "y", "z"][(unit + 1) % 3]
      for (rater, errs) in [("ana", false), ("ben", unit % 8 == 0), ("gpt", unit % 10 == 1)] {
        text += "u\(unit),\(rater),\(errs ? other : label),t\(unit / 4)\n"
      }
    }
    return text
  }()

  private func json(_ ratings: String = Self.ratings, _ change: @escaping (inout AgreementRequest) -> Void = { _ in })
    throws -> [String: Any]
  {
    try project.json(ratings: ratings) {
      $0.measure.candidate = CandidateRequest("gpt", epsilon: 0.2)
      change(&$0)
    }
  }

  @Test func figuresAreThePeoplesAndTheTestStandsBeside() throws {
    let json = try json()
    #expect((json["data"] as? [String: Any])?["raters"] as? [String] == ["ana", "ben"])
    let candidate = try #require(json["candidate"] as? [String: Any])
    #expect(candidate["name"] as? String == "gpt" && candidate["test"] as? String == "cluster")
    #expect(candidate["epsilon"] as? Double == 0.2 && candidate["omega"] as? Double == 1)
    #expect((candidate["per_annotator"] as? [[String: Any]])?.count == 2)
    #expect((candidate["item"] as? [String: Any])?["omega"] as? Double == 1)
    let warnings = try #require(json["warnings"] as? [String])
    #expect(warnings.contains { $0.hasPrefix("10 clusters carry the test") })
  }

  @Test func theAnswerIsOfItsSchema() throws {
    let answer = try project.agreement(ratings: Self.ratings) {
      ($0.isJSON, $0.measure.candidate) = (true, CandidateRequest("gpt"))
    }
    #expect(try JSONSchema("agreement").faults(in: answer) == [])
  }

  @Test func theScreenSaysTheVerdictFirst() throws {
    let text = try project.agreement(ratings: Self.ratings) {
      $0.measure.candidate = CandidateRequest("gpt", epsilon: 0.2)
    }
    #expect(text.contains("gpt may stand in for people at epsilon 0.20: it wins against 2 of 2"))
    #expect(text.contains("on 40 units in\n  10 clusters.") || text.contains("40 units in 10 clusters"))
    #expect(text.split(separator: "\n").allSatisfy { $0.unicodeScalars.count <= 80 })
  }

  @Test func unitsOfNoTextAreIndependent() throws {
    let json = try json { $0.measure.cluster = "none" }
    #expect((json["candidate"] as? [String: Any])?["test"] as? String == "item")
    #expect((json["warnings"] as? [String])?.contains { $0.contains("takes units as independent") } == true)
  }

  @Test func setsAndScalesAreTestedAsWell() throws {
    let sets = try json { $0.file?.setSeparator = "|" }
    #expect((sets["candidate"] as? [String: Any])?["omega"] as? Double == 1)
    let scale = Self.ratings.replacing(",x,", with: ",1,").replacing(",y,", with: ",2,").replacing(",z,", with: ",5,")
    let ordinal = try json(scale) { $0.measure.level = .ordinal }
    #expect(((ordinal["candidate"] as? [String: Any])?["alpha"] as? [String: Any])?["metric"] as? String == "ordinal")
  }

  @Test func whatCanNotBeTestedIsRefused() throws {
    let few = Self.ratings.split(separator: "\n").prefix(1 + 3 * 29).joined(separator: "\n")
    let failure = try project.failure(ratings: few) { $0.measure.candidate = CandidateRequest("gpt") }
    #expect(failure.message.status == .badInput && failure.message.reason.contains("29 units"))
    for change: (inout AgreementRequest) -> Void in [
      { $0.isCSV = true }, { $0.measure.candidate?.epsilon = 1 }, { $0.measure.candidate?.epsilon = -0.1 },
    ] {
      let failure = try project.failure(ratings: Self.ratings) {
        $0.measure.candidate = CandidateRequest("gpt")
        change(&$0)
      }
      #expect(failure.message.status == .usage)
    }
  }
}
