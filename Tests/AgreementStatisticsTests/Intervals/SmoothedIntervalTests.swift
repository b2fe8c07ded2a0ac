// SPDX-License-Identifier: GPL-3.0-or-later
import AgreementStatistics
import Testing

/// Limits by one pseudo-unit: computed apart from the program, by the rule's formulas in floating point, to 1e-6.
@Suite("Smoothed intervals")
struct SmoothedIntervalTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let patterns: [[Int]]
    let clusters: [[[Int]]]
    let isClustered: Bool
    let weights: WeightScheme
    let limits: [Coefficient: (value: Double?, lower: Double, upper: Double)]

    init(
      _ name: String, patterns: [[Int]], clusters: [[[Int]]], isClustered: Bool, weights: WeightScheme,
      limits: [Coefficient: (value: Double?, lower: Double, upper: Double)]
    ) {
      self.name = name
      self.patterns = patterns
      self.clusters = clusters
      self.isClustered = isClustered
      self.weights = weights
      self.limits = limits
    }

    var testDescription: String { name }

    /// The ratings as a table, raters without a name of their own.
    var table: String {
      var rows = "unit,rater,label,cluster\n", unit = 0
      for (cluster, entries) in clusters.enumerated() {
        for entry in entries {
          for _ in 0..<entry[1] {
            var rater = 0
            for (category, count) in patterns[entry[0]].enumerated() {
              for _ in 0..<count {
                rows += "\(unit),r\(rater),\(category + 1),\(cluster)\n"
                rater += 1
              }
            }
            unit += 1
          }
        }
      }
      return rows
    }

    func report(_ plan: IntervalPlan) throws -> AgreementReport {
      let level: Level = weights == .identity ? .nominal : .interval
      let names = patterns[0].indices.map { String($0 + 1) }
      var columns = RatingsColumns()
      columns.cluster = isClustered ? "cluster" : nil
      let reader = RatingsReader(columns: columns, categories: names, level: level)
      return AgreementAnalysis(AgreementOptions(level: level, plan: plan)).run(
        try reader.read(bytes: Array(table.utf8)))
    }

    func estimate(_ coefficient: Coefficient, in report: AgreementReport) throws -> Estimate {
      let isWeighted = weights != .identity
      let found = report.coefficients.first { estimate in
        let name: Coefficient = isWeighted && coefficient == .gwetAC1 ? .gwetAC2 : coefficient
        guard estimate.coefficient == name, estimate.category == nil, estimate.raters == nil else { return false }
        if name == .krippendorffAlpha { return estimate.metric == (isWeighted ? "interval" : "nominal") }
        return estimate.weights == (isWeighted ? "quadratic" : nil)
      }
      return try #require(found)
    }
  }

  @Test("The limits of seven samples of units", arguments: Self.cases)
  func units(of example: Case) throws {
    let report = try example.report(IntervalPlan(method: .smoothed))
    for (coefficient, wanted) in example.limits {
      let estimate = try example.estimate(coefficient, in: report)
      let interval = try #require(estimate.interval, "\(coefficient)")
      #expect(estimate.value == nil && wanted.value == nil || agrees(estimate.value, wanted.value ?? .nan))
      #expect(abs(interval.lower - wanted.lower) < 1e-6, "\(coefficient) \(interval.lower)")
      #expect(abs(interval.upper - wanted.upper) < 1e-6, "\(coefficient) \(interval.upper)")
      #expect(interval.method == .smoothed)
    }
  }

  @Test("The limits of Cohen's kappa")
  func cohen() throws {
    let cells = [[26, 1, 0], [2, 3, 1], [0, 1, 1]]
    var rows = "unit,rater,label\n", unit = 0
    for (k, row) in cells.enumerated() {
      for (l, count) in row.enumerated() {
        for _ in 0..<count {
          rows += "\(unit),a,\(k)\n\(unit),b,\(l)\n"
          unit += 1
        }
      }
    }
    let matrix = try RatingsReader().read(bytes: Array(rows.utf8))
    let report = AgreementAnalysis(AgreementOptions(plan: IntervalPlan(method: .smoothed))).run(matrix)
    let estimate = try #require(report.coefficients.first { $0.coefficient == .cohenKappa })
    #expect(agrees(estimate.value, 0.5977011494252872))
    let interval = try #require(estimate.interval)
    #expect(abs(interval.lower - 0.305974087130649) < 1e-6 && abs(interval.upper - 0.8295488742011831) < 1e-6)
  }

  /// Three raters with ratings missing; the limits by another program, which takes every influence as a difference quotient.
  @Test("The limits of Conger's kappa")
  func conger() throws {
    let patterns: [(String, Int)] = [
      ("000", 24), ("001", 3), ("010", 1), ("111", 2), ("00.", 4), (".10", 1), ("..0", 2), ("1.1", 1),
    ]
    let units = patterns.flatMap { pattern, count in [String](repeating: pattern, count: count) }
    let rows = (0..<3).map { rater in String(units.map { Array($0)[rater] }) }
    let matrix = try Data.raters(rows, ["0", "1"])
    let report = AgreementAnalysis(AgreementOptions(plan: IntervalPlan(method: .smoothed))).run(matrix)
    let interval = try #require(report[.congerKappa]?.interval)
    #expect(interval.method == .smoothed)
    #expect(abs(interval.lower - 0.13156204622760226) < 1e-6 && abs(interval.upper - 0.855160193352539) < 1e-6)
  }

  @Test("Of two raters Conger's limits are Cohen's and unanimity's those of percent agreement")
  func twoRaters() throws {
    let matrix = try RandomRatings(seed: 5, units: 25, raters: 2, missing: 0).matrix()
    let report = AgreementAnalysis(AgreementOptions(plan: IntervalPlan(method: .smoothed))).run(matrix)
    for (one, other) in [(Coefficient.congerKappa, Coefficient.cohenKappa), (.unanimity, .percentAgreement)] {
      let (a, b) = (try #require(report[one]?.interval), try #require(report[other]?.interval))
      #expect(a.method == .smoothed && abs(a.lower - b.lower) < 1e-12 && abs(a.upper - b.upper) < 1e-12, "\(one)")
    }
  }

  @Test("Which interval the data choose", arguments: [(19, IntervalMethod.smoothed), (20, .analytic)])
  func automatic(minority: Int, method: IntervalMethod) throws {
    let example = Case(
      "", patterns: [[2, 0], [0, 2]], clusters: [[[0, 60], [1, minority]]], isClustered: false, weights: .identity,
      limits: [:])
    var plan = IntervalPlan()
    plan.isAutomatic = true
    let report = try example.report(plan)
    #expect(try example.estimate(.gwetAC1, in: report).interval?.method == method)
    #expect(String(decoding: report.json(), as: UTF8.self).contains("\"interval\":\"auto\",\"seed\""))
  }

  @Test("Limits stay within what a coefficient can be", arguments: IntervalMethod.allCases)
  func bounded(method: IntervalMethod) throws {
    let matrix = try Data.raters(["aab", "abb"], ["a", "b"])
    let report = AgreementAnalysis(AgreementOptions(plan: IntervalPlan(method: method))).run(matrix)
    for estimate in report.coefficients {
      guard let interval = estimate.interval else { continue }
      #expect(interval.upper <= 1)
      #expect(!estimate.coefficient.isProportion || interval.lower >= 0)
    }
  }

  @Test("What rests on few units is said")
  func warnings() throws {
    func warnings(_ rows: [String]) throws -> [AgreementWarning] {
      AgreementAnalysis().run(try Data.raters(rows, ["a", "b"])).diagnostics.warnings
    }
    let a = String(repeating: "a", count: 30)
    #expect(try warnings([a, a]).contains(.oneCategory("a")))
    #expect(try warnings([a + "b", a + "b"]).contains(.fewMinorityUnits(1)))
    #expect(
      try !warnings([a + "bbbbb", a + "bbbbb"]).contains { if case .fewMinorityUnits = $0 { true } else { false } })
    #expect(try warnings(["aabb", "aabb"]).contains(.fewUnits(4, areClusters: false)))
    #expect(try warnings(["aaaabbbbb", "aaaabbbbb"]).contains(.fewUnits(9, areClusters: false)))
    #expect(try !warnings(["aaaaabbbbb", "aaaaabbbbb"]).contains(.fewUnits(10, areClusters: false)))
  }

  @Test("Nothing rests on a category where no unit has two ratings")
  func unpaired() throws {
    let warnings = AgreementAnalysis().run(try Data.raters(["aab...", "...abb"], ["a", "b"])).diagnostics.warnings
    #expect(!warnings.contains { if case .fewMinorityUnits = $0 { true } else { false } })
    #expect(!warnings.contains(.oneCategory("a")) && !warnings.contains(.oneCategory("b")))
  }

  @Test("Pairs of many raters that share few units are said", arguments: [(5, 19, nil), (6, 19, 19), (6, 20, nil)])
  func sparse(raters: Int, units: Int, median: Int?) throws {
    let rows = Array(repeating: String(repeating: "ab", count: units).prefix(units), count: raters)
    let warnings = AgreementAnalysis().run(try Data.raters(rows.map(String.init), ["a", "b"])).diagnostics.warnings
    let medians = warnings.compactMap { if case .sparsePairs(let median) = $0 { median } else { nil } }
    #expect(medians == (median.map { [$0] } ?? []))
  }

  @Test("What has no smoothed interval is named")
  func named() throws {
    let report = try Self.cases[0].report(IntervalPlan(method: .smoothed))
    let named = report.diagnostics.warnings.compactMap { warning -> [Coefficient]? in
      if case .notSmoothed(let coefficients) = warning { coefficients } else { nil }
    }
    #expect(named.count == 1 && named[0].contains(.lightKappa) && !named[0].contains(.congerKappa))
    let plain = try Self.cases[0].report(IntervalPlan())
    #expect(!plain.diagnostics.warnings.contains { if case .notSmoothed = $0 { true } else { false } })
  }

  @Test("Error and p stay the analytic ones")
  func errors() throws {
    let example = Self.cases[4]
    let smoothed = try example.report(IntervalPlan(method: .smoothed)), plain = try example.report(IntervalPlan())
    for coefficient in example.limits.keys {
      let (a, b) = (try example.estimate(coefficient, in: smoothed), try example.estimate(coefficient, in: plain))
      #expect(a.standardError == b.standardError && a.p == b.p && a.interval != b.interval)
    }
  }

  static let cases: [Case] = [
    Case(
      "two raters, binary, 95/5, n=30", patterns: [[2, 0], [1, 1], [0, 2]], clusters: [[[0, 25], [1, 4], [2, 1]]],
      isClustered: false,
      weights: .identity,
      limits: [
        .fleissKappa: (0.2592592592592592, -0.089115022348488, 0.7644154295162171),
        .krippendorffAlpha: (0.2716049382716048, -0.089115022348488, 0.7644154295162171),
        .gwetAC1: (0.8373983739837398, 0.611550165910203, 0.9551351477656028),
        .percentAgreement: (0.8666666666666667, 0.7116208501442465, 0.9545378508972516),
      ]),
    Case(
      "three raters, binary, 95/5, n=30", patterns: [[3, 0], [2, 1], [1, 2], [0, 3]],
      clusters: [[[0, 23], [1, 5], [2, 1], [3, 1]]], isClustered: false,
      weights: .identity,
      limits: [
        .fleissKappa: (0.32500000000000007, -0.015905774415206242, 0.7257041064424573),
        .krippendorffAlpha: (0.3325, -0.015905774415207352, 0.7257041064424571),
        .gwetAC1: (0.8338461538461539, 0.6451162817574927, 0.9356591612137736),
        .percentAgreement: (0.8666666666666667, 0.7416821585423331, 0.9394584658915401),
      ]),
    Case(
      "undefined: one category only, n=30", patterns: [[3, 0]], clusters: [[[0, 30]]], isClustered: false,
      weights: .identity,
      limits: [
        .fleissKappa: (nil, -0.01639344262295417, 1.0),
        .krippendorffAlpha: (nil, -0.01639344262295417, 1.0),
        .gwetAC1: (1.0, 0.9061628377636665, 1.0),
        .percentAgreement: (1.0, 0.910764732740118, 1.0),
      ]),
    Case(
      "perfect agreement, rare category, n=30", patterns: [[2, 0], [0, 2]], clusters: [[[0, 28], [1, 2]]],
      isClustered: false,
      weights: .identity,
      limits: [
        .fleissKappa: (1.0, 0.4641484464310863, 1.0),
        .krippendorffAlpha: (1.0, 0.4641484464310863, 1.0),
        .gwetAC1: (1.0, 0.8933781504067675, 1.0),
        .percentAgreement: (1.0, 0.910764732740118, 1.0),
      ]),
    Case(
      "three categories, 1-4 ratings per unit (missing)",
      patterns: [
        [4, 0, 0], [3, 1, 0], [2, 1, 0], [1, 1, 1], [0, 2, 0], [0, 0, 3], [1, 0, 0], [0, 1, 1], [2, 0, 2],
      ], clusters: [[[0, 22], [1, 5], [2, 3], [3, 1], [4, 4], [5, 2], [6, 3], [7, 1], [8, 1]]], isClustered: false,
      weights: .identity,
      limits: [
        .fleissKappa: (0.540343142824679, 0.2864585915567305, 0.7578516158940882),
        .krippendorffAlpha: (0.5039706473663044, 0.2615899713467267, 0.7227644506547739),
        .gwetAC1: (0.7703310166445065, 0.6144007308582842, 0.8754037763643329),
        .percentAgreement: (0.8162393162393162, 0.7010096102002712, 0.8963671541743009),
      ]),
    Case(
      "quadratic weights, five ordered categories, two raters",
      patterns: [
        [2, 0, 0, 0, 0], [1, 1, 0, 0, 0], [0, 2, 0, 0, 0], [0, 1, 1, 0, 0], [0, 0, 2, 0, 0], [1, 0, 0, 1, 0],
        [0, 0, 0, 1, 1], [0, 0, 0, 0, 2],
      ], clusters: [[[0, 18], [1, 6], [2, 4], [3, 2], [4, 3], [5, 1], [6, 2], [7, 1]]], isClustered: false,
      weights: .quadratic,
      limits: [
        .fleissKappa: (0.8001989484155178, 0.5416632556168388, 0.9478073260385633),
        .krippendorffAlpha: (0.8028989626261189, 0.5416632556168388, 0.9478073260385633),
        .gwetAC1: (0.926744125462408, 0.814573483180977, 0.9800176125450915),
        .percentAgreement: (0.9679054054054054, 0.9249729047178722, 0.9898555875952634),
      ]),
    Case(
      "clusters (10), three raters, binary, crit = t9", patterns: [[3, 0], [2, 1], [1, 2], [0, 3]],
      clusters: [
        [[0, 8], [1, 2]], [[0, 9], [2, 1]], [[0, 10]], [[0, 4], [1, 1], [3, 3]], [[0, 10]],
        [[0, 7], [1, 2], [2, 1]], [[0, 6]], [[0, 12], [1, 1]], [[0, 9], [3, 1]], [[0, 5], [1, 1]],
      ], isClustered: true,
      weights: .identity,
      limits: [
        .fleissKappa: (0.5735394021739123, 0.16749935073200783, 0.8908452419547643),
        .krippendorffAlpha: (0.5750679347826084, 0.16749935073200917, 0.8908452419547643),
        .gwetAC1: (0.9239839551956406, 0.8232255026149099, 0.972095471825934),
        .percentAgreement: (0.9354838709677419, 0.8596334981110346, 0.9734780941010536),
      ]),
  ]
}
