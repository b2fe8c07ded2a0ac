// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel

/// Reads plain text as one article.
struct TextReader {
  /// The article of a normalised text.
  func read(_ text: [UInt8]) throws(IngestError) -> Article {
    let list = try TextSegmenter().blocks(text)
    let draft = Draft(blocks: list.blocks, sha256: Digest.printed(text))
    return try ArticleAssembler().article(draft)
  }
}
