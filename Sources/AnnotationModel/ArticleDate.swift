// SPDX-License-Identifier: GPL-3.0-or-later

/// A date found in an article, as printed and as ISO 8601.
public struct ArticleDate: Sendable, Hashable, Codable {
  /// Whose date it is: the copy in hand, or the outlet whose text it copies.
  public enum Owner: String, Sendable, Codable {
    case repost, outlet
  }

  /// The calendar day, `YYYY-MM-DD`.
  public var iso: String
  /// The date as the article prints it.
  public var raw: String
  /// Whose date it is.
  public var of: Owner
  /// The paragraph it was found in, from 1; nil when it came from metadata outside the text.
  public var paragraph: Int?

  /// A date with its evidence.
  public init(iso: String, raw: String, of owner: Owner, paragraph: Int?) {
    self.iso = iso
    self.raw = raw
    self.of = owner
    self.paragraph = paragraph
  }
}
