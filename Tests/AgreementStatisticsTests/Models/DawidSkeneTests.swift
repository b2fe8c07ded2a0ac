// SPDX-License-Identifier: GPL-3.0-or-later

import AgreementStatistics
import Testing

@Suite struct DawidSkeneTests {
  @Test func likelihoodNeverFalls() throws {
    let rows = [DawidSkene1979Tests.table1, inventedRows]
    for data in rows {
      let fit = try DawidSkene().fit(ratings(data, labels: 4))
      #expect(fit.objectives.count == fit.iterations)
      for (before, after) in zip(fit.objectives, fit.objectives.dropFirst()) { #expect(after >= before - 1e-9) }
    }
  }

  @Test func posteriorObjectiveNeverFallsUnderAPrior() throws {
    let model = DawidSkene(estimation: .maximumAPosteriori(DirichletPrior()))
    let fit = try model.fit(ratings(DawidSkene1979Tests.table1, labels: 4))
    for (before, after) in zip(fit.objectives, fit.objectives.dropFirst()) { #expect(after >= before - 1e-9) }
    #expect(fit.hasConverged)
    let best = try DawidSkene().fit(ratings(DawidSkene1979Tests.table1, labels: 4))
    #expect(try #require(fit.logLikelihood) < (try #require(best.logLikelihood)))
  }

  @Test func priorWithoutCountsIsMaximumLikelihood() throws {
    let data = try ratings(inventedRows, labels: 3)
    let flat = DirichletPrior(unitsOfEachLabel: 0, rightRatings: 0, wrongRatings: 0)
    let smoothed = try DawidSkene(estimation: .maximumAPosteriori(flat)).fit(data)
    let plain = try DawidSkene().fit(data)
    #expect(smoothed.raters == plain.raters)
  }

  @Test func unseenLabelHasNoConfusionRow() throws {
    let fit = try DawidSkene().fit(ratings(["1 1 2", "2 2 2", "1 1 1"], labels: 3))
    #expect(fit.classPrior[2] == 0)
    for rater in fit.raters {
      let confusion = try #require(rater.confusion)
      #expect(confusion[2] == nil)
      #expect(confusion[0] != nil)
      #expect(rater.competence != nil)
    }
    #expect(fit.logLikelihood?.isFinite == true)
  }

  @Test func priorFillsRowsNobodySaw() throws {
    let model = DawidSkene(estimation: .maximumAPosteriori(DirichletPrior(rightRatings: 3, wrongRatings: 1)))
    let fit = try model.fit(ratings(["1 1", "2 2"], labels: 3))
    let row = try #require(fit.raters[0].confusion?[2])
    #expect(near(row[2], 0.75, within: 0.05))
    #expect(near(row.reduce(0, +), 1, within: 1e-12))
  }

  @Test func oneRaterIsTakenAtTheirWord() throws {
    let fit = try DawidSkene().fit(ratings(["1", "2", "2", "2"], labels: 2))
    #expect(fit.classPrior == [0.25, 0.75])
    #expect(fit.raters[0].competence == 1)
    #expect((0..<4).map { fit.posteriors.label(of: $0) } == [0, 1, 1, 1])
  }

  @Test func oneUnitIsItsVote() throws {
    let fit = try DawidSkene().fit(ratings(["1 1 2"], labels: 2))
    #expect(near(fit.posteriors.probabilities(of: 0).first, 2.0 / 3, within: 1e-9))
    #expect(fit.hasConverged)
  }

  @Test func crowdsOfHundredsDoNotUnderflow() throws {
    var dice = Dice(3)
    let rows = (0..<30).map { unit in
      (0..<400).map { _ in dice.roll() < 0.6 ? "\(unit % 2 + 1)" : "\(2 - unit % 2)" }.joined(separator: " ")
    }
    let fit = try DawidSkene().fit(ratings(rows, labels: 2))
    #expect(fit.logLikelihood?.isFinite == true)
    #expect((0..<30).map { fit.posteriors.label(of: $0) } == (0..<30).map { $0 % 2 })
  }

  @Test func limitOfIterationsIsKeptAndTold() throws {
    let fit = try DawidSkene(iterationLimit: 3).fit(ratings(DawidSkene1979Tests.table1, labels: 4))
    #expect(fit.iterations == 3)
    #expect(!fit.hasConverged)
  }
}
