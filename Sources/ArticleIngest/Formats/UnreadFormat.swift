// SPDX-License-Identifier: GPL-3.0-or-later

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
  /// Figures or objects that a program stored, by the name of the format.
  case data(String)
  /// A font.
  case font
  /// A property list that is no page.
  case propertyList
  /// A style sheet or a script, as saved beside a page.
  case code
  /// Bytes that are no text in any encoding, of no known kind.
  case binary
}

extension UnreadFormat {
  /// Whether somebody may have meant it to be read as articles, so that it is no mere companion of pages and texts.
  var mayHoldArticles: Bool {
    switch self {
    case .document, .archive, .database, .data: true
    case .xml, .image, .media, .program, .font, .propertyList, .code, .binary: false
    }
  }

  /// What stands at a place in the files of a kind.
  private static let marks: [(offset: Int, bytes: [UInt8], format: UnreadFormat)] = [
    (0, Array("-----BEGIN ".utf8), .data("PEM")), (0, Array("BEGIN:VCARD".utf8), .data("vCard")),
    (0, Array("BEGIN:VCALENDAR".utf8), .data("iCalendar")), (0, Array("diff --git ".utf8), .code),
    (0, [0x37, 0x7A, 0xBC, 0xAF], .archive("7-Zip")), (0, Array("Rar!".utf8), .archive("RAR")),
    (257, Array("ustar".utf8), .archive("tar")),
    (0, [0xFF, 0xD8, 0xFF], .image("JPEG")), (0, [0x89, 0x50, 0x4E, 0x47], .image("PNG")),
    (0, Array("GIF8".utf8), .image("GIF")), (0, Array("II*\0".utf8), .image("TIFF")),
    (0, Array("MM\0*".utf8), .image("TIFF")), (0, Array("8BPS".utf8), .image("Photoshop")),
    (8, Array("WEBP".utf8), .image("WebP")), (4, Array("ftypavif".utf8), .image("AVIF")),
    (4, Array("ftyphei".utf8), .image("HEIF")), (4, Array("ftypmif1".utf8), .image("HEIF")),
    (0, [0, 0, 1, 0], .image("icon")), (0, [0xFF, 0x0A], .image("JPEG XL")),
    (0, Array("AT&TFORM".utf8), .document("DjVu")), (0, Array("%!PS".utf8), .document("PostScript")),
    (60, Array("BOOKMOBI".utf8), .document("Kindle")),
    (4, Array("ftyp".utf8), .media), (0, Array("RIFF".utf8), .media), (0, Array("OggS".utf8), .media),
    (0, Array("ID3".utf8), .media), (0, Array("fLaC".utf8), .media), (0, [0x1A, 0x45, 0xDF, 0xA3], .media),
    (0, [0xFF, 0xFB], .media), (0, [0xFF, 0xFA], .media), (0, [0xFF, 0xF3], .media), (0, [0xFF, 0xF2], .media),
    (0, [0xFF, 0xF1], .media), (0, [0xFF, 0xF9], .media), (0, [0, 0, 1, 0xBA], .media), (0, [0, 0, 1, 0xB3], .media),
    (0, [0x30, 0x26, 0xB2, 0x75], .media), (0, Array("FLV\u{1}".utf8), .media), (0, Array("MThd".utf8), .media),
    (0, [0x7F, 0x45, 0x4C, 0x46], .program), (0, [0xCF, 0xFA, 0xED, 0xFE], .program),
    (0, [0xCE, 0xFA, 0xED, 0xFE], .program), (0, [0xCA, 0xFE, 0xBA, 0xBE], .program),
    (0, Array("\0asm".utf8), .program),
    (0, Array("SQLite format 3\0".utf8), .database), (4, Array("Standard Jet DB".utf8), .database),
    (4, Array("Standard ACE DB".utf8), .database),
    (0, Array("PAR1".utf8), .data("Parquet")), (0, Array("ARROW1".utf8), .data("Arrow")),
    (0, Array("Obj\u{1}".utf8), .data("Avro")), (0, [0x89, 0x48, 0x44, 0x46], .data("HDF5")),
    (0, [0x93, 0x4E, 0x55, 0x4D, 0x50, 0x59], .data("NumPy")), (0, [0x80, 2], .data("Python pickle")),
    (0, [0x80, 3], .data("Python pickle")), (0, [0x80, 4, 0x95], .data("Python pickle")),
    (0, [0x80, 5, 0x95], .data("Python pickle")),
    (0, Array("wOF2".utf8), .font), (0, Array("wOFF".utf8), .font), (0, Array("OTTO\0".utf8), .font),
    (0, [0, 1, 0, 0, 0], .font),
  ]

  /// The kind of a file by what stands in its first bytes; nil for bytes that tell none of these kinds.
  init?(opening bytes: [UInt8]) {
    if let found = Self.marks.first(where: { bytes.dropFirst($0.offset).starts(with: $0.bytes) }) {
      self = found.format
    } else if bytes.starts(with: "BM".utf8), bytes.count >= 10, bytes[6..<10].allSatisfy({ $0 == 0 }) {
      self = .image("BMP")
    } else if bytes.starts(with: "MZ".utf8), bytes.prefix(64).contains(0) {
      self = .program
    } else {
      return nil
    }
  }

  /// Whether bytes that could not be decoded are no text in any encoding: one in twenty is a control character.
  static func isBinary(_ bytes: [UInt8]) -> Bool {
    let head = bytes.prefix(4096)
    let controls = head.count { $0 < 0x20 && !(0x09...0x0D).contains($0) && $0 != 0x1B }
    guard controls >= 16, controls * 20 >= head.count else { return false }
    // Every second byte of UTF-16 is zero in a Western text.
    let zeros = [0, 1].map { parity in head.enumerated().count { $0.offset % 2 == parity && $0.element == 0 } }
    return (zeros.max() ?? 0) * 10 < head.count * 4 || zeros.min() ?? 0 > 0
  }
}
