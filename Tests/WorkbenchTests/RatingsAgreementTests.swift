// SPDX-License-Identifier: GPL-3.0-or-later
import AgreementStatistics
import Foundation
import Testing
import Workbench

@Suite struct RatingsAgreementTests {
  private let project: TemporaryProject

  init() throws { project = try TemporaryProject() }

  /// Cohen 1960, p. 45: three labels, 200 units.
  private static let cohen1960: String = {
    let counts = [[88, 14, 18], [10, 40, 10], [2, 6, 12]]
    var text = "unit,rater,label\n"
    var unit = 0
    for (row, label) in ["1", "2", "3"].enumerated() {
      for (column, other) in ["1", "2", "3"].enumerated() {
        for _ in 0..<counts[row][column] {
          unit += 1
          text += "u\(unit),A,\(label)\nu\(unit),B,\(other)\n"
        }
      }
    }
    return text
  }()

  private func coefficient(_ json: [String: Any], _ name: String, metric: String? = nil, weights: String? = nil)
    -> [String: Any]?
  {
    (json["coefficients"] as? [[String: Any]])?.first {
      $0["coefficient"] as? String == name && $0["metric"] as? String == metric
        && $0["weights"] as? String == weights && $0["category"] is NSNull
    }
  }

  @Test func aPairWithoutAFigureIsNamed() throws {
    let text = try project.agreement(
      ratings: "unit,rater,label\n1,ana,x\n1,ben,x\n1,cleo,y\n2,ana,x\n2,ben,x\n2,cleo,x\n")
    let line = text.split(separator: "\n").first { $0.hasPrefix("  ana and ben") }
    #expect(line?.contains("—  only one label was used") == true)
  }

  /// What most would quote comes first; pairs, where there are several, stand apart from what is of all raters.
  @Test func aSummaryThenTablesByWhatTheyAreOf() throws {
    let rows = (0..<12).map { "\($0),ana,\($0 % 3)\n\($0),ben,\($0 % 3)\n\($0),cleo,\($0 % 4 == 0 ? 1 : $0 % 3)\n" }
    let text = try project.agreement(ratings: "unit,rater,label\n" + rows.joined())
    #expect(text.hasPrefix("  Krippendorff's alpha (nominal) 0.84 ("))
    let parts = text.components(separatedBy: "\n\n")
    let overall = try #require(parts.first { $0.contains("observed agreement  ") })
    let byPair = try #require(parts.first { $0.hasPrefix("  by pair") })
    #expect(!overall.contains("Cohen's kappa  ") && !overall.contains("cleo"))
    #expect(byPair.contains("ana and ben") && byPair.contains("ana and cleo") && byPair.contains("n 12"))
    #expect(text.split(separator: "\n").allSatisfy { $0.unicodeScalars.count <= 80 })
  }

  @Test func replicatesWantABootstrap() throws {
    for interval in IntervalChoice.allCases {
      let isDrawn = interval == .bootstrap || interval == .bca
      let answer = try? project.agreement(ratings: "unit,rater,label\n1,ana,x\n1,ben,x\n2,ana,x\n2,ben,y\n") {
        ($0.measure.replicates, $0.measure.interval) = (20, interval)
      }
      #expect((answer != nil) == isDrawn, "\(interval)")
    }
  }

  @Test func theFigureOfThePaperStands() throws {
    let json = try project.json(ratings: Self.cohen1960)
    let kappa = try #require(coefficient(json, "cohen_kappa")?["value"] as? Double)
    #expect(abs(kappa - 0.492) < 0.0005)
    let text = try project.agreement(ratings: Self.cohen1960)
    #expect(text.contains("Cohen's kappa               0.4915"))
    #expect(text.split(separator: "\n").allSatisfy { $0.unicodeScalars.count <= 80 })
  }

