// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel

/// A non-empty piece of a document, before its kind is decided.
struct Block {
  /// The text without white space at its ends.
  var text: String
  /// The kind that the markup gives it; nil leaves it to the text.
  var hint: ParagraphKind?
}
