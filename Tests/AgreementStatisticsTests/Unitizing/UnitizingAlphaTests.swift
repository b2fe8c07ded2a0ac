// SPDX-License-Identifier: GPL-3.0-or-later

import AgreementStatistics
import Testing

@Suite struct UnitizingAlphaTests {
  private static let invented: [(category: Int, rater: Int, ranges: [Range<Int>])] = [
    (0, 0, [3..<9, 20..<31]), (0, 1, [4..<9, 22..<30]), (0, 2, [3..<12]),
    (1, 0, [10..<18]), (1, 1, [11..<18, 33..<38]), (1, 2, [10..<17, 34..<38]),
  ]

  @Test func undefinedHasAReason() throws {
    let nothing = UnitizingAlpha.overall(try corpus(length: 10, raters: 2, []))
    #expect(throws: UnitizingUndefined.noSpans) { try nothing.value.get() }
    let alone = UnitizingAlpha.overall(try corpus(length: 10, raters: 1, [(0, 0, [2..<5])]))
    #expect(throws: UnitizingUndefined.fewerThanTwoRaters(count: 1)) { try alone.value.get() }
    #expect(alone.observedDisagreement == nil)
    let point = UnitizingAlpha.overall(try corpus(length: 1, raters: 2, [(0, 0, [0..<1]), (0, 1, [0..<1])]))
    #expect(throws: UnitizingUndefined.noExpectedDisagreement) { try point.value.get() }
  }

  @Test func equalSpansAgreePerfectly() throws {
    let same = try corpus(length: 50, raters: 3, (0..<3).map { (0, $0, [5..<9, 20..<40]) })
    #expect(UnitizingAlpha.overall(same).number == 1)
  }

  @Test func ratersMayBeReordered() throws {
    let before = try corpus(length: 40, raters: 3, Self.invented)
    let after = try corpus(length: 40, raters: 3, Self.invented.map { ($0.category, ($0.rater + 1) % 3, $0.ranges) })
    #expect(near(UnitizingAlpha.overall(before).number, UnitizingAlpha.overall(after).number, within: 1e-14))
  }

  @Test func categoryNobodyUsedChangesNothing() throws {
    let plain = try corpus(length: 40, raters: 3, Self.invented)
    let wider = try UnitizedCorpus(
      documents: plain.documents, lengths: plain.lengths, raters: plain.raters, categories: ["a", "b", "unused"],
      spans: plain.spans)
    #expect(UnitizingAlpha.overall(wider).number == UnitizingAlpha.overall(plain).number)
    #expect(throws: UnitizingUndefined.noSpans) { try UnitizingAlpha.categories(wider)[2].value.get() }
  }

  @Test func orderOfDocumentsDoesNotMatter() throws {
    let lengths = [30, 50]
    let spans = [(0, 0, 2, 8), (0, 1, 3, 8), (1, 0, 10, 20), (1, 1, 10, 24), (1, 1, 40, 50)]
    func alpha(_ place: [Int]) throws -> UnitizingAlpha {
      var placed = lengths
      for (document, length) in lengths.enumerated() { placed[place[document]] = length }
      return UnitizingAlpha.overall(
        try UnitizedCorpus(
          documents: ["x", "y"], lengths: placed, raters: ["a", "b"], categories: ["c"],
          spans: spans.map { UnitizedSpan(document: place[$0.0], rater: $0.1, category: 0, start: $0.2, end: $0.3) }))
    }
    let (before, after) = (try alpha([0, 1]), try alpha([1, 0]))
    #expect(near(before.number, after.number, within: 1e-14))
    #expect(near(before.observedDisagreement, 2 * (1 + 16 + 100) / (2 * 6400), within: 1e-14))
  }

  /// Two raters, one span each of 2 in 6, no overlap: D_o = 2 * 8 / 72, sum_b = 2 * (1/3 * 6 + 4 * 3) = 28 with one gap
  /// of 4 each, room 2 * 3; D_e = 2/6 * 2 * (2 + 24) / (12 * 11 - 4).
  @Test func smallestCaseByHand() throws {
    let alpha = UnitizingAlpha.overall(try corpus(length: 6, raters: 2, [(0, 0, [0..<2]), (0, 1, [4..<6])]))
    #expect(near(alpha.observedDisagreement, 16.0 / 72, within: 1e-15))
    #expect(near(alpha.expectedDisagreement, 2.0 / 6 * 52 / 128, within: 1e-15))
  }

  @Test func badSpansAreRefused() throws {
    #expect(throws: UnitizedCorpusError.emptyOrNegative(position: 0, start: 4, end: 4)) {
      try corpus(length: 10, raters: 2, [(0, 0, [4..<4])])
    }
    #expect(throws: UnitizedCorpusError.beyondDocument(position: 0, end: 11, length: 10)) {
      try corpus(length: 10, raters: 2, [(0, 0, [4..<11])])
    }
    #expect(throws: UnitizedCorpusError.overlapping(position: 1, earlier: 0)) {
      try corpus(length: 10, raters: 2, [(0, 0, [4..<8, 2..<5])])
    }
    #expect(throws: UnitizedCorpusError.documentWithoutLength(document: 0, length: 0)) {
      try corpus(length: 0, raters: 2, [])
    }
    #expect(throws: UnitizedCorpusError.unknownIndex(position: 0)) {
      try corpus(length: 10, raters: 2, [(0, 2, [1..<2])])
    }
  }
}
