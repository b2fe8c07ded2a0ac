// SPDX-License-Identifier: GPL-3.0-or-later

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

  /// Cuts the row at a place; false if it has quotes, bytes outside ASCII, another number of fields than the header, no
  /// unit, no rater or no end in the text, all of which need a closer look.
  @inline(__always)
  mutating func cut(
    _ text: UnsafePointer<UInt8>, from start: Int, to end: Int, delimiter: UInt8, _ header: RatingsHeader
  )
    -> Bool
  {
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
