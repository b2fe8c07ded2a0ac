// SPDX-License-Identifier: GPL-3.0-or-later

import AgreementStatistics
import Testing

/// Raters who have not read every document. The figures were computed by a separate program from the sections of every pair
/// of raters, and its jackknife by leaving out each document or cluster in turn.
@Suite struct AbsentRaterTests {
  private static let invented = """
    document,rater,category,start,end,length,cluster
    d1,A,x,5,12,50,p
    d1,A,x,20,30,50,p
    d1,B,x,5,14,50,p
    d1,B,y,20,30,50,p
    d2,A,x,0,8,40,p
    d2,B,x,1,9,40,p
    d2,C,,,,40,p
    d3,B,y,10,25,60,q
    d3,C,y,12,25,60,q
    d3,C,x,40,44,60,q
    d4,C,x,3,9,30,r
    d5,A,y,7,19,45,s
    d5,C,y,7,19,45,s
    d6,A,,,,35,t
    d6,B,x,30,35,35,t
    d6,C,x,28,35,35,t
    d7,A,x,1,5,35,u
    d7,B,x,1,5,35,u
    """

  private func report(_ method: IntervalMethod, clustered: Bool) throws -> AgreementReport {
    let corpus = try SpanTable().read(Array(Self.invented.utf8))
    return UnitizingAnalysis(plan: IntervalPlan(method: method), clustered: clustered).run(corpus)
  }

  @Test func whoeverDidNotReadADocumentDoesNotDisagreeOnIt() throws {
    var rows = ["document,rater,category,start,end,length"]
    for (document, raters) in ["AB", "AB", "AC", "AC", "BC", "BC"].enumerated() {
      for rater in raters { rows += ["d\(document),\(rater),x,10,20,100", "d\(document),\(rater),x,40,55,100"] }
    }
    let report = UnitizingAnalysis().run(try SpanTable().read(Array(rows.joined(separator: "\n").utf8)))
    #expect(report.coefficients.filter { $0.coefficient == .krippendorffAlphaU }.map(\.value) == [1, 1])
    #expect(report.data.readings?.absent == 6)
    let silent = rows + ["d0,C,,,,100"]
    let read = UnitizingAnalysis().run(try SpanTable().read(Array(silent.joined(separator: "\n").utf8)))
    #expect(try #require(read.coefficients[0].value) < 1)
    #expect(read.data.readings?.empty == 1)
  }

  @Test func whoReadNothingInCommonCanNotBeCompared() throws {
    let rows = "document,rater,category,start,end,length\nd,a,x,0,4,9\ne,b,y,0,4,9"
    let report = UnitizingAnalysis().run(try SpanTable().read(Array(rows.utf8)))
    #expect(report.coefficients.first { $0.coefficient == .krippendorffAlphaU }?.reason == .noCommonDocument)
  }

  @Test func valuesAreThoseOfASeparateProgram() throws {
    let report = try report(.analytic, clustered: false)
    let expected = [0.605191982890235, 0.3824023519085463, 0.7778194855371314]
    for (estimate, value) in zip(report.coefficients, expected) {
      #expect(near(estimate.value, value, within: 1e-12))
    }
    #expect(near(report.coefficients[1].observed, 0.0027943240293154528, within: 1e-15))
    #expect(near(report.coefficients[1].expected, 0.004524505619395866, within: 1e-15))
    #expect(report.data.units == 7)
    #expect(report.data.pairableUnits == 6)
  }

  @Test func jackknifeLeavesOutDocumentsOrClusters() throws {
    let alone = try report(.jackknife, clustered: false).coefficients[0]
    #expect(near(alone.standardError, 0.23014139053913152, within: 1e-12))
    #expect(alone.interval?.method == .jackknife)
    let together = try report(.jackknife, clustered: true).coefficients[0]
    #expect(near(together.standardError, 0.28399978119739666, within: 1e-12))
  }

  @Test func otherIntervalsAreNearTheJackknife() throws {
    for method in [IntervalMethod.analytic, .bootstrap, .bca] {
      let estimate = try report(method, clustered: false).coefficients[0]
      #expect(estimate.interval?.method == method)
      #expect(try (0.1...0.4).contains(#require(estimate.standardError)))
    }
  }

  @Test func spansWithoutACategoryAreOne() throws {
    let corpus = try SpanTable().read(Array("document,rater,start,end,length\nd,a,0,4,9\nd,b,0,4,9".utf8))
    #expect(corpus.categories == [""])
    #expect(UnitizingAlpha.overall(corpus).number == 1)
    let empty = try SpanTable().read(Array("document,rater,category,start,end,length\nd,a,,0,4,9\nd,b,,1,4,9".utf8))
    #expect(empty.categories == [""])
  }

  @Test func aDocumentHasOneCluster() {
    let text = "document,rater,start,end,length,cluster\nd,a,0,4,9,k\nd,b,0,4,9,l"
    #expect(throws: SpanTableError.clustersDiffer(row: 3, document: "d", cluster: "l", earlier: "k")) {
      try SpanTable().read(Array(text.utf8))
    }
  }
}
