// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import XMLTree

/// Reads texts of OpenDocument (ISO/IEC 26300, part 1).
struct OpenDocument {
  /// The styles from which the unnamed ones of a document's own formatting come, by the names that programs give these.
  private let parents: [String: String]

  /// What a document holds; nil where the files are none's.
  ///
  /// - Throws: ``IngestError/unreadFormat(_:)`` for tables and slides.
  static func content(of files: DocumentFiles) throws(IngestError) -> DocumentContent? {
    guard files.holds("mimetype"), let root = try files.root("content.xml"), let body = root.child("body") else {
      return nil
    }
    guard let text = body.child("text") else {
      throw .unreadFormat(.document("OpenDocument (\(body.children.first?.name ?? "other"))"))
    }
    var parents: [String: String] = [:]
    for style in root.child("automatic-styles")?.children("style") ?? [] {
      if let name = style.attributes["style:name"] { parents[name] = style.attributes["style:parent-style-name"] }
    }
    let document = OpenDocument(parents: parents)
    var content = DocumentContent(document.blocks(in: text))
    for aside in document.asides(in: text) {
      content.leaveOut([document.words(in: aside)], by: aside.name == "note" ? .footnotes : .comments)
    }
    content.leaveOut(text.descendants(["section"]).filter(isHidden).map(document.words), by: .hidden)
    for page in try files.root("styles.xml")?.child("master-styles")?.children("master-page") ?? [] {
      content.leaveOut(page.children.map(document.words), by: .headers)
    }
    if let meta = try files.root("meta.xml")?.child("meta") {
      content.properties = DocumentProperties.claims(
        title: meta.child("title")?.wholeText,
        author: (meta.child("initial-creator") ?? meta.child("creator"))?.wholeText,
        language: meta.child("language")?.wholeText)
    }
    return content
  }

  /// Whether a part of a text is not shown.
  private static func isHidden(_ section: XMLElement) -> Bool {
    ["none", "true"].contains(section.attributes["text:display"] ?? "")
  }

  private func words(in element: XMLElement) -> String {
    blocks(in: element).map(\.text).joined(separator: " ")
  }

  /// The notes and remarks in a text.
  private func asides(in text: XMLElement) -> [XMLElement] {
    text.children.filter { $0.name != "tracked-changes" }.flatMap { child in
      ["note", "annotation"].contains(child.name) ? [child] : child.descendants(["note", "annotation"])
    }
  }

  /// The blocks of what stands in a text, in a cell, in a box or in a note.
  private func blocks(in element: XMLElement) -> [Block] {
    element.children.flatMap { child -> [Block] in
      switch child.name {
      case "h", "p": paragraph(child)
      case "table": rows(of: child) ?? blocks(in: child)
      // What was struck out is kept before the text.
      case "tracked-changes": []
      case "section" where Self.isHidden(child): []
      default: blocks(in: child)
      }
    }
  }

  private func paragraph(_ element: XMLElement) -> [Block] {
    let style = element.attributes["text:style-name"] ?? ""
    let isHeading = element.name == "h"
    return text(of: element).blocks { isHeading ? .heading : DocumentStyle.hint(parents[style] ?? style, of: $0) }
  }

  private func rows(of table: XMLElement) -> [Block]? {
    AnchoredText.rows(
      table.descendants(["table-row"]).map { $0.children("table-cell").map { $0.children.map(text) } })
  }

  private func text(of element: XMLElement) -> AnchoredText { AnchoredText { write(element, into: &$0) } }

  private func write(_ element: XMLElement, into text: inout AnchoredText) {
    for content in element.content {
      switch content {
      case .text(let piece): text.append(piece.split(whereSeparator: \.isNewline).joined(separator: " "))
      case .element(let child):
        switch child.name {
        case "s", "tab": text.append(" ")
        case "line-break": text.append("\n")
        case "note", "annotation", "tracked-changes": break
        default: if child.prefix == "draw" { text.append(box: blocks(in: child)) } else { write(child, into: &text) }
        }
      }
    }
  }
}
