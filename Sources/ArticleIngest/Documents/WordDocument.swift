// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import XMLTree

/// Reads documents of Office Open XML (ECMA-376, part 1, chapter 17).
struct WordDocument {
  /// The names of styles by their identifiers, which are translated where names are not.
  private let names: [String: String]
  /// What other programs' files in the document say, by the names under which the text refers to them.
  private var chunks: [String: [Block]] = [:]

  /// What a document holds; nil where the files are none's.
  static func content(of files: DocumentFiles) throws(IngestError) -> DocumentContent? {
    guard let body = try files.root("word/document.xml")?.child("body") else { return nil }
    var document = WordDocument(names: try styleNames(files))
    let places = body.descendants(["altChunk"]).compactMap { $0.attributes["r:id"] }
    let referred = Set(places)
    let chunks = places.isEmpty ? [] : try chunks(files).filter { referred.contains($0.id) }
    let sizes = Dictionary(chunks.map { ($0.id, $0.bytes.count) }) { first, _ in first }
    // A small file that is embedded at many places would be read without end.
    guard places.reduce(0, { $0 + (sizes[$1] ?? 0) }) <= longestChunks else {
      throw .unpackedTooLarge(members: IngestLimits.archiveMembers, bytes: longestChunks)
    }
    // What is packed would be unpacked outside the limits of the file at hand.
    for chunk in chunks where !chunk.bytes.starts(with: "PK".utf8) {
      document.chunks[chunk.id] = try ArticleReader().read(chunk.bytes).flatMap(\.paragraphs).map {
        Block(text: $0.text, hint: $0.kind)
      }
    }
    var content = DocumentContent(document.blocks(in: body))
    content.leaveOut(chunks.filter { document.chunks[$0.id] == nil }.map(\.name), by: .apart)
    content.leaveOut(body.descendants(["r"]).filter(document.isHidden).map { document.text(of: $0).text }, by: .hidden)
    for name in ["footnote", "endnote"] {
      // What parts the notes from the text is kept as a note with a type.
      let notes =
        try files.root("word/\(name)s.xml")?.children(name).filter {
          ["normal", nil].contains($0.attributes["w:type"])
        } ?? []
      content.leaveOut(notes.map(document.words), by: .footnotes)
    }
    let remarks = try files.root("word/comments.xml")?.children("comment") ?? []
    content.leaveOut(remarks.map(document.words), by: .comments)
    // What diagrams and charts say stands in files of their own.
    for start in ["word/diagrams/data", "word/charts/chart"] {
      let words = try files.roots(beginning: start).map {
        $0.descendants(["t"]).map(\.wholeText).joined(separator: " ")
      }
      content.leaveOut(words, by: .apart)
    }
    for start in ["word/header", "word/footer"] {
      content.leaveOut(try files.roots(beginning: start).map(document.words), by: .headers)
    }
    if let core = try files.root("docProps/core.xml") {
      content.properties = DocumentProperties.claims(
        title: core.child("title")?.wholeText, author: core.child("creator")?.wholeText,
        language: core.child("language")?.wholeText)
    }
    return content
  }

  /// How many bytes of other files a document may embed.
  private static let longestChunks = 16 << 20

  private static func styleNames(_ files: DocumentFiles) throws(IngestError) -> [String: String] {
    var names: [String: String] = [:]
    for style in try files.root("word/styles.xml")?.children("style") ?? [] {
      if let id = style.attributes["w:styleId"] { names[id] = style.child("name")?.attributes["w:val"] }
    }
    return names
  }

  /// The files that a document embeds for the reading program to lay out (ECMA-376, part 1, section 17.17.2), by the names under
  /// which its text refers to them.
  private static func chunks(_ files: DocumentFiles) throws(IngestError) -> [(id: String, name: String, bytes: [UInt8])]
  {
    let relations = try files.root("word/_rels/document.xml.rels")?.children("Relationship") ?? []
    return relations.filter { $0.attributes["Type"]?.hasSuffix("/aFChunk") ?? false }.compactMap { relation in
      guard let id = relation.attributes["Id"], let name = relation.attributes["Target"],
        let bytes = files.bytes("word", name)
      else { return nil }
      return (id, name, bytes)
    }
  }

  private func words(in element: XMLElement) -> String {
    blocks(in: element).map(\.text).joined(separator: " ")
  }

  /// The blocks of what stands in the body, in a cell, in a box or in a note.
  private func blocks(in element: XMLElement) -> [Block] {
    element.children.flatMap { child -> [Block] in
      switch child.name {
      case "p": paragraph(child)
      case "tbl": rows(of: child) ?? blocks(in: child)
      case "altChunk": chunks[child.attributes["r:id"] ?? ""] ?? []
      case "AlternateContent": child.children.lazy.map(blocks).first { !$0.isEmpty } ?? []
      default: blocks(in: child)
      }
    }
  }

  private func paragraph(_ element: XMLElement) -> [Block] {
    let style = element.child("pPr")?.child("pStyle")?.attributes["w:val"]
    let name = style.map { names[$0] ?? $0 } ?? ""
    return text(of: element).blocks { DocumentStyle.hint(name, of: $0) }
  }

  private func rows(of table: XMLElement) -> [Block]? {
    AnchoredText.rows(table.descendants(["tr"]).map { $0.children("tc").map { $0.children.map(text) } })
  }

  private func text(of element: XMLElement) -> AnchoredText { AnchoredText { write(element, into: &$0) } }

  /// The words of a paragraph as they stand after all changes: without what was deleted and fields' codes.
  private func write(_ element: XMLElement, into text: inout AnchoredText) {
    for child in element.children {
      switch child.name {
      case "r" where isHidden(child): break
      case "t": text.append(child.text)
      case "tab": text.append(" ")
      case "br", "cr": text.append("\n")
      case "noBreakHyphen": text.append("\u{2011}")
      case "del", "moveFrom", "instrText", "pPr", "rPr": break
      case "drawing", "pict", "object": for box in boxes(in: child) { text.append(box: blocks(in: box)) }
      // What newer programs know better is written twice, of which the first that says something is taken.
      case "AlternateContent":
        if let said = child.children.lazy.map(self.text).first(where: { !$0.isEmpty }) { text.append(said) }
      default: write(child, into: &text)
      }
    }
  }

  /// The texts in a drawing.
  private func boxes(in element: XMLElement) -> [XMLElement] {
    element.children.flatMap { child -> [XMLElement] in
      switch child.name {
      case "txbxContent": [child]
      case "AlternateContent": child.children.lazy.map(boxes).first { !$0.isEmpty } ?? []
      default: boxes(in: child)
      }
    }
  }

  /// Whether a run of words is not shown.
  private func isHidden(_ run: XMLElement) -> Bool {
    guard let mark = run.child("rPr")?.child("vanish") else { return false }
    return !["0", "false", "off"].contains(mark.attributes["w:val"] ?? "")
  }
}
