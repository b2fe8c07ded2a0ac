// SPDX-License-Identifier: GPL-3.0-or-later
import Testing

@testable import AgreementStatistics

@Suite struct VotePatternsTests {
  @Test func unitsRatedAlikeShareAPattern() throws {
    let patterns = VotePatterns(try ratings(["1 2", "2 1", "1 2", "1 2"], labels: 2))
    #expect(patterns.count == 2)
    #expect(patterns.multiplicities.sorted() == [1, 3])
    #expect(patterns.patternOfUnit[0] == patterns.patternOfUnit[3])
    #expect(patterns.patternOfUnit[0] != patterns.patternOfUnit[1])
    #expect(patterns.ratingsByRater() == [4, 4])
  }

  @Test func repeatedRatingsMakeAPatternOfTheirOwn() throws {
    let patterns = VotePatterns(try ratings(["11 2", "1 2", "11 2"], labels: 2))
    #expect(patterns.multiplicities.sorted() == [1, 2])
    #expect(patterns.ratingsByRater() == [5, 3])
  }

  @Test func replicatesInAnotherOrderAreTheSame() throws {
    let patterns = VotePatterns(try ratings(["121 2", "112 2", "211 2"], labels: 2))
    #expect(patterns.multiplicities == [3])
    #expect(patterns.codes == [0, 0, 1, 3])
  }

  @Test func thousandsOfPatternsAreKeptApart() throws {
    let rows = (0..<6000).map { unit in (0..<13).map { "\(((unit >> $0) & 1) + 1)" }.joined(separator: " ") }
    let patterns = VotePatterns(try ratings(rows + rows, labels: 2))
    #expect(patterns.count == 6000)
    #expect(patterns.multiplicities.allSatisfy { $0 == 2 })
    #expect(Set(patterns.patternOfUnit).count == 6000)
  }

  @Test func nothingCanNotBeFitted() throws {
    let empty = try MatrixBuilder(categories: ["x"]).build()
    for model in AnnotationModelName.allCases { #expect(throws: ModelError.noRatings) { try model.fit(empty) } }
  }

  /// Two raters and 20,000 labels: a confusion matrix of 3.2 GB each.
  @Test(arguments: AnnotationModelName.allCases) func tablesThatWouldNotFitAreRefusedBeforeTheyAreMade(
    model: AnnotationModelName
  ) throws {
    var builder = try MatrixBuilder()
    for unit in 0..<20_000 {
      try builder.add(unit: unit, rater: 0, category: unit)
      try builder.add(unit: unit, rater: 1, category: (unit * 7) % 20_000)
    }
    let matrix = try builder.build()
    let error = #expect(throws: ModelError.self) { try model.fit(matrix) }
    guard case .tooLarge(model, raters: 2, labels: 20_000, let bytes, let limit) = error else {
      Issue.record("\(error.map { "\($0)" } ?? "no error")")
      return
    }
    #expect(bytes > Double(limit))
  }
}
