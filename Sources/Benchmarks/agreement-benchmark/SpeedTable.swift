// SPDX-License-Identifier: GPL-3.0-or-later
import AgreementStatistics
import AnnotationModel

/// Runs every coefficient and every interval on invented ratings of growing size, and says how long each took.
enum SpeedTable {
  static let sizes = [(1_000, 3), (10_000, 5), (100_000, 5), (1_000_000, 5)]

  static func run(_ sizes: [(units: Int, raters: Int)]) throws(RatingsError) {
    print(row(["units", "raters", "ratings", "MB", "read", "analytic", "jackknife", "bootstrap", "bca"]))
    for size in sizes {
      let text = RatingsText.csv(units: size.units, raters: size.raters)
      let (matrix, read) = try timed { () throws(RatingsError) in try RatingsReader().read(bytes: text) }
      var cells = [
        String(size.units), String(size.raters), String(matrix.ratingCount),
        Figure.text(Double(text.count) / 1e6, decimals: 3),
        read,
      ]
      for method in IntervalMethod.allCases {
        let analysis = AgreementAnalysis(AgreementOptions(plan: IntervalPlan(method: method)))
        let (_, time) = timed { () throws(Never) in analysis.run(matrix) }
        cells.append(time)
      }
      print(row(cells))
    }
    print("Seconds; read: parse and compress; the others: all nominal coefficients, all pairs, 1,000 replicates.")
  }

  private static func timed<Value, Failure: Error>(_ work: () throws(Failure) -> Value) throws(Failure) -> (
    Value, String
  ) {
    let clock = ContinuousClock()
    let start = clock.now
    let value = try work()
    let (seconds, attoseconds) = (clock.now - start).components
    return (value, Figure.text(Double(seconds) + Double(attoseconds) * 1e-18, decimals: 3))
  }

  private static func row(_ cells: [String]) -> String {
    cells.map { String(repeating: " ", count: max(0, 10 - $0.count)) + $0 }.joined()
  }
}
