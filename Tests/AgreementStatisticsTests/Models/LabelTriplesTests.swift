// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import AgreementStatistics

@Suite struct LabelTriplesTests {
  private func triples(_ units: [Int32], _ raters: [Int32], _ labels: [Int32]) throws(LabelTriplesError) {
    _ = try LabelTriples(units: units, raters: raters, labels: labels, unitCount: 2, raterCount: 2, labelCount: 2)
  }

  @Test func badColumnsAreRefused() {
    #expect(throws: LabelTriplesError.noRatings) { try triples([], [], []) }
    #expect(throws: LabelTriplesError.columnsDiffer(units: 1, raters: 2, labels: 1)) { try triples([0], [0, 1], [0]) }
    #expect(throws: LabelTriplesError.unitOutOfRange(position: 1, unit: 2, count: 2)) {
      try triples([0, 2], [0, 0], [0, 0])
    }
    #expect(throws: LabelTriplesError.raterOutOfRange(position: 0, rater: -1, count: 2)) { try triples([0], [-1], [0]) }
    #expect(throws: LabelTriplesError.labelOutOfRange(position: 0, label: 2, count: 2)) { try triples([0], [0], [2]) }
    let huge = Int(Int32.max)
    #expect(throws: LabelTriplesError.tooLarge(units: 1, raters: huge, labels: 2)) {
      try LabelTriples(units: [0], raters: [0], labels: [0], unitCount: 1, raterCount: huge, labelCount: 2)
    }
  }

  @Test func unitsRatedAlikeShareAPattern() throws {
    let patterns = VotePatterns(try ratings(["1 2", "2 1", "1 2", "- -", "1 2"], labels: 2))
    #expect(patterns.count == 2)
    #expect(patterns.multiplicities.sorted() == [1, 3])
    #expect(patterns.patternOfUnit[0] == patterns.patternOfUnit[4])
    #expect(patterns.patternOfUnit[0] != patterns.patternOfUnit[1])
    #expect(patterns.patternOfUnit[3] == -1)
    #expect(patterns.ratingsByRater() == [4, 4])
  }

  @Test func repeatedRatingsMakeAPatternOfTheirOwn() throws {
    let patterns = VotePatterns(try ratings(["11 2", "1 2", "11 2"], labels: 2))
    #expect(patterns.multiplicities.sorted() == [1, 2])
    #expect(patterns.ratingsByRater() == [5, 3])
  }

  @Test func thousandsOfPatternsAreKeptApart() throws {
    let rows = (0..<6000).map { unit in (0..<13).map { "\(((unit >> $0) & 1) + 1)" }.joined(separator: " ") }
    let patterns = VotePatterns(try ratings(rows + rows, labels: 2))
    #expect(patterns.count == 6000)
    #expect(patterns.multiplicities.allSatisfy { $0 == 2 })
    #expect(Set(patterns.patternOfUnit).count == 6000)
  }

  @Test func longUnitsAreSortedToo() throws {
    let forward = (0..<40).map { "\($0 % 2 + 1)" }.joined(separator: " ")
    let data = try ratings([forward], labels: 2)
    let backward = try LabelTriples(
      units: data.units, raters: data.raters.reversed(), labels: data.labels.reversed(), unitCount: 1, raterCount: 40,
      labelCount: 2)
    #expect(VotePatterns(data).codes == VotePatterns(backward).codes)
  }
}
