// SPDX-License-Identifier: GPL-3.0-or-later
import AgreementStatistics
import Testing

@Suite struct MajorityVoteTests {
  @Test func tieGoesToTheLabelDeclaredFirst() throws {
    let fit = try AnnotationModelName.majority.fit(ratings(["1 1 2", "2 2 2", "1 2 -", "3 3 3"], labels: 3))
    #expect((0..<4).map { fit.posteriors.label(of: $0) } == [0, 1, 0, 2])
    #expect(fit.classPrior == [0.5, 0.25, 0.25])
    #expect(fit.raters.map(\.competence) == [1, 0.75, 2.0 / 3])
    #expect(fit.raters.map(\.ratings) == [4, 4, 3])
    #expect(Array(fit.posteriors.probabilities(of: 2)) == [0.5, 0.5, 0])
    #expect(fit.logLikelihood == nil)
    #expect(fit.iterations == 0)
  }

  /// Whoever is alone with each unit is their own majority, which says nothing of them.
  @Test func whoSharesNoUnitHasNoCompetence() throws {
    let matrix = try ratings(["1 1 -", "- - 2", "- - 1"], labels: 2)
    let summary = ModelSummary(try AnnotationModelName.majority.fit(matrix), of: matrix)
    #expect(summary.raters.map(\.competence) == [1, 1, nil] && summary.unknown == [matrix.raters[2]])
  }
}
