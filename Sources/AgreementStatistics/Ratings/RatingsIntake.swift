// SPDX-License-Identifier: GPL-3.0-or-later
internal import CSV

/// Takes records as they come and hands ratings to a matrix builder.
struct RatingsIntake {
  private let columns: RatingsColumns
  private let keepsEmptyLabels: Bool
  private let missing: [String]
  /// Whether the table is wide.
  var isWide = false
  var builder: MatrixBuilder
  private var scanner: RecordScanner?
  private var header: RatingsHeader?
  /// The row that comes next, counted from 1, or from 0 where a part of a text starts.
  var row = 1
  private var sawBytes = false
  private var lastUnit = -1
  private var knownRaters = ShortNames()
  private var knownLabels = ShortNames()
  private var knownClusters = ShortNames()

  /// Whether the names of the columns were taken.
  var hasHeader: Bool { header != nil }

  init(columns: RatingsColumns, builder: MatrixBuilder, keepsEmptyLabels: Bool, missing: [String]) {
    self.columns = columns
    self.keepsEmptyLabels = keepsEmptyLabels
    self.missing = missing
    self.builder = builder
  }

  /// An intake for a later part of a text of which the other took the header.
  init(after other: RatingsIntake) {
    self.init(
      columns: other.columns, builder: other.builder.fresh, keepsEmptyLabels: other.keepsEmptyLabels,
      missing: other.missing)
    header = other.header
    isWide = other.isWide
    scanner = other.scanner.map { RecordScanner(delimiter: $0.delimiter) }
    sawBytes = true
    row = 0
  }

  /// Uses up all whole records of a text and returns how many bytes they are.
  mutating func take(_ text: UnsafeMutableRawBufferPointer, isLast: Bool) throws(RatingsError) -> Int {
    let window = UnsafeRawBufferPointer(text)
    var place = 0
    if !sawBytes {
      guard let start = TextStart(window, isLast: isLast) else { return 0 }
      sawBytes = !window.isEmpty
      scanner = RecordScanner(delimiter: start.delimiter)
      (place, row) = (start.place, start.row)
    }
    while place < window.count {
      if let header, !isWide, let delimiter = scanner?.delimiter {
        place = try takePlain(window, from: place, header, delimiter)
        if place == window.count { break }
      }
      guard var cutter = scanner else { return place }
      let found = cutter.scan(window, from: place, isLast: isLast)
      guard case .record(let next) = found else {
        if isLast { throw .unclosedQuote(row: row) }
        return place
      }
      if cutter.hasHighBytes, window.firstInvalidLine(in: place..<next) != nil { throw .notUTF8(row: row) }
      let isBlank = cutter.fields.count == 1 && cutter.fields[0].start == cutter.fields[0].end
      if !isBlank { try take(cutter, text) }
      row += 1 + cutter.innerLines
      scanner = cutter
      place = next
    }
    return place
  }

  /// Takes rows as long as they are plain; returns the place of the first that is not.
  private mutating func takePlain(
    _ window: UnsafeRawBufferPointer, from start: Int, _ header: RatingsHeader, _ delimiter: UInt8
  ) throws(RatingsError) -> Int {
    var rows = PlainRows()
    var next = start
    while true {
      next = rows.cut(window, from: next, delimiter: delimiter, header)
      if rows.isEmpty { return next }
      rows.numberUnits(in: &builder.units)
      for index in 0..<rows.count {
        lastUnit = rows.unit(index)
        let rater = Self.number(rows.rater(index), &knownRaters, &builder.raters)
        if header.cluster != nil { try place(rows.cluster(index)) }
        try add(rater, rows.label(index))
        row += 1
      }
    }
  }

  private static func number(_ name: UnsafeRawBufferPointer, _ known: inout ShortNames, _ table: inout NameTable) -> Int
  {
    guard let base = name.baseAddress, let key = ShortNames.key(base, name.count) else { return table.intern(name) }
    if let number = known.number(key) { return number }
    let number = table.intern(name)
    known.remember(key, number)
    return number
  }

  private mutating func place(_ cluster: UnsafeRawBufferPointer) throws(RatingsError) {
    guard !cluster.isEmpty else { return }
    let number = Self.number(cluster, &knownClusters, &builder.clusters)
    do throws(MatrixError) { try builder.place(lastUnit, in: number, row: row) } catch { throw .matrix(error) }
  }

  private mutating func add(_ rater: Int, _ label: UnsafeRawBufferPointer) throws(RatingsError) {
    if !keepsEmptyLabels, label.isEmpty || (label[0] == 0x20 && label.allSatisfy { $0 == 0x20 }) {
      builder.missing += 1
      return
    }
    for word in missing where word.utf8.count == label.count && word.utf8.elementsEqual(label) {
      builder.missing += 1
      return
    }
    let known = builder.categories.count
    let category = Self.number(label, &knownLabels, &builder.categories)
    if category == known {
      do throws(MatrixError) { try builder.admit(builder.categories[category], row: row) } catch {
        throw .matrix(error)
      }
    }
    builder.append(unit: lastUnit, rater: rater, category: category, row: row)
  }

  private mutating func take(_ cutter: borrowing RecordScanner, _ text: UnsafeMutableRawBufferPointer)
    throws(RatingsError)
  {
    guard let header else {
      let names = cutter.fields.map { String(decoding: $0.content(in: text), as: UTF8.self) }
      self.header =
        try isWide ? RatingsHeader(wide: names, columns: columns) : RatingsHeader(names: names, columns: columns)
      return
    }
    let fields = cutter.fields
    guard fields.count == header.count else {
      throw .raggedRow(row: row, fields: fields.count, expected: header.count)
    }
    let unitName = fields[header.unit].content(in: text)
    if unitName.isEmpty { throw .missingUnit(row: row) }
    lastUnit = builder.units.intern(unitName)
    if let cluster = header.cluster { try place(fields[cluster].content(in: text)) }
    if isWide {
      for (column, name) in header.raters { try add(builder.raters.intern(name), fields[column].content(in: text)) }
      return
    }
    let raterName = fields[header.rater].content(in: text)
    if raterName.isEmpty { throw .missingRater(row: row) }
    try add(builder.raters.intern(raterName), fields[header.label].content(in: text))
  }

  /// The matrix of all ratings taken.
  consuming func finish() throws(RatingsError) -> ReliabilityMatrix {
    if !sawBytes || header == nil { throw .empty }
    if builder.units.count == 0 { throw .noRatings }
    do throws(MatrixError) { return try builder.build() } catch { throw .matrix(error) }
  }
}

extension RatingsIntake {
  /// An intake for a later part of the same text, to be absorbed.
  var fresh: RatingsIntake { RatingsIntake(after: self) }

  /// Takes over what a part that follows immediately gave; false if the parts contradict each other.
  mutating func absorb(_ later: RatingsIntake) -> Bool {
    guard builder.absorb(later.builder, rowOffset: row) else { return false }
    row += later.row
    return true
  }

  /// Makes room for so many times as much as another intake took.
  mutating func reserve(_ factor: Double, of other: RatingsIntake) {
    builder.reserve(factor * 1.05, of: other.builder)
  }
}
