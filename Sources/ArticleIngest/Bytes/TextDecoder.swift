// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel

/// A document's normalised UTF-8, with what had to be assumed to read it.
struct DecodedText {
  /// The text: no byte order mark, line ends LF, no NUL.
  let bytes: [UInt8]
  /// The encoding that a page says nothing of and that alone fits its bytes.
  var assumed: String?

  /// The claim that says so; nil where nothing had to be assumed.
  var claim: MetadataClaim? {
    assumed.map {
      MetadataClaim(field: .encoding, value: "read as \($0), for the page says nothing", origin: "bytes")
    }
  }
}

/// Turns bytes into normalised UTF-8: no byte order mark, line ends LF, no NUL.
///
/// Stray bytes are an error, save for the few that a page may hold: they become U+FFFD, for all to see. The few NULs of a
/// page are left out, as browsers do.
struct TextDecoder {
  /// The encoding's name; nil lets a byte order mark decide, else strict UTF-8.
  var encoding: String?

  /// The bytes as normalised UTF-8.
  func decode(_ bytes: [UInt8]) throws(IngestError) -> DecodedText {
    let mark = ByteOrderMark(of: bytes)
    let skipped = mark?.length ?? 0
    let isUndeclared = mark == nil && encoding == nil
    let declared = isUndeclared ? DeclaredEncoding.name(in: bytes) : nil
    guard let name = mark?.encoding ?? encoding ?? declared, !Self.isUTF8(name) else {
      guard isUndeclared, DeclaredEncoding.isPage(bytes), firstInvalidUTF8(in: bytes) != nil else {
        return DecodedText(bytes: try normalised(bytes, from: skipped))
      }
      return try page(bytes, isSilent: declared == nil)
    }
    let strays = declared == nil ? 0 : Self.tolerated(bytes)
    return DecodedText(
      bytes: try normalised(try Transcoding(from: name).utf8(bytes[skipped...], replacing: strays), from: 0))
  }

  /// How many stray bytes a page may hold: one, and one more for every 2,000 bytes.
  private static func tolerated(_ bytes: [UInt8]) -> Int { 1 + bytes.count / 2000 }

  /// A page that is no valid UTF-8: with few stray bytes, each made U+FFFD as browsers do, or, if it is silent about its
  /// encoding, in windows-1252 where nothing else fits.
  private func page(_ bytes: [UInt8], isSilent: Bool) throws(IngestError) -> DecodedText {
    if isSilent, let text = try undeclared(bytes) { return text }
    let text = Array(String(decoding: bytes, as: UTF8.self).utf8)
    let strays = StrayBytes(of: bytes, readAs: text).count
    return DecodedText(bytes: try normalised(strays <= Self.tolerated(bytes) ? text : bytes, from: 0))
  }

  /// A page that is no UTF-8 and names no encoding, in the only one that fits; nil where none does.
  private func undeclared(_ bytes: [UInt8]) throws(IngestError) -> DecodedText? {
    guard !WesternBytes.isMostlyUTF8(bytes) else { return nil }
    if WesternBytes.fit(bytes) {
      let text = try Transcoding(from: "WINDOWS-1252").utf8(bytes[...], replacing: 0)
      return DecodedText(bytes: try normalised(text, from: 0), assumed: "windows-1252")
    }
    guard let (name, text) = UndeclaredEncoding.reading(of: bytes) else { return nil }
    return DecodedText(bytes: try normalised(text, from: 0), assumed: name)
  }

  private static func isUTF8(_ name: String) -> Bool {
    ["utf-8", "utf8"].contains(name.lowercased())
  }

  /// Checks that the bytes are UTF-8 without NUL, and makes CRLF and CR line ends LF.
  private func normalised(_ bytes: [UInt8], from start: Int) throws(IngestError) -> [UInt8] {
    if let offset = firstInvalidUTF8(in: bytes, from: start) {
      throw .notUTF8(offset: offset, byte: bytes[offset])
    }
    if let offset = bytes.withUnsafeBytes({ $0.firstPlace(of: 0, from: start) }) {
      let nuls = bytes.count { $0 == 0 }
      guard DeclaredEncoding.isPage(bytes), nuls * 100 <= bytes.count else { throw .nulByte(offset: offset) }
      return LineEnds.withLineFeeds(bytes.filter { $0 != 0 }, from: start)
    }
    let hasCarriageReturn = bytes.withUnsafeBytes { $0.firstPlace(of: 0x0D, from: start) } != nil
    if !hasCarriageReturn { return start == 0 ? bytes : Array(bytes[start...]) }
    return LineEnds.withLineFeeds(bytes, from: start)
  }
}

