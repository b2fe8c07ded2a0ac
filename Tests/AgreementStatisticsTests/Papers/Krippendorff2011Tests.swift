// SPDX-License-Identifier: GPL-3.0-or-later
import AgreementStatistics
import Testing

/// Krippendorff (2011), Computing Krippendorff's alpha-reliability, data C: 12 units, 4 observers, missing values.
@Suite("Krippendorff 2011")
struct Krippendorff2011Tests {
  static let ratings = ["123321412...", "1233224125..", ".33323422513", "12332441251."]
  let report: AgreementReport

  init() throws {
    let matrix = try Data.raters(Self.ratings, ["1", "2", "3", "4", "5"], level: .ratio)
    report = AgreementStatisticsTests.report(matrix, level: .ratio)
  }

  @Test("Alpha by metric", arguments: [("nominal", 0.743), ("ordinal", 0.815), ("interval", 0.849), ("ratio", 0.797)])
  func alpha(metric: String, printed: Double) throws {
    #expect(agrees(try report.value(.krippendorffAlpha, metric: metric), printed, decimals: 3))
  }

  @Test("A unit rated once does not count in alpha")
  func pairable() throws {
    #expect(try report.find(.krippendorffAlpha, metric: "nominal").n == 11)
    #expect(report.data.units == 12)
    #expect(report.data.pairableRatings == 40)
  }

  @Test("The linearised error is .1455, not the .074 of resampled coincidences")
  func error() throws {
    let alpha = try report.find(.krippendorffAlpha, metric: "nominal")
    #expect(agrees(alpha.standardError, 0.1455, decimals: 4))
    #expect(alpha.degrees == 10)
  }
}
