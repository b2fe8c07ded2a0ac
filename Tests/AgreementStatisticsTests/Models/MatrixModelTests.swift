// SPDX-License-Identifier: GPL-3.0-or-later
import Testing

@testable import AgreementStatistics

@Suite struct MatrixModelTests {
  /// Unit, rater, label; rater 0 rates unit 0 three times and unit 3 the same way in another order.
  private static let rows: [(Int32, Int32, Int32)] = [
    (0, 0, 1), (0, 0, 0), (0, 0, 1), (0, 1, 0), (1, 0, 2), (1, 1, 2), (2, 0, 1), (2, 1, 1), (2, 2, 0), (3, 0, 0),
    (3, 0, 1), (3, 0, 1), (3, 1, 0), (4, 2, 2), (4, 0, 2),
  ]

  private func matrix() throws -> ReliabilityMatrix {
    var builder = try MatrixBuilder(categories: ["0", "1", "2"], duplicates: .replicates)
    for (unit, rater, label) in Self.rows {
      try builder.add(unit: "u\(unit)", rater: "r\(rater)", category: "\(label)")
    }
    return try builder.build()
  }

  private func triples() throws -> LabelTriples {
    try LabelTriples(
      units: Self.rows.map(\.0), raters: Self.rows.map(\.1), labels: Self.rows.map(\.2), unitCount: 5, raterCount: 3,
      labelCount: 3)
  }

  @Test func patternsOfAMatrixAreThoseOfItsRatings() throws {
    let (one, other) = (VotePatterns(try matrix()), VotePatterns(try triples()))
    #expect(one.codes == other.codes)
    #expect(one.multiplicities == other.multiplicities)
    #expect(one.patternOfUnit == other.patternOfUnit)
    #expect(one.ratingsByLabel() == [5, 6, 4])
  }

  @Test func aModelOfAMatrixIsThatOfItsRatings() throws {
    let (matrix, triples) = (try matrix(), try triples())
    #expect(try AnnotationModelName.dawidSkene.fit(matrix).objectives == DawidSkene().fit(triples).objectives)
    #expect(try AnnotationModelName.mace.fit(matrix).raters == MACE().fit(triples).raters)
    #expect(try AnnotationModelName.majority.fit(matrix).classPrior == MajorityVote().fit(triples).classPrior)
  }

  @Test func nothingCanNotBeFitted() throws {
    let empty = try MatrixBuilder(categories: ["x"]).build()
    #expect(throws: LabelTriplesError.noRatings) { try AnnotationModelName.mace.fit(empty) }
  }
}
