// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import Foundation
internal import XMLTree

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
