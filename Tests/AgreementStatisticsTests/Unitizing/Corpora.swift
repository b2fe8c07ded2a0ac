// SPDX-License-Identifier: GPL-3.0-or-later

import AgreementStatistics

/// One document of some length; spans as category, rater and half-open ranges.
func corpus(
  length: Int, raters: Int, _ marked: [(category: Int, rater: Int, ranges: [Range<Int>])]
) throws -> UnitizedCorpus {
  let spans = marked.flatMap { entry in
    entry.ranges.map {
      UnitizedSpan(
        document: 0, rater: entry.rater, category: entry.category, start: $0.lowerBound, end: $0.upperBound)
    }
  }
  let categories = (marked.map(\.category).max() ?? -1) + 1
  return try UnitizedCorpus(
    documents: ["text"], lengths: [length], raters: (0..<raters).map { "r\($0)" },
    categories: (0..<categories).map { "c\($0)" }, spans: spans)
}

extension UnitizingAlpha {
  /// The value, nil where there is none.
  var number: Double? { try? value.get() }
}
