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
    func texts(_ name: String) -> [String] {
      metadata.children(name).map { $0.wholeText.onOneLine }.filter { !$0.isEmpty }
    }
    let found: [(MetadataClaim.Field, String?)] = [
      (.byline, texts("creator").joined(separator: ", ")), (.language, texts("language").first),
      (.published, published(metadata.children("date"))),
    ]
    return found.compactMap { field, value in
      value.flatMap { $0.isEmpty ? nil : MetadataClaim(field: field, value: $0, origin: "epub") }
    }
  }

  /// When a book came out, among its dates (OPF 2.0.1, section 2.2.7): not when the file was made or changed, and not the
  /// year 101, which programs write where nobody told them one.
  private static func published(_ dates: [XMLElement]) -> String? {
    for event in ["publication", nil, "original-publication"] {
      let told = dates.lazy.filter { ($0.attributes["opf:event"] ?? $0.attributes["event"])?.lowercased() == event }
        .map(\.wholeText.onOneLine)
      if let date = told.first(where: { !$0.isEmpty && !$0.hasPrefix("0101") }) { return date }
    }
    return nil
  }

  /// Adds to a chapter what its book says, which counts less than what the chapter does.
  static func add(_ claims: [MetadataClaim], to article: inout Article) {
    func first(_ field: MetadataClaim.Field) -> String? { claims.first { $0.field == field }?.value }
    article.claims += claims
    article.byline = article.byline ?? first(.byline)
    article.language = article.language ?? first(.language)
    if article.dates.isEmpty, let raw = first(.published), let day = PrintedDate(moment: raw) {
      article.dates = [ArticleDate(iso: day.iso, raw: raw, of: .outlet, paragraph: nil)]
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
