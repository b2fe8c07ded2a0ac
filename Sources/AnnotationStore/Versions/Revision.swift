// SPDX-License-Identifier: GPL-3.0-or-later

/// A new version of an article: which one it revises, and which paragraphs are the same text.
public struct Revision: Sendable, Equatable {
  /// The slug of the version before.
  public var article: String
  /// For each paragraph number of the version before the number of the same text now.
  public var unchanged: [Int: Int]

  /// A revision.
  public init(article: String, unchanged: [Int: Int]) {
    self.article = article
    self.unchanged = unchanged
  }
}
