// SPDX-License-Identifier: GPL-3.0-or-later

/// What a reviewer thinks of a source and of what it says: two answers to two questions.
public struct SourceRating: Sendable, Hashable, Codable {
  /// Why “confirmed” was doubted when it was given.
  public enum Warning: String, Sendable, Codable, CaseIterable {
    /// Fewer than two independent origins are named in the article.
    case fewOrigins = "fewer_than_two_origins"
    /// Several sources, all behind one origin.
    case circular = "circular_reporting"
  }

  /// The number of the rated source; nil rates the paragraph's information alone.
  public var source: Int?
  /// The reliability of the source; nil where it was not asked.
  public var reliability: SourceReliability?
  /// The credibility of the information; nil where it was not asked.
  public var credibility: InformationCredibility?
  /// What the rating rests on.
  public var basis: String?
  /// The warning that was given and overridden.
  public var overridden: Warning?

  /// A rating.
  public init(
    source: Int?, reliability: SourceReliability?, credibility: InformationCredibility?, basis: String? = nil,
    overridden: Warning? = nil
  ) {
    self.source = source
    self.reliability = reliability
    self.credibility = credibility
    self.basis = basis
    self.overridden = overridden
  }

  /// Both grades together, `B2`; a grade that was not given is a hyphen.
  public var grades: String { (reliability?.rawValue ?? "-") + (credibility.map { String($0.rawValue) } ?? "-") }

  /// Whether both grades were given and stand on the diagonal A1, B2, … E5; nil where either cannot be judged.
  public var isDiagonal: Bool? {
    guard let reliability = reliability?.rank, let credibility = credibility?.rank else { return nil }
    return reliability == credibility
  }
}

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
