// SPDX-License-Identifier: GPL-3.0-or-later

extension VotePatterns {
  /// The patterns of a matrix, replicates included.
  ///
  /// - Complexity: O(units + patterns log patterns).
  init(_ matrix: ReliabilityMatrix) {
    let labelCount = matrix.categories.count
    var table = PatternTable()
    var number = [Int32](repeating: -1, count: matrix.patterns.count)
    for pattern in 0..<matrix.patterns.count {
      let codes = matrix.patterns[pattern].map { Int32($0.rater) * Int32(labelCount) + Int32($0.category) }.sorted()
      codes.withUnsafeBufferPointer {
        let place = table.insert($0, units: matrix.patterns.multiplicities[pattern])
        number[pattern] = Int32(truncatingIfNeeded: place)
      }
    }
    self.init(
      table, patternOfUnit: matrix.patternOfUnit.map { number[Int($0)] }, raterCount: matrix.raters.count,
      labelCount: labelCount)
  }
}
