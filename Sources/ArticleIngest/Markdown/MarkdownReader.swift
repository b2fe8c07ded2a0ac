// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel

/// Reads Markdown as one article: front matter, headings, lists, quotations, paragraphs.
struct MarkdownReader {
  /// The article of a normalised text.
  func read(_ text: [UInt8]) throws(IngestError) -> Article {
    var lines = text.split(separator: 0x0A, omittingEmptySubsequences: false).map {
      String(decoding: $0, as: UTF8.self)
    }
    let matter = FrontMatter(lines)
    lines.removeFirst(matter.lineCount)
    var list = BlockList()
    var titled = matter.claims.contains { $0.field == .title }
    for block in MarkdownBlocks(MarkdownComments.removed(from: lines)).blocks {
      let text = MarkdownInline.plain(block.text)
      if block.level == 1, !titled {
        titled = true
        try list.append(text, hint: .headline)
      } else {
        let kind: ParagraphKind? = block.level > 0 ? .heading : block.isCaption ? .caption : block.isRow ? .body : nil
        try list.append(text, hint: kind)
      }
    }
    guard !list.blocks.isEmpty else { throw .empty }
    var draft = Draft(blocks: list.blocks, sha256: Digest.printed(text))
    draft.claims = matter.claims
    return try ArticleAssembler().article(draft)
  }
}

/// What stands in Markdown between `<!--` and `-->` and is shown to no reader.
enum MarkdownComments {
  /// The lines without comments; those in code stay, and one that never ends is none.
  static func removed(from lines: [String]) -> [String] {
    guard let last = lines.lastIndex(where: { $0.contains("-->") }) else { return lines }
    var kept: [String] = []
    var isCode = false, isComment = false
    for (index, line) in lines.enumerated() {
      if !isComment, line.hasPrefix("```") || line.hasPrefix("~~~") { isCode.toggle() }
      guard !isCode, index <= last else {
        kept.append(line)
        continue
      }
      let rest = outside(line, &isComment, mayGoOn: index < last)
      if rest == line || !rest.trimmed.isEmpty { kept.append(rest) }
    }
    return kept
  }

  private static func outside(_ line: String, _ isComment: inout Bool, mayGoOn: Bool) -> String {
    var result = ""
    var rest = line[...]
    while let mark = rest.firstRange(of: isComment ? "-->" : "<!--") {
      guard isComment || mayGoOn || rest[mark.upperBound...].contains("-->") else { break }
      if !isComment { result += rest[..<mark.lowerBound] }
      rest = rest[mark.upperBound...]
      if isComment, result.hasSuffix(" ") { rest = rest.drop { $0 == " " } }
      isComment.toggle()
    }
    return isComment ? result : result + rest
  }
}

/// Cuts Markdown into blocks.
struct MarkdownBlocks {
  /// A block of Markdown, its inline marks still in it.
  struct MarkdownBlock {
    var text: String
    /// The level of a heading, 1 to 6; 0 for anything else.
    var level = 0
    /// Whether it is a picture's description.
    var isCaption = false
    /// Whether it is a row of a table.
    var isRow = false
  }

  /// The blocks in order.
  private(set) var blocks: [MarkdownBlock] = []
  private var paragraph: [String] = []
  private var isCode = false
  private var isTable = false

  /// The blocks of a file's lines.
  init(_ lines: [String]) {
    for line in lines { take(line) }
    flush()
  }

