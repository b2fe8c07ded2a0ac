// SPDX-License-Identifier: GPL-3.0-or-later

/// How alike the humans are among themselves, and the candidate to them: what can be expected of anybody at all.
public struct HumanCeiling: Sendable {
  /// The mean over pairs of humans of how alike their answers to common units are.
  public let humans: Estimate
  /// The mean over humans of how alike the candidate's answers are to theirs.
  public let candidate: Estimate
  /// The candidate's figure less the humans', resampled together.
  public let difference: Estimate

  /// Bootstraps the figures over units or clusters, on all units; nil where more pairs of humans share a unit than tables
  /// of pairs are kept for.
  ///
  /// - Complexity: O(replicates x answers of distinct patterns squared).
  init?(_ answers: CandidateAnswers, _ plan: IntervalPlan) {
    guard let pairs = Pairs(answers) else { return nil }
    var plan = plan
    plan.method = .bootstrap
    let rows = pairs.rows(answers)
    let estimator = Estimator(
      plan: plan, rows: rows, sample: answers.sample, totals: rows.totals(answers.sample.multiplicities))
    let among = 0..<pairs.count, with = pairs.count..<pairs.count + answers.humans.count
    func measure(_ plus: Range<Int>, _ minus: Range<Int>) -> (estimate: Estimate, measure: any Measure) {
      (Estimate(.percentAgreement, n: 0), MeanLikeness(rows: rows, plus: plus, minus: minus))
    }
    let estimates = estimator.estimates([measure(among, 0..<0), measure(with, 0..<0), measure(with, among)])
    (humans, candidate, difference) = (estimates[0], estimates[1], estimates[2])
  }

  /// The pairs of humans who share a unit.
  private struct Pairs {
    private var index: [UInt64: Int] = [:]

    init?(_ answers: CandidateAnswers) {
      for pattern in answers.patterns {
        guard pattern.humans.count * (pattern.humans.count - 1) / 2 <= PairTables.pairLimit else { return nil }
        for (place, first) in pattern.humans.enumerated() {
          for second in pattern.humans[(place + 1)...] {
            let key = Self.key(first, second)
            if index[key] == nil { index[key] = index.count }
          }
        }
        if index.count > PairTables.pairLimit { return nil }
      }
    }

    var count: Int { index.count }

    private static func key(_ first: Int, _ second: Int) -> UInt64 { UInt64(first) << 32 | UInt64(second) }

    /// For each pair, then each human with the candidate: common units and how alike the answers are.
    func rows(_ answers: CandidateAnswers) -> SparseRows {
      var rows = SparseRows(width: 2 * (count + answers.humans.count))
      for pattern in answers.patterns {
        for (place, first) in pattern.humans.enumerated() {
          if let candidate = pattern.candidate {
            let alike = answers.nearness.agreement(candidate, pattern.answers[place])
            rows.add(2 * (count + first), 1)
            rows.add(2 * (count + first) + 1, alike)
          }
          for other in pattern.humans.indices.dropFirst(place + 1) {
            guard let pair = index[Self.key(first, pattern.humans[other])] else { continue }
            rows.add(2 * pair, 1)
            rows.add(2 * pair + 1, answers.nearness.agreement(pattern.answers[place], pattern.answers[other]))
          }
        }
        rows.endRow()
      }
      return rows
    }
  }
}

/// The mean over pairs of how alike they are on common units, less that of other pairs.
private struct MeanLikeness: Measure {
  let rows: SparseRows
  let plus: Range<Int>
  let minus: Range<Int>

  func point(_ totals: [Double]) -> Point {
    guard let high = mean(plus, totals), let low = minus.isEmpty ? 0 : mean(minus, totals) else {
      return .undefined(.noCommonUnit)
    }
    return Point(value: high - low, reason: nil, observed: nil, expected: nil)
  }

  private func mean(_ pairs: Range<Int>, _ totals: [Double]) -> Double? {
    var (sum, count) = (0.0, 0.0)
    for pair in pairs where totals[2 * pair] > 0 {
      sum += totals[2 * pair + 1] / totals[2 * pair]
      count += 1
    }
    return count > 0 ? sum / count : nil
  }

  func influences(_ totals: [Double], _ point: Point) -> [Double] {
    var weights = [Double](repeating: 0, count: rows.width)
    let units = sampleSize(totals)
    for (pairs, sign) in [(plus, 1.0), (minus, -1.0)] {
      let defined = pairs.filter { totals[2 * $0] > 0 }
      for pair in defined {
        let scale = sign * units / (Double(defined.count) * totals[2 * pair])
        weights[2 * pair + 1] = scale
        weights[2 * pair] = -scale * totals[2 * pair + 1] / totals[2 * pair]
      }
    }
    return (0..<rows.count).map { rows.product($0, weights) }
  }

  /// Pairs of answers compared.
  func sampleSize(_ totals: [Double]) -> Double { plus.reduce(0) { $0 + totals[2 * $1] } }
}
