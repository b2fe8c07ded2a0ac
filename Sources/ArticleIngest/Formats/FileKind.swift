// SPDX-License-Identifier: GPL-3.0-or-later

/// What a file is, told by its content.
enum FileKind: Equatable {
  case format(ArticleFormat)
  case unread(UnreadFormat)

  /// How a file of a kind begins.
  private static let readable: [(bytes: [UInt8], format: ArticleFormat)] = [
    (Array("%PDF-".utf8), .pdf), (Array("{\\rtf".utf8), .rtf), (Array("WARC/".utf8), .warc), ([0x1F, 0x8B], .packed),
    (Array("BZh".utf8), .packed), ([0xFD, 0x37, 0x7A, 0x58], .packed), ([0x28, 0xB5, 0x2F, 0xFD], .packed),
  ]
  private static let others: [(bytes: [UInt8], format: UnreadFormat)] = [
    ([0x37, 0x7A, 0xBC, 0xAF], .archive("7-Zip")), (Array("Rar!".utf8), .archive("RAR")),
    ([0xD0, 0xCF, 0x11, 0xE0], .document("Word")),
    ([0xFF, 0xD8, 0xFF], .image("JPEG")), ([0x89, 0x50, 0x4E, 0x47], .image("PNG")),
    (Array("GIF8".utf8), .image("GIF")),
    (Array("II*\0".utf8), .image("TIFF")), (Array("MM\0*".utf8), .image("TIFF")),
    (Array("8BPS".utf8), .image("Photoshop")),
    ([0x7F, 0x45, 0x4C, 0x46], .program), (Array("SQLite format 3\0".utf8), .database), (Array("OggS".utf8), .media),
    (Array("ID3".utf8), .media), (Array("fLaC".utf8), .media), ([0x1A, 0x45, 0xDF, 0xA3], .media),
  ]

  /// The kind of a file by its first bytes, whatever its encoding; nil for other text and for bytes that tell nothing.
  init?(opening bytes: [UInt8]) {
    if let found = Self.readable.first(where: { bytes.starts(with: $0.bytes) }) {
      self = .format(found.format)
    } else if let found = Self.others.first(where: { bytes.starts(with: $0.bytes) }) {
      self = .unread(found.format)
    } else if bytes.starts(with: "PK\u{3}\u{4}".utf8) {
      let isTable = Self.holds(bytes, "xl/workbook") || Self.holds(bytes, "xl/worksheets")
      self = isTable ? .unread(.document("Excel")) : .format(.zip)
    } else if bytes.starts(with: "bplist0".utf8) {
      self = Self.holds(bytes, "WebMainResource") ? .format(.webarchive) : .unread(.propertyList)
    } else if bytes.count >= 12, bytes[4..<8].elementsEqual("ftyp".utf8) {
      let isImage = bytes[8..<12].elementsEqual("avif".utf8) || bytes[8..<11].elementsEqual("hei".utf8)
      self = .unread(isImage ? .image("HEIF") : .media)
    } else if bytes.count >= 12, bytes.starts(with: "RIFF".utf8) {
      self = .unread(bytes[8..<12].elementsEqual("WEBP".utf8) ? .image("WebP") : .media)
    } else if bytes.starts(with: "BM".utf8), bytes.count >= 10, bytes[6..<10].allSatisfy({ $0 == 0 }) {
      self = .unread(.image("BMP"))
    } else if bytes.count >= 262, bytes[257..<262].elementsEqual("ustar".utf8) {
      self = .unread(.archive("tar"))
    } else if let format = MessageHead.format(of: bytes) {
      self = .format(format)
    } else {
      return nil
    }
  }

  /// Whether a mark stands in the first 64 KiB or in the last, where a zip file lists its members.
  private static func holds(_ bytes: [UInt8], _ mark: String) -> Bool {
    let reach = 64 << 10
    return [bytes.prefix(reach), bytes.suffix(reach)].contains { $0.firstRange(of: Array(mark.utf8)) != nil }
  }
}

/// The head of a mail message.
enum MessageHead {
  /// A mail message or a page saved as one: a head of named fields, among them one that only messages have.
  static func format(of bytes: [UInt8]) -> ArticleFormat? {
    let line = bytes.prefix(1000).prefix { $0 != 0x0A }
    guard
      line.starts(with: "From ".utf8) || line.firstIndex(of: 0x3A).map({ line[..<$0].allSatisfy(isFieldByte) }) ?? false
    else { return nil }
    let head = String(decoding: LineEndScan.withLineFeeds(Array(bytes.prefix(16 << 10)), from: 0), as: UTF8.self)
    var names: Set<String> = []
    var isPage = false
    for line in head.split(separator: "\n", omittingEmptySubsequences: false).prefix(200) {
      if names.isEmpty, line.hasPrefix("From ") { continue }
      if line.first == " " || line.first == "\t" { continue }
      guard let colon = line.utf8.firstIndex(of: 0x3A), line.utf8[..<colon].allSatisfy(isFieldByte) else { break }
      let name = line[..<colon].lowercased()
      if name.hasPrefix("snapshot-content") { isPage = true }
      if name == "content-type", line.lowercased().contains("multipart/related") { isPage = true }
      names.insert(name)
    }
    let ofMessages: Set<String> = [
      "mime-version", "message-id", "received", "return-path", "content-transfer-encoding",
    ]
    guard names.count >= 3, !names.isDisjoint(with: ofMessages) else { return nil }
    return isPage ? .mhtml : .mail
  }

  private static func isFieldByte(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte | 0x20) || byte == 0x2D || (0x30...0x39).contains(byte)
  }
}

/// A kind of file that no reader here reads, told by its content.
public enum UnreadFormat: Sendable, Hashable {
  /// Any other XML, by the name of its root element.
  case xml(root: String)
  /// A document of an office program, by that program.
  case document(String)
  /// A container of files, by its name.
  case archive(String)
  /// A picture, by the name of its format.
  case image(String)
  /// Sound or moving pictures.
  case media
  /// A program or a library.
  case program
  /// A database.
  case database
  /// A property list that is no page.
  case propertyList
  /// A style sheet or a script, as saved beside a page.
  case code
}
