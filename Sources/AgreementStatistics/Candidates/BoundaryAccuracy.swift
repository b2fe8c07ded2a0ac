// SPDX-License-Identifier: GPL-3.0-or-later
import Glibc

/// What the boundary of the alternative annotator test means in accuracy: how often a candidate may be right that is as
/// near to the humans as epsilon allows.
///
/// It supposes that everybody errs independently, and evenly over the labels that are wrong; the reckoning is ours.
public struct BoundaryAccuracy: Sendable, Equatable {
  /// How often a human is right, from how often two humans agree.
  public let human: Double
  /// How often a candidate is right at the boundary.
  public let candidate: Double

  /// More others than this are taken for as many.
  private static let most = 100

  /// The accuracies; nil where humans agree no more than guesses would.
  ///
  /// - Parameters:
  ///   - agreement: How often two humans agree, in 0...1.
  ///   - labels: The number of labels.
  ///   - others: For each number of other humans the share of comparisons that have it.
  ///   - epsilon: The boundary.
  init?(agreement: Double, labels: Int, others: [Int: Double], epsilon: Double) {
    let q = Double(labels)
    guard labels > 1, agreement * q > 1 else { return nil }
    // Two agree if both are right or wrong alike: agreement = a^2 + (1 - a)^2 / (q - 1).
    let accuracy = min(1, (1 + ((q - 1) * (agreement * q - 1)).squareRoot()) / q)
    let lead = others.sorted { $0.key < $1.key }.reduce(0) {
      $0 + $1.value * Self.lead(of: accuracy, labels: q, others: min($1.key, Self.most))
    }
    guard lead > 0 else { return nil }
    human = accuracy
    candidate = max(0, accuracy - epsilon / lead)
  }

  /// How much likelier more of the others gave the right label than a given wrong one, than the reverse.
  ///
  /// Of a human right with probability a and a candidate right with b, the expected difference is this times (a - b).
  private static func lead(of accuracy: Double, labels: Double, others: Int) -> Double {
    let wrong = (1 - accuracy) / (labels - 1), rest = max(0, 1 - accuracy - wrong)
    var lead = 0.0
    for right in 0...others {
      for alike in 0...(others - right) where alike != right {
        let left = others - right - alike
        let ways =
          lgamma(Double(others + 1)) - lgamma(Double(right + 1)) - lgamma(Double(alike + 1)) - lgamma(Double(left + 1))
        let share = exp(ways) * pow(accuracy, Double(right)) * pow(wrong, Double(alike)) * pow(rest, Double(left))
        lead += right > alike ? share : -share
      }
    }
    return lead
  }
}
