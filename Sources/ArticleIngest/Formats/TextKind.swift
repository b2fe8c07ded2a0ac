// SPDX-License-Identifier: GPL-3.0-or-later

/// Tells by its text what kind of file it is, where it is neither page, Markdown, JSON nor an article's text.
enum TextKind {
  /// How much of a text is looked at, in bytes.
  private static let reach = 16 << 10

  /// The kind of a text whose first lines leave no doubt: XML that is no page.
  static func certain(_ text: [UInt8]) -> FileKind? {
    guard let first = text.firstIndex(where: { !WhiteSpace.isASCII($0) }) else { return nil }
    let head = String(decoding: text[first...].prefix(reach), as: UTF8.self)
    return head.utf8.first == 0x3C ? xml(head) : nil
  }

  /// The kind of a text that reads unlike an article as a whole: a table, code, an export of many documents.
  static func likely(_ text: [UInt8]) -> FileKind? {
    let head = String(decoding: text.prefix(reach), as: UTF8.self)
    if isDatabaseExport(head) { return .format(.export) }
    if isCode(head) { return .unread(.code) }
    if let kind = ForeignText.kind(of: head) { return .unread(kind) }
    if isBase64(head) { return .unread(.data("Base64")) }
    return isTable(head) ? .format(.csv) : nil
  }

  /// XML whose root is no element of a page.
  private static func xml(_ head: String) -> FileKind? {
    var rest = head[...]
    while rest.hasPrefix("<?") || rest.hasPrefix("<!") {
      let hasDeclarations = rest.prefix { $0 != ">" }.contains("[")
      let end = rest.hasPrefix("<!--") ? "-->" : hasDeclarations ? "]>" : ">"
      guard let close = rest.firstRange(of: end) else { return nil }
      rest = rest[close.upperBound...].drop(while: \.isWhitespace)
    }
    guard rest.first == "<" else { return nil }
    let name = rest.dropFirst().prefix { !$0.isWhitespace && $0 != ">" && $0 != "/" }
    let root = (name.split(separator: ":").last ?? name).lowercased()
    switch root {
    case "rss", "feed", "rdf", "channel": return .format(.feed)
    case "nitf", "newsml", "newsitem", "newsmessage", "packageitem", "knowledgeitem": return .format(.newsxml)
    case "svg": return .unread(.image("SVG"))
    case "plist": return head.contains("WebMainResource") ? .format(.webarchive) : .unread(.propertyList)
    default:
      let isPage = HTMLTag(name: root) != .other || root == "link" || root.contains("-")
      return head.hasPrefix("<?xml") && !isPage ? .unread(.xml(root: String(name))) : nil
    }
  }

  /// A line that parts documents near the head, or labelled lines over one that says where the text begins.
  private static func isDatabaseExport(_ head: String) -> Bool {
    let lines = head.split(separator: "\n")
    if lines.prefix(12).contains(where: PressLine.parts) { return true }
    if lines.prefix(40).contains("ProQuest document link") { return true }
    let isTagged = lines.prefix(40).contains { $0.hasPrefix("HD  ") }
    if isTagged, lines.contains(where: { $0 == "LP" || $0.hasPrefix("LP  ") }) { return true }
    let isCounted = lines.prefix(12).contains { PressLine.isWordCount(String($0)) }
    if isCounted, lines.contains(where: PressLine.parts) { return true }
    guard let body = lines.prefix(80).firstIndex(of: "Body") else { return false }
    return lines[..<body].contains { PressLine.labelled($0)?.name == "length" }
  }

  /// Braces, semicolons and brackets in a number that no prose has, with a pair of braces or an assignment.
  static func isCode(_ head: String) -> Bool {
    var counts = [Int](repeating: 0, count: 128)
    for byte in head.utf8 where byte < 0x80 { counts[Int(byte)] += 1 }
    func count(_ marks: StaticString) -> Int {
      (0..<marks.utf8CodeUnitCount).reduce(0) { $0 + counts[Int(marks.utf8Start[$1])] }
    }
    guard head.utf8.count >= 6, count("{}") >= 2 || count("=") >= 1 && count(";") >= 1 else { return false }
    return count("{}()[];=|&") * 20 >= head.utf8.count
  }

  /// Lines of one length, all of letters, digits and two signs, as mail carries bytes.
  private static func isBase64(_ head: String) -> Bool {
    let lines = head.utf8.split(separator: 0x0A)
    guard lines.count >= 3, let width = lines.first?.count, (60...76).contains(width) else { return false }
    return lines.dropLast().allSatisfy { line in
      line.count == width
        && line.allSatisfy {
          (0x61...0x7A).contains($0 | 0x20) || $0 &- 0x30 < 10 || $0 == 0x2B || $0 == 0x2F || $0 == 0x3D
        }
    }
  }

  /// Columns that tables of articles have.
  private static let columns: Set<String> = [
    "id", "title", "text", "body", "url", "link", "date", "author", "content", "headline", "published", "source",
    "article",
    "label", "language", "name", "summary", "description", "category", "outlet", "publisher",
  ]

  /// A first line of short names, one of them known, and a second record of as many cells.
  static func isTable(_ head: String) -> Bool {
    let lines = head.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
    guard lines.count == 2, let header = lines.first, header.utf8.count <= 2000 else { return false }
    for separator: Character in [",", ";", "\t"] {
      let names = header.split(separator: separator, omittingEmptySubsequences: false).map {
        $0.lowercased().filter { $0 != "\"" }
      }
      guard names.count >= 2, names.allSatisfy(isColumnName), names.contains(where: columns.contains) else { continue }
      if cells(of: lines[1], separator) == names.count { return true }
    }
    return false
  }

  /// A short word or two; a comma in prose is followed by a space.
  private static func isColumnName(_ name: String) -> Bool {
    !name.isEmpty && name.utf8.count <= 40 && !name.hasPrefix(" ") && !name.contains(".")
      && name.split(separator: " ").count <= 3
  }

  /// The number of cells of the first record, quotation marks holding cells together.
  private static func cells(of text: Substring, _ separator: Character) -> Int {
    var cells = 1
    var isQuoted = false
    for character in text {
      if character == "\"" {
        isQuoted.toggle()
      } else if !isQuoted {
        if character == separator { cells += 1 }
        if character == "\n" { break }
      }
    }
    return cells
  }
}
