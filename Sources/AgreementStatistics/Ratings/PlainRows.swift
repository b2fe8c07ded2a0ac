// SPDX-License-Identifier: GPL-3.0-or-later
internal import CSV

/// The fields that matter of a row without quotes, found in one pass and without storing the others.
struct PlainRow {
  /// A field's place in the text.
  struct Field {
    var start = 0
    var end = 0
  }

  private(set) var unit = Field()
  private(set) var rater = Field()
  private(set) var label = Field()
  private(set) var cluster = Field()
  /// Where the next row starts.
  private(set) var next = 0

  /// Cuts the row at a place; false if it has quotes, bytes outside ASCII, another number of fields than the header, a
  /// leading `'`, no unit, no rater or no end in the text, all of which need a closer look.
  @inline(__always)
  mutating func cut(
    _ text: UnsafePointer<UInt8>, from start: Int, to end: Int, delimiter: UInt8, _ header: RatingsHeader
  )
    -> Bool
  {
    let mark = RecordScanner.Field.guardMark
    var place = start
    var begin = start
    var column = 0
    while place < end {
      let byte = text[place]
      if byte == delimiter || byte == 0x0A {
        var field = Field(start: begin, end: place)
        if byte == 0x0A, place > begin, text[place - 1] == 0x0D { field.end -= 1 }
        keep(field, column, header)
        column += 1
        begin = place + 1
        if byte == 0x0A {
          next = begin
          return column == header.count && unit.end > unit.start && rater.end > rater.start
            && text[unit.start] != mark && text[rater.start] != mark && text[label.start] != mark
            && text[cluster.start] != mark
        }
      } else if byte == UInt8(ascii: "\"") || byte >= 0x80 {
        return false
      }
      place += 1
    }
    return false
  }

  @inline(__always)
  private mutating func keep(_ field: Field, _ column: Int, _ header: RatingsHeader) {
    if column == header.unit {
      unit = field
    } else if column == header.rater {
      rater = field
    } else if column == header.label {
      label = field
    } else if column == header.cluster {
      cluster = field
    }
  }
}

/// Some plain rows of a text, cut up together so that their units are looked up together.
struct PlainRows {
  private static let most = 64

  private var rows: [PlainRow] = []
  private var base: UnsafeRawPointer?
  private var units: [UnsafeRawBufferPointer] = []
  private var unitOf: [Int] = []
  private var numbers = [UInt32](repeating: 0, count: most)

  init() {
    rows.reserveCapacity(Self.most)
    units.reserveCapacity(Self.most)
    unitOf.reserveCapacity(Self.most)
  }

  var isEmpty: Bool { rows.isEmpty }

  var count: Int { rows.count }

  /// Cuts rows from a place on as long as they are plain and there is room; returns the place behind them.
  mutating func cut(
    _ window: UnsafeRawBufferPointer, from start: Int, delimiter: UInt8, _ header: RatingsHeader
  ) -> Int {
    rows.removeAll(keepingCapacity: true)
    units.removeAll(keepingCapacity: true)
    unitOf.removeAll(keepingCapacity: true)
    base = window.baseAddress
    guard let bytes = window.baseAddress?.assumingMemoryBound(to: UInt8.self) else { return start }
    var next = start
    var row = PlainRow()
    var last = UnsafeRawBufferPointer(start: nil, count: 0)
    while rows.count < Self.most, row.cut(bytes, from: next, to: window.count, delimiter: delimiter, header) {
      let unit = name(row.unit)
      if !NameBytes.areEqual(unit, last) {
        units.append(unit)
        last = unit
      }
      unitOf.append(units.count - 1)
      rows.append(row)
      next = row.next
    }
    return next
  }

  /// Looks up the rows' units.
  mutating func numberUnits(in table: inout NameTable) {
    units.withUnsafeBufferPointer { names in
      numbers.withUnsafeMutableBufferPointer { table.intern(names, into: $0) }
    }
  }

  func unit(_ row: Int) -> Int { Int(numbers[unitOf[row]]) }

  func rater(_ row: Int) -> UnsafeRawBufferPointer { name(rows[row].rater) }

  func label(_ row: Int) -> UnsafeRawBufferPointer { name(rows[row].label) }

  func cluster(_ row: Int) -> UnsafeRawBufferPointer { name(rows[row].cluster) }

  @inline(__always)
  private func name(_ field: PlainRow.Field) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(start: base.map { $0 + field.start }, count: field.end - field.start)
  }
}
