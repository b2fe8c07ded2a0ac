// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel

/// Reads the text of Rich Text Format (version 1.9.1): paragraphs apart by blank lines, marks and tables of fonts left out.
struct RTFReader {
  /// What the words of a group are.
  private enum Part {
    case text, box, note, remark, header, title, author
  }

  private struct Group {
    /// Whether the group holds no text of the document.
    var isSkipped = false
    /// Whether the group is for those who know its first word, and nothing shows that somebody here does.
    var isUnknown = false
    var part = Part.text
    /// Whether its words were struck out, or are not shown.
    var isStruck = false
    /// How many signs stand for a Unicode scalar where none is known.
    var fallbacks = 1
  }

  private static let deepest = 256
  private static let skipped: Set<String> = [
    "fonttbl", "colortbl", "stylesheet", "pict", "object", "fldinst", "listtable", "listoverridetable",
    "rsidtbl",
    "generator", "themedata", "datastore", "xmlnstbl", "latentstyles", "filetbl", "revtbl", "bkmkstart", "bkmkend",
    "nonshppict", "listtext", "pntext", "template", "shprslt",
  ]
  /// What is text, but none of the running text; a box is written once more for older programs, as "shprslt".
  private static let parts: [String: Part] = [
    "header": .header, "headerl": .header, "headerr": .header, "headerf": .header, "footer": .header,
    "footerl": .header, "footerr": .header, "footerf": .header, "footnote": .note, "annotation": .remark,
    "shptxt": .box, "dptxbxtext": .box, "title": .title, "author": .author,
  ]
  private static let signs: [String: String] = [
    "par": "\n\n", "sect": "\n\n", "page": "\n\n", "line": "\n", "row": "\n\n", "cell": " ", "tab": " ",
    "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”", "bullet": "•",
    "emspace": " ", "enspace": " ", "qmspace": " ",
  ]

  private let bytes: [UInt8]
  private var place = 0
  private var groups = [Group()]
  private var encoding = "WINDOWS-1252"
  /// The units of UTF-16 at hand, of which a scalar outside the first plane has two.
  private var units: [UInt16] = []
  /// The bytes at hand in the document's code page.
  private var narrow: [UInt8] = []
  /// How many signs are still to be passed over behind a Unicode scalar.
  private var passing = 0
  private var text: [UInt8] = []
  /// The text of the part that is at hand, where that is not the running text.
  private var aside: [UInt8] = []
  /// The boxes that stand behind the paragraph at hand.
  private var boxes: [UInt8] = []
  private var content = DocumentContent([])
  private var title: String?, author: String?
  /// Where the row of a table that is at hand begins, and the rows until now.
  private var rowStart: Int?
  private var rows: Set<String> = []

  private init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The article of a document; each row of a table is a block.
  static func article(of bytes: [UInt8], explains: Bool) throws(IngestError) -> Article {
    var reader = RTFReader(bytes)
    while reader.place < bytes.count, !reader.groups.isEmpty { try reader.step() }
    guard reader.groups.count <= 1 else { throw .damaged(.rtf) }
    try reader.flush()
    reader.endParagraph()
    let text = reader.text.filter { $0 != 0 }
    var blocks = try TextSegmenter().blocks(text).blocks
    for index in blocks.indices where reader.rows.contains(blocks[index].text) { blocks[index].hint = .body }
    reader.content.blocks = blocks
    reader.content.properties = DocumentProperties.claims(
      title: reader.title, author: reader.author, language: nil)
    return try reader.content.article(sha256: Digest.printed(text), explains: explains)
  }

  /// The name of a code page, of which two are no Windows page's.
  private static func encoding(_ page: Int) -> String {
    page == 65001 ? "UTF-8" : page == 10000 ? "MACINTOSH" : "CP\(page)"
  }

  private var isSkipped: Bool { groups.last.map { $0.isSkipped || $0.isUnknown || $0.isStruck } ?? true }
  private var part: Part { groups.last?.part ?? .text }

  private mutating func step() throws(IngestError) {
    let byte = bytes[place]
    place += 1
    switch byte {
    case 0x7B:
      guard groups.count < Self.deepest else { throw .nestingTooDeep(limit: Self.deepest) }
      try flush()
      groups.append(groups.last ?? Group())
    case 0x7D:
      try flush()
      let ended = groups.removeLast().part
      if ended != part { end(ended) }
      passing = 0
    case 0x5C: try control()
    case 0x0A, 0x0D: break
    default: add(byte)
    }
  }

