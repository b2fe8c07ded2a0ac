// SPDX-License-Identifier: GPL-3.0-or-later

/// How far a piece of information can be believed, whoever says it (Admiralty code).
public enum InformationCredibility: Int, Sendable, Codable, CaseIterable {
  case confirmed = 1
  case probable
  case possible
  case doubtful
  case improbable
  /// Cannot be judged: a missing value, never a point of the scale.
  case cannotBeJudged

  /// The place on the scale, 1 (best) to 5; nil where it cannot be judged.
  public var rank: Int? { self == .cannotBeJudged ? nil : rawValue }

  /// The standard phrase.
  public var meaning: String {
    switch self {
    case .confirmed: "confirmed by other, independent sources"
    case .probable: "probably true"
    case .possible: "possibly true"
    case .doubtful: "doubtful"
    case .improbable: "improbable"
    case .cannotBeJudged: "cannot be judged"
    }
  }
}
