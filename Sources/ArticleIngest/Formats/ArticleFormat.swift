// SPDX-License-Identifier: GPL-3.0-or-later
internal import JSON

/// How the bytes of an article are to be read.
public enum ArticleFormat: String, Sendable, CaseIterable {
  /// Decided by the content, and where that tells none by the file's name.
  case auto
  case text, html, markdown, json, jsonl
  /// A table, an article a row.
  case csv
  /// RSS or Atom.
  case feed
  /// XML of news agencies: NITF, NewsML, NewsML-G2.
  case newsxml
  /// A press database's export as text: many documents in one file.
  case export
  /// A mail message or a mailbox; and a page saved as a message.
  case mail, mhtml
  /// A page saved by Safari.
  case webarchive
  /// Records of a web crawl.
  case warc
  /// Documents of word processors, books, and PDF.
  case rtf, docx, odt, epub, pdf
  /// Files in a zip archive, and one file that gzip, bzip2, xz or Zstandard packed.
  case zip, packed

  /// Whether its files are read as bytes: they are no text, or text in several encodings.
  var isOfBytes: Bool { isCertain || self == .mail || self == .mhtml }

  /// Whether its first bytes tell it beyond doubt.
  var isCertain: Bool {
    [.webarchive, .warc, .rtf, .docx, .odt, .epub, .pdf, .zip, .packed].contains(self)
  }

  /// The format that a file's name suggests; nil when the name tells none.
  public init?(fileName: String) {
    guard let dot = fileName.utf8.lastIndex(of: 0x2E) else { return nil }
    switch fileName[dot...].lowercased() {
    case ".json": self = .json
    case ".jsonl", ".ndjson": self = .jsonl
    case ".html", ".htm", ".xhtml": self = .html
    case ".md", ".markdown": self = .markdown
    case ".csv", ".tsv": self = .csv
    default: return nil
    }
  }
}

/// Tells the format of a document by its content.
enum FormatSniff {
  /// The format of a normalised text.
  static func format(of text: [UInt8]) -> ArticleFormat {
    guard let first = text.firstIndex(where: { !WhiteSpace.isASCII($0) }) else { return .text }
    if let json = json(text[first...]) { return json }
    let head = text[first...].prefix(4096)
    let lower = head.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
    let isMarked = isMarkup(String(decoding: lower, as: UTF8.self))
    // Markdown may have markup in it after its title, and a table in its cells.
    if isMarked, head.first == 0x3C { return .html }
    if isMarked, TextKind.isTable(String(decoding: head, as: UTF8.self)) { return .csv }
    if isMarked, !head.starts(with: "# ".utf8) { return .html }
    return isMarkdown(String(decoding: head, as: UTF8.self)) ? .markdown : .text
  }

  /// An object or a list of objects; lines of objects when the first line is one by itself and another follows.
  private static func json(_ text: ArraySlice<UInt8>) -> ArticleFormat? {
    guard let first = text.first, first == 0x7B || first == 0x5B else { return nil }
    let next = text.dropFirst().first { !WhiteSpace.isASCII($0) }
    // "[[" begins links of wikis too.
    let marks = text.lazy.filter { !WhiteSpace.isASCII($0) }.prefix(3)
    let isListed = next == 0x7B || marks.elementsEqual("[[{".utf8)
    guard first == 0x7B ? next == 0x22 || next == 0x7D : isListed else { return nil }
    guard first == 0x7B, let lineEnd = text.firstIndex(of: 0x0A) else { return .json }
    var parser = JSONParser(Array(text[..<lineEnd]), depth: IngestLimits.jsonDepth)
    let isWhole = (try? parser.document()) != nil
    let hasMore = text[lineEnd...].contains { !WhiteSpace.isASCII($0) }
    return isWhole && hasMore ? .jsonl : .json
  }

  /// A tag that only a page begins with, or several tags of running text.
  private static func isMarkup(_ head: String) -> Bool {
    let openers = [
      "<!doctype html", "<html", "<head", "<body", "<article", "<?xml", "<!--", "<div", "<p>", "<p ", "<section",
      "<main", "<meta",
      "<title", "<script", "<h1",
    ]
    if openers.contains(where: { head.utf8.starts(with: $0.utf8) }) { return true }
    if let name = head.utf8.first == 0x3C ? head.dropFirst().prefix(while: { $0.isLetter || $0.isNumber }) : nil,
      HTMLTag(name: String(name)) != .other, head.contains("</")
    {
      return true
    }
    // A text may speak of tags; a page closes them.
    let closers = ["</p>", "</div>", "<br>", "<br/>"].count { head.contains($0) }
    return closers > 0 && closers + ["<html", "<body"].count { head.contains($0) } >= 2
  }

  /// Whether the first heading of a text is a main one and stands behind most of it, as over the notes that some wire
  /// services set under a report.
  private static func endsInNotes(_ lines: [Substring]) -> Bool {
    guard let first = lines.firstIndex(where: { $0.hasPrefix("#") }), lines[first].hasPrefix("# ") else { return false }
    return first * 2 > lines.count
      || lines[..<first].reduce(0) { $0 + $1.utf8.count }
        >= lines[first...].reduce(0) {
          $0 + $1.utf8.count
        }
  }

  /// Front matter, or a heading with numbers signs and a second mark of Markdown.
  private static func isMarkdown(_ head: String) -> Bool {
    let lines = head.split(separator: "\n", omittingEmptySubsequences: false)
    if let fence = lines.first, fence == "---" || fence == "+++", lines.dropFirst().prefix(60).contains(fence) {
      return true
    }
    let headings = lines.count { line in
      let marks = line.utf8.prefix { $0 == 0x23 }.count
      return (1...6).contains(marks) && line.utf8.dropFirst(marks).first == 0x20
    }
    let links = lines.count { $0.contains("](") }
    let isTitled = lines.first { !$0.isEmpty }?.hasPrefix("# ") ?? false
    if !isTitled, links == 0, endsInNotes(lines) { return false }
    return isTitled || headings >= 2 || headings + links >= 2
  }
}
