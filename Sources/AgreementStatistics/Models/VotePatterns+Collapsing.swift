// SPDX-License-Identifier: GPL-3.0-or-later

extension VotePatterns {
  /// Groups ratings by unit and units by pattern.
  ///
  /// - Complexity: O(ratings + units + patterns log patterns).
  init(_ ratings: LabelTriples) {
    let (offsets, grouped) = Self.codesByUnit(ratings)
    var table = PatternTable()
    var patternOfUnit = [Int32](repeating: -1, count: ratings.unitCount)
    grouped.withUnsafeBufferPointer { codes in
      for unit in 0..<ratings.unitCount where offsets[unit] < offsets[unit + 1] {
        let pattern = UnsafeBufferPointer(rebasing: codes[Int(offsets[unit])..<Int(offsets[unit + 1])])
        patternOfUnit[unit] = Int32(truncatingIfNeeded: table.insert(pattern))
      }
    }
    self.init(
      table, patternOfUnit: patternOfUnit, raterCount: ratings.raterCount, labelCount: ratings.labelCount)
  }

  /// The codes of each unit side by side, ascending within the unit, with where each unit begins.
  private static func codesByUnit(_ ratings: LabelTriples) -> (offsets: [Int32], codes: [Int32]) {
    let labelCount = Int32(ratings.labelCount)
    var offsets = [Int32](repeating: 0, count: ratings.unitCount + 2)
    for unit in ratings.units { offsets[Int(unit) + 2] += 1 }
    for unit in 2..<offsets.count { offsets[unit] += offsets[unit - 1] }
    var codes = [Int32](repeating: 0, count: ratings.units.count)
    codes.withUnsafeMutableBufferPointer { codes in
      for row in ratings.units.indices {
        let unit = Int(ratings.units[row]) + 1
        codes[Int(offsets[unit])] = ratings.raters[row] * labelCount + ratings.labels[row]
        offsets[unit] += 1
      }
      for unit in 0..<ratings.unitCount {
        sortSmall(UnsafeMutableBufferPointer(rebasing: codes[Int(offsets[unit])..<Int(offsets[unit + 1])]))
      }
    }
    return (offsets, codes)
  }

  private static func sortSmall(_ codes: UnsafeMutableBufferPointer<Int32>) {
    guard codes.count <= 24 else {
      var large = codes
      return large.sort()
    }
    var next = 1
    while next < codes.count {
      let code = codes[next]
      var place = next
      while place > 0, codes[place - 1] > code {
        codes[place] = codes[place - 1]
        place -= 1
      }
      codes[place] = code
      next += 1
    }
  }
}
