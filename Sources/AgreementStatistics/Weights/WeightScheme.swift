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
