// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
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
  static func article(of members: [Archive.Member], explains: Bool) throws(IngestError) -> Article? {
    if let program = members.lazy.compactMap({ others[$0.name] }).first { throw .unreadFormat(.document(program)) }
    let files = DocumentFiles(members)
    var found = try WordDocument.content(of: files)
    if found == nil { found = try OpenDocument.content(of: files) }
    guard var content = found else { return nil }
    guard let first = content.blocks.first else { throw .empty }
    if first.hint == .heading, !content.blocks.contains(where: { $0.hint == .headline }) {
      content.blocks[0].hint = .headline
    }
    let whole = content.blocks.map(\.text).joined(separator: "\n\n")
    return try content.article(sha256: Digest.printed(whole.utf8), explains: explains)
  }
}

/// The files that a document is made of.
struct DocumentFiles {
  private let members: [Archive.Member]
  private let places: [String: Int]

  /// The files of an archive; of two of one name the first counts.
  init(_ members: [Archive.Member]) {
    self.members = members
    places = Dictionary(members.enumerated().map { ($0.element.name, $0.offset) }) { first, _ in first }
  }

  /// Whether a file is there.
  func holds(_ name: String) -> Bool { places[name] != nil }

  /// The element that a file of XML is; nil where there is none of this name.
  func root(_ name: String) throws(IngestError) -> XMLElement? {
    guard let place = places[name] else { return nil }
    return try XMLDocument.root(of: members[place].bytes)
  }

  /// The bytes of a file by its name from a folder on, or from the archive's root where it begins with a slash.
  func bytes(_ folder: String, _ name: String) -> [UInt8]? {
    places[name.hasPrefix("/") ? String(name.dropFirst()) : folder + "/" + name].map { members[$0].bytes }
  }

  /// The elements that the files are whose names begin so, in the archive's order.
  func roots(beginning start: String) throws(IngestError) -> [XMLElement] {
    var roots: [XMLElement] = []
    for member in members where member.name.hasPrefix(start) && member.name.hasSuffix(".xml") {
      roots.append(try XMLDocument.root(of: member.bytes))
    }
    return roots
  }
}