/// Whether bytes that are no UTF-8 read like a Western European language in windows-1252.
enum WesternBytes {
  /// Quotation marks, dashes, the ellipsis, the euro, signs and letters that such pages hold.
  private static let signs: Set<UInt8> = [
    0x80, 0x82, 0x84, 0x85, 0x8B, 0x9B, 0x91, 0x92, 0x93, 0x94, 0x95, 0x96, 0x97, 0x99, 0x8C, 0x9C, 0xA0, 0xA1, 0xA3,
    0xA7, 0xA9, 0xAB, 0xAE,
    0xB0,
    0xB4, 0xB7, 0xBA, 0xBB, 0xBF,
  ]
  /// Letters by which Western pages are told from Czech, Polish and Turkish ones, whose letters share the rest's places.
  private static let foreign: Set<UInt8> = [0xD0, 0xD5, 0xD7, 0xDD, 0xDE, 0xF0, 0xF5, 0xF7, 0xFD, 0xFE]

  /// Whether every byte beyond ASCII is one of theirs, few beside the letters, and no other language is named.
  static func fit(_ bytes: [UInt8]) -> Bool {
    var letters = 0
    var high = 0
    for byte in bytes {
      if (0x61...0x7A).contains(byte | 0x20) { letters += 1 }
      guard byte >= 0x80 else { continue }
      high += 1
      guard signs.contains(byte) || byte >= 0xC0 && !foreign.contains(byte) else { return false }
    }
    return high * 10 <= letters && isWesternLanguage(bytes)
  }

  /// Whether most bytes beyond ASCII are well-formed UTF-8, so that the rest are strays.
  static func isMostlyUTF8(_ bytes: [UInt8]) -> Bool {
    let text = String(decoding: bytes, as: UTF8.self)
    let strays = text.unicodeScalars.count { $0 == "\u{FFFD}" }
    return text.unicodeScalars.count { !$0.isASCII } > 2 * strays
  }

  private static let languages: Set<String> = [
    "en", "de", "fr", "es", "it", "pt", "nl", "sv", "da", "no", "nb", "nn", "fi", "ca", "gl", "eu", "ga", "af",
  ]

  private static func isWesternLanguage(_ bytes: [UInt8]) -> Bool {
    let head = String(decoding: bytes.prefix(2000), as: UTF8.self).lowercased()
    guard let mark = head.firstRange(of: " lang=") else { return true }
    let tag = head[mark.upperBound...].drop { $0 == "\"" || $0 == "'" }.prefix { $0.isLetter }
    return tag.isEmpty || languages.contains(String(tag))
  }
}

/// The bytes of a page that were no text in its encoding and are shown as U+FFFD.
struct StrayBytes {
  let count: Int

  init(of bytes: [UInt8], readAs text: [UInt8]) {
    let shown = Self.replacements(in: text)
    count = shown == 0 ? 0 : max(0, shown - Self.replacements(in: bytes))
  }

  /// The claim that says so; none for a page without such bytes.
  var claim: [MetadataClaim] {
    guard count > 0 else { return [] }
    let words =
      count == 1 ? "1 byte is no text and is shown as U+FFFD" : "\(count) bytes are no text and are shown as U+FFFD"
    return [MetadataClaim(field: .encoding, value: words, origin: "bytes")]
  }

  private static func replacements(in bytes: [UInt8]) -> Int {
    bytes.withUnsafeBytes { bytes in
      var count = 0
      var index = 0
      while let start = bytes.firstPlace(of: 0xEF, from: index) {
        if bytes[start...].starts(with: [0xEF, 0xBF, 0xBD]) { count += 1 }
        index = start + 1
      }
      return count
    }
  }
}
