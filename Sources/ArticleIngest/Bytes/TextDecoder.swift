// SPDX-License-Identifier: GPL-3.0-or-later

/// Turns bytes into normalised UTF-8: no byte order mark, line ends LF, no NUL.
///
/// Stray bytes are an error, save for the few that a page may hold: they become U+FFFD, for all to see.
struct TextDecoder {
  /// The encoding's name; nil lets a byte order mark decide, else strict UTF-8.
  var encoding: String?

  /// The bytes as normalised UTF-8.
  func decode(_ bytes: [UInt8]) throws(IngestError) -> [UInt8] {
    let mark = ByteOrderMark(of: bytes)
    let skipped = mark?.length ?? 0
    let isUndeclared = mark == nil && encoding == nil
    let declared = isUndeclared ? DeclaredEncoding.name(in: bytes) : nil
    guard let name = mark?.encoding ?? encoding ?? declared, !Self.isUTF8(name) else {
      if isUndeclared, let repaired = Self.repaired(bytes) { return try normalised(repaired, from: 0) }
      return try normalised(bytes, from: skipped)
    }
    let strays = declared == nil ? 0 : Self.tolerated(bytes)
    return try normalised(try Transcoding(from: name).utf8(bytes[skipped...], replacing: strays), from: 0)
  }

  /// How many stray bytes a page may hold: one, and one more for every 2,000 bytes.
  private static func tolerated(_ bytes: [UInt8]) -> Int { 1 + bytes.count / 2000 }

  /// A page of UTF-8 with few stray bytes, each made U+FFFD as browsers do; nil for a valid page and all else.
  private static func repaired(_ bytes: [UInt8]) -> [UInt8]? {
    guard DeclaredEncoding.isPage(bytes), firstInvalidUTF8(in: bytes) != nil else { return nil }
    let text = Array(String(decoding: bytes, as: UTF8.self).utf8)
    return replacements(in: text) - replacements(in: bytes) <= tolerated(bytes) ? text : nil
  }

  private static func replacements(in bytes: [UInt8]) -> Int {
    bytes.indices.dropLast(2).count { bytes[$0] == 0xEF && bytes[$0 + 1] == 0xBF && bytes[$0 + 2] == 0xBD }
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
