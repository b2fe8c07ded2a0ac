// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel

/// What a reader found in a document, before kinds and provenance are decided.
struct Draft {
  /// The non-empty blocks in order.
  var blocks: [Block]
  /// What the document says of itself outside the text.
  var claims: [MetadataClaim] = []
  /// Lines about the article that are none of its blocks.
  var lines: [LineReading] = []
  /// The SHA-256 of the document's normalised text.
  var sha256: String
}
