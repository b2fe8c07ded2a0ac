// SPDX-License-Identifier: GPL-3.0-or-later
import AgreementStatistics
import ArgumentParser
import Workbench

/// Which figures of agreement are wanted.
struct MeasureOptions: ParsableArguments {
  @Option(help: "nominal, ordinal, interval or ratio.")
  var level: Level = .nominal

  @Option(
    help: "Weights beside those of the level: linear, quadratic, ordinal, radical, ratio, circular, bipolar, or a file."
  )
  var weights: String?

  @Option(parsing: .unconditional, help: "The categories in order, apart by commas.")
  var categories: String?

  @Option(
    help: """
      auto (analytic, and smoothed where few units are of a rarer label), smoothed, analytic, jackknife, bootstrap, bca \
      or none.
      """)
  var interval: IntervalChoice = .auto

  @Option(help: "Bootstrap replicates; by default 1000, and 10000 on up to 200 units.")
  var replicates: Int?

  @Option(help: "The bootstrap's seed.")
  var seed: UInt64 = 1

  @Option(help: "The probability with which intervals are to cover.")
  var confidence = 0.95

  @Option(help: "What units depend on one another by: none, article or outlet; in a file none or a column.")
  var cluster: String?

  @Option(help: "How many units, and raters, an interval of this half-width would need.")
  var plan: Double?

  @Option(help: "How many pairs of raters are shown, those that share most; all unless told otherwise.")
  var pairs: Int?

  @Option(help: "A model of the raters: dawid-skene, mace or majority.")
  var model: AnnotationModelName?

  @Flag(help: "With --model dawid-skene: maximum a posteriori, steadier where a rater has seen little of a label.")
  var map = false

  @Option(help: "With --model: how many iterations at most.")
  var iterations: Int?

  @Option(help: "Write the model's probability of each label for each unit to a CSV file.")
  var posteriors: String?

  @Option(
    help: "Gamma of spans: alpha=1,beta=1,empty=1 weigh position, category and having no partner; also samples=N.")
  var gamma: String?

  @Option(help: "Show the formula of these coefficients with the data's numbers in it: krippendorff, fleiss, ac1, …")
  var explain: String?

  var request: MeasureRequest {
    var request = MeasureRequest()
    (request.level, request.weights, request.interval) = (level, weights, interval)
    request.categories = categories.map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
    (request.replicates, request.seed, request.confidence) = (replicates, seed, confidence)
    (request.cluster, request.halfWidth) = (cluster, plan)
    (request.model, request.posteriors) = (model, posteriors)
    request.pairs = pairs
    (request.isMaximumAPosteriori, request.iterationLimit) = (map, iterations)
    request.explanation = explain.map(ExplanationRequest.init)
    request.gamma = gamma.map(GammaRequest.init)
    return request
  }
}
