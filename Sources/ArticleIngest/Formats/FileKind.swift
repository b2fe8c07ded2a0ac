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

  /// The kind of a file by its first bytes, whatever its encoding; nil for other text and for bytes that tell nothing.
  init?(opening bytes: [UInt8]) {
    if let found = Self.readable.first(where: { bytes.starts(with: $0.bytes) }) {
      self = .format(found.format)
    } else if bytes.starts(with: "PK\u{3}\u{4}".utf8) || bytes.starts(with: "PK\u{5}\u{6}".utf8) {
      self = .format(.zip)
    } else if bytes.starts(with: "bplist0".utf8) {
      self = Self.holds(bytes, Array("WebMainResource".utf8)) ? .format(.webarchive) : .unread(.propertyList)
    } else if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
      self = .unread(.document(Self.program(bytes)))
    } else if let format = UnreadFormat(opening: bytes) {
      self = .unread(format)
    } else if let format = MessageHead.format(of: bytes) {
      self = .format(format)
    } else {
      return nil
    }
  }

  /// The program that wrote a compound file, by the names of the streams in it, which are UTF-16.
  private static func program(_ bytes: [UInt8]) -> String {
    let streams = [
      ("WordDocument", "Word"), ("Workbook", "Excel"), ("PowerPoint Document", "PowerPoint"),
      ("__substg1.0_", "Outlook"),
    ]
    let found = streams.first { name, _ in holds(bytes, name.utf8.flatMap { [$0, 0] }) }
    return found?.1 ?? "Word"
  }

  /// Whether a mark stands in the first 64 KiB or in the last.
  private static func holds(_ bytes: [UInt8], _ mark: [UInt8]) -> Bool {
    let reach = 64 << 10
    return [bytes.prefix(reach), bytes.suffix(reach)].contains { $0.firstRange(of: mark) != nil }
  }
}

/// The head of a mail message.
enum MessageHead {
  /// A mail message or a page saved as one: a head of named fields, among them one that only messages have.
  static func format(of bytes: [UInt8]) -> ArticleFormat? {
    counted(bytes).map { format(ofHead: Array($0.prefix(16 << 10))) } ?? format(ofHead: bytes)
  }

  /// The message in a file of Apple Mail, whose first line says how many bytes it has and behind which a property list stands.
  static func counted(_ bytes: [UInt8]) -> ArraySlice<UInt8>? {
    let line = bytes.prefix(24).prefix { $0 != 0x0A }
    let digits = line.prefix { $0 &- 0x30 < 10 }
    guard (1...9).contains(digits.count), line.dropFirst(digits.count).allSatisfy({ $0 == 0x20 || $0 == 0x0D }),
      line.endIndex < bytes.count, let count = Int(String(decoding: digits, as: UTF8.self))
    else { return nil }
    return bytes[(line.endIndex + 1)...].prefix(count)
  }

  private static func format(ofHead bytes: [UInt8]) -> ArticleFormat? {
    let line = bytes.prefix(1000).prefix { $0 != 0x0A }
    if boundary(of: bytes) != nil { return .mail }
    guard
      line.starts(with: "From ".utf8) || line.firstIndex(of: 0x3A).map({ line[..<$0].allSatisfy(isFieldByte) }) ?? false
    else { return nil }
    let head = String(decoding: LineEnds.withLineFeeds(Array(bytes.prefix(16 << 10)), from: 0), as: UTF8.self)
    var names: Set<String> = []
    var isPage = false
    var hasSender = false
    for line in head.split(separator: "\n", omittingEmptySubsequences: false).prefix(200) {
      if names.isEmpty, line.hasPrefix("From ") { continue }
      if line.first == " " || line.first == "\t" { continue }
      guard let colon = line.utf8.firstIndex(of: 0x3A), line.utf8[..<colon].allSatisfy(isFieldByte) else { break }
      let name = line[..<colon].lowercased()
      if name.hasPrefix("snapshot-content") { isPage = true }
      if name == "content-type", line.lowercased().contains("multipart/related") { isPage = true }
      if name == "from" { hasSender = line.contains("@") }
      names.insert(name)
    }
    let ofMessages: Set<String> = [
      "mime-version", "message-id", "received", "return-path", "content-transfer-encoding",
    ]
    let isPart = names.contains("mime-version") && names.contains("content-type")
    // Programs that need no MIME leave its fields out; who it is to stands in letters and on no article.
    let isBare =
      names.isSuperset(of: ["from", "to", "subject", "date"])
      || hasSender && (names.contains("content-type") || names.isSuperset(of: ["subject", "date"]))
    guard names.count >= 3 || isPart, !names.isDisjoint(with: ofMessages) || isBare else { return nil }
    return isPage ? .mhtml : .mail
  }

  /// The mark between the parts of a message whose own head was cut off; nil for bytes that begin with no such part.
  static func boundary(of bytes: [UInt8]) -> String? {
    guard bytes.starts(with: [0x2D, 0x2D]) else { return nil }
    let lines = bytes.prefix(400).split(separator: 0x0A, maxSplits: 2)
    guard lines.count > 1, lines[1].starts(with: "Content-Type:".utf8) || lines[1].starts(with: "Content-type:".utf8)
    else {
      return nil
    }
    let mark = lines[0].dropFirst(2).filter { $0 != 0x0D }
    let isPlain = mark.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != 0x22 && $0 != 0x5C }
    return isPlain && (1...70).contains(mark.count) ? String(decoding: mark, as: UTF8.self) : nil
  }

  private static func isFieldByte(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte | 0x20) || byte == 0x2D || (0x30...0x39).contains(byte)
  }
}
