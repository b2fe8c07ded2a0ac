// SPDX-License-Identifier: GPL-3.0-or-later

/// Everything said about agreement on one set of ratings.
public struct AgreementReport: Sendable {
  /// What the ratings are.
  public var data: DataSummary
  /// What whoever collected the ratings kept out of them.
  public var leftOut: [LeftOut] = []
  /// The level of measurement.
  public var level: Level
  /// The weight scheme asked for, "identity" if none.
  public var weights: String
  /// Which intervals were given.
  public var plan: IntervalPlan
  /// The coefficients.
  public var coefficients: [Estimate]
  /// The raters who share a unit, and how they compare.
  public var pairs: [PairRow]
  /// What stands beside the coefficients.
  public var diagnostics: Diagnostics
  /// A model of the raters, if one was asked for.
  public var model: ModelSummary?

  /// The first estimate of a coefficient.
  public subscript(_ coefficient: Coefficient) -> Estimate? { coefficients.first { $0.coefficient == coefficient } }
}

/// What the ratings are.
public struct DataSummary: Sendable {
  /// Units with a rating.
  public let units: Int
  /// Units with two ratings or more.
  public let pairableUnits: Int
  /// The raters.
  public let raters: [String]
  /// The ratings.
  public let ratings: Int
  /// The ratings of pairable units.
  public let pairableRatings: Int
  /// The categories in order.
  public internal(set) var categories: [String]
  /// Where that order comes from.
  public let categoryOrder: CategoryOrder
  /// The clusters, or nil where units have none.
  public let clusters: Int?
  /// True when there are clusters, but too few for them to carry an interval.
  public let clustersIgnored: Bool
  /// What the data held that is not in the matrix.
  public let dropped: [ReliabilityMatrix.Dropped]

  init(_ matrix: ReliabilityMatrix, clustersIgnored: Bool) {
    var pairableUnits = 0
    var pairableRatings = 0
    for pattern in 0..<matrix.patterns.count where matrix.patterns[pattern].count > 1 {
      pairableUnits += matrix.patterns.multiplicities[pattern]
      pairableRatings += matrix.patterns.multiplicities[pattern] * matrix.patterns[pattern].count
    }
    units = matrix.unitCount
    self.pairableUnits = pairableUnits
    raters = matrix.raters
    ratings = matrix.ratingCount
    self.pairableRatings = pairableRatings
    categories = matrix.categories
    categoryOrder = matrix.categoryOrder
    clusters = matrix.clusters?.count
    self.clustersIgnored = clustersIgnored
    dropped = matrix.dropped
  }
}

extension DataSummary {
  /// What a corpus of spans is: documents are units, spans are ratings.
  init(_ corpus: UnitizedCorpus) {
    let isPairable = corpus.raters.count > 1
    units = corpus.documents.count
    pairableUnits = isPairable ? corpus.documents.count : 0
    raters = corpus.raters
    ratings = corpus.spans.count
    pairableRatings = isPairable ? corpus.spans.count : 0
    categories = corpus.categories
    categoryOrder = .codePoint
    clusters = nil
    clustersIgnored = false
    dropped = []
  }
}

/// Something that never became a rating, as whoever collected the ratings says it.
public struct LeftOut: Sendable, Equatable {
  /// What was left out.
  public let what: String
  /// How many ratings it holds, at least 0.
  public let count: Int
  /// Why, in a few words.
  public let reason: String

  /// Something left out.
  public init(what: String, count: Int, reason: String) {
    self.what = what
    self.count = count
    self.reason = reason
  }
}

/// Two raters and how their labels cross on the units both rated.
public struct PairRow: Sendable, Equatable {
  /// The two raters.
  public let raters: [String]
  /// The units both rated.
  public let n: Int
  /// Units by the first rater's category (row) and the second's (column).
  public let confusion: [[Int]]
}
