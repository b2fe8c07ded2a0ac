// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import Foundation
internal import XMLTree

/// Reads the documents of word processors: Office Open XML (ECMA-376) and OpenDocument (ISO/IEC 26300).
enum OfficeDocument {
  /// The programs that keep their tables, slides and drawings as archives, by a file that is in each.
  private static let others = [
    "xl/workbook.xml": "Excel", "xl/workbook.bin": "Excel", "ppt/presentation.xml": "PowerPoint",
    "visio/document.xml": "Visio", "Index/Document.iwa": "Apple iWork", "Index.zip": "Apple iWork",
  ]

  /// The article of a document whose files these are; nil where they are no document's.
  ///
  /// - Throws: ``IngestError/unreadFormat(_:)`` for tables and slides.
  static func article(of members: [Archive.Member]) throws(IngestError) -> Article? {
    if let program = members.lazy.compactMap({ others[$0.name] }).first { throw .unreadFormat(.document(program)) }
    var list = BlockList()
    if let body = try root("word/document.xml", members)?.child("body") {
      let names = try styleNames(members)
      for block in paragraphs(of: body, names) { try list.append(block.text, hint: block.hint) }
    } else if members.contains(where: { $0.name == "mimetype" }),
      let body = try root("content.xml", members)?.child("body")
    {
      guard let text = body.child("text") else {
        throw .unreadFormat(.document("OpenDocument (\(body.children.first?.name ?? "other"))"))
      }
      for block in openParagraphs(of: text) { try list.append(block.text, hint: block.hint) }
    } else {
      return nil
    }
    var blocks = list.blocks
    guard let first = blocks.first else { throw .empty }
    if first.hint == .heading, !blocks.contains(where: { $0.hint == .headline }) { blocks[0].hint = .headline }
    let whole = blocks.map(\.text).joined(separator: "\n\n")
    return try ArticleAssembler().article(Draft(blocks: blocks, sha256: Digest.printed(whole.utf8)))
  }

  private static func root(_ name: String, _ members: [Archive.Member]) throws(IngestError) -> XMLElement? {
    guard let member = members.first(where: { $0.name == name }) else { return nil }
    return try XMLDocument.root(of: member.bytes)
  }

  /// The names of styles by their identifiers, which are translated where names are not.
  private static func styleNames(_ members: [Archive.Member]) throws(IngestError) -> [String: String] {
    var names: [String: String] = [:]
    for style in try root("word/styles.xml", members)?.children("style") ?? [] {
      if let id = style.attributes["w:styleId"] { names[id] = style.child("name")?.attributes["w:val"] }
    }
    return names
  }

  private static func paragraphs(of body: XMLElement, _ names: [String: String]) -> [Block] {
    body.descendants(["p", "tbl"]).flatMap { paragraph -> [Block] in
      if paragraph.name == "tbl" {
        return rows(paragraph, row: "tr", cell: "tc") { write($0, into: &$1) } ?? paragraphs(of: paragraph, names)
      }
      let style = paragraph.child("pPr")?.child("pStyle")?.attributes["w:val"]
      let kind = style.flatMap { Self.hint(names[$0] ?? $0) }
      var text = ""
      write(paragraph, into: &text)
      return lines(of: text).map { Block(text: $0, hint: kind == .deck && isAboutText($0) ? nil : kind) }
    }
  }

  /// Whether a line says who wrote the text or when, whatever its style: writers set both as subtitles.
  private static func isAboutText(_ line: String) -> Bool {
    switch LineReading(line, atHead: false) {
    case .byline, .date, .repost, .credit: true
    default: false
    }
  }

  /// The words of a paragraph as they stand after all changes: without what was deleted, fields' codes and shapes.
  private static func write(_ element: XMLElement, into text: inout String) {
    for child in element.children {
      switch child.name {
      case "r" where isHidden(child): break
      case "t": text += child.text
      case "tab": text += " "
      case "br", "cr": text += "\n"
      case "noBreakHyphen": text += "\u{2011}"
      case "del", "moveFrom", "instrText", "pPr", "rPr", "drawing", "pict", "object", "footnoteReference": break
      default: write(child, into: &text)
      }
    }
  }

  /// Whether a run of words is not shown.
  private static func isHidden(_ run: XMLElement) -> Bool {
    guard let mark = run.child("rPr")?.child("vanish") else { return false }
    return !["0", "false", "off"].contains(mark.attributes["w:val"] ?? "")
  }

