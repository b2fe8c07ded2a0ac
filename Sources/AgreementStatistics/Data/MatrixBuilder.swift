// SPDX-License-Identifier: GPL-3.0-or-later

/// Collects ratings one at a time and compresses them into a reliability matrix.
///
/// Rows may come in any order. Four bytes a unit are held until `build`, and where repeated ratings are an error four bytes
/// a rating, to name their rows.
public struct MatrixBuilder: Sendable {
  /// The level of measurement; from interval up every label must be a number.
  public let level: Level
  /// What a repeated rating means.
  public let duplicates: DuplicatePolicy
  let declared: [String]?
  var units = NameTable()
  var raters = NameTable()
  var categories: NameTable
  var clusters = NameTable()
  /// For each unit the sequence of its ratings so far.
  var sequenceOf: [UInt32] = []
  var sequences = RatingSequences()
  /// The latest ratings of one unit, not yet part of its sequence: most files name a unit's ratings one after the other.
  private var run: (unit: Int, ratings: [Rating]) = (-1, [])
  var ratingCount = 0
  /// The unit of each rating, where repeated ratings are an error.
  var unitOf: [UInt32] = []
  var rows = RowNumbers()
  var clusterOf: [UInt32] = []
  var missing = 0

  /// A builder without ratings.
  ///
  /// - Parameters:
  ///   - categories: The declared categories in order, or nil to take those that occur.
  ///   - level: The level of measurement.
  ///   - duplicates: What a second rating of one unit by one rater means.
  /// - Throws: `MatrixError` where the declared categories repeat or are no numbers though the level needs them.
  public init(categories: [String]? = nil, level: Level = .nominal, duplicates: DuplicatePolicy = .error)
    throws(MatrixError)
  {
    self.level = level
    self.duplicates = duplicates
    declared = categories
    self.categories = NameTable(categories ?? [])
    guard let categories else { return }
    if self.categories.count < categories.count {
      var seen = Set<String>()
      for value in categories where !seen.insert(value).inserted { throw .repeatedCategory(value: value) }
    }
    if level.needsNumbers {
      for value in categories { try requireNumber(value, row: 0) }
    }
  }

  /// A builder without ratings that has the same options.
  var fresh: MatrixBuilder {
    var fresh = self
    (fresh.units, fresh.raters, fresh.clusters) = (NameTable(), NameTable(), NameTable())
    fresh.categories = NameTable(declared ?? [])
    (fresh.sequences, fresh.sequenceOf, fresh.clusterOf) = (RatingSequences(), [], [])
    (fresh.unitOf, fresh.rows, fresh.run) = ([], RowNumbers(), (-1, []))
    (fresh.ratingCount, fresh.missing) = (0, 0)
    return fresh
  }

  /// Makes room for so many times the units and ratings of another builder.
  mutating func reserve(_ factor: Double, of other: MatrixBuilder) {
    units.reserve(factor, of: other.units)
    sequenceOf.reserveCapacity(Int(Double(other.sequenceOf.count) * factor))
    unitOf.reserveCapacity(Int(Double(other.unitOf.count) * factor))
  }

  /// Adds one rating.
  ///
  /// - Parameters:
  ///   - unit: The unit's name.
  ///   - rater: The rater's name.
  ///   - category: The label; the empty text means a missing rating.
  ///   - cluster: The unit's cluster, if units are clustered.
  ///   - row: The row to name in errors; by default ratings count up from 1.
  /// - Throws: `MatrixError` where the label is not declared or no number, or the unit already has another cluster.
  public mutating func add(unit: String, rater: String, category: String, cluster: String? = nil, row: Int? = nil)
    throws(MatrixError)
  {
    let unitNumber = units.intern(unit)
    let raterNumber = raters.intern(rater)
    let row = row ?? ratingCount + missing + 1
    if let cluster { try place(unitNumber, in: clusters.intern(cluster), row: row) }
    guard !category.isEmpty else {
      missing += 1
      return
    }
    let known = categories.count
    let categoryNumber = categories.intern(category)
    if categoryNumber == known { try admit(category, row: row) }
    append(unit: unitNumber, rater: raterNumber, category: categoryNumber, row: row)
  }

