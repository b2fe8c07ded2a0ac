// SPDX-License-Identifier: GPL-3.0-or-later

/// One statement of a document about itself, kept with its origin even where another origin contradicts it.
public struct MetadataClaim: Sendable, Hashable, Codable {
  /// What is claimed.
  public enum Field: String, Sendable, Codable {
    case title, byline, published, modified, site, url, language, basedOn = "based_on", citation, encoding
    /// What tells that the document was cut off.
    case damage
    /// When a crawl or a browser took the copy.
    case captured
    /// Blocks of text that the reader left out of the article.
    case droppedBlocks = "dropped_blocks"
    /// Words in what the reader left out of the article.
    case droppedWords = "dropped_words"
    /// The identity of an article of which only the paragraphs of a dataset's rows are known; empty where rows say none.
    case partialOf = "partial_of"
  }

  /// What is claimed.
  public var field: Field
  /// The value as printed.
  public var value: String
  /// Where the document says so: `json-ld`, `opengraph`, `meta`, `time`, `link`, `text`, `front-matter`, `record`, or
  /// the kind of file it came in: `feed`, `newsxml`, `export`, `mail`, `epub`, `file`; `properties` where only those of the
  /// file say so, which its program fills in.
  public var origin: String

  /// A claim with its origin.
  public init(field: Field, value: String, origin: String) {
    self.field = field
    self.value = value
    self.origin = origin
  }
}

/// How much of a page its reader left out of the article: navigation, notices, pointers, comments.
public struct DroppedText: Sendable, Hashable {
  /// Blocks of text.
  public var blocks: Int
  /// Words in them.
  public var words: Int

  /// What was left out.
  public init(blocks: Int, words: Int) {
    self.blocks = blocks
    self.words = words
  }

  /// The claims by which an article remembers it.
  public var claims: [MetadataClaim] {
    [
      MetadataClaim(field: .droppedBlocks, value: String(blocks), origin: "reader"),
      MetadataClaim(field: .droppedWords, value: String(words), origin: "reader"),
    ]
  }
}