  private static func openParagraphs(of body: XMLElement) -> [Block] {
    // What was struck out is kept before the text.
    let shown = body.children.filter { $0.name != "tracked-changes" }
    let names: Set<String> = ["h", "p", "table"]
    return shown.flatMap { names.contains($0.name) ? [$0] : $0.descendants(names) }.flatMap { paragraph -> [Block] in
      if paragraph.name == "table" {
        return rows(paragraph, row: "table-row", cell: "table-cell") { writeOpen($0, into: &$1) }
          ?? openParagraphs(of: paragraph)
      }
      let style = paragraph.attributes["text:style-name"] ?? ""
      let isHeading = paragraph.name == "h"
      var text = ""
      writeOpen(paragraph, into: &text)
      return lines(of: text).map { Block(text: $0, hint: isHeading ? .heading : hint(style)) }
    }
  }

  private static func writeOpen(_ element: XMLElement, into text: inout String) {
    for content in element.content {
      switch content {
      case .text(let piece): text += piece.split(whereSeparator: \.isNewline).joined(separator: " ")
      case .element(let child):
        switch child.name {
        case "s", "tab": text += " "
        case "line-break": text += "\n"
        case "note", "annotation", "tracked-changes", "frame": break
        default: writeOpen(child, into: &text)
        }
      }
    }
  }

  /// The rows of a table of data, each a block; nil for a table that only lays out text.
  private static func rows(
    _ table: XMLElement, row: String, cell: String, write: (XMLElement, inout String) -> Void
  ) -> [Block]? {
    var blocks: [Block] = []
    for element in table.descendants([row]) {
      let cells = element.children(cell).map { cell in
        var text = ""
        for part in cell.children {
          write(part, &text)
          text += " "
        }
        return text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      }
      let filled = cells.filter { !$0.isEmpty }
      guard filled.count != 1, filled.allSatisfy({ $0.utf8.count <= longestDatum }) else { return nil }
      if !filled.isEmpty { blocks.append(Block(text: filled.joined(separator: " "), hint: .body)) }
    }
    return blocks
  }

  private static let longestDatum = 80

  private static func hint(_ style: String) -> ParagraphKind? {
    switch style.lowercased() {
    case "title": .headline
    case "subtitle": .deck
    case "caption": .caption
    case let name where name.hasPrefix("heading"): .heading
    default: nil
    }
  }

  /// The paragraphs of a text in which one line end only breaks a line, and two in a row part them.
  private static func lines(of text: String) -> [String] {
    text.split(separator: "\n\n").map { $0.split(whereSeparator: \.isNewline).joined(separator: " ").trimmed }
      .filter { !$0.isEmpty && !$0.utf8.contains(0) }
  }
}

/// The pages of an electronic book (EPUB).
enum BookPages {
  /// What a book says of itself: who wrote it, in which language, and when it came out.
  static func claims(_ members: [Archive.Member]) -> [MetadataClaim] {
    guard let package = members.first(where: { $0.name.hasSuffix(".opf") }),
      let root = try? XMLDocument.root(of: package.bytes), let metadata = root.child("metadata")
    else { return [] }
    let names: [(String, MetadataClaim.Field)] = [("creator", .byline), ("language", .language), ("date", .published)]
    return names.compactMap { name, field in
      let values = metadata.children(name).map { $0.wholeText.onOneLine }.filter { !$0.isEmpty }
      let value = field == .byline ? values.joined(separator: ", ") : values.first ?? ""
      return value.isEmpty ? nil : MetadataClaim(field: field, value: value, origin: "epub")
    }
  }

  /// The pages in the order in which the book is read; nil where the files are no book's or none of its pages.
  static func inOrder(_ members: [Archive.Member]) throws(IngestError) -> [Archive.Member]? {
    var files: [String: Archive.Member] = [:]
    for member in members { files[member.name] = member }
    let isBook = files["mimetype"].map { $0.bytes.starts(with: "application/epub".utf8) } ?? false
    guard let container = files["META-INF/container.xml"],
      let path = try XMLDocument.root(of: container.bytes).descendants(["rootfile"]).first?.attributes["full-path"],
      let package = files[path]
    else {
      if isBook { throw .damaged(.epub) }
      return nil
    }
    let root = try XMLDocument.root(of: package.bytes)
    let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
    var names: [String: String] = [:]
    for item in root.descendants(["item"]) where !(item.attributes["properties"] ?? "").contains("nav") {
      if let id = item.attributes["id"], let name = item.attributes["href"] {
        names[id] = folder + (name.removingPercentEncoding ?? name)
      }
    }
    let order = root.descendants(["itemref"]).compactMap { $0.attributes["idref"].flatMap { names[$0] } }
    let found = order.compactMap { files[$0] }
    if found.isEmpty, isBook { throw .damaged(.epub) }
    return found.isEmpty ? nil : found
  }
}