  /// Adds one rating whose names are numbers.
  ///
  /// - Parameters:
  ///   - unit: The unit's number, which becomes its name.
  ///   - rater: The rater's number.
  ///   - category: The label's number.
  ///   - cluster: The number of the unit's cluster, if units are clustered.
  /// - Throws: `MatrixError` as for names.
  public mutating func add(unit: Int, rater: Int, category: Int, cluster: Int? = nil) throws(MatrixError) {
    try add(
      unit: String(unit), rater: String(rater), category: String(category), cluster: cluster.map { String($0) })
  }

  mutating func append(unit: Int, rater: Int, category: Int, row: Int) {
    if unit != run.unit || run.ratings.count == Self.longestRun { endRun() }
    run.unit = unit
    run.ratings.append(Rating(rater: rater, category: category))
    ratingCount += 1
    guard duplicates == .error else { return }
    unitOf.append(UInt32(truncatingIfNeeded: unit))
    rows.append(row)
  }

  private static let longestRun = 64

  /// Makes the latest ratings part of their unit's sequence.
  mutating func endRun() {
    guard !run.ratings.isEmpty else { return }
    while sequenceOf.count <= run.unit { sequenceOf.append(RatingSequences.empty) }
    sequenceOf[run.unit] = sequences.extend(sequenceOf[run.unit], by: run.ratings)
    run.ratings.removeAll(keepingCapacity: true)
  }

  /// Checks a category met for the first time.
  mutating func admit(_ category: String, row: Int) throws(MatrixError) {
    if let declared { throw .undeclaredCategory(value: category, row: row, declared: declared) }
    if level.needsNumbers { try requireNumber(category, row: row) }
  }

  mutating func place(_ unit: Int, in cluster: Int, row: Int) throws(MatrixError) {
    while clusterOf.count <= unit { clusterOf.append(.max) }
    if clusterOf[unit] == .max {
      clusterOf[unit] = UInt32(cluster)
    } else if clusterOf[unit] != UInt32(cluster) {
      throw .unitInTwoClusters(
        unit: units[unit], first: clusters[Int(clusterOf[unit])], second: clusters[cluster], row: row)
    }
  }

  private func requireNumber(_ text: String, row: Int) throws(MatrixError) {
    guard let number = Number.parse(text) else { throw .notANumber(value: text, row: row) }
    if level == .ratio, number < 0 { throw .negativeAtRatioLevel(value: text, row: row) }
  }
}

/// Why ratings do not make a reliability matrix.
public enum MatrixError: Error, Equatable, Sendable {
  /// One rater labelled the same unit twice; rows count from 1, a header included.
  case duplicateRating(unit: String, rater: String, firstRow: Int, secondRow: Int)
  /// A value is not among the declared categories.
  case undeclaredCategory(value: String, row: Int, declared: [String])
  /// A declared category stands twice in the declaration.
  case repeatedCategory(value: String)
  /// One unit was given two clusters.
  case unitInTwoClusters(unit: String, first: String, second: String, row: Int)
  /// A value is not a number although the level of measurement needs numbers.
  case notANumber(value: String, row: Int)
  /// A negative value at ratio level, where the metric has no meaning.
  case negativeAtRatioLevel(value: String, row: Int)
}

/// What to do when one rater labels the same unit more than once.
public enum DuplicatePolicy: String, Sendable, CaseIterable {
  /// Refuse the data.
  case error
  /// Keep the rating that stands first.
  case first
  /// Keep the rating that stands last.
  case last
  /// Keep them all; only models use them, coefficients take the first.
  case replicates
}

/// The row each rating came from, kept as runs since rows nearly always count up by one.
struct RowNumbers: Sendable {
  private var runs: [(index: Int, row: Int)] = []
  private var count = 0
  private var expected = 0

  mutating func append(_ row: Int) {
    if row != expected || runs.isEmpty { runs.append((count, row)) }
    expected = row + 1
    count += 1
  }

  /// Appends the rows of a text that stands that many rows further down.
  mutating func append(_ later: RowNumbers, offset: Int) {
    for (index, row) in later.runs { runs.append((count + index, row + offset)) }
    expected = later.expected + offset
    count += later.count
  }

  subscript(index: Int) -> Int {
    var low = 0
    var high = runs.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if runs[middle].index <= index { low = middle } else { high = middle }
    }
    return runs[low].row + index - runs[low].index
  }
}
