// SPDX-License-Identifier: GPL-3.0-or-later

extension VotePatterns {
  /// Brings patterns into an order that depends on their codes alone.
  init(_ table: PatternTable, patternOfUnit: [Int32], raterCount: Int, labelCount: Int) {
    let order = table.canonicalOrder()
    var rank = [Int32](repeating: 0, count: order.count)
    var starts = [0]
    var codes: [Int32] = []
    codes.reserveCapacity(table.codes.count)
    for (position, pattern) in order.enumerated() {
      rank[pattern] = Int32(truncatingIfNeeded: position)
      codes.append(contentsOf: table.codes[table.starts[pattern]..<table.starts[pattern + 1]])
      starts.append(codes.count)
    }
    self.init(
      raterCount: raterCount, labelCount: labelCount, starts: starts, codes: codes,
      multiplicities: order.map { Double(table.multiplicities[$0]) },
      patternOfUnit: patternOfUnit.map { $0 < 0 ? $0 : rank[Int($0)] })
  }
}
