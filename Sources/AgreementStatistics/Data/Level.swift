// SPDX-License-Identifier: GPL-3.0-or-later

/// The level of measurement (Stevens 1946), which decides what distance between two categories means.
public enum Level: String, Sendable, CaseIterable, Comparable {
  /// Categories are equal or not.
  case nominal
  /// Categories have an order.
  case ordinal
  /// Categories are numbers whose differences count.
  case interval
  /// Categories are numbers with a true zero.
  case ratio

  /// Whether categories must be numbers.
  public var needsNumbers: Bool { self >= .interval }

  private var rank: Int {
    switch self {
    case .nominal: 0
    case .ordinal: 1
    case .interval: 2
    case .ratio: 3
    }
  }

  /// Nominal before ordinal before interval before ratio.
  public static func < (left: Level, right: Level) -> Bool { left.rank < right.rank }
}