  @Test func ownWeightsAreThoseOfCohen1968() throws {
    let path = try project.file("cohen1968.csv", "0,1,3\n1,0,6\n3,6,0\n")
    let json = try project.json(ratings: Self.cohen1960) { $0.measure.weights = path }
    let kappa = try #require(coefficient(json, "cohen_kappa", weights: "cohen1968")?["value"] as? Double)
    #expect(abs(kappa - 0.348) < 0.0005)
  }

  @Test(arguments: [
    ",3,2,1\n3,0,6,3\n2,6,0,1\n1,3,1,0\n", ",1,2,3\n2,1,0,6\n3,3,6,0\n1,0,1,3\n", "3,1,2\n0,3,6\n3,0,1\n6,1,0\n",
  ]) func namedWeightsStandInTheOrderOfTheirNames(rows: String) throws {
    let path = try project.file("named.csv", rows)
    let json = try project.json(ratings: Self.cohen1960) { $0.measure.weights = path }
    let kappa = try #require(coefficient(json, "cohen_kappa", weights: "named")?["value"] as? Double)
    #expect(abs(kappa - 0.348) < 0.0005)
  }

  @Test func columnsMayHaveOtherNames() throws {
    let text = "item\tannotator\tvalue\nu1\ta\t1\nu1\tb\t2\nu2\ta\t2\nu2\tb\t2\n"
    let json = try project.json(ratings: text) {
      $0.file?.columns = "unit=item,rater=annotator,label=value"
      $0.measure.level = .interval
    }
    #expect(coefficient(json, "krippendorff_alpha", metric: "interval")?["value"] is Double)
    #expect(json["level"] as? String == "interval")
  }

  @Test func theSameSeedGivesTheSameBytes() throws {
    func answer(seed: UInt64) throws -> String {
      try project.agreement(ratings: Self.cohen1960) {
        ($0.isJSON, $0.measure.interval, $0.measure.seed, $0.measure.replicates) = (true, .bca, seed, 200)
      }
    }
    #expect(try answer(seed: 7) == answer(seed: 7))
    #expect(try answer(seed: 7) != answer(seed: 8))
  }

  @Test func setsAreComparedByTheirMembers() throws {
    let text = "unit,rater,label\nu1,a,x|y\nu1,b,y|x\nu2,a,\nu2,b,x\nu3,a,y\nu3,b,x|y\n"
    let json = try project.json(ratings: text) { $0.file?.setSeparator = "|" }
    #expect((json["data"] as? [String: Any])?["categories"] as? [String] == ["x", "y"])
    for metric in ["nominal", "jaccard", "masi", "masi_dkpro_variant"] {
      #expect(coefficient(json, "krippendorff_alpha", metric: metric)?["value"] is Double)
    }
    let observed = try #require(coefficient(json, "percent_agreement")?["value"] as? Double)
    #expect(abs(observed - 1.0 / 3) < 1e-12)
  }

  @Test func spansHaveACoefficientForAllAndForEachCategory() throws {
    let path = try project.file(
      "spans.csv",
      "document,rater,category,start,end,length\nd,a,x,10,20,100\nd,b,x,12,20,100\nd,a,y,40,60,100\nd,b,y,40,60,100\n")
    let json = try project.agreementJSON { $0.file = FileRequest(.spans, path: path) }
    let all = try #require(json["coefficients"] as? [[String: Any]])
    let coefficients = all.filter { $0["coefficient"] as? String == "krippendorff_alpha_u" }
    #expect(coefficients.map { $0["category"] as? String } == [nil, "x", "y"])
    #expect(coefficients.last?["value"] as? Double == 1)
  }

