// SPDX-License-Identifier: GPL-3.0-or-later
import AgreementStatistics
import Foundation
import SchemaTestSupport
import Testing
import Workbench

/// Gamma, and a machine against people, on a file of spans.
@Suite struct SpanAgreementTests {
  private let project: TemporaryProject

  init() throws { project = try TemporaryProject() }

  /// Forty documents that two people and a machine marked: the machine one character off, ben blind in every tenth.
  private static let spans: String = {
    var text = "document,rater,category,start,end,length,cluster\n"
    for document in 0..<40 {
      let start = document % 7, kind = document % 2 == 0 ? "claim" : "view"
      text += "d\(document),ana,\(kind),\(start),\(start + 10),40,c\(document / 2)\n"
      text +=
        document % 10 == 0
        ? "d\(document),ben,,,,40,c\(document / 2)\n"
        : "d\(document),ben,\(kind),\(start),\(start + 9),40,c\(document / 2)\n"
      text += "d\(document),gpt,\(kind),\(start + 1),\(start + 10),40,c\(document / 2)\n"
    }
    return text
  }()

  private func answer(_ change: (inout AgreementRequest) -> Void) throws -> String {
    let path = try project.file("spans.csv", Self.spans)
    return try project.agreement {
      $0.file = FileRequest(.spans, path: path)
      change(&$0)
    }
  }

  private func json(_ change: (inout AgreementRequest) -> Void) throws -> [String: Any] {
    let answer = try answer {
      $0.isJSON = true
      change(&$0)
    }
    #expect(try JSONSchema("agreement").faults(in: answer) == [])
    return try JSONSerialization.jsonObject(with: Data(answer.utf8)) as? [String: Any] ?? [:]
  }

  @Test func gammaStandsAmongTheCoefficients() throws {
    let json = try json { $0.measure.gamma = GammaRequest("alpha=2,beta=0,empty=1,samples=40") }
    let coefficients = try #require(json["coefficients"] as? [[String: Any]])
    let gamma = try #require(coefficients.first { $0["coefficient"] as? String == "gamma" })
    let (value, observed, expected) = (
      gamma["value"] as? Double, gamma["observed"] as? Double, gamma["expected"] as? Double
    )
    #expect(abs((value ?? 0) - (1 - (observed ?? 0) / (expected ?? 1))) < 1e-12)
    let summary = try #require(json["gamma"] as? [String: Any])
    #expect(summary["alpha"] as? Double == 2 && summary["samples"] as? Int == 40 && summary["exact"] as? Bool == true)
    let names = Set(coefficients.compactMap { $0["coefficient"] as? String })
    #expect(
      names.isSuperset(of: [
        "krippendorff_alpha_u", "u_alpha", "u_alpha_binary", "cu_alpha", "ku_alpha", "gamma_cat", "gamma_k",
        "f1_strict",
        "f1_soft",
      ]))
  }

  @Test func aMachineIsTestedByDocument() throws {
    let json = try json { $0.measure.candidate = CandidateRequest("gpt", epsilon: 0.2) }
    let candidate = try #require(json["candidate"] as? [String: Any])
    #expect(candidate["test"] as? String == "cluster" && candidate["clusters"] as? Int == 20)
    #expect((candidate["per_annotator"] as? [[String: Any]])?.map { $0["n"] as? Int } == [40, 40])
    #expect((json["data"] as? [String: Any])?["raters"] as? [String] == ["ana", "ben"])
    #expect((candidate["baseline"] as? [String: Any])?["omega"] as? Double == 0)
  }

  @Test func wordsOfGammaThatMeanNothingAreRefused() throws {
    for words in ["alpha=0", "alpha", "gamma=1", "empty=-1", "alpha=1,alpha=2", "samples=1", ""] {
      let failure = try #require(throws: Failure.self) { _ = try answer { $0.measure.gamma = GammaRequest(words) } }
      #expect(failure.message.status == .usage, "\(words)")
    }
    let failure = try project.failure(ratings: "unit,rater,label\n1,a,x\n1,b,x\n") {
      $0.measure.gamma = GammaRequest("alpha=1")
    }
    #expect(failure.message.reason.contains("--spans or --on spans"))
  }

  @Test func theScreenFitsItsTerminal() throws {
    let text = try answer { $0.measure.gamma = GammaRequest("alpha=1") }
    #expect(text.contains("gamma-cat") && text.contains("cu-alpha") && text.contains("F1, soft"))
    #expect(text.split(separator: "\n").allSatisfy { $0.unicodeScalars.count <= 80 })
  }
}
