// SPDX-License-Identifier: GPL-3.0-or-later

/// Lines of JSON of which some are no UTF-8.
struct DecodableLines {
  /// The bytes, with a blank line in place of each that can not be decoded.
  private var text: [UInt8] = []
  private var failures: [IngestError] = []

  /// Parts the lines; nil for bytes that are no lines of JSON.
  init?(of bytes: [UInt8]) {
    guard bytes.first(where: { !WhiteSpace.isASCII($0) }) == 0x7B else { return nil }
    text.reserveCapacity(bytes.count)
    var objects = 0
    var start = 0
    var number = 1
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
      let line = Array(bytes[start..<end])
      if let offset = firstInvalidUTF8(in: line) {
        failures.append(.within(.line(number), .notUTF8(offset: start + offset, byte: line[offset])))
      } else {
        text += line
      }
      text.append(0x0A)
      objects += line.first == 0x7B ? 1 : 0
      start = end + 1
      number += 1
    }
    guard objects >= 2 else { return nil }
  }

  /// What the other lines give, and the lines that can not be decoded.
  ///
  /// - Throws: the first of these, unless the reader passes over what can not be read.
  func reading(by reader: ArticleReader) throws(IngestError) -> ArticleReading {
    if !reader.keepsGoing, let first = failures.first { throw first }
    guard text.contains(where: { !WhiteSpace.isASCII($0) }) else { return ArticleReading(failures: failures) }
    var lines = reader
    if lines.format == .auto { lines.format = .jsonl }
    var reading = try lines.reading(of: text)
    reading.add(ArticleReading(failures: failures))
    return reading
  }
}
