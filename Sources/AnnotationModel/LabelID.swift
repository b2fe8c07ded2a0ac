// SPDX-License-Identifier: GPL-3.0-or-later

/// The codebook's identifier of a label, such as `report` or `editorial_aside`.
public struct LabelID: RawRepresentable, Sendable, Hashable, Codable, Comparable, ExpressibleByStringLiteral {
  /// The identifier as the codebook and every export write it.
  public var rawValue: String

  /// The label of an identifier.
  public init(rawValue: String) { self.rawValue = rawValue }
  /// The label of an identifier.
  public init(stringLiteral value: String) { rawValue = value }
  /// Reads the identifier as a plain string.
  public init(from decoder: any Decoder) throws {
    rawValue = try decoder.singleValueContainer().decode(String.self)
  }
  /// Writes the identifier as a plain string.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(rawValue)
  }
  /// By code point.
  public static func < (left: LabelID, right: LabelID) -> Bool { left.rawValue < right.rawValue }
}
