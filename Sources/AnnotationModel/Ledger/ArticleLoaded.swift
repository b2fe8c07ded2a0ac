// SPDX-License-Identifier: GPL-3.0-or-later

/// An article entered the project.
public struct ArticleLoaded: Sendable, Hashable, Codable {
  /// The article's slug.
  public var article: String
  /// The article as it was read.
  public var content: Article
  /// The name of the file it was read from, `-` for standard input.
  public var source: String
  /// The SHA-256 of the bytes it was read from.
  public var originalSHA256: String

  /// The slug of the article that this one is a new version of.
  public var revises: String?

  /// The event with its facts.
  public init(article: String, content: Article, source: String, originalSHA256: String, revises: String? = nil) {
    self.article = article
    self.content = content
    self.source = source
    self.originalSHA256 = originalSHA256
    self.revises = revises
  }

  private enum CodingKeys: String, CodingKey {
    case article, content, source, revises
    case originalSHA256 = "original_sha256"
  }
}
