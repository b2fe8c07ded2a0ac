// SPDX-License-Identifier: GPL-3.0-or-later

/// Tests a candidate among the raters of a matrix or a corpus against the others, who are taken for humans.
public struct CandidateAnalysis: Sendable {
  /// The candidate's name.
  public let candidate: String
  /// How much nearer to the others a human may be.
  public let epsilon: Double
  /// The replicates, seed and confidence of intervals.
  public let plan: IntervalPlan
  /// Whether units of one cluster are taken as dependent, where there are clusters.
  public let clustered: Bool

  /// An analysis; .1 is for a crowd, .15 for skilled humans, .2 for experts (Calderon et al. 2025, sec. 4).
  public init(candidate: String, epsilon: Double = 0.1, plan: IntervalPlan = IntervalPlan(), clustered: Bool = true) {
    self.candidate = candidate
    self.epsilon = epsilon
    self.plan = plan
    self.clustered = clustered
  }

  /// The test on labels: by equality for nominal ones, else by distance of ranks or numbers.
  ///
  /// Labels of an ordinal scale that are numbers and were not declared are taken as numbers, so that a number which nobody
  /// gave leaves its gap.
  ///
  /// - Parameters:
  ///   - matrix: The ratings.
  ///   - level: The level of measurement.
  /// - Returns: The report.
  /// - Throws: `CandidateError`.
  public func run(_ matrix: ReliabilityMatrix, level: Level) throws(CandidateError) -> CandidateReport {
    let matrix = matrix.hasReplicates ? matrix.withoutReplicates() : matrix
    let ranks = matrix.categories.indices.map { Double($0 + 1) }
    let takesNumbers = level.needsNumbers || matrix.categoryOrder != .declared
    let nearness = level == .nominal ? Nearness.same : .numbers(takesNumbers ? matrix.values ?? ranks : ranks)
    let answers = CandidateAnswers(
      matrix, candidate: try number(in: matrix.raters), nearness: nearness, clustered: clustered)
    let labels = level == .nominal ? matrix.categories.count : nil
    var report = try CandidateReport(answers, epsilon: epsilon, plan: plan, labels: labels)
    let metric: Metric =
      switch level {
      case .nominal: .nominal
      case .ordinal: .ordinal
      case .interval: .interval
      case .ratio: .ratio
      }
    let values = level.needsNumbers ? matrix.values ?? ranks : ranks
    report.alpha = CandidateAlpha(metric: metric.name, humans: answers.humans, candidate: candidate) { raters in
      Self.alpha(matrix.keeping(raters: raters), metric, values)
    }
    return report
  }

  /// The test on labels that are sets, by the Jaccard likeness of two sets.
  ///
  /// - Parameters:
  ///   - matrix: Ratings whose categories are written sets; the empty text is the empty set.
  ///   - separator: What stands between two members.
  /// - Returns: The report.
  /// - Throws: `CandidateError`.
  public func run(sets matrix: ReliabilityMatrix, separator: String) throws(CandidateError) -> CandidateReport {
    let matrix = matrix.hasReplicates ? matrix.withoutReplicates() : matrix
    let analysis = SetValuedAnalysis(separator: separator, plan: IntervalPlan(method: nil), clustered: false)
    let sets = matrix.categories.map { SetFigures.members($0, separator) }
    let nearness = Nearness.likeness { left, right in
      1
        - SetDistance.jaccard.between(
          sets[left].count, sets[right].count, shared: sets[left].intersection(sets[right]).count)
    }
    let answers = CandidateAnswers(
      matrix, candidate: try number(in: matrix.raters), nearness: nearness, clustered: clustered)
    var report = try CandidateReport(answers, epsilon: epsilon, plan: plan, labels: nil)
    let metric = SetDistance.jaccard.rawValue
    report.alpha = CandidateAlpha(metric: metric, humans: answers.humans, candidate: candidate) { raters in
      analysis.run(matrix.keeping(raters: raters)).coefficients.first {
        $0.coefficient == .krippendorffAlpha && $0.metric == metric
      }?.value
    }
    return report
  }

  private func number(in raters: [String]) throws(CandidateError) -> Int {
    guard let number = raters.firstIndex(of: candidate) else { throw .unknown(candidate, known: raters) }
    return number
  }

  private static func alpha(_ matrix: ReliabilityMatrix, _ metric: Metric, _ values: [Double]) -> Double? {
    let frame = UnitFrame(matrix, values: values, weightings: [], metrics: [metric], clustered: false)
    return KrippendorffAlpha(frame: frame, metric: 0).point(frame.totals).value
  }
}
