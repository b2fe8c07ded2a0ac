// SPDX-License-Identifier: GPL-3.0-or-later

extension DataSummary {
  /// What a corpus of spans is: documents are units, spans are ratings.
  init(_ corpus: UnitizedCorpus) {
    let isPairable = corpus.raters.count > 1
    units = corpus.documents.count
    pairableUnits = isPairable ? corpus.documents.count : 0
    raters = corpus.raters
    ratings = corpus.spans.count
    pairableRatings = isPairable ? corpus.spans.count : 0
    categories = corpus.categories
    categoryOrder = .codePoint
    clusters = nil
    clustersIgnored = false
    dropped = []
  }
}
