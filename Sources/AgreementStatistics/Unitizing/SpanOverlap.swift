// SPDX-License-Identifier: GPL-3.0-or-later

/// F1 of two raters' spans, strict (the same limits and category) or soft (shared code points of a category), or its mean
/// over the pairs of raters (Hripcsak and Rothschild 2005, JAMIA 12:296).
struct SpanOverlap: SpanFormula {
  let isStrict: Bool
  /// The pair's number; nil for the mean.
  let pair: Int?

  /// Of no more pairs than this each is told.
  private static let told = 45

  /// Both means, then those of each pair.
  static func all(_ frame: SpanFrame) -> [(estimate: Estimate, measure: any Measure)] {
    let each = (2...told).contains(frame.pairs.count) ? frame.pairs.indices.map(Optional.some) : []
    return [[nil], each].flatMap { pairs in
      [true, false].flatMap { isStrict in
        pairs.map { pair -> (estimate: Estimate, measure: any Measure) in
          var estimate = Estimate(isStrict ? .f1Strict : .f1Soft, n: 0)
          estimate.raters = pair.map { frame.pairs[$0] }.map { frame.names($0) }
          return (estimate, SpanMeasure(frame: frame, formula: SpanOverlap(isStrict: isStrict, pair: pair)))
        }
      }
    }
  }

  func cost(_ frame: SpanFrame) -> Double { Double(pair == nil ? 2 * frame.pairs.count : 2) }

  func figure(_ sums: SpanSums) -> (point: Point, slope: Double) {
    if let fault = sums.frame.pairFault { return (.undefined(fault), 0) }
    let values = (pair.map { $0..<$0 + 1 } ?? sums.frame.pairs.indices).compactMap { value($0, sums) }
    guard !values.isEmpty else { return (.undefined(.noSpans), 0) }
    let mean = values.reduce(DualNumber(0), +) / DualNumber(Double(values.count))
    return (Point(value: mean.value, reason: nil, observed: nil, expected: nil), mean.slope)
  }

  /// F1 of a pair; nil where it marked nothing.
  private func value(_ pair: Int, _ sums: SpanSums) -> DualNumber? {
    let all = sums[isStrict ? .spans : .lengths, pair: pair]
    return all.value > 0 ? DualNumber(2) * sums[isStrict ? .same : .shared, pair: pair] / all : nil
  }
}

extension SpanMeasure: SmoothedMeasure {
  /// F1 alone, which is a mean of shares, has smoothed limits.
  func smoothedRows(_ totals: [Double], _ sample: Sample) -> SmoothedRows? {
    (formula as? SpanOverlap)?.smoothedRows(frame, totals, sample)
  }

  /// How many documents' worth of spans is matched, or is not, whichever is less.
  func minorityUnits(_ totals: [Double]) -> Double {
    guard formula is SpanOverlap, let value = point(totals).value else { return .infinity }
    return min(value, 1 - value) * sampleSize(totals)
  }
}

extension SpanOverlap {
  /// Each document agrees by the share of its spans that are matched, and counts by their number, each pair of raters
  /// weighing the same; the pseudo-document is of mean size, one half of it matched.
  fileprivate func smoothedRows(_ frame: SpanFrame, _ totals: [Double], _ sample: Sample) -> SmoothedRows? {
    let (part, whole): (PairOverlaps.Kind, PairOverlaps.Kind) = isStrict ? (.same, .spans) : (.shared, .lengths)
    let pairs = (pair.map { $0..<$0 + 1 } ?? frame.pairs.indices).filter { totals[frame.column(whole, pair: $0)] > 0 }
    var matched = [Double](repeating: 0, count: totals.count), all = matched
    for pair in pairs {
      let share = 1 / (Double(pairs.count) * totals[frame.column(whole, pair: pair)])
      matched[frame.column(part, pair: pair)] = 2 * share
      all[frame.column(whole, pair: pair)] = share
    }
    let weights = frame.isRead.indices.map { frame.rows.product($0, all) }
    let units = sample.multiplicities.reduce(0, +), mass = SmoothedRows.pseudoMass(sample)
    let mean = zip(weights, sample.multiplicities).reduce(0) { $0 + $1.0 * $1.1 } / units
    guard mean > 0 else { return nil }
    let rows = weights.indices.map { document in
      SmoothedRows.Row(
        agreement: weights[document] > 0 ? frame.rows.product(document, matched) / weights[document] : 0,
        weight: weights[document], shareWeight: 1, mass: sample.multiplicities[document])
    }
    let pseudo = [1.0, 0].map { SmoothedRows.Row(agreement: $0, weight: mean, shareWeight: 1, mass: mass / 2) }
    return SmoothedRows(rows: rows + pseudo, real: rows.count, expected: 0, greatest: 1)
  }
}

/// What each two raters marked in the documents both read.
struct PairOverlaps {
  enum Kind: Int, CaseIterable {
    /// Spans of the same limits and category, of all that both marked.
    case same, spans
    /// Code points both gave a category, of all that either did.
    case shared, lengths
  }

  static let kinds = Kind.allCases.count

  /// The pairs of raters in order.
  let pairs: [(first: Int, second: Int)]
  /// For each document the pair and what it adds to each sum.
  private let documents: [[(pair: Int, sums: [Double])]]

  /// Compares; nil where there are more pairs than are kept apart. O(spans x readers of a document).
  init?(_ documents: [DocumentReading]) {
    var numbers: [[Int]: Int] = [:]
    var found: [[(pair: Int, sums: [Double])]] = []
    for document in documents {
      guard document.readers.count * (document.readers.count - 1) / 2 <= PairTables.pairLimit else { return nil }
      var added: [(pair: Int, sums: [Double])] = []
      for (place, first) in document.readers.enumerated() {
        for other in document.readers.indices.dropFirst(place + 1) {
          let number = numbers[[first, document.readers[other]], default: numbers.count]
          numbers[[first, document.readers[other]]] = number
          added.append((number, Self.sums(document.spans[place], document.spans[other])))
        }
      }
      found.append(added)
      if numbers.count > PairTables.pairLimit { return nil }
    }
    let sorted = numbers.sorted { $0.key.lexicographicallyPrecedes($1.key) }
    var place = [Int](repeating: 0, count: sorted.count)
    for (new, pair) in sorted.enumerated() { place[pair.value] = new }
    pairs = sorted.map { ($0.key[0], $0.key[1]) }
    self.documents = found.map { $0.map { (place[$0.pair], $0.sums) } }
  }

  /// Adds a document's sums to a row.
  func add(_ document: Int, to rows: inout SparseRows, from start: Int) {
    for (pair, sums) in documents[document] {
      for (kind, sum) in sums.enumerated() { rows.add(start + pair * Self.kinds + kind, sum) }
    }
  }

  private static func sums(_ one: [UnitizedSpan], _ other: [UnitizedSpan]) -> [Double] {
    var (same, shared) = (0.0, 0.0)
    var (left, right) = (0, 0)
    while left < one.count, right < other.count {
      let (a, b) = (one[left], other[right])
      if a.category == b.category {
        shared += Double(max(0, min(a.end, b.end) - max(a.start, b.start)))
        if a.start == b.start, a.end == b.end { same += 1 }
      }
      if (a.category, a.end) < (b.category, b.end) { left += 1 } else { right += 1 }
    }
    let lengths = one.reduce(0) { $0 + $1.length } + other.reduce(0) { $0 + $1.length }
    return [same, Double(one.count + other.count), shared, Double(lengths)]
  }
}
