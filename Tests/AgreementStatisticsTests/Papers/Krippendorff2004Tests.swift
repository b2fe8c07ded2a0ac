// SPDX-License-Identifier: GPL-3.0-or-later
import AgreementStatistics
import Testing

/// Krippendorff (2004), Content Analysis, 2nd ed., ch. 11.
@Suite("Krippendorff 2004")
struct Krippendorff2004Tests {
  @Test("P. 227: alpha of twelve articles is .734")
  func nominal() throws {
    let report = report(try Data.raters(["aabbbbbccccc", "abbbbbcccccc"], ["a", "b", "c"]))
    #expect(agrees(try report.value(.krippendorffAlpha), 0.734, decimals: 3))
  }

  @Test("P. 246: pi stays .186 where kappa rises to .258 with unequal margins")
  func margins() throws {
    let equal = report(try Data.table([[12, 9, 9], [9, 14, 9], [9, 9, 20]], ["a", "b", "c"]))
    let unequal = report(try Data.table([[12, 18, 18], [0, 14, 18], [0, 0, 20]], ["a", "b", "c"]))
    #expect(agrees(try equal.value(.cohenKappa), 0.186, decimals: 3))
    #expect(agrees(try equal.value(.scottPi), 0.186, decimals: 3))
    #expect(agrees(try equal.value(.brennanPrediger), 0.190, decimals: 3))
    #expect(agrees(try unequal.value(.cohenKappa), 0.258, decimals: 3))
    #expect(agrees(try unequal.value(.scottPi), 0.186, decimals: 3))
  }
}