  private mutating func control() throws(IngestError) {
    guard place < bytes.count else { return }
    let byte = bytes[place]
    guard Self.isLetter(byte) else {
      place += 1
      return try symbol(byte)
    }
    let start = place
    while place < bytes.count, Self.isLetter(bytes[place]), place - start < 32 { place += 1 }
    let word = String(decoding: bytes[start..<place], as: UTF8.self)
    let numberStart = place
    if place < bytes.count, bytes[place] == 0x2D { place += 1 }
    while place < bytes.count, (0x30...0x39).contains(bytes[place]), place - numberStart < 10 { place += 1 }
    let number = Int(String(decoding: bytes[numberStart..<place], as: UTF8.self))
    if place < bytes.count, bytes[place] == 0x20 { place += 1 }
    try take(word, number)
  }

  private mutating func take(_ word: String, _ number: Int?) throws(IngestError) {
    switch word {
    case "u":
      passing = groups.last?.fallbacks ?? 1
      if narrow.isEmpty == false { try flush() }
      if !isSkipped, let number { units.append(UInt16(truncatingIfNeeded: number)) }
    case "uc": groups[groups.count - 1].fallbacks = min(max(number ?? 1, 0), 16)
    case "ansicpg": if let number, number > 0 { encoding = Self.encoding(number) }
    case "mac": encoding = "MACINTOSH"
    case "bin": place = min(place + max(number ?? 0, 0), bytes.count)
    case "deleted", "v", "plain":
      try flush()
      groups[groups.count - 1].isStruck = word != "plain" && number != 0
    case "info": groups[groups.count - 1].isUnknown = true
    case let word where Self.skipped.contains(word): groups[groups.count - 1].isSkipped = true
    default:
      if let part = Self.parts[word] { return try begin(part) }
      guard let sign = Self.signs[word], !isSkipped else { return }
      try flush()
      guard part == .text else { return aside += Array(sign.utf8) }
      if word == "cell" { rowStart = rowStart ?? (text.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0) }
      if word == "row", let start = rowStart {
        rows.insert(String(decoding: text[start...], as: UTF8.self).trimmed)
        rowStart = nil
      }
      text += Array(sign.utf8)
      if sign == "\n\n" { endParagraph() }
    }
  }

  /// Begins a part in the group at hand; a box in a note is of the note, and a remark is read though its place is not shown.
  private mutating func begin(_ part: Part) throws(IngestError) {
    try flush()
    groups[groups.count - 1].isUnknown = false
    if part == .remark { groups[groups.count - 1].isStruck = false }
    if self.part == .text { groups[groups.count - 1].part = part } else { aside.append(0x20) }
  }

  /// Takes up a part that has ended. A box that is anchored before the first words of a paragraph stands over it.
  private mutating func end(_ part: Part) {
    let bytes = aside
    aside = []
    lazy var words = String(decoding: bytes, as: UTF8.self)
    switch part {
    case .text: break
    case .title: title = words
    case .author: author = words
    case .box:
      if text.indices.suffix(2).allSatisfy({ text[$0] == 0x0A }) {
        text += bytes + [0x0A, 0x0A]
      } else {
        boxes += [0x0A, 0x0A] + bytes
      }
    case .note: content.leaveOut([words], by: .footnotes)
    case .remark: content.leaveOut([words], by: .comments)
    case .header: content.leaveOut([words], by: .headers)
    }
  }

  /// Puts the boxes that were anchored behind the words of a paragraph under it.
  private mutating func endParagraph() {
    guard !boxes.isEmpty else { return }
    text += boxes + [0x0A, 0x0A]
    boxes = []
  }

  private mutating func write(_ bytes: some Sequence<UInt8>) {
    if part == .text { text += bytes } else { aside += bytes }
  }

  private mutating func symbol(_ byte: UInt8) throws(IngestError) {
    switch byte {
    case 0x27:
      let digits = String(decoding: bytes[place..<min(place + 2, bytes.count)], as: UTF8.self)
      place = min(place + 2, bytes.count)
      if let value = UInt8(digits, radix: 16) { add(value) }
    case 0x2A: groups[groups.count - 1].isUnknown = true
    case 0x7E: add(0x20)
    case 0x5F: add(0x2D)
    case 0x5C, 0x7B, 0x7D: add(byte)
    case 0x0A, 0x0D: try take("par", nil)
    default: break
    }
  }

  private mutating func add(_ byte: UInt8) {
    guard passing == 0 else {
      passing -= 1
      return
    }
    if isSkipped { return }
    if !units.isEmpty {
      write(String(decoding: units, as: UTF16.self).utf8)
      units = []
    }
    narrow.append(byte)
  }

  /// Takes up what stands in the code page or in UTF-16 until now.
  private mutating func flush() throws(IngestError) {
    if !units.isEmpty { write(String(decoding: units, as: UTF16.self).utf8) }
    if narrow.contains(where: { $0 >= 0x80 }) {
      write(try Transcoding(from: encoding).utf8(narrow[...], replacing: narrow.count))
    } else {
      write(narrow)
    }
    (units, narrow) = ([], [])
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
}