  private mutating func take(_ raw: String) {
    let line = Self.content(raw)
    if line.hasPrefix("```") || line.hasPrefix("~~~") {
      flush()
      isCode.toggle()
    } else if isCode {
      if !line.isEmpty { blocks.append(MarkdownBlock(text: line)) }
    } else if line.isEmpty {
      flush()
    } else if isTable, line.utf8.contains(0x7C) {
      blocks.append(MarkdownBlock(text: Self.cells(line), isRow: true))
    } else if let head = paragraph.last, Self.parts(line, from: head) {
      paragraph.removeLast()
      flush()
      blocks.append(MarkdownBlock(text: Self.cells(head), isRow: true))
      isTable = true
    } else if let level = Self.underline(line), !paragraph.isEmpty {
      let text = paragraph.joined(separator: " ")
      paragraph = []
      blocks.append(MarkdownBlock(text: text, level: level))
    } else if Self.isRule(line) {
      flush()
    } else if let (level, text) = Self.heading(line) {
      flush()
      blocks.append(MarkdownBlock(text: text, level: level))
    } else if let picture = Self.picture(line) {
      flush()
      if !picture.isEmpty { blocks.append(MarkdownBlock(text: picture, isCaption: true)) }
    } else if let item = Self.item(line) {
      flush()
      paragraph = [item]
    } else {
      paragraph.append(line)
      if raw.hasSuffix("  ") || raw.hasSuffix("\\") {
        paragraph[paragraph.count - 1] = String(line.drop { $0 == "\\" })
      }
    }
  }

  private mutating func flush() {
    if !paragraph.isEmpty { blocks.append(MarkdownBlock(text: paragraph.joined(separator: " "))) }
    paragraph = []
    isTable = false
  }

  /// Whether a line of bars and dashes parts a table's head from its rows.
  private static func parts(_ line: String, from head: String) -> Bool {
    guard head.utf8.contains(0x7C), line.utf8.contains(0x7C) || line.utf8.contains(0x3A) else { return false }
    return line.utf8.contains(0x2D) && line.utf8.allSatisfy { [0x7C, 0x2D, 0x3A, 0x20, 0x09].contains($0) }
  }

  /// The cells of a table's row, a space between them.
  private static func cells(_ line: String) -> String {
    line.replacing("\\|", with: "\u{0}").split(separator: "|").map { String($0).trimmed }.filter { !$0.isEmpty }
      .joined(separator: " ").replacing("\u{0}", with: "|")
  }

  /// The line without white space and marks of quotation before it.
  private static func content(_ raw: String) -> String {
    var text = WhiteSpace.trimmed(Array(raw.utf8))
    while text.first == 0x3E { text = WhiteSpace.trimmed(Array(text.dropFirst())) }
    return String(decoding: text, as: UTF8.self)
  }

  private static func underline(_ line: String) -> Int? {
    if line.utf8.allSatisfy({ $0 == 0x3D }) { return 1 }
    return line.utf8.count >= 3 && line.utf8.allSatisfy { $0 == 0x2D } ? 2 : nil
  }

  private static func isRule(_ line: String) -> Bool {
    let marks = line.utf8.filter { $0 != 0x20 }
    guard marks.count >= 3, let first = marks.first, [0x2A, 0x2D, 0x5F].contains(first) else { return false }
    return marks.allSatisfy { $0 == first }
  }

  private static func heading(_ line: String) -> (Int, String)? {
    let level = line.utf8.prefix { $0 == 0x23 }.count
    guard (1...6).contains(level), line.utf8.dropFirst(level).first.map(WhiteSpace.isASCII) ?? false else { return nil }
    var text = WhiteSpace.trimmed(Array(line.utf8.dropFirst(level)))
    while text.last == 0x23 { text.removeLast() }
    return (level, String(decoding: WhiteSpace.trimmed(text), as: UTF8.self))
  }

  /// The description of a picture that stands alone on its line.
  private static func picture(_ line: String) -> String? {
    guard line.hasPrefix("!["), line.hasSuffix(")"), let end = line.firstRange(of: "](") else { return nil }
    return String(line[line.index(line.startIndex, offsetBy: 2)..<end.lowerBound])
  }

  private static func item(_ line: String) -> String? {
    for mark in ["- ", "* ", "+ "] where line.hasPrefix(mark) { return String(line.dropFirst(2)) }
    let digits = line.utf8.prefix { (0x30...0x39).contains($0) }
    let rest = line.utf8.dropFirst(digits.count)
    guard (1...3).contains(digits.count), rest.starts(with: ". ".utf8) || rest.starts(with: ") ".utf8) else {
      return nil
    }
    return String(decoding: WhiteSpace.trimmed(Array(rest.dropFirst(2))), as: UTF8.self)
  }
}
