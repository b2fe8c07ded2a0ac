// SPDX-License-Identifier: GPL-3.0-or-later

/// The observed and expected disagreement of raters about the spans of one category.
struct CategoryDisagreements {
  let observed: Double
  let expected: Double

  init(observed: Double, expected: Double) {
    self.observed = observed
    self.expected = expected
  }

  /// Measures the spans of one category.
  ///
  /// - Parameters:
  ///   - spans: the spans of one category, ordered by document, rater and start.
  ///   - lengths: the length of each document.
  ///   - raters: how many raters there are.
  init(spans: [UnitizedSpan], lengths: [Int], raters: Int) {
    guard raters >= 2 else {
      self.init(observed: 0, expected: 0)
      return
    }
    let empty = lengths.map { UnitizedRecord(spans: [], length: $0) }
    var records = [[UnitizedRecord]](repeating: empty, count: raters)
    for run in Self.runs(spans) {
      guard let first = run.first else { continue }
      records[first.rater][first.document] = UnitizedRecord(
        spans: run.map { $0.start..<$0.end }, length: lengths[first.document])
    }
    let length = lengths.reduce(0.0) { $0 + Double($1) }
    let marked = spans.map { Double($0.length) }
    self.init(observed: Self.observed(records, length), expected: Self.expected(marked, records, length))
  }

  /// D_o = sum over ordered pairs of raters of their disagreements / (m (m - 1) L^2), Krippendorff 2004, ch. 11.
  private static func observed(_ records: [[UnitizedRecord]], _ length: Double) -> Double {
    var sum = 0.0
    for (rater, record) in records.enumerated() {
      for other in records[(rater + 1)...] {
        for (left, right) in zip(record, other) { sum += left.disagreement(with: right) }
      }
    }
    let raters = Double(records.count)
    return 2 * sum / (raters * (raters - 1)) / length / length
  }

  /// D_e = 2/L sum_b [ (N - 1)/3 (2b^3 - 3b^2 + b) + b^2 sum_{gaps l >= b} (l - b + 1) ] / (mL (mL - 1) - sum b (b - 1)),
  /// b the lengths of the N spans, Krippendorff 2004, ch. 11.
  private static func expected(_ lengths: [Double], _ records: [[UnitizedRecord]], _ length: Double) -> Double {
    let gaps = records.joined().flatMap { $0.gaps.map { Double($0.count) } }.sorted(by: >)
    let others = Double(lengths.count - 1)
    var sum = 0.0
    var taken = 0
    var room = 0.0
    for b in lengths.sorted(by: >) {
      while taken < gaps.count, gaps[taken] >= b {
        room += gaps[taken] + 1
        taken += 1
      }
      sum += others / 3 * b * (b - 1) * (2 * b - 1) + b * b * (room - Double(taken) * b)
    }
    let places = Double(records.count) * length
    let same = lengths.reduce(0) { $0 + $1 * ($1 - 1) }
    return 2 / length * sum / (places * (places - 1) - same)
  }

  private static func runs(_ spans: [UnitizedSpan]) -> [ArraySlice<UnitizedSpan>] {
    var runs: [ArraySlice<UnitizedSpan>] = []
    var start = 0
    for next in spans.indices.dropFirst() + [spans.count] where next > start {
      let isSame = next < spans.count && spans[next].document == spans[start].document
      if isSame, spans[next].rater == spans[start].rater { continue }
      runs.append(spans[start..<next])
      start = next
    }
    return runs
  }
}

/// What one rater marked with one category in one document.
struct UnitizedRecord {
  /// The spans as half-open ranges, ascending and apart.
  let spans: [Range<Int>]
  /// The document's length in code points.
  let length: Int

  /// The stretches before, between and after the spans, those of no length left out.
  var gaps: [Range<Int>] {
    var gaps: [Range<Int>] = []
    var end = 0
    for span in spans {
      if span.lowerBound > end { gaps.append(end..<span.lowerBound) }
      end = span.upperBound
    }
    if end < length { gaps.append(end..<length) }
    return gaps
  }

  /// The disagreement of two raters' records of one document, each intersecting pair of sections counted once.
  ///
  /// Two spans that share a code point disagree by the squares of the differences of their begins and their ends, a span
  /// wholly inside a gap of the other by its squared length, anything else not at all (Krippendorff 2004, ch. 11).
  ///
  /// - Complexity: O(spans of both).
  func disagreement(with other: UnitizedRecord) -> Double {
    if spans.isEmpty && other.spans.isEmpty { return 0 }
    var sum = 0.0
    var overlapped = [Bool](repeating: false, count: other.spans.count)
    var next = 0
    for span in spans {
      while next < other.spans.count, other.spans[next].upperBound <= span.lowerBound { next += 1 }
      var meeting = next
      while meeting < other.spans.count, other.spans[meeting].lowerBound < span.upperBound {
        let begin = Double(span.lowerBound - other.spans[meeting].lowerBound)
        let end = Double(span.upperBound - other.spans[meeting].upperBound)
        sum += begin * begin + end * end
        overlapped[meeting] = true
        meeting += 1
      }
      if meeting == next { sum += Self.square(span) }
    }
    for (span, isOverlapped) in zip(other.spans, overlapped) where !isOverlapped { sum += Self.square(span) }
    return sum
  }

  private static func square(_ span: Range<Int>) -> Double { Double(span.count) * Double(span.count) }
}
