// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel

extension ArticleReader {
  /// The articles of a file whose bytes are no text by themselves.
  func articles(
    unpacking bytes: [UInt8], as format: ArticleFormat, _ unpacking: inout Unpacking
  ) throws(IngestError) -> [Article] {
    switch format {
    case .packed:
      let inner = try Archive.unpacked(bytes, &unpacking)
      // What is too short for any packing is handed on as it is.
      if inner == bytes { throw .damaged(.packed) }
      return try inside(inner, &unpacking)
    case .zip, .docx, .odt, .epub:
      let members = try Archive.members(of: bytes, &unpacking)
      if let document = try OfficeDocument.article(of: members) { return [document] }
      guard let chapters = try BookPages.inOrder(members) else {
        return try pages(of: Self.files(in: members), &unpacking)
      }
      let claims = BookPages.claims(members)
      return try pages(of: chapters, &unpacking).map { article in
        var article = article
        article.claims += claims
        article.byline = article.byline ?? claims.first { $0.field == .byline }?.value
        article.language = article.language ?? claims.first { $0.field == .language }?.value
        return article
      }
    case .webarchive:
      let page = try WebArchive(bytes)
      return [try self.page(page.bytes, encoding: page.encoding, url: page.url)]
    case .warc: return try WARCReader(pages: self).articles(of: bytes, &unpacking)
    case .mail, .mhtml: return try MailReader(pages: self).articles(of: bytes)
    case .rtf: return [try RTFReader.article(of: bytes)]
    case .pdf: return [try TextReader().read(try PDFText.of(bytes))]
    default: throw .damaged(format)
    }
  }

  /// The article of a page that came in a file of another kind, which says these things of it.
  func page(
    _ bytes: [UInt8], encoding: String? = nil, url: String? = nil, captured: String? = nil,
    claims: [MetadataClaim] = []
  ) throws(IngestError) -> Article {
    let decoded = try decoded(bytes, declaredAs: encoding)
    return try page(decoded, of: bytes, claims: claims + Self.told(url: url, captured: captured))
  }

  /// What a file says of a page in it: where it was, and when it was taken.
  static func told(url: String?, captured: String?) -> [MetadataClaim] {
    [(MetadataClaim.Field.url, url), (.captured, captured)].compactMap { field, value in
      value.map { MetadataClaim(field: field, value: $0, origin: "file") }
    }
  }

  /// The text of bytes whose encoding a header may name: the caller's word first, then the header's where it fits.
  func decoded(_ bytes: [UInt8], declaredAs name: String?) throws(IngestError) -> DecodedText {
    if encoding == nil, let name, let decoded = try? TextDecoder(encoding: name).decode(bytes) { return decoded }
    return try TextDecoder(encoding: encoding).decode(bytes)
  }

  private func inside(_ bytes: [UInt8], _ unpacking: inout Unpacking) throws(IngestError) -> [Article] {
    guard unpacking.depth < IngestLimits.packedDepth else { throw .packedTooDeep(limit: IngestLimits.packedDepth) }
    unpacking.depth += 1
    defer { unpacking.depth -= 1 }
    return try read(bytes, keepGoing: false, &unpacking).articles
  }

  /// The files of an archive that somebody put there: without those that a system hides, without what browsers save beside
  /// a page, and of a web archive collection (WACZ 1.1.1) the crawls.
  private static func files(in members: [Archive.Member]) -> [Archive.Member] {
    let names = Set(members.map(\.name))
    let isCollection = names.contains("datapackage.json") && names.contains { $0.hasPrefix("archive/") }
    return members.filter { member in
      let path = member.name.split(separator: "/")
      if isCollection { return path.first == "archive" }
      if path.contains(where: { $0 != ".." && $0 != "." && SavedPage.isOfSystem(String($0)) }) { return false }
      return !path.indices.dropLast().contains { place in
        SavedPage.keeps(folder: path[...place].joined(separator: "/")) { names.contains($0) }
      }
    }
  }

  /// The articles of an archive's files, in order; pictures, scripts and what else no reader reads are passed over.
  private func pages(of members: [Archive.Member], _ unpacking: inout Unpacking) throws(IngestError) -> [Article] {
    var articles: [Article] = []
    var failure: IngestError?
    for member in members where !member.bytes.isEmpty {
      var reader = self
      reader.suggestion = ArticleFormat(fileName: member.name)
      do throws(IngestError) {
        articles += try reader.inside(member.bytes, &unpacking)
      } catch {
        switch error {
        case .unreadFormat, .noArticleText, .empty, .recordWithoutText(1, _), .emptyText(1, _):
          failure = failure ?? error
        case .nulByte where reader.suggestion == nil: failure = failure ?? error
        default: throw error
        }
      }
    }
    if articles.isEmpty { throw failure ?? .empty }
    return articles
  }
}