  @Test(arguments: AnnotationModelName.allCases)
  func posteriorsOfEveryUnitSumToOne(model: AnnotationModelName) throws {
    let path = project.folder.appending(path: "posteriors.csv").path
    let json = try project.json(ratings: Self.cohen1960) { ($0.measure.model, $0.measure.posteriors) = (model, path) }
    #expect((json["model"] as? [String: Any])?["name"] as? String == model.rawValue)
    let rows = try String(contentsOfFile: path, encoding: .utf8).split(whereSeparator: \.isNewline)
    #expect(rows.first == "unit,label,probability")
    #expect(rows.count == 1 + 200 * 3)
    let first = rows[1...3].compactMap { Double($0.split(separator: ",")[2]) }
    #expect(abs(first.reduce(0, +) - 1) < 1e-9)
    let left = try FileManager.default.contentsOfDirectory(atPath: project.folder.path)
    #expect(!left.contains { $0.hasSuffix(".partial") })
  }

  @Test func csvHasARowForEachCoefficient() throws {
    let text = try project.agreement(ratings: Self.cohen1960) { $0.isCSV = true }
    let rows = text.split(whereSeparator: \.isNewline)
    #expect(rows.first?.hasPrefix("coefficient,weights,metric,raters,category,value,") == true)
    #expect(rows.contains { $0.hasPrefix("cohen_kappa,,,A|B,,0.49") })
  }

  /// A spreadsheet would run what begins so; the apostrophe in front says that it is text.
  @Test(arguments: ["=", "+", "-", "@", "'", "\t", "\r", "\n"])
  func noCellBeginsAFormula(sign: String) throws {
    func cell(_ text: String) -> String { "\"\(sign)\(text)\"" }
    let rows = [("u1", "a"), ("u1", "a"), ("u2", "a"), ("u2", "b")].enumerated().map { index, row in
      "\(cell(row.0)),\(cell(index % 2 == 0 ? "x" : "y")),\(cell(row.1))"
    }
    let ratings = "unit,rater,label\n" + rows.joined(separator: "\n") + "\n"
    let path = project.folder.appending(path: "posteriors.csv").path
    let text = try project.agreement(ratings: ratings) {
      ($0.isCSV, $0.measure.model, $0.measure.posteriors) = (true, .majority, path)
    }
    let posteriors = try String(contentsOfFile: path, encoding: .utf8)
    #expect(text.contains("'\(sign)x|") && text.contains("'\(sign)a"))
    #expect(posteriors.contains("'\(sign)u1") && posteriors.contains("'\(sign)b"))
    for bare in [",\(sign)x", ",\(sign)a", "\"\(sign)a", "\n\(sign)u1", "\"\(sign)u1"] {
      #expect(!text.contains(bare) && !posteriors.contains(bare), "\(bare.debugDescription)")
    }
  }

  @Test func aPlotAndAPlanAreShownWhenAskedFor() throws {
    let text = try project.agreement(ratings: Self.cohen1960) { ($0.isPlotted, $0.measure.halfWidth) = (true, 0.05) }
    #expect(text.contains("▄█▄"))
    #expect(text.contains("for an interval of 0.050 to each side"))
  }

  @Test func escapesInNamesNeverReachTheTerminal() throws {
    let text = try project.agreement(ratings: "unit,rater,label\nu1,a\u{1B}[31m,x\u{1B}]0;t\nu1,b,y\nu2,b,y\nu2,c,y\n")
    #expect(!text.unicodeScalars.contains("\u{1B}"))
  }

  @Test func clustersWidenTheInterval() throws {
    var text = "unit,rater,label,cluster\n"
    for unit in 0..<60 {
      let cluster = unit / 6
      let other = cluster.isMultiple(of: 3) ? "y" : "x"
      text += "u\(unit),a,\(unit.isMultiple(of: 2) ? "x" : other),c\(cluster)\nu\(unit),b,x,c\(cluster)\n"
    }
    func error(_ cluster: String?) throws -> Double {
      let json = try project.json(ratings: text) { $0.measure.cluster = cluster }
      return try #require(coefficient(json, "percent_agreement")?["se"] as? Double)
    }
    #expect(try error(nil) > error("none"))
    #expect(try error("cluster") == error(nil))
  }
}
