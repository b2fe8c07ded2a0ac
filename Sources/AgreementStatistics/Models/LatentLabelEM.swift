// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc

/// The posterior of the true label for every rating pattern, and the expectation step both latent models share.
///
/// A model is a prior over labels and, for every (rater, label) code, the chance of that rating under each true label.
/// Products run over all ratings of a unit, so everything is summed in logarithms: 160 raters do not underflow.
struct LatentLabelEM {
  let patterns: VotePatterns
  /// Pattern-major, `patterns.count * labelCount` values.
  private(set) var posteriors: [Double]

  /// Starts from the vote fractions of each pattern.
  init(_ patterns: VotePatterns) {
    self.patterns = patterns
    self.posteriors = patterns.voteFractions()
  }

  /// Starts from posteriors found before.
  init(_ patterns: VotePatterns, posteriors: [Double]) {
    self.patterns = patterns
    self.posteriors = posteriors
  }

  /// Renews the posteriors.
  ///
  /// - Parameters:
  ///   - logPrior: one value a label.
  ///   - logChance: at `code * labelCount + truth` the log chance of the coded rating under that truth.
  /// - Returns: the log likelihood and the greatest change of a posterior.
  /// - Complexity: O(codes of distinct patterns * labels).
  mutating func expect(logPrior: [Double], logChance: [Double]) -> (logLikelihood: Double, change: Double) {
    let labelCount = patterns.labelCount
    var joint = logPrior
    var logLikelihood = 0.0
    var change = 0.0
    for pattern in 0..<patterns.count where patterns.multiplicities[pattern] > 0 {
      for truth in 0..<labelCount { joint[truth] = logPrior[truth] }
      addLogChances(of: pattern, logChance, to: &joint)
      let logMarginal = Self.normalize(&joint)
      guard logMarginal.isFinite else { continue }
      logLikelihood += patterns.multiplicities[pattern] * logMarginal
      let base = pattern * labelCount
      for truth in 0..<labelCount {
        change = max(change, abs(posteriors[base + truth] - joint[truth]))
        posteriors[base + truth] = joint[truth]
      }
    }
    return (logLikelihood, change)
  }

  private func addLogChances(of pattern: Int, _ logChance: [Double], to joint: inout [Double]) {
    let labelCount = patterns.labelCount
    let range = patterns.starts[pattern]..<patterns.starts[pattern + 1]
    logChance.withUnsafeBufferPointer { logChance in
      joint.withUnsafeMutableBufferPointer { joint in
        for position in range {
          let base = patterns.codes[position] * labelCount
          for truth in 0..<labelCount { joint[truth] += logChance[base + truth] }
        }
      }
    }
  }

  /// At `code * labelCount + truth` how many of the coded ratings are expected to stand on units of that truth.
  func expectedCounts() -> [Double] {
    let labelCount = patterns.labelCount
    var counts = [Double](repeating: 0, count: patterns.raterCount * labelCount * labelCount)
    var weights = [Double](repeating: 0, count: labelCount)
    for pattern in 0..<patterns.count {
      for truth in 0..<labelCount {
        weights[truth] = patterns.multiplicities[pattern] * posteriors[pattern * labelCount + truth]
      }
      counts.withUnsafeMutableBufferPointer { counts in
        weights.withUnsafeBufferPointer { weights in
          for position in patterns.starts[pattern]..<patterns.starts[pattern + 1] {
            let base = patterns.codes[position] * labelCount
            for truth in 0..<labelCount { counts[base + truth] += weights[truth] }
          }
        }
      }
    }
    return counts
  }

  /// How many units are expected to be of each label.
  func expectedLabelCounts() -> [Double] {
    var counts = [Double](repeating: 0, count: patterns.labelCount)
    for pattern in 0..<patterns.count {
      for truth in counts.indices {
        counts[truth] += patterns.multiplicities[pattern] * posteriors[pattern * patterns.labelCount + truth]
      }
    }
    return counts
  }

  /// Turns logarithms into shares that sum to 1 and gives the logarithm of what they summed to.
  private static func normalize(_ logarithms: inout [Double]) -> Double {
    var greatest = -Double.infinity
    for value in logarithms { greatest = max(greatest, value) }
    guard greatest > -Double.infinity else { return greatest }
    var sum = 0.0
    for index in logarithms.indices {
      logarithms[index] = exp(logarithms[index] - greatest)
      sum += logarithms[index]
    }
    for index in logarithms.indices { logarithms[index] /= sum }
    return greatest + log(sum)
  }
}
