// SPDX-License-Identifier: GPL-3.0-or-later

/// The records of a text in memory whose fields are apart by commas, tabs, semicolons or bars (RFC 4180; lines end in LF or
/// CRLF, or all of them in CR).
///
/// The delimiter is the one that the first line has most of, a bar only where it has none of the others, or the one that a
/// first line `sep=` names. A byte order mark is passed over, UTF-16 is read, lines without anything are passed over. A `'` before `=`, `+`, `-`, `@`, a
/// tab, a line end or another `'` is the one that exports put there, and goes.
public struct DelimitedText: Sendable {
  /// Why a text has no such records. Rows are lines of the text and count from 1.
  public enum Fault: Error, Equatable, Sendable {
    /// The bytes of this row are not UTF-8, or those of the text not the UTF-16 that its first ones announce.
    case badEncoding(row: Int)
    /// A quoted field that begins in this row is never closed.
    case unclosedQuote(row: Int)
  }

  private var bytes: [UInt8]
  private var scanner: RecordScanner
  private var place: Int
  private var row: Int

  /// The records of a text.
  ///
  /// - Parameter bytes: UTF-8, or UTF-16.
  /// - Throws: `Fault.badEncoding` for UTF-16 that is none.
  public init(_ bytes: [UInt8]) throws(Fault) {
    guard let decoded = TextForm.plain(bytes) else { throw .badEncoding(row: 1) }
    self.bytes = decoded
    let start = decoded.withUnsafeBytes { TextStart($0, isLast: true) }
    scanner = RecordScanner(delimiter: start?.delimiter ?? UInt8(ascii: ","))
    place = start?.place ?? 0
    row = start?.row ?? 1
  }

  /// The next record, its fields without their quotes, and the row it begins on; nil at the end.
  ///
  /// - Throws: `Fault` for a record that is no text or does not end.
  public mutating func next() throws(Fault) -> (row: Int, fields: [String])? {
    while place < bytes.count {
      let first = row
      let (next, fields) = try record()
      row += 1 + scanner.innerLines
      place = next
      if fields.count > 1 || fields.first?.isEmpty == false { return (first, fields) }
    }
    return nil
  }

  private mutating func record() throws(Fault) -> (next: Int, fields: [String]) {
    let (start, row) = (place, row)
    var scanner = scanner
    let found = bytes.withUnsafeMutableBytes { bytes -> Result<(Int, [String]), Fault> in
      let window = UnsafeRawBufferPointer(bytes)
      guard case .record(let next) = scanner.scan(window, from: start, isLast: true) else {
        return .failure(.unclosedQuote(row: row))
      }
      if scanner.hasHighBytes, let line = window.firstInvalidLine(in: start..<next) {
        return .failure(.badEncoding(row: row + line))
      }
      return .success((next, scanner.fields.map { String(decoding: $0.content(in: bytes), as: UTF8.self) }))
    }
    self.scanner = scanner
    return try found.get()
  }
}

/// What stands before the first record: a byte order mark, a line that names the delimiter.
package struct TextStart {
  package let delimiter: UInt8
  /// Where the first record starts.
  package let place: Int
  /// The row it starts on.
  package let row: Int

  /// Nil where the window does not yet hold the first line.
  package init?(_ window: UnsafeRawBufferPointer, isLast: Bool) {
    let hasMark = window.count >= 3 && window[0] == 0xEF && window[1] == 0xBB && window[2] == 0xBF
    let start = hasMark ? 3 : 0
    let end = window[start...].firstIndex(of: 0x0A)
    guard isLast || end != nil else { return nil }
    let line = window[start..<(end ?? window.count)]
    let named = Array("sep=".utf8)
    let isNaming = line.starts(with: named) && line.dropFirst(5).allSatisfy { $0 == 0x0D } && line.count > 4
    if isNaming, line[start + 4] != 0x0D {
      (delimiter, place, row) = (line[start + 4], end.map { $0 + 1 } ?? window.count, 2)
    } else {
      (delimiter, place, row) = (Self.delimiter(of: window, from: start), start, 1)
    }
  }

  /// Whichever of comma, tab and semicolon the first line that is not blank has most of, outside quotes, else a bar.
  private static func delimiter(of window: UnsafeRawBufferPointer, from start: Int) -> UInt8 {
    let candidates = [UInt8(ascii: ","), 0x09, UInt8(ascii: ";"), UInt8(ascii: "|")]
    var counts = [0, 0, 0, 0]
    var quoted = false
    for byte in window[start...].drop(while: { $0 == 0x0A || $0 == 0x0D }) {
      if byte == UInt8(ascii: "\"") { quoted.toggle() }
      if quoted { continue }
      if byte == 0x0A { break }
      if let index = candidates.firstIndex(of: byte) { counts[index] += 1 }
    }
    let best = (0..<3).reduce(0) { counts[$1] > counts[$0] ? $1 : $0 }
    return candidates[counts[best] == 0 && counts[3] > 0 ? 3 : best]
  }
}
