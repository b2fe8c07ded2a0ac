// SPDX-License-Identifier: GPL-3.0-or-later

/// How far a source can be relied on, whatever it says this time (Admiralty code).
public enum SourceReliability: String, Sendable, Codable, CaseIterable {
  case a = "A"
  case b = "B"
  case c = "C"
  case d = "D"
  case e = "E"
  /// Cannot be judged: a missing value, never a point of the scale.
  case f = "F"

  /// The place on the scale, 1 (best) to 5; nil where it cannot be judged.
  public var rank: Int? {
    switch self {
    case .a: 1
    case .b: 2
    case .c: 3
    case .d: 4
    case .e: 5
    case .f: nil
    }
  }

  /// The standard phrase.
  public var meaning: String {
    switch self {
    case .a: "completely reliable"
    case .b: "usually reliable"
    case .c: "fairly reliable"
    case .d: "not usually reliable"
    case .e: "unreliable"
    case .f: "cannot be judged"
    }
  }
}
