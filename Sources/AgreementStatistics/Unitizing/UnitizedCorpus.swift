// SPDX-License-Identifier: GPL-3.0-or-later

/// Documents in which raters marked spans of text with categories.
///
/// A document that a rater has read without marking anything is one gap; one that a rater has not read says nothing of that
/// rater. Spans of one rater and category never overlap; those of different categories may.
public struct UnitizedCorpus: Equatable, Sendable {
  /// The names of the documents.
  public let documents: [String]
  /// The length of each document in code points, at least 1.
  public let lengths: [Int]
  /// The names of the raters.
  public let raters: [String]
  /// The names of the categories.
  public let categories: [String]
  /// The spans, ordered by document, category, rater and start.
  public let spans: [UnitizedSpan]
  /// For each document the raters who read it, ascending; whoever marked a span in it did.
  public let readers: [[Int]]
  /// For each document what it depends on other documents by; nil where they are independent.
  public let clusters: [String]?

  /// Checks and orders the spans.
  ///
  /// - Parameters:
  ///   - documents: the names of the documents.
  ///   - lengths: the length of each document in code points.
  ///   - raters: the names of the raters.
  ///   - categories: the names of the categories.
  ///   - spans: what was marked, in any order, by indexes into the names.
  ///   - readers: for each document the raters who read it beside those who marked it; nil where everybody read everything.
  ///   - clusters: for each document the name of its cluster; nil where documents are independent.
  /// - Throws: `UnitizedCorpusError` for a span that is empty, out of its document, overlapping or of unknown names.
  /// - Complexity: O(spans log spans + readings).
  public init(
    documents: [String], lengths: [Int], raters: [String], categories: [String], spans: [UnitizedSpan],
    readers: [[Int]]? = nil, clusters: [String]? = nil
  ) throws(UnitizedCorpusError) {
    for (document, length) in lengths.enumerated() where length < 1 {
      throw .documentWithoutLength(document: document, length: length)
    }
    let documentCount = min(documents.count, lengths.count)
    for (position, span) in spans.enumerated() {
      guard (0..<documentCount).contains(span.document), raters.indices.contains(span.rater),
        categories.indices.contains(span.category)
      else { throw .unknownIndex(position: position) }
      guard span.start >= 0, span.start < span.end else {
        throw .emptyOrNegative(position: position, start: span.start, end: span.end)
      }
      guard span.end <= lengths[span.document] else {
        throw .beyondDocument(position: position, end: span.end, length: lengths[span.document])
      }
    }
    let order = spans.indices.sorted { Self.key(spans[$0]) < Self.key(spans[$1]) }
    for (before, after) in zip(order, order.dropFirst()) {
      let (left, right) = (spans[before], spans[after])
      guard left.document == right.document, left.category == right.category, left.rater == right.rater,
        right.start < left.end
      else { continue }
      throw .overlapping(position: max(before, after), earlier: min(before, after))
    }
    self.documents = documents
    self.lengths = lengths
    self.raters = raters
    self.categories = categories
    self.spans = order.map { spans[$0] }
    self.clusters = clusters
    guard let readers else {
      self.readers = [[Int]](repeating: Array(raters.indices), count: documents.count)
      return
    }
    var reading = readers.map { Set($0) }
    for span in spans { reading[span.document].insert(span.rater) }
    self.readers = reading.map { $0.sorted() }
  }

  private static func key(_ span: UnitizedSpan) -> (Int, Int, Int, Int) {
    (span.document, span.category, span.rater, span.start)
  }
}

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
