// SPDX-License-Identifier: GPL-3.0-or-later
import Glibc
internal import JSON

/// Whether agreement changes along the order of the units.
public struct Drift: Sendable, Equatable {
  /// A run of units and their percent agreement.
  public struct Window: Sendable, Equatable {
    /// The first unit's name.
    public let firstUnit: String
    /// The last unit's name.
    public let lastUnit: String
    /// Pairable units in the window.
    public let n: Int
    /// Their percent agreement.
    public let percentAgreement: Double
  }

  /// Up to ten windows of as many pairable units each.
  public let windows: [Window]
  /// The greatest excursion of the cumulative sum of agreement from its mean, in standard units.
  public let statistic: Double
  /// Its probability without drift, by the Kolmogorov distribution.
  public let p: Double
  /// The unit after which the excursion is greatest.
  public let changeAfter: String

  /// The drift over the matrix's units in their order; nil for fewer than 20 pairable units or when all agree alike.
  init?(_ inputs: AnalysisInputs) {
    let matrix = inputs.matrix
    let frame = inputs.units
    let agreements = (0..<matrix.patterns.count).map { pattern -> Double? in
      let index = Int(frame.counts.ofRatingPattern[pattern])
      return frame.counts.sizes[index] > 1 ? frame.agreement(index, 0) : nil
    }
    let units = matrix.patternOfUnit.indices.filter { agreements[Int(matrix.patternOfUnit[$0])] != nil }
    guard units.count >= 20 else { return nil }
    let series = units.compactMap { agreements[Int(matrix.patternOfUnit[$0])] }
    let mean = series.reduce(0, +) / Double(series.count)
    let spread = series.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }.squareRoot()
    guard spread > 1e-9 else { return nil }
    var (sum, greatest, place) = (0.0, 0.0, 0)
    for (index, agreement) in series.enumerated() {
      sum += agreement - mean
      if abs(sum) > greatest { (greatest, place) = (abs(sum), index) }
    }
    statistic = greatest / spread
    p = Self.kolmogorov(statistic)
    changeAfter = matrix.units[units[place]]
    let count = min(10, series.count / 10)
    windows = (0..<count).map { window in
      let range = series.count * window / count..<series.count * (window + 1) / count
      return Window(
        firstUnit: matrix.units[units[range.lowerBound]], lastUnit: matrix.units[units[range.upperBound - 1]],
        n: range.count, percentAgreement: series[range].reduce(0, +) / Double(range.count))
    }
  }

  private static func kolmogorov(_ x: Double) -> Double {
    if x < 0.2 { return 1 }
    var sum = 0.0
    for k in 1...100 {
      let term = exp(-2 * Double(k * k) * x * x)
      sum += k.isMultiple(of: 2) ? -term : term
      if term < 1e-18 { break }
    }
    return min(1, max(0, 2 * sum))
  }
}

extension Drift {
  func write(to json: inout JSONWriter) {
    json.object { json in
      json.key("statistic")
      json.number(statistic)
      json.key("p")
      json.number(p)
      json.key("change_after")
      json.string(changeAfter)
      json.key("windows")
      json.array(windows) { json, window in
        json.object { json in
          json.key("first_unit")
          json.string(window.firstUnit)
          json.key("last_unit")
          json.string(window.lastUnit)
          json.key("n")
          json.int(window.n)
          json.key("percent_agreement")
          json.number(window.percentAgreement)
        }
      }
    }
  }
}
