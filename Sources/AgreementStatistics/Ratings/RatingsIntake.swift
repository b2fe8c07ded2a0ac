// SPDX-License-Identifier: GPL-3.0-or-later

/// Takes records as they come and hands ratings to a matrix builder.
struct RatingsIntake {
  private let columns: RatingsColumns
  private var builder: MatrixBuilder
  private var scanner: RecordScanner?
  private var header: RatingsHeader?
  private var row = 1
  private var sawBytes = false
  private var lastUnit = -1

  init(columns: RatingsColumns, builder: MatrixBuilder) {
    self.columns = columns
    self.builder = builder
  }

  /// Uses up all whole records of a text and returns how many bytes they are.
  mutating func take(_ text: UnsafeMutableRawBufferPointer, isLast: Bool) throws(RatingsError) -> Int {
    let window = UnsafeRawBufferPointer(text)
    var place = 0
    if !sawBytes {
      guard window.count >= 3 || isLast else { return 0 }
      sawBytes = !window.isEmpty
      if window.count >= 3, window[0] == 0xEF, window[1] == 0xBB, window[2] == 0xBF { place = 3 }
    }
    while place < window.count {
      var cutter = scanner ?? RecordScanner(delimiter: RatingsHeader.delimiter(of: window, from: place))
      scanner = nil
      let found = cutter.scan(window, from: place, isLast: isLast)
      guard case .record(let next) = found else {
        scanner = header == nil ? nil : cutter
        if isLast { throw .unclosedQuote(row: row) }
        return place
      }
      if cutter.hasHighBytes, !UTF8Check.isValid(window, place..<next) { throw .notUTF8(row: row) }
      let isBlank = cutter.fields.count == 1 && cutter.fields[0].start == cutter.fields[0].end
      if !isBlank { try take(cutter, text) }
      row += 1 + cutter.innerLines
      scanner = cutter
      place = next
    }
    return place
  }

  private mutating func take(_ cutter: borrowing RecordScanner, _ text: UnsafeMutableRawBufferPointer)
    throws(RatingsError)
  {
    guard let header else {
      let names = cutter.fields.map { String(decoding: Self.name($0, text), as: UTF8.self) }
      self.header = try RatingsHeader(names: names, columns: columns)
      return
    }
    let fields = cutter.fields
    guard fields.count == header.count else {
      throw .raggedRow(row: row, fields: fields.count, expected: header.count)
    }
    let unitName = Self.name(fields[header.unit], text)
    let raterName = Self.name(fields[header.rater], text)
    let label = Self.name(fields[header.label], text)
    if unitName.isEmpty { throw .missingUnit(row: row) }
    if raterName.isEmpty { throw .missingRater(row: row) }
    if lastUnit < 0 || !builder.units.matches(lastUnit, unitName) { lastUnit = builder.units.intern(unitName) }
    let rater = builder.raters.intern(raterName)
    do throws(MatrixError) {
      if let cluster = header.cluster {
        let name = Self.name(fields[cluster], text)
        if !name.isEmpty { try builder.place(lastUnit, in: builder.clusters.intern(name), row: row) }
      }
      if label.allSatisfy({ $0 == 0x20 }) {
        builder.missing += 1
      } else {
        let known = builder.categories.count
        let category = builder.categories.intern(label)
        if category == known { try builder.admit(builder.categories[category], row: row) }
        builder.append(unit: lastUnit, rater: rater, category: category, row: row)
      }
    } catch { throw .matrix(error) }
  }

  /// A field's bytes, doubled quotes made single in place.
  private static func name(_ field: RecordScanner.Field, _ text: UnsafeMutableRawBufferPointer)
    -> UnsafeRawBufferPointer
  {
    var end = field.end
    if field.hasDoubledQuotes {
      var read = field.start
      end = field.start
      while read < field.end {
        text[end] = text[read]
        if text[read] == UInt8(ascii: "\"") { read += 1 }
        end += 1
        read += 1
      }
    }
    return UnsafeRawBufferPointer(rebasing: text[field.start..<end])
  }

  /// The matrix of all ratings taken.
  consuming func finish() throws(RatingsError) -> ReliabilityMatrix {
    if !sawBytes || header == nil { throw .empty }
    if builder.units.count == 0 { throw .noRatings }
    do throws(MatrixError) { return try builder.build() } catch { throw .matrix(error) }
  }
}
