// SPDX-License-Identifier: GPL-3.0-or-later
public import JSON

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
  /// How many pairs were left out of them.
  public private(set) var pairsLeftOut = 0
  /// What stands beside the coefficients.
  public var diagnostics: Diagnostics
  /// A model of the raters, if one was asked for.
  public var model: ModelSummary?

  /// What alpha is made of by each metric, if it was to be explained.
  public var coincidences: [Coincidences] = []
  /// The coefficients that were to be explained.
  public var explained: [Coefficient] = []
  /// What the aims of a study need, if any were named.
  public var planning: [StudyPlan] = []
  /// Those aims.
  public var aims = StudyAims()
  /// What gamma rests on, if it was asked for.
  public var gamma: GammaSummary?
  /// How a candidate does beside the raters, if one was to be tested.
  public var candidate: CandidateReport?

  /// The first estimate of a coefficient.
  public subscript(_ coefficient: Coefficient) -> Estimate? { coefficients.first { $0.coefficient == coefficient } }
}

extension AgreementReport {
  /// Keeps of the pairs those that share most units, in their order, and says how many are left out.
  ///
  /// - Parameter most: how many pairs are kept, 0 or more.
  public mutating func keepPairs(_ most: Int) {
    guard pairs.count > most else { return }
    let kept = pairs.indices.sorted { (pairs[$1].n, $0) < (pairs[$0].n, $1) }.prefix(most).sorted()
    pairsLeftOut = pairs.count - most
    pairs = kept.map { pairs[$0] }
    let names = Set(pairs.map(\.raters))
    coefficients.removeAll { $0.raters.map { !names.contains($0) } ?? false }
  }
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
  /// Of spans: who read which document.
  public let readings: Readings?

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
    readings = nil
  }
}

extension DataSummary {
  /// What a corpus of spans is: documents are units, spans are ratings.
  init(_ corpus: UnitizedCorpus, clusters: Int?, _ clustering: Clustering) {
    units = corpus.documents.count
    pairableUnits = corpus.readers.count { $0.count > 1 }
    raters = corpus.raters
    ratings = corpus.spans.count
    pairableRatings = corpus.spans.count { corpus.readers[$0.document].count > 1 }
    categories = corpus.categories
    categoryOrder = .codePoint
    self.clusters = clusters
    clustersIgnored = clustering.isIgnored
    dropped = []
    readings = Readings(corpus)
  }
}

/// How many of a corpus's documents its raters have read.
public struct Readings: Sendable, Equatable {
  /// Readings with a span.
  public let marked: Int
  /// Readings that marked nothing.
  public let empty: Int
  /// Pairs of a document and a rater who did not read it.
  public let absent: Int

  init(_ corpus: UnitizedCorpus) {
    let read = corpus.readers.reduce(0) { $0 + $1.count }
    marked = Set(corpus.spans.map { [$0.document, $0.rater] }).count
    empty = read - marked
    absent = corpus.documents.count * corpus.raters.count - read
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
  /// Units by the first rater's category (row) and the second's (column); empty with more than 256 categories.
  public let confusion: [[Int]]
}

extension AgreementReport {
  /// The report as one JSON object, UTF-8, ending in a line break; the same report gives the same bytes.
  ///
  /// - Parameter more: writes further keys of the object, behind the report's own.
  /// - Returns: the bytes of the object.
  public func json(_ more: (inout JSONWriter) -> Void = { _ in }) -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.key("data")
      write(data, to: &json)
      json.key("level")
      json.string(level.rawValue)
      json.key("weights")
      json.string(weights)
      json.key("confidence")
      json.number(plan.confidence)
      json.key("interval")
      json.string(plan.isAutomatic ? "auto" : plan.method?.rawValue ?? "none")
      json.key("seed")
      json.int(Int(clamping: plan.seed))
      json.key("coefficients")
      json.array(coefficients) { json, estimate in
        json.line()
        estimate.write(to: &json)
      }
      json.key("pairs")
      json.array(pairs) { json, pair in
        json.line()
        pair.write(to: &json)
      }
      json.key("diagnostics")
      diagnostics.write(to: &json)
      json.key("model")
      if let model { model.write(to: &json) } else { json.null() }
      if !explained.isEmpty {
        json.key("explanation")
        json.object { json in
          json.key("coefficients")
          json.array(explained) { $0.string($1.rawValue) }
          json.key("coincidences")
          json.array(coincidences) { $1.write(to: &$0) }
        }
      }
      if !planning.isEmpty {
        json.key("planning")
        json.array(planning) { json, plan in
          json.line()
          plan.write(aims, to: &json)
        }
      }
      if let gamma {
        json.key("gamma")
        gamma.write(to: &json)
      }
      if let candidate {
        json.key("candidate")
        candidate.write(to: &json)
      }
      more(&json)
    }
    json.line()
    return json.bytes
  }

  private func write(_ data: DataSummary, to json: inout JSONWriter) {
    json.object { json in
      for (name, count) in [("units", data.units), ("pairable_units", data.pairableUnits)] {
        json.key(name)
        json.int(count)
      }
      json.key("raters")
      json.array(data.raters) { $0.string($1) }
      json.key("ratings")
      json.int(data.ratings)
      json.key("pairable_ratings")
      json.int(data.pairableRatings)
      json.key("categories")
      json.array(data.categories) { $0.string($1) }
      json.key("category_order")
      json.string(data.categoryOrder.rawValue)
      json.key("clusters")
      json.int(data.clusters)
      if let readings = data.readings {
        json.key("readings")
        json.object { json in
          for (name, count) in [("marked", readings.marked), ("empty", readings.empty), ("absent", readings.absent)] {
            json.key(name)
            json.int(count)
          }
        }
      }
      json.key("dropped")
      let dropped = data.dropped.map { LeftOut(what: $0.what.rawValue, count: $0.count, reason: $0.what.reason) }
      json.array(dropped + leftOut) { json, dropped in
        json.object { json in
          json.key("what")
          json.string(dropped.what)
          json.key("count")
          json.int(dropped.count)
          json.key("reason")
          json.string(dropped.reason)
        }
      }
    }
  }
}

extension PairRow {
  func write(to json: inout JSONWriter) {
    json.object { json in
      json.key("raters")
      json.array(raters) { $0.string($1) }
      json.key("n")
      json.int(n)
      json.key("confusion")
      json.array(confusion) { json, row in json.array(row) { $0.int($1) } }
    }
  }
}
