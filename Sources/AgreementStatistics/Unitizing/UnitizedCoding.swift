// SPDX-License-Identifier: GPL-3.0-or-later

/// The family of alphas for unitizing of Krippendorff, Mathet, Bouvry and Widlöcher 2016 (Quality & Quantity 50:2347-2364):
/// u-alpha of everything, gaps included; binary u-alpha of what is marked at all; cu-alpha of the coding of what both
/// marked; ku-alpha of one category there. All by the lengths of what two raters' segments share.
///
/// Documents are one continuum whose segments end with each document; one with m readers weighs its pairs by 1/(m - 1).
/// The marks of a rater part the text, so that there is none of them where marks of two categories overlap.
struct UnitizedCoding {
  /// By category, gaps first: summed lengths, lengths shared with the same category, and with gaps.
  private var lengths: [Double]
  private var same: [Double]
  private var withGaps: [Double]
  /// By category, gaps first: squared lengths of units (lengths of gaps), and of what of a unit another rater marked.
  private var squares: [Double]
  private var sharedSquares: [Double]
  private var reason: UndefinedReason?

  /// Sums up the documents. O(spans x readers of a document).
  init(_ corpus: UnitizedCorpus, _ documents: [DocumentReading]) {
    let none = [Double](repeating: 0, count: corpus.categories.count + 1)
    (lengths, same, withGaps, squares, sharedSquares) = (none, none, none, none, none)
    if corpus.raters.count < 2 { reason = .fewerThanTwoRaters }
    if corpus.spans.isEmpty { reason = .noSpans }
    for document in documents {
      let parts = document.spans.map { Self.segments($0, document.length) }
      guard parts.allSatisfy({ $0 != nil }) else {
        reason = .overlappingMarks
        return
      }
      let segments = parts.map { $0 ?? [] }
      let share = 1 / Double(segments.count - 1)
      for (place, mine) in segments.enumerated() {
        for segment in mine {
          let length = Double(segment.end - segment.start)
          lengths[segment.part] += length
          squares[segment.part] += segment.part == 0 ? length : length * length
        }
        for other in segments.indices where other != place { meet(mine, segments[other], share) }
      }
    }
  }

  private typealias Segment = (start: Int, end: Int, part: Int)

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
          if segment.part == other.part { same[segment.part] += common * share }
          if other.part == 0 { withGaps[segment.part] += common * share } else { marked += common }
        }
        if other.end > segment.end { break }
        next += 1
      }
      if segment.part > 0 { sharedSquares[segment.part] += marked * marked * share }
    }
  }

  /// The family's estimates, of each category last.
  func estimates(_ corpus: UnitizedCorpus) -> [Estimate] {
    let all = lengths.reduce(0, +), scale = all * all - squares.reduce(0, +)
    let marked = lengths.indices.map { $0 == 0 ? 0 : lengths[$0] - withGaps[$0] }
    let both = marked.reduce(0, +), bothScale = both * both - sharedSquares.reduce(0, +)
    let agreed = same.reduce(0, +), coded = agreed - same[0]
    let chance = lengths.indices.reduce(0) { $0 + all * (lengths[$1] * lengths[$1] - squares[$1]) / scale }
    let codedChance = marked.indices.reduce(0) { $0 + both * (marked[$1] * marked[$1] - sharedSquares[$1]) / bothScale }
    let gapsByChance = all * lengths[0] * (all - lengths[0]) / scale
    let overall = [
      estimate(.uAlpha, corpus, (all - agreed) / all, (all - chance) / all),
      estimate(.uAlphaBinary, corpus, (lengths[0] - same[0]) / all, gapsByChance / all),
      estimate(.cuAlpha, corpus, (both - coded) / both, (both - codedChance) / both),
    ]
    return overall
      + corpus.categories.indices.map { category in
        let mine = marked[category + 1]
        let margin = both * (mine * both - sharedSquares[category + 1]) / bothScale
        let others = both * mine * (both - mine) / bothScale
        var estimate = estimate(.kuAlpha, corpus, (mine - same[category + 1]) / mine, others / margin)
        estimate.category = corpus.categories[category]
        return estimate
      }
  }

  private func estimate(
    _ coefficient: Coefficient, _ corpus: UnitizedCorpus, _ observed: Double, _ expected: Double
  ) -> Estimate {
    var estimate = Estimate(coefficient, n: corpus.spans.count)
    if let reason {
      estimate.take(.undefined(reason))
    } else if observed.isFinite, expected.isFinite, expected > 1e-12 {
      let disagreement = observed < 1e-12 ? 0 : observed
      estimate.take(
        Point(value: 1 - disagreement / expected, reason: nil, observed: disagreement, expected: expected))
    } else {
      estimate.take(.undefined(.noVariation, observed: observed.isFinite ? observed : nil))
    }
    return estimate
  }
}
