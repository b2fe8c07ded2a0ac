// SPDX-License-Identifier: GPL-3.0-or-later
import AgreementStatistics
import ArgumentParser

/// What a study is planned for, by the spread in the ratings at hand.
struct PlanOptions: ParsableArguments {
  @Option(parsing: .unconditional, help: "Units for a test that a coefficient is at least this.")
  var planAtLeast: Double?

  @Option(help: "Units in each of two samples for a test that their coefficients differ by this.")
  var planDifference: Double?

  @Option(
    help: "With this many ratings: how many units to rate several times (with --plan as many as it needs), and all.")
  var planBudget: Int?

  @Option(help: "The probability with which the tests are to show what is true.")
  var power = 0.8

  var aims: StudyAims {
    var aims = StudyAims(power: power)
    (aims.least, aims.difference, aims.budget) = (planAtLeast, planDifference, planBudget)
    return aims
  }
}
