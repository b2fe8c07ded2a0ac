// SPDX-License-Identifier: GPL-3.0-or-later

/// Turns bytes into normalised UTF-8: no byte order mark, line ends LF, no NUL.
struct TextDecoder {
  /// The encoding's name; nil lets a byte order mark decide, else strict UTF-8.
  var encoding: String?

  /// The bytes as normalised UTF-8.
  func decode(_ bytes: [UInt8]) throws(IngestError) -> [UInt8] {
    let mark = ByteOrderMark(of: bytes)
    let skipped = mark?.length ?? 0
    let declared = mark == nil && encoding == nil ? DeclaredEncoding.name(in: bytes) : nil
    guard let name = mark?.encoding ?? encoding ?? declared, !Self.isUTF8(name) else {
      return try normalised(bytes, from: skipped)
    }
    return try normalised(try Transcoding(from: name).utf8(bytes[skipped...]), from: 0)
  }

  private static func isUTF8(_ name: String) -> Bool {
    ["utf-8", "utf8"].contains(name.lowercased())
  }

  /// Checks that the bytes are UTF-8 without NUL, and makes CRLF and CR line ends LF.
  private func normalised(_ bytes: [UInt8], from start: Int) throws(IngestError) -> [UInt8] {
    if let offset = firstInvalidUTF8(in: bytes, from: start) {
      throw .notUTF8(offset: offset, byte: bytes[offset])
    }
    var scan = LineEndScan()
    scan.read(bytes, from: start)
    if let offset = scan.nul { throw .nulByte(offset: offset) }
    if !scan.hasCarriageReturn { return start == 0 ? bytes : Array(bytes[start...]) }
    return LineEndScan.withLineFeeds(bytes, from: start)
  }
}
