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

/// A stretch of a paragraph that a reviewer marked, in Unicode scalars, end exclusive.
public struct TextSpan: Sendable, Hashable, Codable {
  /// What a marked stretch is.
  public enum Kind: String, Sendable, Codable, CaseIterable {
    case directQuote = "direct_quote"
    case partialQuote = "partial_quote"
    case scareQuote = "scare_quote"
    case loaded, hedge, aside, opinion, source, cue
  }

  /// What it is.
  public var type: Kind
  /// The first scalar, from 0.
  public var start: Int
  /// The scalar after the last.
  public var end: Int
  /// The exact text, kept as a check.
  public var text: String

  /// A marked stretch.
  public init(type: Kind, start: Int, end: Int, text: String) {
    self.type = type
    self.start = start
    self.end = end
    self.text = text
  }

  /// The stretch of a text from one scalar to another, or nil when the text has no such scalars.
  public static func text(of whole: String, from start: Int, to end: Int) -> String? {
    let scalars = whole.unicodeScalars
    guard start >= 0, start < end,
      let first = scalars.index(scalars.startIndex, offsetBy: start, limitedBy: scalars.endIndex),
      let last = scalars.index(first, offsetBy: end - start, limitedBy: scalars.endIndex)
    else { return nil }
    return String(scalars[first..<last])
  }
}
