// SPDX-License-Identifier: GPL-3.0-or-later

import AgreementStatistics
import Testing

extension SetDistance {
  /// The distance of two sets, by their sizes.
  fileprivate func between(_ left: Set<Int>, _ right: Set<Int>) -> Double {
    between(left.count, right.count, shared: left.intersection(right).count)
  }
}

/// Passonneau 2006, LREC, pp. 831-836: d = 1 - J M, M = 1 equal, 2/3 nested, 1/3 overlapping, 0 disjoint.
@Suite struct Passonneau2006Tests {
  @Test func masiFollowsTheFourCases() {
    let masi = SetDistance.masi
    #expect(masi.between([1, 2], [1, 2]) == 0)
    #expect(near(masi.between([1], [1, 2]), 1 - 1.0 / 2 * 2 / 3, within: 1e-15))
    #expect(near(masi.between([1, 2], [1, 2, 3, 4]), 1 - 1.0 / 2 * 2 / 3, within: 1e-15))
    #expect(near(masi.between([1, 2], [1, 3]), 1 - 1.0 / 3 * 1 / 3, within: 1e-15))
    #expect(masi.between([1, 2], [3]) == 1)
  }

  @Test func productOfDistancesIsTheOtherDefinition() {
    let product = SetDistance.masiProductOfDistances
    #expect(near(product.between([1], [1, 2]), 1.0 / 2 / 3, within: 1e-15))
    #expect(near(product.between([1, 2], [1, 3]), 2.0 / 3 * 2 / 3, within: 1e-15))
    #expect(product.between([1], [2]) == 1)
  }

  @Test func jaccardIsTheShareNotShared() {
    #expect(near(SetDistance.jaccard.between([1, 2], [2, 3, 4]), 0.75, within: 1e-15))
    #expect(SetDistance.nominal.between([1], [1, 2]) == 1)
  }

  @Test(arguments: SetDistance.allCases) func distancesAreSymmetricAndBounded(_ distance: SetDistance) {
    let sets: [Set<Int>] = (0..<16).map { bits in Set((0..<4).filter { bits >> $0 & 1 == 1 }) }
    for left in sets {
      for right in sets {
        let apart = distance.between(left, right)
        #expect(apart == distance.between(right, left))
        #expect((0...1).contains(apart))
        #expect((apart == 0) == (left == right))
      }
    }
  }

  @Test func emptySets() {
    for distance in SetDistance.allCases { #expect(distance.between([], []) == 0) }
    #expect(SetDistance.jaccard.between([], [1]) == 1)
    #expect(SetDistance.masi.between([], [1]) == 1)
  }
}
