// SPDX-License-Identifier: GPL-3.0-or-later

/// F1 of two raters' spans, strict (the same limits and category) and soft (shared code points of a category), and their
/// means over the pairs of raters (Hripcsak and Rothschild 2005, JAMIA 12:296).
struct SpanOverlap {
  /// What two raters marked in the documents both read.
  private struct Pair {
    var same = 0.0, spans = 0.0, shared = 0.0, lengths = 0.0

    mutating func add(_ one: [UnitizedSpan], _ other: [UnitizedSpan]) {
      spans += Double(one.count + other.count)
      lengths += Double(one.reduce(0) { $0 + $1.length } + other.reduce(0) { $0 + $1.length })
      var (left, right) = (0, 0)
      while left < one.count, right < other.count {
        let (a, b) = (one[left], other[right])
        if a.category == b.category {
          shared += Double(max(0, min(a.end, b.end) - max(a.start, b.start)))
          if a.start == b.start, a.end == b.end { same += 1 }
        }
        if (a.category, a.end) < (b.category, b.end) { left += 1 } else { right += 1 }
      }
    }
  }

  /// Of no more pairs than this each is told.
  private static let told = 45

  let estimates: [Estimate]

  /// Compares. O(spans x readers of a document).
  init(_ corpus: UnitizedCorpus, _ documents: [DocumentReading]) {
    var pairs: [[Int]: Pair] = [:]
    for document in documents {
      for (place, first) in document.readers.enumerated() {
        for other in document.readers.indices.dropFirst(place + 1) {
          pairs[[first, document.readers[other]], default: Pair()].add(document.spans[place], document.spans[other])
        }
      }
      if pairs.count > PairTables.pairLimit {
        estimates = [Coefficient.f1Strict, .f1Soft].map {
          var estimate = Estimate($0, n: corpus.spans.count)
          estimate.take(.undefined(.tooManyPairs(limit: PairTables.pairLimit)))
          return estimate
        }
        return
      }
    }
    let sorted = pairs.sorted { $0.key.lexicographicallyPrecedes($1.key) }
    let kinds: [(Coefficient, (Pair) -> Double?)] = [
      (.f1Strict, { $0.spans > 0 ? 2 * $0.same / $0.spans : nil }),
      (.f1Soft, { $0.lengths > 0 ? 2 * $0.shared / $0.lengths : nil }),
    ]
    let reason = corpus.raters.count < 2 ? UndefinedReason.fewerThanTwoRaters : .noSpans
    let means = kinds.map { coefficient, value in
      let values = sorted.compactMap { value($0.value) }
      var estimate = Estimate(coefficient, n: corpus.spans.count)
      estimate.value = values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
      estimate.reason = values.isEmpty ? reason : nil
      return estimate
    }
    let each: [Estimate] =
      sorted.count < 2 || sorted.count > Self.told
      ? []
      : kinds.flatMap { coefficient, value in
        sorted.map { key, pair -> Estimate in
          var estimate = Estimate(coefficient, n: Int(pair.spans))
          estimate.raters = key.map { corpus.raters[$0] }
          estimate.value = value(pair)
          estimate.reason = estimate.value == nil ? .noSpans : nil
          return estimate
        }
      }
    estimates = means + each
  }
}
