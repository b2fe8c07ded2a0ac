// SPDX-License-Identifier: GPL-3.0-or-later

/// Cuts delimited text into records and fields without copying (RFC 4180; also LF alone, tabs and semicolons).
package struct RecordScanner {
  /// A field's place in the window.
  package struct Field {
    package var start: Int
    package var end: Int
    /// True when doubled quotes stand inside.
    var hasDoubledQuotes: Bool

    /// The field's bytes, doubled quotes made single in place, without the `'` that keeps a spreadsheet from reading a
    /// formula.
    package func content(in text: UnsafeMutableRawBufferPointer) -> UnsafeRawBufferPointer {
      var end = end
      if hasDoubledQuotes {
        var read = start
        end = start
        while read < self.end {
          text[end] = text[read]
          if text[read] == UInt8(ascii: "\"") { read += 1 }
          end += 1
          read += 1
        }
      }
      let isGuarded = end - start > 1 && text[start] == Self.guardMark && Self.isGuarded(text[start + 1])
      return UnsafeRawBufferPointer(rebasing: text[(isGuarded ? start + 1 : start)..<end])
    }

    /// What stands before a text that begins like a formula, or with itself.
    package static let guardMark = UInt8(ascii: "'")

    private static func isGuarded(_ byte: UInt8) -> Bool { "=+-@\t\r\n'".utf8.contains(byte) }
  }

  /// What was found at a place of the window.
  package enum Found {
    /// A record that ends before `next`.
    case record(next: Int)
    /// No end of record in the window.
    case incomplete(insideQuotes: Bool)
  }

  package let delimiter: UInt8
  /// The fields of the record found last.
  package private(set) var fields: [Field] = []
  /// Whether that record holds bytes outside ASCII.
  package private(set) var hasHighBytes = false
  /// Line breaks inside its quotes.
  package private(set) var innerLines = 0

  package init(delimiter: UInt8) { self.delimiter = delimiter }

  /// Finds the record at a place; `isLast` says that the window's end is the end of the text.
  package mutating func scan(_ window: UnsafeRawBufferPointer, from start: Int, isLast: Bool) -> Found {
    fields.removeAll(keepingCapacity: true)
    innerLines = 0
    var high: UInt8 = 0
    var place = start
    while true {
      if place < window.count, window[place] == UInt8(ascii: "\"") {
        guard let after = quoted(window, &high, from: place) else { return .incomplete(insideQuotes: true) }
        place = after
      } else {
        let begin = place
        while place < window.count {
          let byte = window[place]
          if byte == delimiter || byte == 0x0A { break }
          high |= byte
          place += 1
        }
        fields.append(Field(start: begin, end: place, hasDoubledQuotes: false))
      }
      if place == window.count {
        guard isLast else { return .incomplete(insideQuotes: false) }
        return finish(window, high, end: place, next: place)
      }
      if window[place] == 0x0A { return finish(window, high, end: place, next: place + 1) }
      place += 1
    }
  }

  /// Reads a quoted field, and whatever follows its closing quote up to the next delimiter.
  private mutating func quoted(_ window: UnsafeRawBufferPointer, _ high: inout UInt8, from quote: Int) -> Int? {
    var field = Field(start: quote + 1, end: quote + 1, hasDoubledQuotes: false)
    var place = quote + 1
    while true {
      guard place < window.count else { return nil }
      let byte = window[place]
      if byte == UInt8(ascii: "\"") {
        guard place + 1 < window.count, window[place + 1] == byte else { break }
        field.hasDoubledQuotes = true
        place += 1
      }
      if byte == 0x0A { innerLines += 1 }
      high |= byte
      place += 1
    }
    field.end = place
    place += 1
    while place < window.count, window[place] != delimiter, window[place] != 0x0A { place += 1 }
    fields.append(field)
    return place
  }

  private mutating func finish(_ window: UnsafeRawBufferPointer, _ high: UInt8, end: Int, next: Int) -> Found {
    hasHighBytes = high >= 0x80
    // A quoted field ends before its quote, and a CR at its end is its own.
    if let last = fields.last, last.end == end, end > last.start, window[end - 1] == 0x0D {
      fields[fields.count - 1].end -= 1
    }
    return .record(next: next)
  }
}

extension UnsafeRawBufferPointer {
  /// The line of a range, from 0, that is not UTF-8 first; nil if all are.
  package func firstInvalidLine(in range: Range<Int>) -> Int? {
    guard String(validating: self[range], as: UTF8.self) == nil else { return nil }
    // No sequence of UTF-8 holds a line feed.
    return self[range].split(separator: 0x0A, omittingEmptySubsequences: false)
      .firstIndex { String(validating: $0, as: UTF8.self) == nil }
  }
}
