// SPDX-License-Identifier: GPL-3.0-or-later

/// Something a reviewer adds to an article beyond its labels.
public enum Annotation: Sendable, Hashable {
  case source(Source)
  /// The number of the source that this one is the same as.
  case join(Int)
  case mention(Mention)
  case rating(SourceRating)
  case span(TextSpan)

  /// What a mark is of.
  public enum Aspect: String, Sendable, Codable, CaseIterable {
    case source, join, mention, rating, span
  }

  /// What it is of.
  public var aspect: Aspect {
    switch self {
    case .source: .source
    case .join: .join
    case .mention: .mention
    case .rating: .rating
    case .span: .span
    }
  }
}
