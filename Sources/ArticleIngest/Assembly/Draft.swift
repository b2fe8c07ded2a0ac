// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel

/// What a reader found in a document, before kinds and provenance are decided.
struct Draft {
  /// The non-empty blocks in order.
  var blocks: [Block]
  /// What the document says of itself outside the text.
  var claims: [MetadataClaim] = []
  /// What the file says of the document, which counts less than all that the document says.
  var properties: [MetadataClaim] = []
  /// Lines about the article that are none of its blocks.
  var lines: [LineReading] = []
  /// In which order the document's records write day and month, where one of them tells.
  var dayOrder: DayOrder?
  /// The SHA-256 of the document's normalised text.
  var sha256: String
}

/// A non-empty piece of a document, before its kind is decided.
struct Block {
  /// The text without white space at its ends.
  var text: String
  /// The kind that the markup gives it; nil leaves it to the text.
  var hint: ParagraphKind?
  /// How many of its bytes name the author, where what follows is the office, the place or the outlet under the name.
  var authorBytes: UInt8?
}

/// The blocks of one article, held to the limits.
struct BlockList {
  /// The blocks in order.
  private(set) var blocks: [Block] = []

  /// No blocks yet, and room for as many as are expected.
  init(expecting count: Int = 0) { blocks.reserveCapacity(min(count, IngestLimits.paragraphs)) }

  /// Adds a block unless its text is empty.
  mutating func append(_ text: String, hint: ParagraphKind? = nil, authorBytes: UInt8? = nil) throws(IngestError) {
    let bytes = text.utf8.count
    guard bytes > 0 else { return }
    guard blocks.count < IngestLimits.paragraphs else { throw .tooManyParagraphs(limit: IngestLimits.paragraphs) }
    guard bytes <= IngestLimits.paragraphBytes else {
      throw .paragraphTooLarge(number: blocks.count + 1, bytes: bytes, limit: IngestLimits.paragraphBytes)
    }
    blocks.append(Block(text: text, hint: hint, authorBytes: authorBytes))
  }
}
