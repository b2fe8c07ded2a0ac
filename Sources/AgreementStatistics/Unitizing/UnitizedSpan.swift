// SPDX-License-Identifier: GPL-3.0-or-later

/// One stretch of a document that one rater marked with one category.
public struct UnitizedSpan: Hashable, Sendable {
  /// The document's index.
  public let document: Int
  /// The rater's index.
  public let rater: Int
  /// The category's index.
  public let category: Int
  /// The first code point, from 0.
  public let start: Int
  /// The code point after the last.
  public let end: Int

  /// Keeps the five facts as they are.
  ///
  /// - Parameters:
  ///   - document: the document's index.
  ///   - rater: the rater's index.
  ///   - category: the category's index.
  ///   - start: the first code point, from 0.
  ///   - end: the code point after the last.
  public init(document: Int, rater: Int, category: Int, start: Int, end: Int) {
    self.document = document
    self.rater = rater
    self.category = category
    self.start = start
    self.end = end
  }

  /// The number of code points.
  public var length: Int { end - start }
}
