// SPDX-License-Identifier: GPL-3.0-or-later
import AgreementStatistics
import Testing

/// The report as JSON.
@Suite("Report")
struct ReportTests {
  @Test("The keys of the contract, the same bytes each time")
  func keys() throws {
    let report = report(try Data.table([[2, 1], [0, 3]], ["say \"so\"", "no"]))
    let text = String(decoding: report.json(), as: UTF8.self)
    #expect(text == String(decoding: report.json(), as: UTF8.self))
    let opening = """
      {"data":{"units":6,"pairable_units":6,"raters":["A","B"],"ratings":12,"pairable_ratings":12,\
      "categories":["say \\"so\\"","no"],"category_order":"declared","clusters":null,"dropped":[]},\
      "level":"nominal","weights":"identity","confidence":0.95,"interval":"analytic","seed":1,"coefficients":[
      """
    #expect(text.hasPrefix(opening))
    for key in ["\"pairs\":[", "\"diagnostics\":{", "\"model\":null}", "\"confusion\":[[2,1],[0,3]]"] {
      #expect(text.contains(key))
    }
  }

  @Test("The level decides which coefficients there are")
  func levels() throws {
    let matrix = try RandomRatings(seed: 2).matrix(level: .interval)
    let nominal = report(matrix).coefficients
    #expect(nominal.allSatisfy { $0.weights == nil })
    #expect(nominal.compactMap(\.metric) == ["nominal"])
    let interval = report(matrix, level: .interval).coefficients
    #expect(Set(interval.compactMap(\.weights)) == ["linear", "quadratic"])
    #expect(interval.compactMap(\.metric) == ["nominal", "ordinal", "interval"])
    #expect(interval.contains { $0.coefficient == .gwetAC2 })
  }

  @Test(
    "The estimates over all raters and categories are the report's to the last bit, computed alone",
    arguments: [
      IntervalMethod.smoothed, .analytic, .bootstrap, .bca,
    ])
  func overall(method: IntervalMethod) throws {
    for clustered in [false, true] {
      let matrix = try RandomRatings(seed: 5).matrix(clustered: clustered, level: .ordinal)
      let plan = IntervalPlan(method: method, replicates: 100)
      let analysis = AgreementAnalysis(AgreementOptions(level: .ordinal, plan: plan, clustered: clustered))
      let (whole, overall) = (analysis.run(matrix), analysis.overall(matrix))
      #expect(overall.pairableUnits == whole.data.pairableUnits)
      #expect(overall.estimates == whole.coefficients.filter { $0.category == nil && $0.raters == nil })
      #expect(overall.estimates.contains { $0.interval != nil })
    }
  }
}
