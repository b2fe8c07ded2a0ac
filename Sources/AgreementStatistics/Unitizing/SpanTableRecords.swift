// SPDX-License-Identifier: GPL-3.0-or-later

/// The records of delimited text, byte by byte (RFC 4180; lines end in LF or CRLF, blank lines are passed over).
struct SpanTableRecords {
  private let bytes: [UInt8]
  private let delimiter: UInt8
  private var next: Int
  private var row = 1

  private static let lineFeed = UInt8(ascii: "\n")
  private static let carriageReturn = UInt8(ascii: "\r")
  private static let quote = UInt8(ascii: "\"")
  private static let tab = UInt8(ascii: "\t")

  /// A header with a tab makes the table tab-separated, any other comma-separated.
  init(_ bytes: [UInt8]) throws(SpanTableError) {
    if String(validating: bytes, as: UTF8.self) == nil { throw .notUTF8(row: Self.firstInvalidRow(bytes)) }
    self.bytes = bytes
    self.next = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let header = bytes.prefix { $0 != Self.lineFeed }
    self.delimiter = header.contains(Self.tab) ? Self.tab : UInt8(ascii: ",")
  }

  /// The next record with the row it begins on, or nil at the end.
  mutating func record() throws(SpanTableError) -> (row: Int, fields: [String])? {
    skipBlankLines()
    guard next < bytes.count else { return nil }
    let first = row
    var fields: [String] = []
    while true {
      fields.append(try field(of: first))
      guard next < bytes.count, bytes[next] == delimiter else { break }
      next += 1
    }
    endLine()
    return (first, fields)
  }

  private mutating func field(of first: Int) throws(SpanTableError) -> String {
    var content: [UInt8] = []
    if next < bytes.count, bytes[next] == Self.quote {
      content = try quoted(first)
    }
    while next < bytes.count, bytes[next] != delimiter, !isAtLineEnd {
      content.append(bytes[next])
      next += 1
    }
    return String(decoding: content, as: UTF8.self)
  }

  private mutating func quoted(_ first: Int) throws(SpanTableError) -> [UInt8] {
    var content: [UInt8] = []
    next += 1
    while next < bytes.count {
      let byte = bytes[next]
      next += 1
      if byte == Self.quote {
        guard next < bytes.count, bytes[next] == Self.quote else { return content }
        next += 1
      }
      if byte == Self.lineFeed { row += 1 }
      content.append(byte)
    }
    throw .unterminatedQuote(row: first)
  }

  private var isAtLineEnd: Bool {
    if bytes[next] == Self.lineFeed { return true }
    guard bytes[next] == Self.carriageReturn else { return false }
    return next + 1 == bytes.count || bytes[next + 1] == Self.lineFeed
  }

  private mutating func endLine() {
    while next < bytes.count {
      next += 1
      if bytes[next - 1] == Self.lineFeed {
        row += 1
        return
      }
    }
  }

  private mutating func skipBlankLines() {
    while next < bytes.count, isAtLineEnd { endLine() }
  }

  private static func firstInvalidRow(_ bytes: [UInt8]) -> Int {
    let lines = bytes.split(separator: lineFeed, omittingEmptySubsequences: false)
    return 1 + (lines.firstIndex { String(validating: $0, as: UTF8.self) == nil } ?? 0)
  }
}
