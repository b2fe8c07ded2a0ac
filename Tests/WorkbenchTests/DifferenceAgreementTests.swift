// SPDX-License-Identifier: GPL-3.0-or-later
import AgreementStatistics
import AnnotationModel
import Foundation
import SchemaTestSupport
import Testing
import Workbench

/// Figures of two files, and of the parts of one, compared.
@Suite struct DifferenceAgreementTests {
  private let project: TemporaryProject

  init() throws { project = try TemporaryProject() }

  /// Two raters over so many units, who differ on every so-manieth.
  private static func rows(_ units: Range<Int>, differOn step: Int, _ more: String = "") -> String {
    units.map { unit in
      let label = ["x", "y", "z"][unit % 3], other = ["x", "y", "z"][(unit + 1) % 3]
      return "u\(unit),ana,\(label)\(more)\nu\(unit),ben,\(unit % step == 0 ? other : label)\(more)\n"
    }.joined()
  }

  private func compare(_ first: String, _ second: String, _ change: (inout AgreementRequest) -> Void = { _ in }) throws
    -> String
  {
    let files = [try project.file("before.csv", first), try project.file("after.csv", second)]
    return try project.agreement {
      $0.difference = .files(FileRequest(.ratings, path: files[0]), FileRequest(.ratings, path: files[1]))
      $0.measure.replicates = 200
      change(&$0)
    }
  }

  private func comparison(_ answer: String) throws -> [String: Any] {
    #expect(try JSONSchema("agreement").faults(in: answer) == [])
    let object = try JSONSerialization.jsonObject(with: Data(answer.utf8)) as? [String: Any]
    return try #require(object?["comparison"] as? [String: Any])
  }

