// SPDX-License-Identifier: GPL-3.0-or-later

import AgreementStatistics
import Testing

@Suite struct SetValuedAlphaTests {
  private func alpha(_ rows: [[Set<String>?]], _ distance: SetDistance) -> SetValuedAlpha {
    var units: [Int] = []
    var sets: [Set<String>] = []
    for (unit, row) in rows.enumerated() {
      for set in row.compactMap({ $0 }) {
        units.append(unit)
        sets.append(set)
      }
    }
    return SetValuedAlpha(SetRatings(units: units, sets: sets), distance: distance)
  }

  private let invented: [[Set<String>?]] = [
    [["war"], ["war"], ["war", "trade"]], [[], [], nil], [["trade"], ["war", "trade"], nil],
    [["sport"], ["sport"], ["sport"]], [["war", "law"], ["law"], ["law", "war"]], [nil, ["law"], nil],
  ]

  /// Units {A} {A}, {A} {B}: D_o = 1/2, n = 3, 1, D_e = 2 * 3 / 12, so alpha = 0 whatever the distance.
  @Test(arguments: SetDistance.allCases) func twoUnitsByHand(_ distance: SetDistance) throws {
    let alpha = alpha([[["A"], ["A"]], [["A"], ["B"]]], distance)
    #expect(alpha.observedDisagreement == 0.5)
    #expect(alpha.expectedDisagreement == 0.5)
    #expect(try alpha.value.get() == 0)
    #expect(alpha.percentAgreement == 0.5)
    #expect((alpha.pairableUnits, alpha.pairableRatings) == (2, 4))
  }

  /// Units {A} {A,B}, {} {}: values {A}, {A,B}, {} twice. Jaccard: D_o = 1/4, D_e = (2 * 1/2 + 8) / 12.
  @Test func emptySetIsAValue() throws {
    let alpha = alpha([[["A"], ["A", "B"]], [[], []]], .jaccard)
    #expect(alpha.observedDisagreement == 0.25)
    #expect(alpha.expectedDisagreement == 0.75)
    #expect(near(try alpha.value.get(), 2.0 / 3, within: 1e-15))
  }

  /// Krippendorff 2011, Computing Krippendorff's alpha-reliability, data C: printed nominal alpha .743.
  @Test(arguments: SetDistance.allCases) func setsOfOneAreNominalAlpha(_ distance: SetDistance) throws {
    let digits = [
      "1 2 3 3 2 1 4 1 2 - - -", "1 2 3 3 2 2 4 1 2 5 - -", "- 3 3 3 2 3 4 2 2 5 1 3", "1 2 3 3 2 4 4 1 2 5 1 -",
    ]
    let columns = digits.map { $0.split(separator: " ").map { $0 == "-" ? nil : Set([String($0)]) } }
    let alpha = alpha((0..<12).map { unit in columns.map { $0[unit] } }, distance)
    #expect(near(try alpha.value.get(), 0.743, within: 0.0005))
    #expect(near(alpha.standardError, 0.14547871722219924, within: 1e-12))
    #expect(near(alpha.jackknifeStandardError, 0.14694221562084006, within: 1e-12))
  }

  @Test(arguments: SetDistance.allCases) func ratersAndUnitsMayBeReordered(_ distance: SetDistance) throws {
    let before = alpha(invented, distance)
    let after = alpha(invented.reversed().map { $0.reversed() }, distance)
    #expect(near(try before.value.get(), try after.value.get(), within: 1e-14))
    #expect(near(before.standardError, after.standardError, within: 1e-14))
    #expect(near(before.jackknifeStandardError, after.jackknifeStandardError, within: 1e-14))
    #expect(before.pairableUnits == 5)
  }

  @Test func gradedDistancesForgiveSharedLabels() throws {
    let nominal = try alpha(invented, .nominal).value.get()
    #expect(try alpha(invented, .jaccard).value.get() > nominal)
    #expect(try alpha(invented, .masi).value.get() > nominal)
  }

  @Test func undefinedHasAReason() {
    let single = alpha([[["A"], nil], [nil, ["B"]]], .masi)
    #expect(throws: SetValuedUndefined.noPairableUnits) { try single.value.get() }
    #expect(single.percentAgreement == nil)
    let constant = alpha([[["A"], ["A"]], [["A"], ["A"]]], .masi)
    #expect(throws: SetValuedUndefined.oneValue) { try constant.value.get() }
    #expect(constant.percentAgreement == 1)
    #expect(constant.standardError == nil)
  }

  @Test func oneUnitHasNoStandardError() throws {
    let alpha = alpha([[["A"], ["A", "B"]]], .jaccard)
    #expect(try alpha.value.get() == 0)
    #expect(alpha.standardError == nil)
    #expect(alpha.jackknifeStandardError == nil)
  }
}
