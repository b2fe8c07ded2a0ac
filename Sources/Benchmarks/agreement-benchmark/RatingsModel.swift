// SPDX-License-Identifier: GPL-3.0-or-later
import AgreementStatistics

/// Invented annotations: four categories of prevalence .4 .3 .2 .1, seven units of ten easy, raters of falling accuracy
/// (easy .97 - .03 j, hard .70 - .05 j, j the rater's number modulo 5), errors half to a neighbour and half by prevalence.
struct RatingsModel {
  /// The chance that a rating is missing; every unit keeps one at least.
  var missing = 0.2
  /// Units of one cluster that share their difficulty and, with this chance each, the cluster's category.
  var clusterPull = 0.0

  /// How often each category is true.
  var prevalence = [0.4, 0.3, 0.2, 0.1]
  /// How often everybody is right about everything; nil for raters and units that differ.
  var accuracy: Double?

  /// What is true of a unit.
  struct Truth {
    var category: Int
    var isHard: Bool
  }

  func truth(from stream: inout RandomStream) -> Truth {
    Truth(category: category(from: &stream), isHard: stream.uniform() < 0.3)
  }

  /// A unit's truth inside a cluster.
  func truth(in cluster: Truth, from stream: inout RandomStream) -> Truth {
    stream.uniform() < clusterPull ? cluster : truth(from: &stream)
  }

  /// One label for each rater, nil where missing.
  func labels(_ truth: Truth, raters: Int, from stream: inout RandomStream) -> [Int?] {
    var labels = (0..<raters).map { rater in
      let label = self.label(truth, rater: rater, from: &stream)
      return stream.uniform() < missing ? nil : label
    }
    if labels.allSatisfy({ $0 == nil }) {
      let rater = stream.below(raters)
      labels[rater] = label(truth, rater: rater, from: &stream)
    }
    return labels
  }

  private func label(_ truth: Truth, rater: Int, from stream: inout RandomStream) -> Int {
    let place = Double(rater % 5)
    let accuracy = self.accuracy ?? (truth.isHard ? 0.7 - 0.05 * place : 0.97 - 0.03 * place)
    if stream.uniform() < accuracy { return truth.category }
    if self.accuracy != nil {
      let other = stream.below(prevalence.count - 1)
      return other < truth.category ? other : other + 1
    }
    if stream.uniform() < 0.5 { return category(from: &stream) }
    return min(3, max(0, truth.category + (stream.uniform() < 0.5 ? -1 : 1)))
  }

  private func category(from stream: inout RandomStream) -> Int {
    var rest = stream.uniform()
    for (category, share) in prevalence.enumerated() {
      if rest < share { return category }
      rest -= share
    }
    return prevalence.count - 1
  }
}

/// Invented ratings as CSV in long form.
enum RatingsText {
  /// The text of so many units by so many raters; the same numbers give the same bytes. Labels follow the first in ASCII:
  /// letters, or digits for integer codes.
  static func csv(units: Int, raters: Int, seed: UInt64 = 1, first: Character = "A") -> [UInt8] {
    let model = RatingsModel()
    var stream = RandomStream(seed: seed)
    let width = String(units).utf8.count
    let names = (1...raters).map { Array(",r\($0),".utf8) }
    var text = Array("unit,rater,label\n".utf8)
    text.reserveCapacity(units * raters * 16)
    for unit in 1...units {
      let digits = Array(String(unit).utf8)
      let name = [UInt8(ascii: "u")] + [UInt8](repeating: 48, count: width - digits.count) + digits
      let truth = model.truth(from: &stream)
      for (rater, label) in model.labels(truth, raters: raters, from: &stream).enumerated() {
        guard let label else { continue }
        text += name
        text += names[rater]
        text += [(first.asciiValue ?? 0) + UInt8(label), 0x0A]
      }
    }
    return text
  }
}
