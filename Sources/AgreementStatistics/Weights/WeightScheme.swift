// SPDX-License-Identifier: GPL-3.0-or-later

/// How much two categories agree: 1 on the diagonal, less the further apart (Gwet 2014, ch. 3).
public enum WeightScheme: Sendable, Equatable {
  /// 1 for the same category, 0 otherwise.
  case identity
  /// 1 - |a - b| / R.
  case linear
  /// 1 - (a - b)^2 / R^2.
  case quadratic
  /// 1 - C(|k - l| + 1, 2) / C(q, 2) on ranks.
  case ordinal
  /// 1 - sqrt|a - b| / sqrt R.
  case radical
  /// 1 - ((a - b) / (a + b))^2 over its greatest value.
  case ratio
  /// 1 - sin^2(180 (a - b) / U) over its greatest value, U = R + 1.
  case circular
  /// 1 - (a - b)^2 / ((a + b - 2 min)(2 max - a - b)) over its greatest value.
  case bipolar
  /// A matrix of agreements of one's own, category by category, 1 on the diagonal.
  case custom(name: String, agreements: [[Double]])
  /// Categories that are sets: 1 less their distance.
  case sets(LabelSets, SetDistance)

  /// The scheme's name as reports give it.
  public var name: String {
    switch self {
    case .identity: "identity"
    case .linear: "linear"
    case .quadratic: "quadratic"
    case .ordinal: "ordinal"
    case .radical: "radical"
    case .ratio: "ratio"
    case .circular: "circular"
    case .bipolar: "bipolar"
    case .custom(let name, _): name
    case .sets(_, let distance): distance.rawValue
    }
  }

  /// The scheme of a name, custom ones excepted.
  public init?(name: String) {
    let known: [WeightScheme] = [
      .identity, .linear, .quadratic, .ordinal, .radical, .ratio, .circular, .bipolar,
    ]
    guard let scheme = known.first(where: { $0.name == name }) else { return nil }
    self = scheme
  }

  /// A scheme from disagreements d >= 0 with 0 on the diagonal: 1 - d / max d (Cohen 1968, p. 215).
  public static func disagreements(name: String, _ matrix: [[Double]]) -> WeightScheme {
    let greatest = matrix.joined().max() ?? 0
    return .custom(
      name: name, agreements: matrix.map { row in row.map { greatest > 0 ? 1 - $0 / greatest : 1 } })
  }
}

/// The distance Krippendorff's alpha puts between two categories (Krippendorff 2004, ch. 11.3).
public enum Metric: Sendable, Equatable {
  /// 1 for different categories.
  case nominal
  /// The squared number of pairable ratings between the middles of both categories.
  case ordinal
  /// The squared difference.
  case interval
  /// The squared difference over the squared sum; 0 for two zeros.
  case ratio
  /// Distances of one's own, category by category, 0 on the diagonal.
  case custom(name: String, distances: [[Double]])
  /// Categories that are sets, by a distance between sets.
  case sets(LabelSets, SetDistance)

  /// The metric's name as reports give it.
  public var name: String {
    switch self {
    case .nominal: "nominal"
    case .ordinal: "ordinal"
    case .interval: "interval"
    case .ratio: "ratio"
    case .custom(let name, _): name
    case .sets(_, let distance): distance.rawValue
    }
  }
}

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
    /// Two entries that mirror each other differ, while no rater is the first; categories count from 1.
    case asymmetric(row: Int, column: Int, value: Double, mirrored: Double)
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
    for (k, row) in rows.enumerated() {
      for l in 0..<k where row[l] != rows[l][k] {
        throw .asymmetric(row: k + 1, column: l + 1, value: row[l], mirrored: rows[l][k])
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
