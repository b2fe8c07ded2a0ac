// SPDX-License-Identifier: GPL-3.0-or-later

/// Why a list of spans makes no data for unitizing alpha. `position` is the offending span's place in the list, from 0.
public enum UnitizedCorpusError: Error, Equatable, Sendable {
  /// A document's length is below 1.
  case documentWithoutLength(document: Int, length: Int)
  /// A span names a document, rater or category outside the names given.
  case unknownIndex(position: Int)
  /// A span holds no code point or begins before the document.
  case emptyOrNegative(position: Int, start: Int, end: Int)
  /// A span goes on after the end of its document.
  case beyondDocument(position: Int, end: Int, length: Int)
  /// Two spans of one rater and category in one document share a code point; `earlier` is the other's position.
  case overlapping(position: Int, earlier: Int)
}
