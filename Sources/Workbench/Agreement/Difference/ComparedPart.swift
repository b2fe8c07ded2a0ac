// SPDX-License-Identifier: GPL-3.0-or-later
internal import AgreementStatistics
internal import JSON

/// One of the sets of ratings or spans that are compared.
struct ComparedPart {
  /// What is in it.
  enum Content {
    case labels(ReliabilityMatrix)
    case sets(ReliabilityMatrix, separator: String)
    case spans(UnitizedCorpus)
  }

  let name: String
  let content: Content

  /// Of more parts than this not all pairs are compared.
  static let most = 10

  init(name: String, content: Content) { (self.name, self.content) = (name, content) }

  /// A part of ratings, whose labels are sets where something stands between their members.
  init(name: String, matrix: ReliabilityMatrix, separator: String? = nil) {
    self.init(name: name, content: separator.map { .sets(matrix, separator: $0) } ?? .labels(matrix))
  }

  /// What its units are called.
  var noun: String { if case .spans = content { "document" } else { "unit" } }

  /// How many units there are.
  var units: Int {
    switch content {
    case .labels(let matrix), .sets(let matrix, _): matrix.unitCount
    case .spans(let corpus): corpus.documents.count
    }
  }

  /// How many clusters they have, nil where they have none.
  var clusters: Int? {
    switch content {
    case .labels(let matrix), .sets(let matrix, _): matrix.clusters?.count
    case .spans(let corpus): corpus.clusters.map { Set($0).count }
    }
  }

  /// Writes what it is as an object.
  func write(to json: inout JSONWriter) {
    let (pairable, ratings, raters) = counts
    json.object { json in
      json.key("name")
      json.string(name)
      for (key, count) in [("units", units), ("pairable_units", pairable), ("ratings", ratings)] {
        json.key(key)
        json.int(count)
      }
      json.key("raters")
      json.array(raters) { $0.string($1) }
      json.key("clusters")
      json.int(clusters)
    }
  }

  /// The units of two raters or more, the ratings or spans, and the raters.
  private var counts: (pairable: Int, ratings: Int, raters: [String]) {
    switch content {
    case .labels(let matrix), .sets(let matrix, _):
      let pairable = (0..<matrix.patterns.count).reduce(0) {
        matrix.patterns[$1].count > 1 ? $0 + matrix.patterns.multiplicities[$1] : $0
      }
      return (pairable, matrix.ratingCount, matrix.raters)
    case .spans(let corpus): return (corpus.readers.count { $0.count > 1 }, corpus.spans.count, corpus.raters)
    }
  }
}
