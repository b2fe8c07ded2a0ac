// SPDX-License-Identifier: GPL-3.0-or-later
import AgreementStatistics
import Testing

/// Cohen (1968), Weighted kappa, p. 217: the table of 1960 with disagreements 1, 3 and 6.
@Suite("Cohen 1968")
struct Cohen1968Tests {
  @Test("Weighted kappa is .348")
  func weighted() throws {
    let matrix = try Data.table([[88, 14, 18], [10, 40, 10], [2, 6, 12]], ["1", "2", "3"])
    let weights = try WeightMatrix(name: "cohen", rows: [[0, 1, 3], [1, 0, 6], [3, 6, 0]], categories: 3)
    let options = AgreementOptions(weights: weights.scheme, metric: weights.metric)
    let kappa = try AgreementAnalysis(options).run(matrix).find(.cohenKappa, weights: "cohen")
    #expect(agrees(kappa.value, 0.348, decimals: 3))
    #expect(agrees(kappa.standardError, 0.07550401525482296))
    #expect(agrees(kappa.nullStandardError, 0.0597199935595261))
  }

  @Test("A matrix that is no set of weights is refused with the place")
  func refused() {
    #expect(throws: WeightMatrix.Fault.wrongSize(rows: 2, columns: 2, categories: 3)) {
      try WeightMatrix(name: "w", rows: [[1, 0], [0, 1]], categories: 3)
    }
    #expect(throws: WeightMatrix.Fault.diagonal(category: 2, value: 0.5)) {
      try WeightMatrix(name: "w", rows: [[1, 0], [0, 0.5]], categories: 2)
    }
    #expect(throws: WeightMatrix.Fault.outOfRange(row: 1, column: 2, value: -1)) {
      try WeightMatrix(name: "w", rows: [[0, -1], [1, 0]], categories: 2)
    }
  }
}
