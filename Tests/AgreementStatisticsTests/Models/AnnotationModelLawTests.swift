// SPDX-License-Identifier: GPL-3.0-or-later

import AgreementStatistics
import Testing

/// What must not change when the same data is told differently.
@Suite struct AnnotationModelLawTests {
  /// Every model under test, by what it is called in a failure.
  enum Model: CaseIterable {
    case likelihood, posterior, bayes, expectation, vote

    func fit(_ data: ReliabilityMatrix) throws -> AnnotationModelFit {
      switch self {
      case .likelihood: try DawidSkene().fit(data)
      case .posterior: try DawidSkene(estimation: .maximumAPosteriori(DirichletPrior())).fit(data)
      case .bayes: try MACE().fit(data)
      case .expectation: try MACE(estimation: .expectationMaximization(smoothing: 0.01)).fit(data)
      case .vote: try AnnotationModelName.majority.fit(data)
      }
    }
  }

  static let same = (units: Array(0..<12), raters: [0, 1, 2, 3], labels: [0, 1, 2])

  private func expectSame(
    _ left: AnnotationModelFit, _ right: AnnotationModelFit, raters: [Int] = same.raters, labels: [Int] = same.labels,
    units: [Int] = same.units
  ) {
    #expect(near(left.logLikelihood, right.logLikelihood, within: 1e-8))
    for (rater, renamed) in raters.enumerated() {
      #expect(near(left.raters[rater].competence, right.raters[renamed].competence, within: 1e-8))
    }
    for (label, renamed) in labels.enumerated() {
      #expect(near(left.classPrior[label], right.classPrior[renamed], within: 1e-8))
    }
    for (unit, renamed) in units.enumerated() {
      let before = Array(left.posteriors.probabilities(of: unit))
      let after = Array(right.posteriors.probabilities(of: renamed))
      #expect(before.count == 3 && after.count == 3)
      for (label, probability) in before.enumerated() {
        #expect(near(probability, after[labels[label]], within: 1e-8))
      }
      #expect(labels[left.posteriors.label(of: unit)] == right.posteriors.label(of: renamed))
    }
  }

  /// A tied vote goes to the label declared first, so votes are not among these.
  @Test(arguments: [Model.likelihood, .posterior, .bayes, .expectation]) func labelsMayBeRenamed(_ model: Model) throws
  {
    let renamed = (units: Self.same.units, raters: Self.same.raters, labels: [2, 0, 1])
    expectSame(
      try model.fit(ratings(inventedRows, labels: 3)),
      try model.fit(ratings(inventedRows, labels: 3, order: renamed)), labels: renamed.labels)
  }

  @Test(arguments: Model.allCases) func ratersMayBeReordered(_ model: Model) throws {
    let reordered = (units: Self.same.units, raters: [3, 1, 0, 2], labels: Self.same.labels)
    expectSame(
      try model.fit(ratings(inventedRows, labels: 3)),
      try model.fit(ratings(inventedRows, labels: 3, order: reordered)), raters: reordered.raters)
  }

  @Test(arguments: Model.allCases) func unitsMayBeReordered(_ model: Model) throws {
    let reordered = (units: [5, 0, 11, 2, 9, 1, 3, 10, 4, 6, 8, 7], raters: Self.same.raters, labels: Self.same.labels)
    expectSame(
      try model.fit(ratings(inventedRows, labels: 3)),
      try model.fit(ratings(inventedRows, labels: 3, order: reordered)), units: reordered.units)
  }

  @Test(arguments: Model.allCases) func rowsMayBeShuffledToTheLastBit(_ model: Model) throws {
    let left = try model.fit(ratings(inventedRows, labels: 3))
    let right = try model.fit(ratings(inventedRows, labels: 3, shuffled: true))
    #expect(left.raters == right.raters)
    #expect(left.objectives == right.objectives)
  }

  @Test(arguments: [Model.likelihood, .vote]) func unitsMayBeDoubled(_ model: Model) throws {
    let (once, twice) = (
      try model.fit(ratings(inventedRows, labels: 3)), try model.fit(ratings(inventedRows + inventedRows, labels: 3))
    )
    #expect(near(once.logLikelihood.map { 2 * $0 }, twice.logLikelihood, within: 1e-8))
    #expect(zip(once.raters, twice.raters).allSatisfy { near($0.competence, $1.competence, within: 1e-8) })
    #expect(zip(once.classPrior, twice.classPrior).allSatisfy { near($0, $1, within: 1e-8) })
  }

  @Test(arguments: Model.allCases) func posteriorsSumToOne(_ model: Model) throws {
    let fit = try model.fit(ratings(inventedRows, labels: 3))
    for unit in 0..<12 {
      #expect(near(fit.posteriors.probabilities(of: unit).reduce(0, +), 1, within: 1e-12))
    }
    #expect(near(fit.classPrior.reduce(0, +), 1, within: 1e-12))
  }
}
