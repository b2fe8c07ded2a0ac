// SPDX-License-Identifier: GPL-3.0-or-later

/// What one document adds to the sums that the u-alpha family is made of, by category, gaps first.
struct CodingSums {
  enum Kind: Int, CaseIterable {
    /// Lengths of its segments.
    case lengths
    /// What of them another rater gave the same category, and what others left as gaps.
    case same, withGaps
    /// Squared lengths of units, lengths of gaps; squares of what of a unit another rater marked.
    case squares, sharedSquares
  }

  static let kinds = Kind.allCases.count

  private typealias Segment = (start: Int, end: Int, part: Int)

  private var sums: [Int: [Double]] = [:]

  /// Compares what the readers of a document marked; nil where marks of one of them overlap. O(spans x readers).
  init?(_ document: DocumentReading) {
    var segments: [[Segment]] = []
    for spans in document.spans {
      guard let parts = Self.segments(spans, document.length) else { return nil }
      segments.append(parts)
    }
    let share = 1 / Double(segments.count - 1)
    for (place, mine) in segments.enumerated() {
      for segment in mine {
        let length = Double(segment.end - segment.start)
        add(.lengths, segment.part, length)
        add(.squares, segment.part, segment.part == 0 ? length : length * length)
      }
      for other in segments.indices where other != place { meet(mine, segments[other], share) }
    }
  }

  /// Adds the sums to a row.
  func add(to rows: inout SparseRows, from start: Int, parts: Int) {
    for (part, values) in sums.sorted(by: { $0.key < $1.key }) {
      for kind in Kind.allCases { rows.add(start + kind.rawValue * parts + part, values[kind.rawValue]) }
    }
  }

  private mutating func add(_ kind: Kind, _ part: Int, _ value: Double) {
    sums[part, default: [Double](repeating: 0, count: Self.kinds)][kind.rawValue] += value
  }

  /// The marks of one rater and the gaps between them; nil where marks overlap.
  private static func segments(_ spans: [UnitizedSpan], _ length: Int) -> [Segment]? {
    var segments: [Segment] = []
    var place = 0
    for span in spans.sorted(by: { $0.start < $1.start }) {
      if span.start < place { return nil }
      if span.start > place { segments.append((place, span.start, 0)) }
      segments.append((span.start, span.end, span.category + 1))
      place = span.end
    }
    if place < length { segments.append((place, length, 0)) }
    return segments
  }

  /// Adds what one rater's segments share with another's.
  private mutating func meet(_ mine: [Segment], _ others: [Segment], _ share: Double) {
    var next = 0
    for segment in mine {
      var marked = 0.0
      while next < others.count {
        let other = others[next]
        let common = Double(min(segment.end, other.end) - max(segment.start, other.start))
        if common > 0 {
          if segment.part == other.part { add(.same, segment.part, common * share) }
          if other.part == 0 { add(.withGaps, segment.part, common * share) } else { marked += common }
        }
        if other.end > segment.end { break }
        next += 1
      }
      if segment.part > 0 { add(.sharedSquares, segment.part, marked * marked * share) }
    }
  }
}