  private func row(_ comparison: [String: Any], _ coefficient: String) throws -> [String: Any] {
    let first = (comparison["differences"] as? [[String: Any]])?.first
    return try #require(
      (first?["coefficients"] as? [[String: Any]])?.first {
        $0["coefficient"] as? String == coefficient && $0["category"] is NSNull
      })
  }

  @Test func filesOverTheSameUnitsArePaired() throws {
    let (before, after) = (
      "unit,rater,label\n" + Self.rows(0..<60, differOn: 3), "unit,rater,label\n" + Self.rows(0..<60, differOn: 6)
    )
    let comparison = try comparison(compare(before, after) { $0.isJSON = true })
    let agreed = try row(comparison, "percent_agreement")
    #expect((agreed["values"] as? [Double])?.map { ($0 * 6).rounded() } == [4, 5])
    #expect(abs((agreed["value"] as? Double ?? 0) - 1.0 / 6) < 1e-12 && (agreed["p"] as? Double ?? 1) < 0.02)
    #expect((comparison["differences"] as? [[String: Any]])?.first?["design"] as? String == "paired")
    let text = try compare(before, after)
    #expect(text.contains("First before.csv, second after.csv · paired: 60 units in both"))
    #expect(
      text.contains("observed agreement") && text.split(separator: "\n").allSatisfy { $0.unicodeScalars.count <= 80 })
  }

  @Test func partsOfAFileAreThoseOfItsColumn() throws {
    let text =
      "unit,rater,label,version\n" + Self.rows(0..<30, differOn: 3, ",1") + Self.rows(30..<60, differOn: 5, ",2")
    let path = try project.file("all.csv", text)
    func answer(_ parting: Parting) throws -> String {
      try project.agreement {
        ($0.file, $0.difference, $0.isJSON) = (FileRequest(.ratings, path: path), .by(parting), true)
        $0.measure.replicates = 200
      }
    }
    let comparison = try comparison(answer(.version))
    #expect((comparison["parts"] as? [[String: Any]])?.map { $0["name"] as? String } == ["1", "2"])
    #expect((comparison["differences"] as? [[String: Any]])?.first?["design"] as? String == "independent")
    let values = try row(comparison, "cohen_kappa")["values"] as? [Double]
    #expect(values.map { $0[0] < $0[1] } == true)
    #expect(throws: Failure.self) { _ = try answer(.group) }
  }

  /// As in every table of ratings columns are found in any case, and words that say that there is no rating are none.
  @Test func partsAreReadAsRatingsAre() throws {
    let rows = Self.rows(0..<30, differOn: 3, ",1") + Self.rows(30..<60, differOn: 5, ",2")
    let text = "Unit,RATER,Label,Version\nu0,cleo,NA,1\nu30,cleo,NA,2\n" + rows
    let path = try project.file("all.csv", text)
    let answer = try project.agreement {
      ($0.file, $0.difference, $0.isJSON) = (FileRequest(.ratings, path: path), .by(.version), true)
      $0.file?.missing = ["NA"]
      $0.measure.replicates = 200
    }
    let parts = try comparison(answer)["parts"] as? [[String: Any]]
    #expect(parts?.map { $0["raters"] as? [String] } == [["ana", "ben"], ["ana", "ben"]])
  }

  @Test func aFaultInAPartNamesTheRowOfTheFile() throws {
    let text = "unit,rater,label,group\nu1,ana,x,a\nu1,ana,x,b\nu1,ben,x,b\nu1,ana,y,a\n"
    let path = try project.file("all.csv", text)
    let failure = try project.failure {
      ($0.file, $0.difference) = (FileRequest(.ratings, path: path), .by(.group))
    }
    #expect(failure.message.reason.contains("rows 2 and 5 are both of unit “u1”"))
  }

  @Test func aProjectHasRoundsVersionsAndKindsOfReviewers() throws {
    for (parting, words) in [
      (Parting.round, "by round"), (.version, "by version"), (.reviewerKind, "by reviewer-kind"),
    ] {
      let failure = try project.failure { $0.difference = .by(parting) }
      #expect(!failure.message.reason.isEmpty, "\(words)")
    }
    let failure = try project.failure { $0.difference = .by(.group) }
    #expect(failure.message.status == .usage && failure.message.reason.contains("--ratings and a column group"))
  }

  private static func spans(_ documents: Range<Int>, shift: Int, _ more: String = "") -> String {
    documents.map { "d\($0),ana,10,20,100,x\(more)\nd\($0),ben,\(10 + $0 % shift),20,100,x\(more)\n" }.joined()
  }

  @Test func filesOfSpansAreKnownByTheirColumns() throws {
    let header = "document,rater,start,end,length,category"
    let (before, after) = (
      "\(header)\n" + Self.spans(0..<30, shift: 6), "\(header)\n" + Self.spans(0..<30, shift: 2)
    )
    let json = try comparison(compare(before, after) { $0.isJSON = true })
    let alpha = try row(json, "krippendorff_alpha_u")
    #expect((alpha["value"] as? Double ?? 0) > 0 && (alpha["ci"] as? [Double])?.count == 2)
    #expect((json["parts"] as? [[String: Any]])?.first?["ratings"] as? Int == 60)
    #expect(try compare(before, after).contains("paired: 30 documents in both"))
    let labels = "unit,rater,label\n" + Self.rows(0..<30, differOn: 3)
    let failure = #expect(throws: Failure.self) { _ = try compare(before, labels) }
    #expect(failure?.line.contains("one holds spans, the other labels") == true)
    #expect(throws: Failure.self) { _ = try compare(before, after) { $0.measure.level = .ordinal } }
  }

  @Test func aColumnThatPartsLackIsNamedWithTheOnesOfItsKind() throws {
    let request = FileRequest(
      .spans, path: try project.file("s.csv", "document,rater,start,length,round\nd,ana,1,9,1\n"))
    let spans = try project.failure { ($0.file, $0.difference) = (request, .by(.round)) }
    #expect(spans.line.contains("no column “end”") && spans.line.contains("--columns document="))
    let labels = try project.failure(ratings: "unit,label,round\nu,x,1\n") { $0.difference = .by(.round) }
    #expect(labels.line.contains("no column “rater”") && labels.line.contains("--columns unit="))
  }

  @Test func partsOfSpansAreThoseOfTheirColumn() throws {
    let text =
      "document,rater,start,end,length,category,round\n" + Self.spans(0..<20, shift: 6, ",1")
      + Self.spans(20..<40, shift: 2, ",2")
    let path = try project.file("spans.csv", text)
    let answer = try project.agreement {
      ($0.file, $0.difference, $0.isJSON) = (FileRequest(.spans, path: path), .by(.round), true)
      $0.measure.replicates = 200
    }
    let comparison = try comparison(answer)
    #expect((comparison["parts"] as? [[String: Any]])?.map { $0["units"] as? Int } == [20, 20])
    #expect(try row(comparison, "f1_soft")["p"] is Double)
  }

  @Test func setsAreComparedAsSets() throws {
    func text(_ step: Int) -> String {
      "unit,rater,label\n"
        + (0..<40).map { "u\($0),ana,x|y\nu\($0),ben,\($0 % step == 0 ? "y" : "y|x")\n" }.joined()
    }
    func answer(_ change: (inout AgreementRequest) -> Void = { _ in }) throws -> String {
      let files = [try project.file("before.csv", text(2)), try project.file("after.csv", text(4))]
      return try project.agreement {
        var requests = files.map { FileRequest(.ratings, path: $0) }
        for place in requests.indices { requests[place].setSeparator = "|" }
        ($0.difference, $0.measure.replicates, $0.isJSON) = (.files(requests[0], requests[1]), 200, true)
        change(&$0)
      }
    }
    let agreed = try row(comparison(answer()), "percent_agreement")
    #expect(agreed["values"] as? [Double] == [0.5, 0.75])
    #expect(throws: Failure.self) { _ = try answer { $0.measure.weights = "linear" } }
  }

  /// Whichever of two files can not be read is named.
  @Test func theFileAtFaultIsNamed() throws {
    let failure = #expect(throws: Failure.self) {
      _ = try compare("unit,rater,label\n" + Self.rows(0..<30, differOn: 3), "a,b\n1,2\n")
    }
    #expect(failure?.line.contains("after.csv not compared: row 1 has no column") == true)
  }
}
