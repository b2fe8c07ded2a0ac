// SPDX-License-Identifier: GPL-3.0-or-later

/// How a candidate, mostly a machine, does beside humans.
public struct CandidateReport: Sendable {
  /// The candidate.
  public let name: String
  /// The test: by cluster where units have some, else by unit.
  public let test: AlternativeAnnotatorTest
  /// The test with units as independent, as published.
  public let itemTest: AlternativeAnnotatorTest
  /// Winning rates over the boundaries of the curve.
  public let curve: [(epsilon: Double, winningRate: Double)]
  /// The test of a baseline that never read a unit: it always gives the humans' most frequent answer.
  public let baseline: AlternativeAnnotatorTest
  /// The humans with too few units to be tested; their answers count among the others'.
  public let notTested: [(rater: String, n: Int)]
  /// Units with two humans and the candidate.
  public let units: Int
  /// Units with fewer.
  public let droppedUnits: Int
  /// Clusters among the units, nil where units are independent.
  public let clusters: Int?
  /// How alike the humans are, and the candidate to them; nil where there are too many pairs.
  public let ceiling: HumanCeiling?
  /// What the boundary means in accuracy, for labels of which one is right.
  public let boundary: BoundaryAccuracy?
  /// What the candidate does to alpha; nil where that was not computed.
  public internal(set) var alpha: CandidateAlpha?

  /// The boundaries of the curve.
  static let boundaries = (0...6).map { Double($0) / 20 }

  /// Tests the candidate.
  ///
  /// - Parameters:
  ///   - answers: What was said.
  ///   - epsilon: How much nearer to the others a human may be.
  ///   - plan: The replicates, seed and confidence of the ceiling's intervals.
  ///   - labels: The number of labels of which one is right, nil where answers are no such labels.
  /// - Throws: `CandidateError` where there are too few units.
  init(_ answers: CandidateAnswers, epsilon: Double, plan: IntervalPlan, labels: Int?) throws(CandidateError) {
    let tallies = AnnotatorTally.all(answers), blind = AnnotatorTally.all(answers, against: answers.blindAnswer)
    let (humans, needed) = (answers.humans, AlternativeAnnotatorTest.fewestUnits)
    (units, droppedUnits) = answers.units
    clusters = answers.clusters
    guard units >= needed else { throw .tooFewUnits(units, needed: needed) }
    let isByCluster = (clusters ?? 0) > 1
    func test(_ tallies: [AnnotatorTally], _ epsilon: Double, byCluster: Bool) -> AlternativeAnnotatorTest {
      AlternativeAnnotatorTest(tallies, of: humans, epsilon: epsilon, byCluster: byCluster)
    }
    name = answers.candidate
    self.test = test(tallies, epsilon, byCluster: isByCluster)
    itemTest = test(tallies, epsilon, byCluster: false)
    guard !self.test.annotators.isEmpty else {
      throw .nobodyToTest(most: Int(tallies.map(\.units).max() ?? 0), needed: needed)
    }
    curve = Self.boundaries.map { ($0, test(tallies, $0, byCluster: isByCluster).winningRate) }
    baseline = test(blind, epsilon, byCluster: isByCluster)
    let tested = Set(self.test.annotators.map(\.rater))
    notTested = zip(humans, tallies).filter { !tested.contains($0.0) }.map { ($0, Int($1.units)) }
    ceiling = HumanCeiling(answers, plan)
    if let labels, let agreement = ceiling?.humans.value {
      boundary = BoundaryAccuracy(
        agreement: agreement, labels: labels, others: Self.others(answers), epsilon: epsilon)
    } else {
      boundary = nil
    }
  }

  /// For each number of other humans the share of comparisons that have it.
  private static func others(_ answers: CandidateAnswers) -> [Int: Double] {
    var counts: [Int: Double] = [:]
    for (pattern, units) in zip(answers.patterns, answers.sample.multiplicities) where pattern.isKept {
      counts[pattern.humans.count - 1, default: 0] += units * Double(pattern.humans.count)
    }
    let all = counts.values.sorted().reduce(0, +)
    return counts.mapValues { $0 / all }
  }
}

/// Krippendorff's alpha of the humans, with the candidate beside them, and with it in the place of each.
public struct CandidateAlpha: Sendable, Equatable {
  /// The metric.
  public let metric: String
  /// Among the humans.
  public let humans: Double?
  /// Among the humans and the candidate.
  public let withCandidate: Double?
  /// With the candidate in the place of each human; empty where there are more humans than `most`.
  public let inPlaceOf: [(rater: String, value: Double?)]

  /// For more humans their places are not taken one by one.
  public static let most = 200

  /// The alphas, by what computes one for the raters that count.
  init(metric: String, humans: [String], candidate: String, _ alpha: (Set<String>) -> Double?) {
    self.metric = metric
    self.humans = alpha(Set(humans))
    let everybody = Set(humans + [candidate])
    withCandidate = alpha(everybody)
    inPlaceOf = humans.count > Self.most ? [] : humans.map { ($0, alpha(everybody.subtracting([$0]))) }
  }

  /// Whether all figures are the same.
  public static func == (left: CandidateAlpha, right: CandidateAlpha) -> Bool {
    left.metric == right.metric && left.humans == right.humans && left.withCandidate == right.withCandidate
      && left.inPlaceOf.elementsEqual(right.inPlaceOf) { $0.rater == $1.rater && $0.value == $1.value }
  }
}

/// Why a candidate can not be tested.
public enum CandidateError: Error, Equatable, Sendable {
  /// Nobody of that name answered anything.
  case unknown(String, known: [String])
  /// Too few units have two humans and the candidate.
  case tooFewUnits(Int, needed: Int)
  /// No human has units enough; the most that one has.
  case nobodyToTest(most: Int, needed: Int)
}
