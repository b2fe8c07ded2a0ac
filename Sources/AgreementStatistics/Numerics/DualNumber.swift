// SPDX-License-Identifier: GPL-3.0-or-later

/// A number and how it changes with another one, so that a formula written once gives its value and its derivative
/// (Clifford 1873, Proceedings of the London Mathematical Society 4:381-395).
struct DualNumber: Sendable {
  var value: Double
  var slope: Double

  init(_ value: Double, _ slope: Double = 0) { (self.value, self.slope) = (value, slope) }

  static func + (left: Self, right: Self) -> Self { Self(left.value + right.value, left.slope + right.slope) }

  static func - (left: Self, right: Self) -> Self { Self(left.value - right.value, left.slope - right.slope) }

  static func * (left: Self, right: Self) -> Self {
    Self(left.value * right.value, left.slope * right.value + left.value * right.slope)
  }

  static func / (left: Self, right: Self) -> Self {
    let quotient = left.value / right.value
    return Self(quotient, (left.slope - quotient * right.slope) / right.value)
  }
}
