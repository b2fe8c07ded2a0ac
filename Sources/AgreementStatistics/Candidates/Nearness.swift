// SPDX-License-Identifier: GPL-3.0-or-later

/// How near one answer comes to others of the same unit (Calderon, Reichart and Dror 2025, ACL, sec. 3).
enum Nearness: Sendable {
  /// The share of the others that are the same.
  case same
  /// Minus the root of the mean squared distance to the others, each answer being a number.
  case numbers([Double])
  /// The mean likeness to the others, from 0 to 1.
  case likeness(@Sendable (Int, Int) -> Double)

  /// Scores that differ by less than this tie.
  static let tolerance = 1e-9

  /// How alike two answers are: 1 or 0, or a likeness.
  func agreement(_ one: Int, _ other: Int) -> Double {
    if case .likeness(let likeness) = self { return likeness(one, other) }
    return one == other ? 1 : 0
  }

  /// Which of an answer and each human's comes nearer to the other humans': -1 the answer, 1 the human, 0 neither.
  ///
  /// - Parameters:
  ///   - answer: What is compared with each human's answer.
  ///   - humans: The humans' answers, two or more.
  /// - Returns: One outcome a human. O(humans), squared for a likeness.
  func outcomes(of answer: Int, among humans: [Int]) -> [Int] {
    let scores: [(answer: Double, human: Double)] =
      switch self {
      case .same: shares(answer, humans)
      case .numbers(let values): distances(values[answer], humans.map { values[$0] })
      case .likeness(let likeness): likenesses(answer, humans, likeness)
      }
    return scores.map { score in
      let lead = score.human - score.answer
      return abs(lead) < Self.tolerance ? 0 : lead > 0 ? 1 : -1
    }
  }

  private func shares(_ answer: Int, _ humans: [Int]) -> [(Double, Double)] {
    var counts: [Int: Int] = [:]
    for human in humans { counts[human, default: 0] += 1 }
    let others = Double(humans.count - 1)
    return humans.map { own in
      let same = (counts[answer] ?? 0) - (own == answer ? 1 : 0)
      return (Double(same) / others, Double((counts[own] ?? 0) - 1) / others)
    }
  }

  /// By sums of the values and of their squares about the answer, so that near numbers keep their digits.
  private func distances(_ answer: Double, _ humans: [Double]) -> [(Double, Double)] {
    let offsets = humans.map { $0 - answer }
    let sum = offsets.reduce(0, +), squares = offsets.reduce(0) { $0 + $1 * $1 }
    let others = Double(humans.count - 1)
    return offsets.map { own in
      let (rest, restSquares) = (sum - own, squares - own * own)
      let toHuman = restSquares - 2 * own * rest + others * own * own
      return (-(max(0, restSquares) / others).squareRoot(), -(max(0, toHuman) / others).squareRoot())
    }
  }

  private func likenesses(
    _ answer: Int, _ humans: [Int], _ likeness: (Int, Int) -> Double
  ) -> [(Double, Double)] {
    let others = Double(humans.count - 1)
    let toAnswer = humans.map { likeness(answer, $0) }
    let sum = toAnswer.reduce(0, +)
    return humans.indices.map { own in
      let toHuman = humans.indices.reduce(0) { $1 == own ? $0 : $0 + likeness(humans[own], humans[$1]) }
      return ((sum - toAnswer[own]) / others, toHuman / others)
    }
  }
}
