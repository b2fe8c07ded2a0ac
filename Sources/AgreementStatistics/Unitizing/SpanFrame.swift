// SPDX-License-Identifier: GPL-3.0-or-later

/// What every figure of spans is made of: sums over documents, so that leaving documents out and drawing them again needs
/// no second look at the spans.
struct SpanFrame: Sendable {
  let corpus: UnitizedCorpus
  /// A row for each document: its own weight, then what its spans add to each sum.
  let rows: SparseRows
  /// For each document whether two raters and more have read it.
  let isRead: [Bool]
  /// The pairs of raters who read a document in common, in order.
  let pairs: [(first: Int, second: Int)]
  /// Why there are no sums of coding.
  let codingFault: UndefinedReason?
  /// Why there are no sums of pairs.
  let pairFault: UndefinedReason?

  /// Sums up a corpus. O(spans x readers of a document).
  init(_ corpus: UnitizedCorpus) {
    self.corpus = corpus
    let documents = DocumentReading.all(corpus)
    isRead = corpus.readers.map { $0.count > 1 }
    let nobody: UndefinedReason? =
      corpus.raters.count < 2 ? .fewerThanTwoRaters : documents.isEmpty ? .noCommonDocument : nil
    let codings = documents.map { CodingSums($0) }
    codingFault =
      nobody ?? (corpus.spans.isEmpty ? .noSpans : codings.contains { $0 == nil } ? .overlappingMarks : nil)
    let overlaps = PairOverlaps(documents)
    pairFault = nobody ?? (overlaps == nil ? .tooManyPairs(limit: PairTables.pairLimit) : nil)
    pairs = overlaps?.pairs ?? []
    let parts = corpus.categories.count + 1
    let first = corpus.documents.count, second = first + CodingSums.kinds * parts
    var rows = SparseRows(width: second + PairOverlaps.kinds * pairs.count)
    var place = 0
    for document in corpus.documents.indices {
      rows.add(document, 1)
      if isRead[document] {
        if codingFault == nil { codings[place]?.add(to: &rows, from: first, parts: parts) }
        overlaps?.add(place, to: &rows, from: second)
        place += 1
      }
      rows.endRow()
    }
    self.rows = rows
  }

  /// What is drawn: the documents that two raters and more have read, each a pattern of its own, or their clusters.
  func sample(_ clusters: NameTable?) -> Sample {
    guard var clusters else { return Sample(multiplicities: isRead.map { $0 ? 1 : 0 }) }
    let read = isRead.indices.filter { isRead[$0] }
    return Sample(
      patternCount: isRead.count, patternOfUnit: read.map { Int32($0) },
      clusterOfUnit: read.map { UInt32(clusters.intern(corpus.clusters?[$0] ?? "")) }, clusterCount: clusters.count)
  }

  /// The names of a pair of raters.
  func names(_ pair: (first: Int, second: Int)) -> [String] { [corpus.raters[pair.first], corpus.raters[pair.second]] }

  /// A sum of coding of one part, 0 for gaps and one more than its number for a category.
  func column(_ kind: CodingSums.Kind, _ part: Int) -> Int {
    corpus.documents.count + kind.rawValue * (corpus.categories.count + 1) + part
  }

  /// A sum of one pair of raters.
  func column(_ kind: PairOverlaps.Kind, pair: Int) -> Int {
    column(.sharedSquares, corpus.categories.count) + 1 + pair * PairOverlaps.kinds + kind.rawValue
  }
}

/// The sums of a frame at some weights of the documents, and how they change with that of one.
struct SpanSums {
  let frame: SpanFrame
  let totals: [Double]
  /// What one unit of a document's weight adds to each sum; empty where nothing changes.
  var slopes: [Double] = []

  subscript(column: Int) -> DualNumber { DualNumber(totals[column], slopes.isEmpty ? 0 : slopes[column]) }

  subscript(kind: CodingSums.Kind, part: Int) -> DualNumber { self[frame.column(kind, part)] }

  subscript(kind: PairOverlaps.Kind, pair pair: Int) -> DualNumber { self[frame.column(kind, pair: pair)] }
}

/// A figure as a formula of those sums.
protocol SpanFormula: Sendable {
  /// Its value, or the reason why there is none; what was observed and expected where it is corrected for chance.
  func figure(_ sums: SpanSums) -> (point: Point, slope: Double)

  /// About how many sums it reads.
  func cost(_ frame: SpanFrame) -> Double
}

/// A formula over documents as everything is resampled.
struct SpanMeasure: Measure {
  let frame: SpanFrame
  let formula: any SpanFormula

  var cost: Double { formula.cost(frame) }

  func point(_ totals: [Double]) -> Point { formula.figure(SpanSums(frame: frame, totals: totals)).point }

  func influences(_ totals: [Double], _ point: Point) -> [Double] {
    let count = sampleSize(totals)
    var sums = SpanSums(frame: frame, totals: totals, slopes: [Double](repeating: 0, count: totals.count))
    let slopes = frame.isRead.indices.map { document -> Double in
      guard frame.isRead[document] else { return 0 }
      frame.rows.add(document, times: 1, to: &sums.slopes)
      defer { frame.rows.add(document, times: -1, to: &sums.slopes) }
      return formula.figure(sums).slope
    }
    let mean = slopes.indices.reduce(0) { $0 + totals[$1] * slopes[$1] } / count
    return slopes.indices.map { frame.isRead[$0] ? count * (slopes[$0] - mean) : 0 }
  }

  func sampleSize(_ totals: [Double]) -> Double {
    frame.isRead.indices.reduce(0) { $0 + (frame.isRead[$1] ? totals[$1] : 0) }
  }

  func counts(_ document: Int) -> Bool { frame.isRead[document] }
}
