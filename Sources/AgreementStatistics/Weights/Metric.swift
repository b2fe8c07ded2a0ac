// SPDX-License-Identifier: GPL-3.0-or-later

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

  /// The metric's name as reports give it.
  public var name: String {
    switch self {
    case .nominal: "nominal"
    case .ordinal: "ordinal"
    case .interval: "interval"
    case .ratio: "ratio"
    case .custom(let name, _): name
    }
  }
}
