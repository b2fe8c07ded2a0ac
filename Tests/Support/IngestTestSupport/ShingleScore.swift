// SPDX-License-Identifier: GPL-3.0-or-later

/// How far two texts agree in their runs of four words (F1 over multisets of shingles).
public struct ShingleScore: Sendable {
  /// The shingles found that are true, as a share of those found.
  public let precision: Double
  /// The shingles found that are true, as a share of the true ones.
  public let recall: Double

  /// The harmonic mean of precision and recall.
  public var f1: Double { precision + recall > 0 ? 2 * precision * recall / (precision + recall) : 0 }

  /// The score of a text against the true one.
  public init(found: String, truth: String) {
    let found = Self.shingles(found)
    let truth = Self.shingles(truth)
    let common = found.reduce(0) { $0 + min($1.value, truth[$1.key] ?? 0) }
    precision = Double(common) / Double(max(found.values.reduce(0, +), 1))
    recall = Double(common) / Double(max(truth.values.reduce(0, +), 1))
  }

  private static func shingles(_ text: String) -> [String: Int] {
    let words = Self.words(text)
    var counts: [String: Int] = [:]
    for start in 0..<max(words.count - 3, 1) {
      counts[words[start..<min(start + 4, words.count)].joined(separator: " "), default: 0] += 1
    }
    return counts
  }

  /// Letters and digits run together; each ideograph and kana is a word.
  private static func words(_ text: String) -> [String] {
    var words: [String] = []
    var word = ""
    for scalar in text.unicodeScalars {
      let isAlone = (0x3040...0x9FFF).contains(scalar.value)
      let isPart = scalar.properties.isAlphabetic || scalar.properties.numericType != nil
      if isAlone || !isPart, !word.isEmpty {
        words.append(word)
        word = ""
      }
      if isAlone { words.append(String(scalar)) } else if isPart { word.unicodeScalars.append(scalar) }
    }
    return word.isEmpty ? words : words + [word]
  }
}
