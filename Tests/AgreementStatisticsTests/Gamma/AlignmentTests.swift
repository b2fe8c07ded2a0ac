// SPDX-License-Identifier: GPL-3.0-or-later
import Testing

@testable import AgreementStatistics

/// Best alignments against all alignments there are.
@Suite struct AlignmentTests {
  private static func continuum(seed: UInt64, raters: Int, units: Int, extent: Int) -> GammaContinuum {
    var stream = RandomStream(seed: seed)
    let marks = (0..<units).map { _ -> GammaContinuum.Unit in
      let start = Double(stream.below(extent))
      return GammaContinuum.Unit(
        rater: stream.below(raters), category: stream.below(3), start: start, end: start + 1 + Double(stream.below(9)))
    }
    return GammaContinuum(raters: raters, units: marks, weights: GammaWeights())
  }

  /// The least cost over all ways to part the units into sets of different raters.
  private static func least(_ continuum: GammaContinuum) -> Double {
    func cost(_ set: [Int]) -> Double {
      var sum = continuum.pairs - Double(set.count * (set.count - 1) / 2)
      for (place, one) in set.enumerated() {
        for other in set[..<place] { sum += continuum.dissimilarity(continuum.units[one], continuum.units[other]) }
      }
      return sum / continuum.pairs
    }
    func best(_ next: Int, _ sets: [[Int]]) -> Double {
      if next == continuum.units.count { return sets.reduce(0) { $0 + cost($1) } }
      var least = best(next + 1, sets + [[next]])
      for (place, set) in sets.enumerated()
      where !set.contains(where: { continuum.units[$0].rater == continuum.units[next].rater }) {
        var joined = sets
        joined[place].append(next)
        least = min(least, best(next + 1, joined))
      }
      return least
    }
    return best(0, [])
  }

  @Test(arguments: [2, 3, 4]) func noAlignmentIsBetter(raters: Int) throws {
    for seed in 1...25 as ClosedRange<UInt64> {
      let continuum = Self.continuum(seed: seed, raters: raters, units: 8, extent: 30)
      let aligned = try #require(AlignedSets(continuum, width: 512))
      let cost = Double(continuum.units.count) - aligned.saving
      #expect(abs(cost - Self.least(continuum)) < 1e-9 && aligned.isExact, "\(seed)")
      #expect(Set(aligned.sets.joined()).count == aligned.sets.joined().count)
    }
  }

  /// With one way kept open the search may miss the best; the bound is never passed.
  @Test(arguments: [3, 5]) func whatIsNotExactIsBounded(raters: Int) throws {
    for seed in 1...20 as ClosedRange<UInt64> {
      let continuum = Self.continuum(seed: seed, raters: raters, units: 60, extent: 100)
      let exact = try #require(AlignedSets(continuum, width: 4096))
      let narrow = try #require(AlignedSets(continuum, width: 1))
      #expect(narrow.saving <= exact.saving + 1e-9 && exact.saving <= narrow.bound + 1e-9, "\(seed)")
      #expect(narrow.saving >= 0.9 * exact.saving, "\(seed)")
    }
  }

  @Test func assignmentIsExact() {
    var stream = RandomStream(seed: 9)
    for _ in 0..<60 {
      let weights = (0..<5).map { _ in (0..<5).map { _ in Double(stream.below(9)) - 2 } }
      let edges = weights.map { row in
        row.enumerated().filter { $0.element > 0 }.map { (column: $0.offset, weight: $0.element) }
      }
      let assignment = SparseAssignment(edges, columns: 5)
      let got = assignment.columnOfRow.enumerated().reduce(0.0) {
        $0 + ($1.element < 0 ? 0 : weights[$1.offset][$1.element])
      }
      func best(_ row: Int, _ taken: Set<Int>) -> Double {
        if row == 5 { return 0 }
        return (0..<5).filter { !taken.contains($0) }.reduce(best(row + 1, taken)) {
          max($0, weights[row][$1] + best(row + 1, taken.union([$1])))
        }
      }
      #expect(got == best(0, []))
      let columns = assignment.columnOfRow.filter { $0 >= 0 }
      #expect(Set(columns).count == columns.count)
    }
  }
}
