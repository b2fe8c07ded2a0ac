// SPDX-License-Identifier: GPL-3.0-or-later

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
