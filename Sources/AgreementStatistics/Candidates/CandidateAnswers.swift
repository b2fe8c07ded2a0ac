// SPDX-License-Identifier: GPL-3.0-or-later

/// What humans and a candidate said of the same units, as dense numbers of answers; units alike are kept once.
struct CandidateAnswers: Sendable {
  /// One way in which a unit was answered.
  struct Pattern: Sendable {
    /// The candidate's answer, nil where it gave none.
    let candidate: Int?
    /// Who answered, ascending.
    let humans: [Int]
    /// What each of them said.
    let answers: [Int]

    /// Whether the test can use it: two humans or more, and the candidate.
    var isKept: Bool { candidate != nil && humans.count > 1 }
  }

  /// The candidate's name.
  let candidate: String
  /// The humans' names.
  let humans: [String]
  let patterns: [Pattern]
  /// The units of each pattern, in clusters where there are some.
  let sample: Sample
  let nearness: Nearness
  /// What a baseline says that never read a unit; nil to take the humans' most frequent answer.
  var blind: Int?

  /// The answers of a matrix.
  ///
  /// - Parameters:
  ///   - matrix: The ratings, without replicates.
  ///   - candidate: The number of the rater who is tested.
  ///   - nearness: How near one category comes to others.
  ///   - clustered: Whether the units of one cluster are taken as dependent.
  init(_ matrix: ReliabilityMatrix, candidate: Int, nearness: Nearness, clustered: Bool) {
    self.candidate = matrix.raters[candidate]
    self.nearness = nearness
    humans = matrix.raters.indices.filter { $0 != candidate }.map { matrix.raters[$0] }
    patterns = (0..<matrix.patterns.count).map { pattern in
      let ratings = matrix.patterns[pattern]
      let others = ratings.filter { Int($0.rater) != candidate }
      return Pattern(
        candidate: ratings.first { Int($0.rater) == candidate }.map { Int($0.category) },
        humans: others.map { Int($0.rater) - (Int($0.rater) > candidate ? 1 : 0) },
        answers: others.map { Int($0.category) })
    }
    if clustered, let clusters = matrix.clusters {
      sample = Sample(
        patternCount: patterns.count, patternOfUnit: matrix.patternOfUnit.map { Int32($0) },
        clusterOfUnit: clusters.ofUnit, clusterCount: clusters.count)
    } else {
      sample = Sample(multiplicities: matrix.patterns.multiplicities.map(Double.init))
    }
  }

  init(
    candidate: String, humans: [String], patterns: [Pattern], sample: Sample, nearness: Nearness, blind: Int?
  ) {
    (self.candidate, self.humans, self.patterns) = (candidate, humans, patterns)
    (self.sample, self.nearness, self.blind) = (sample, nearness, blind)
  }

  /// The units that the test can use, and those it can not.
  var units: (used: Int, dropped: Int) {
    patterns.indices.reduce((0, 0)) { units, pattern in
      let count = Int(sample.multiplicities[pattern])
      return patterns[pattern].isKept ? (units.0 + count, units.1) : (units.0, units.1 + count)
    }
  }

  /// The clusters among the units that the test can use; nil where units are independent.
  var clusters: Int? { sample.isClustered ? sample.groups { patterns[$0].isKept }.count : nil }

  /// The baseline's answer; of answers as frequent the first in order.
  var blindAnswer: Int {
    if let blind { return blind }
    var counts: [Int: Double] = [:]
    for (pattern, units) in zip(patterns, sample.multiplicities) where pattern.isKept {
      for answer in pattern.answers { counts[answer, default: 0] += units }
    }
    return counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? 0
  }
}
