// SPDX-License-Identifier: GPL-3.0-or-later

import AgreementStatistics
import Testing

@Suite struct MajorityVoteTests {
  private let rows = ["1 1 2", "2 2 2", "1 2 -", "3 3 3"]

  @Test func tieGoesToTheLabelDeclaredFirst() throws {
    let fit = MajorityVote().fit(try ratings(rows, labels: 3))
    #expect((0..<4).map { fit.posteriors.label(of: $0) } == [0, 1, 0, 2])
    #expect(fit.classPrior == [0.5, 0.25, 0.25])
    #expect(fit.raters.map(\.competence) == [1, 0.75, 2.0 / 3])
  }

  @Test func tieGoesToTheLabelMostUsed() throws {
    let fit = MajorityVote(tieBreaking: .mostUsed).fit(try ratings(rows, labels: 3))
    #expect(fit.posteriors.label(of: 2) == 1)
    #expect(fit.raters.map(\.competence) == [0.75, 1, 2.0 / 3])
  }

  @Test func labelsUsedAlikeFallBackToTheFirst() throws {
    let fit = MajorityVote(tieBreaking: .mostUsed).fit(try ratings(["2 1"], labels: 2))
    #expect(fit.posteriors.label(of: 0) == 0)
  }

  @Test func tieMayBeLeftUndecided() throws {
    let fit = MajorityVote(tieBreaking: .undecided).fit(try ratings(rows, labels: 3))
    #expect(fit.posteriors.label(of: 2) == nil)
    #expect(fit.posteriors.probabilities(of: 2).map { Array($0) } == [0.5, 0.5, 0])
    #expect(fit.raters.map(\.competence) == [1, 1, 2.0 / 3])
    #expect(fit.raters.map(\.ratings) == [4, 4, 3])
  }

  @Test func nothingButTiesTellsNothing() throws {
    let fit = MajorityVote(tieBreaking: .undecided).fit(try ratings(["1 2", "2 1"], labels: 2))
    #expect(fit.raters.map(\.competence) == [nil, nil])
    #expect(fit.logLikelihood == nil)
    #expect(fit.iterations == 0)
  }
}
