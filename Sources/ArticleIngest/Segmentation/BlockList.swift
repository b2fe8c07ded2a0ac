// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel

/// The blocks of one article, held to the limits.
struct BlockList {
  /// The blocks in order.
  private(set) var blocks: [Block] = []

  /// Adds a block unless its text is empty.
  mutating func append(_ text: String, hint: ParagraphKind? = nil) throws(IngestError) {
    let bytes = text.utf8.count
    guard bytes > 0 else { return }
    guard blocks.count < IngestLimits.paragraphs else { throw .tooManyParagraphs(limit: IngestLimits.paragraphs) }
    guard bytes <= IngestLimits.paragraphBytes else {
      throw .paragraphTooLarge(number: blocks.count + 1, bytes: bytes, limit: IngestLimits.paragraphBytes)
    }
    blocks.append(Block(text: text, hint: hint))
  }
}
