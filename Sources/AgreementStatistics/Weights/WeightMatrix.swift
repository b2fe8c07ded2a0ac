// SPDX-License-Identifier: GPL-3.0-or-later

/// Weights of one's own: a square matrix over the categories, either agreements (1 on the diagonal) or disagreements (0).
public struct WeightMatrix: Sendable, Equatable {
  /// Why a matrix cannot serve as weights.
  public enum Fault: Error, Equatable, Sendable {
    /// It does not have one row and one column for each category.
    case wrongSize(rows: Int, columns: Int, categories: Int)
    /// Its diagonal is neither all 1 nor all 0; categories count from 1.
    case diagonal(category: Int, value: Double)
    /// An entry is negative or not finite, or an agreement above 1; categories count from 1.
    case outOfRange(row: Int, column: Int, value: Double)
  }

  /// The name reports give it.
  public let name: String
  private let rows: [[Double]]
  private let isDisagreement: Bool

  /// - Parameters:
  ///   - name: The name reports give it.
  ///   - rows: The matrix.
  ///   - categories: The number of categories.
  /// - Throws: `Fault` naming the first entry that is wrong.
  public init(name: String, rows: [[Double]], categories: Int) throws(Fault) {
    if let wrong = rows.first(where: { $0.count != categories }) {
      throw .wrongSize(rows: rows.count, columns: wrong.count, categories: categories)
    }
    if rows.count != categories { throw .wrongSize(rows: rows.count, columns: categories, categories: categories) }
    isDisagreement = rows.first?.first == 0
    for (k, row) in rows.enumerated() {
      if row[k] != (isDisagreement ? 0 : 1) { throw .diagonal(category: k + 1, value: row[k]) }
      for (l, value) in row.enumerated() where !(value >= 0 && value.isFinite && (isDisagreement || value <= 1)) {
        throw .outOfRange(row: k + 1, column: l + 1, value: value)
      }
    }
    self.name = name
    self.rows = rows
  }

  /// The matrix as weights of the kappa family.
  public var scheme: WeightScheme {
    isDisagreement ? .disagreements(name: name, rows) : .custom(name: name, agreements: rows)
  }

  /// The matrix as a metric of alpha.
  public var metric: Metric {
    .custom(name: name, distances: isDisagreement ? rows : rows.map { $0.map { 1 - $0 } })
  }
}
