// SPDX-License-Identifier: GPL-3.0-or-later

/// The categories in their final order, and where each category met in the data stands in it.
struct CategoryScheme {
  let names: [String]
  let values: [Double]?
  let order: CategoryOrder
  /// For each category as met, its final number.
  let number: [Int]

  /// Orders the categories met or declared; from interval up, labels of the same number are one category.
  init(names met: [String], declared: Bool, level: Level) {
    let parsed = met.map(Number.parse)
    let numbers = parsed.contains(nil) ? nil : parsed.compactMap { $0 }
    var ranked = Array(met.indices)
    if declared {
      order = .declared
    } else if let numbers, !met.isEmpty {
      order = .numeric
      ranked.sort { numbers[$0] != numbers[$1] ? numbers[$0] < numbers[$1] : Self.precedes(met[$0], met[$1]) }
    } else {
      order = .codePoint
      ranked.sort { Self.precedes(met[$0], met[$1]) }
    }
    var number = [Int](repeating: 0, count: met.count)
    var kept: [Int] = []
    var seats: [Double: Int] = [:]
    for old in ranked {
      if level.needsNumbers, let numbers, let seat = seats[numbers[old]] {
        number[old] = seat
        continue
      }
      if let numbers { seats[numbers[old]] = kept.count }
      number[old] = kept.count
      kept.append(old)
    }
    self.number = number
    self.names = kept.map { met[$0] }
    values = numbers.map { all in kept.map { all[$0] } }
  }

  private static func precedes(_ left: String, _ right: String) -> Bool {
    left.unicodeScalars.lexicographicallyPrecedes(right.unicodeScalars)
  }
}
