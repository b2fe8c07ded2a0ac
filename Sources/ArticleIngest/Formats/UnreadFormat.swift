// SPDX-License-Identifier: GPL-3.0-or-later

/// A kind of file that may hold an article and that no reader here reads, told by its content.
public enum UnreadFormat: Sendable, Hashable {
  /// A web page saved with its pictures as one message, `.mhtml` or `.mht`.
  case mhtml
  /// A mail message, or a mailbox of them.
  case mail
  /// Records of a web crawl.
  case warc
  /// A page saved by Safari.
  case webArchive
  /// Comma-, semicolon- or tab-separated values.
  case table
  /// RSS or Atom.
  case feed
  /// XML of news agencies: NITF, NewsML, NewsML-G2.
  case newsXML
  /// Any other XML, by the name of its root element.
  case xml(root: String)
  /// Rich Text Format.
  case rtf
  /// PDF.
  case pdf
  /// A document of a word processor or an electronic book, by the program or standard it is known for.
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
  /// An export of a press database: many documents in one text.
  case databaseExport

  /// How a file of a kind begins.
  private static let openings: [(bytes: [UInt8], format: UnreadFormat)] = [
    (Array("%PDF-".utf8), .pdf), (Array("{\\rtf".utf8), .rtf), (Array("WARC/".utf8), .warc),
    ([0x1F, 0x8B], .archive("gzip")), (Array("BZh".utf8), .archive("bzip2")),
    ([0xFD, 0x37, 0x7A, 0x58], .archive("xz")),
    ([0x37, 0x7A, 0xBC, 0xAF], .archive("7-Zip")), (Array("Rar!".utf8), .archive("RAR")),
    ([0x28, 0xB5, 0x2F, 0xFD], .archive("Zstandard")), ([0xD0, 0xCF, 0x11, 0xE0], .document("Word")),
    ([0xFF, 0xD8, 0xFF], .image("JPEG")), ([0x89, 0x50, 0x4E, 0x47], .image("PNG")),
    (Array("GIF8".utf8), .image("GIF")),
    (Array("II*\0".utf8), .image("TIFF")), (Array("MM\0*".utf8), .image("TIFF")),
    (Array("8BPS".utf8), .image("Photoshop")),
    ([0x7F, 0x45, 0x4C, 0x46], .program), (Array("SQLite format 3\0".utf8), .database), (Array("OggS".utf8), .media),
    (Array("ID3".utf8), .media), (Array("fLaC".utf8), .media), ([0x1A, 0x45, 0xDF, 0xA3], .media),
  ]

  /// The kind of a file by its first bytes, whatever its encoding; nil for text and for bytes that tell nothing.
  init?(opening bytes: [UInt8]) {
    if let found = Self.openings.first(where: { bytes.starts(with: $0.bytes) }) {
      self = found.format
    } else if bytes.starts(with: "PK\u{3}\u{4}".utf8) {
      self = Self.package(bytes)
    } else if bytes.starts(with: "bplist0".utf8) {
      self = Self.holds(bytes, "WebMainResource") ? .webArchive : .propertyList
    } else if bytes.count >= 12, bytes[4..<8].elementsEqual("ftyp".utf8) {
      self =
        bytes[8..<12].elementsEqual("avif".utf8) || bytes[8..<11].elementsEqual("hei".utf8) ? .image("HEIF") : .media
    } else if bytes.count >= 12, bytes.starts(with: "RIFF".utf8) {
      self = bytes[8..<12].elementsEqual("WEBP".utf8) ? .image("WebP") : .media
    } else if bytes.starts(with: "BM".utf8), bytes.count >= 10, bytes[6..<10].allSatisfy({ $0 == 0 }) {
      self = .image("BMP")
    } else if bytes.count >= 262, bytes[257..<262].elementsEqual("ustar".utf8) {
      self = .archive("tar")
    } else {
      return nil
    }
  }

  /// What a zip file holds, by the names of its first members.
  private static func package(_ bytes: [UInt8]) -> UnreadFormat {
    if holds(bytes, "application/epub+zip") { return .document("EPUB") }
    if holds(bytes, "application/vnd.oasis.opendocument") { return .document("OpenDocument") }
    if holds(bytes, "word/") { return .document("Word") }
    if holds(bytes, "xl/workbook") || holds(bytes, "xl/worksheets") { return .document("Excel") }
    return .archive("zip")
  }

  /// Whether a mark stands in the first 64 KiB or in the last, where a zip file lists its members.
  private static func holds(_ bytes: [UInt8], _ mark: String) -> Bool {
    let reach = 64 << 10
    return [bytes.prefix(reach), bytes.suffix(reach)].contains { $0.firstRange(of: Array(mark.utf8)) != nil }
  }
}
