// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import AgreementStatistics

/// Hovy, Berg-Kirkpatrick, Vaswani and Hovy 2013, NAACL, pp. 1120-1130: the model of their section 2.
@Suite struct Hovy2013Tests {
  /// Their generative story: who does not know draws from a strategy, here always label 1.
  static func story(units: Int, knowing: [Double], seed: UInt64) -> (rows: [String], truth: [Int]) {
    var dice = Dice(seed)
    var truth: [Int] = []
    let rows = (0..<units).map { _ in
      let label = Int(dice.roll() * 3) + 1
      truth.append(label - 1)
      return knowing.map { dice.roll() < $0 ? "\(label)" : "1" }.joined(separator: " ")
    }
    return (rows, truth)
  }

  @Test func spammersAreFoundOut() throws {
    let knowing = [0.95, 0.9, 0.85, 0.05, 0.05]
    let (rows, truth) = Self.story(units: 400, knowing: knowing, seed: 11)
    let data = try ratings(rows, labels: 3)
    let fit = try MACE(estimation: .expectationMaximization(smoothing: 0.01)).fit(data)
    for (rater, chance) in zip(fit.raters, knowing) { #expect(near(rater.competence, chance, within: 0.06)) }
    #expect(try #require(fit.raters[4].strategy)[0] > 0.95)
    let right = truth.indices.count { fit.posteriors.label(of: $0) == truth[$0] }
    let votes = try AnnotationModelName.majority.fit(data)
    #expect(right > truth.indices.count { votes.posteriors.label(of: $0) == truth[$0] })
  }

  @Test func fiftyIterationsUnlessConverged() throws {
    let (rows, _) = Self.story(units: 60, knowing: [0.6, 0.5, 0.4], seed: 5)
    let data = try ratings(rows, labels: 3)
    #expect(try MACE(tolerance: 0).fit(data).iterations == 50)
    #expect(try !MACE(tolerance: 0).fit(data).hasConverged)
    let fit = try MACE(iterationLimit: 100_000).fit(data)
    #expect(fit.hasConverged)
    #expect(fit.objectives.count == fit.iterations)
  }

  @Test func expectationMaximizationClimbs() throws {
    let (rows, _) = Self.story(units: 80, knowing: [0.8, 0.6, 0.4, 0.2], seed: 7)
    let fit = try MACE(estimation: .expectationMaximization(smoothing: 0)).fit(ratings(rows, labels: 3))
    for (before, after) in zip(fit.objectives, fit.objectives.dropFirst()) { #expect(after >= before - 1e-9) }
  }

  /// One rater, one unit, two labels: after the first E the rating is known with 2/3 and the label holds with 3/4.
  @Test func firstStepByHand() throws {
    let model = MACE(estimation: .expectationMaximization(smoothing: 0), iterationLimit: 1)
    let fit = try model.fit(ratings(["1"], labels: 2))
    let competence = 3.0 / 4 * 2 / 3
    #expect(near(fit.raters[0].competence, competence, within: 1e-12))
    #expect(fit.raters[0].strategy == [1, 0])
    #expect(near(fit.logLikelihood, -0.2876820724517809, within: 1e-12))
  }

  @Test func countsOfZeroWithoutSmoothingStayNumbers() throws {
    let model = MACE(estimation: .expectationMaximization(smoothing: 0), iterationLimit: 2000)
    let fit = try model.fit(ratings(["1 1 2", "2 2 1", "1 1 2", "2 2 1"], labels: 3))
    for rater in fit.raters {
      #expect((0...1).contains(try #require(rater.competence)))
      #expect(near(rater.strategy?.reduce(0, +), 1, within: 1e-9))
    }
    #expect(fit.logLikelihood?.isFinite == true)
  }

  /// Abramowitz and Stegun 1964, Table 6.1: psi(1) = -0.5772156649, psi(2) = 0.4227843351; 6.3.3: psi(1/2).
  @Test func digammaOfTheTables() {
    #expect(near(MACE.digamma(1), -0.5772156649015329, within: 1e-14))
    #expect(near(MACE.digamma(2), 0.4227843350984671, within: 1e-14))
    #expect(near(MACE.digamma(0.5), -1.9635100260214235, within: 1e-14))
    #expect(near(MACE.digamma(100), 4.600161852738087, within: 1e-14))
  }
}
