// SPDX-License-Identifier: GPL-3.0-or-later

/// What unitizing alpha sums over the documents that two raters or more have read, for one category or several.
///
/// With each document weighted, so that leaving documents out and drawing them again need no second look at the spans.
struct UnitizingSums: Sendable {
  /// The documents.
  let documents: ReadDocuments
  /// The categories it sums over; those that nobody used add nothing.
  let categories: [CategorySums]
  /// How many raters there are.
  let raters: Int

  /// The sums over all categories of a corpus.
  init(_ corpus: UnitizedCorpus) {
    documents = ReadDocuments(corpus)
    raters = corpus.raters.count
    var spans = [[UnitizedSpan]](repeating: [], count: corpus.categories.count)
    for span in corpus.spans { spans[span.category].append(span) }
    categories = spans.map { CategorySums($0, corpus) }
  }

  private init(_ category: CategorySums, of sums: UnitizingSums) {
    (documents, raters, categories) = (sums.documents, sums.raters, [category])
  }

  /// The sums of each category.
  var each: [UnitizingSums] { categories.map { UnitizingSums($0, of: self) } }

  /// D_o and D_e at some weight of each document, summed over the categories.
  ///
  /// - Complexity: O(spans and gaps).
  func disagreements(_ weights: [Double]) -> (observed: Double, expected: Double) {
    let places = documents.places(weights), length = documents.length(weights)
    var observed = 0.0, expected = 0.0
    for category in categories {
      observed += category.observed(weights) / places / length
      let (pieces, same) = category.expected(weights)
      expected += 2 / length * pieces / (places * (places - 1) - same)
    }
    return (observed, expected)
  }

  /// How alpha = 1 - D_o / D_e changes with the weight of each document.
  ///
  /// - Complexity: O(spans and gaps).
  func slopes(_ weights: [Double]) -> [Double] {
    let places = documents.places(weights)
    let observed = categories.reduce(0) { $0 + $1.observed(weights) }
    var expected = 0.0
    var slopes = [Double](repeating: 0, count: weights.count)
    for category in categories {
      let (pieces, same) = category.expected(weights), pairs = places * (places - 1) - same
      expected += 2 * pieces / pairs
      let changes = category.expectedSlopes(weights)
      for document in slopes.indices {
        let grown = documents.places[document] * (2 * places - 1) - changes.same[document]
        slopes[document] += 2 * (changes.pieces[document] / pairs - pieces * grown / (pairs * pairs))
      }
    }
    let disagreement = observed / places
    return slopes.enumerated().map { document, slope in
      let seen = categories.reduce(0) { $0 + $1.observed[document] } - disagreement * documents.places[document]
      return (disagreement * slope / expected - seen / places) / expected
    }
  }
}

/// How long the documents are that two raters or more have read, and by how many raters.
struct ReadDocuments: Sendable {
  /// Each document's length times its raters; 0 where it has fewer than two.
  let places: [Double]
  /// Each document's length; 0 likewise.
  let lengths: [Double]

  init(_ corpus: UnitizedCorpus) {
    let lengths = zip(corpus.lengths, corpus.readers).map { $1.count > 1 ? Double($0) : 0 }
    self.lengths = lengths
    places = zip(lengths, corpus.readers).map { $0 * Double($1.count) }
  }

  func places(_ weights: [Double]) -> Double { zip(places, weights).reduce(0) { $0 + $1.0 * $1.1 } }

  func length(_ weights: [Double]) -> Double { zip(lengths, weights).reduce(0) { $0 + $1.0 * $1.1 } }
}

/// The sums of one category (Krippendorff 2004, ch. 11).
struct CategorySums: Sendable {
  /// So many stretches of one length in one document.
  struct Stretch: Sendable {
    let length: Double
    let document: Int
    var count = 1.0
  }

  /// For each document the disagreement of all ordered pairs of its raters over one less than their number, as alpha weighs
  /// units with missing ratings; complete data have Krippendorff's sum over m (m - 1).
  let observed: [Double]
  /// The spans, longest first.
  let spans: [Stretch]
  /// The gaps between them, longest first.
  let gaps: [Stretch]

