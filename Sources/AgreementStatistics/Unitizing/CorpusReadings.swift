// SPDX-License-Identifier: GPL-3.0-or-later

/// One document as those who read it marked it.
struct DocumentReading {
  let length: Int
  /// The raters who read it.
  let readers: [Int]
  /// What each of them marked, by category and start.
  let spans: [[UnitizedSpan]]

  /// The documents that two raters and more have read. O(spans + readings).
  static func all(_ corpus: UnitizedCorpus) -> [DocumentReading] {
    var rest = corpus.spans[...]
    return corpus.documents.indices.compactMap { document in
      let marked = rest.prefix { $0.document == document }
      rest = rest.dropFirst(marked.count)
      let readers = corpus.readers[document]
      guard readers.count > 1 else { return nil }
      let seat = Dictionary(zip(readers, 0...)) { first, _ in first }
      var spans = [[UnitizedSpan]](repeating: [], count: readers.count)
      for span in marked {
        if let place = seat[span.rater] { spans[place].append(span) }
      }
      return DocumentReading(length: corpus.lengths[document], readers: readers, spans: spans)
    }
  }
}
