// SPDX-License-Identifier: GPL-3.0-or-later

/// The family of alphas for unitizing of Krippendorff, Mathet, Bouvry and Widlöcher 2016 (Quality & Quantity 50:2347-2364):
/// u-alpha of everything, gaps included; binary u-alpha of what is marked at all; cu-alpha of the coding of what both
/// marked; ku-alpha of one category there. All by the lengths of what two raters' segments share.
///
/// Documents are one continuum whose segments end with each document; one with m readers weighs its pairs by 1/(m - 1).
/// The marks of a rater part the text, so that there is none of them where marks of two categories overlap.
enum UnitizedCoding: SpanFormula {
  case all, binary, coding
  /// Of the category with this number.
  case category(Int)

  /// The members of the family, those of each category last.
  static func family(_ frame: SpanFrame) -> [(estimate: Estimate, measure: any Measure)] {
    let wanted: [(Coefficient, UnitizedCoding)] =
      [(.uAlpha, .all), (.uAlphaBinary, .binary), (.cuAlpha, .coding)]
      + frame.corpus.categories.indices.map { (.kuAlpha, .category($0)) }
    return wanted.map { coefficient, member in
      var estimate = Estimate(coefficient, n: 0)
      if case .category(let number) = member { estimate.category = frame.corpus.categories[number] }
      return (estimate, SpanMeasure(frame: frame, formula: member))
    }
  }

  func cost(_ frame: SpanFrame) -> Double { Double(8 * (frame.corpus.categories.count + 1)) }

  func figure(_ sums: SpanSums) -> (point: Point, slope: Double) {
    if let fault = sums.frame.codingFault { return (.undefined(fault), 0) }
    let (observed, expected) = disagreements(sums)
    guard observed.value.isFinite, expected.value.isFinite, expected.value > Point.tolerance else {
      return (.undefined(.noVariation, observed: observed.value.isFinite ? observed.value : nil), 0)
    }
    let seen = observed.value < Point.tolerance ? 0 : observed.value
    let ratio = observed / expected
    return (
      Point(value: 1 - seen / expected.value, reason: nil, observed: seen, expected: expected.value), -ratio.slope
    )
  }

  /// D_o and D_e, each as a share of what is compared.
  private func disagreements(_ sums: SpanSums) -> (observed: DualNumber, expected: DualNumber) {
    let parts = 0...sums.frame.corpus.categories.count
    let nothing = DualNumber(0)
    func sum(_ kind: CodingSums.Kind) -> DualNumber { parts.reduce(nothing) { $0 + sums[kind, $1] } }
    func marked(_ part: Int) -> DualNumber { sums[.lengths, part] - sums[.withGaps, part] }
    switch self {
    case .all, .binary:
      let all = sum(.lengths), pairs = all * all - sum(.squares)
      if case .binary = self {
        let gaps = sums[.lengths, 0]
        return ((gaps - sums[.same, 0]) / all, gaps * (all - gaps) / pairs)
      }
      let alike = parts.reduce(nothing) {
        $0 + sums[.lengths, $1] * sums[.lengths, $1] - sums[.squares, $1]
      }
      return ((all - sum(.same)) / all, DualNumber(1) - alike / pairs)
    case .coding, .category:
      let both = parts.dropFirst().reduce(nothing) { $0 + marked($1) }
      if case .category(let number) = self {
        let mine = marked(number + 1)
        let chance = (both - mine) * mine / (mine * both - sums[.sharedSquares, number + 1])
        return ((mine - sums[.same, number + 1]) / mine, chance)
      }
      let pairs = both * both - sum(.sharedSquares)
      let alike = parts.dropFirst().reduce(nothing) { $0 + marked($1) * marked($1) - sums[.sharedSquares, $1] }
      return ((both - (sum(.same) - sums[.same, 0])) / both, DualNumber(1) - alike / pairs)
    }
  }
}