  /// The sums of the spans of one category, which come ordered by document, rater and start.
  ///
  /// - Complexity: O(spans log spans + documents + pairs of raters who marked one document).
  init(_ spans: [UnitizedSpan], _ corpus: UnitizedCorpus) {
    var observed = [Double](repeating: 0, count: corpus.lengths.count)
    var stretches: [Stretch] = [], gaps: [Stretch] = []
    var place = 0
    for (document, readers) in corpus.readers.enumerated() {
      var records: [UnitizedRecord] = []
      while place < spans.count, spans[place].document == document {
        let first = place
        while place < spans.count, spans[place].document == document, spans[place].rater == spans[first].rater {
          place += 1
        }
        records.append(
          UnitizedRecord(spans: spans[first..<place].map { $0.start..<$0.end }, length: corpus.lengths[document]))
      }
      guard readers.count > 1 else { continue }
      let silent = Double(readers.count - records.count)
      observed[document] = 2 * Self.disagreement(records, silent) / Double(readers.count - 1)
      for record in records {
        stretches += record.spans.map { Stretch(length: Double($0.count), document: document) }
        gaps += record.gaps.map { Stretch(length: Double($0.count), document: document) }
      }
      if silent > 0 {
        gaps.append(Stretch(length: Double(corpus.lengths[document]), document: document, count: silent))
      }
    }
    self.observed = observed
    self.spans = stretches.sorted { $0.length > $1.length }
    self.gaps = gaps.sorted { $0.length > $1.length }
  }

  /// The disagreement of all pairs of raters, some of whom marked nothing.
  private static func disagreement(_ records: [UnitizedRecord], _ silent: Double) -> Double {
    var sum = 0.0
    for (place, record) in records.enumerated() {
      for other in records[(place + 1)...] { sum += record.disagreement(with: other) }
      if silent > 0 { sum += silent * record.disagreement(with: UnitizedRecord(spans: [], length: record.length)) }
    }
    return sum
  }

  /// D_o times the length of all documents and the places in them that raters have read.
  func observed(_ weights: [Double]) -> Double { zip(observed, weights).reduce(0) { $0 + $1.0 * $1.1 } }

  /// sum_b [ (N - 1)/3 (2b^3 - 3b^2 + b) + b^2 sum_{gaps l >= b} (l - b + 1) ] over the lengths b of the N spans, and
  /// sum b (b - 1), which D_e leaves out of the pairs of places.
  func expected(_ weights: [Double]) -> (pieces: Double, same: Double) {
    let others = spans.reduce(-1) { $0 + weights[$1.document] }
    var pieces = 0.0, same = 0.0
    descend(weights) { span, fit in
      let weight = weights[span.document], b = span.length
      pieces += weight * (others / 3 * b * (b - 1) * (2 * b - 1) + fit)
      same += weight * b * (b - 1)
    }
    return (pieces, same)
  }

  /// How both change with the weight of each document.
  func expectedSlopes(_ weights: [Double]) -> (pieces: [Double], same: [Double]) {
    let others = spans.reduce(-1) { $0 + weights[$1.document] }
    var pieces = [Double](repeating: 0, count: weights.count), same = pieces
    let cubes = spans.reduce(0) { sum, span in
      sum + weights[span.document] * span.length * (span.length - 1) * (2 * span.length - 1) / 3
    }
    descend(weights) { span, fit in
      let b = span.length
      pieces[span.document] += others / 3 * b * (b - 1) * (2 * b - 1) + fit + cubes
      same[span.document] += b * (b - 1)
    }
    var next = spans.count, squares = 0.0, cubed = 0.0
    for gap in gaps.reversed() {
      while next > 0, spans[next - 1].length <= gap.length {
        next -= 1
        let square = weights[spans[next].document] * spans[next].length * spans[next].length
        squares += square
        cubed += square * spans[next].length
      }
      pieces[gap.document] += gap.count * ((gap.length + 1) * squares - cubed)
    }
    return (pieces, same)
  }

  /// Visits the spans from the longest, each with b^2 sum_{gaps l >= b} (l - b + 1).
  private func descend(_ weights: [Double], _ visit: (_ span: Stretch, _ fit: Double) -> Void) {
    var taken = 0, room = 0.0, count = 0.0
    for span in spans {
      while taken < gaps.count, gaps[taken].length >= span.length {
        let weight = weights[gaps[taken].document] * gaps[taken].count
        room += weight * (gaps[taken].length + 1)
        count += weight
        taken += 1
      }
      visit(span, span.length * span.length * (room - count * span.length))
    }
  }
}
