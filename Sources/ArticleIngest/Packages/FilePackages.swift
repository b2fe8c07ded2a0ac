// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import JSON

extension ArticleReader {
  /// The articles of a file whose bytes are no text by themselves.
  func reading(
    unpacking bytes: [UInt8], as format: ArticleFormat, _ unpacking: inout Unpacking
  ) throws(IngestError) -> ArticleReading {
    switch format {
    case .packed:
      let inner: (bytes: [UInt8], isFollowed: Bool)
      do throws(IngestError) { inner = try Archive.unpacked(bytes, &unpacking) } catch {
        guard keepsGoing, case .damaged = error else { throw error }
        return try reading(ofWholeRecordsIn: bytes, &unpacking)
      }
      // What is too short for any packing is handed on as it is.
      if inner.bytes == bytes { throw .damaged(.packed) }
      return try inside(inner.bytes, &unpacking).adding(inner.isFollowed ? DamageNotice.followed.claim : nil)
    case .zip, .docx, .odt, .epub:
      let members = try Archive.members(of: bytes, &unpacking)
      if let document = try OfficeDocument.article(of: members, explains: explains) {
        if members.contains(where: { $0.fault != nil }) { throw .damaged(format) }
        return ArticleReading([document])
      }
      guard let chapters = try BookPages.inOrder(members) else {
        return try reading(inArchiveOf: members, &unpacking)
      }
      let claims = BookPages.claims(members)
      var book = try reading(of: chapters, &unpacking).checked().changing { BookPages.add(claims, to: &$0) }
      // Chapters are named for the book, not for its files.
      book.files = book.files.map { _ in nil }
      return book
    case .webarchive:
      let page = try WebArchive(bytes)
      return ArticleReading([try self.page(page.bytes, encoding: page.encoding, url: page.url)])
    case .warc: return try WARCReader(pages: self).read(bytes, &unpacking)
    case .mail, .mhtml: return try MailReader(pages: self).read(bytes)
    case .rtf: return ArticleReading([try RTFReader.article(of: bytes, explains: explains)])
    case .pdf: return ArticleReading([try PDFText.article(of: bytes, explains: explains)])
    default: throw .damaged(format)
    }
  }

  /// The records of a crawl that breaks off: crawlers pack record by record, so that those before the last are whole.
  private func reading(
    ofWholeRecordsIn bytes: [UInt8], _ unpacking: inout Unpacking
  ) throws(IngestError) -> ArticleReading {
    let head: [UInt8] = [0x1F, 0x8B, 8], most = 16
    var end = bytes.count - head.count
    // Packed bytes may look like the head of a record too.
    for _ in 0..<most {
      guard let start = (1..<max(end, 1)).last(where: { bytes[$0] == 0x1F && bytes[$0...].starts(with: head) }) else {
        break
      }
      var attempt = unpacking
      if let inner = try? Archive.unpacked(Array(bytes[..<start]), &attempt), inner.bytes.starts(with: "WARC/".utf8) {
        unpacking = attempt
        var records = try inside(inner.bytes, &unpacking)
        records.fail(.within(.rest, .damaged(.packed)))
        return records
      }
      end = start
    }
    throw .damaged(.packed)
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

  private func inside(_ bytes: [UInt8], _ unpacking: inout Unpacking) throws(IngestError) -> ArticleReading {
    guard unpacking.depth < IngestLimits.packedDepth else { throw .packedTooDeep(limit: IngestLimits.packedDepth) }
    unpacking.depth += 1
    defer { unpacking.depth -= 1 }
    return try reading(of: bytes, &unpacking)
  }

  /// The articles of the files of an archive that somebody put there to be read; of a web archive collection (WACZ 1.1.1) those
  /// of its crawls.
  private func reading(
    inArchiveOf members: [Archive.Member], _ unpacking: inout Unpacking
  ) throws(IngestError) -> ArticleReading {
    let names = Set(members.map(\.name))
    if names.contains("datapackage.json"), names.contains(where: { $0.hasPrefix("archive/") }) {
      return try reading(of: members.filter { $0.name.hasPrefix("archive/") }, &unpacking).checked()
    }
    var files: [Archive.Member] = []
    var bystanders: [(path: String, reason: NotAnArticle)] = []
    for member in members {
      guard let bystander = SavedPage.bystander(path: member.name, beside: names.contains) else {
        files.append(member)
        continue
      }
      // What stands in one folder is named together.
      if bystanders.last?.path != bystander.path { bystanders.append(bystander) }
    }
    var reading = try reading(of: files, &unpacking)
    for bystander in bystanders { reading.passOver(.file(bystander.path), bystander.reason) }
    return try reading.checked()
  }

  /// The articles of an archive's files, in order.
  private func reading(
    of members: [Archive.Member], _ unpacking: inout Unpacking
  ) throws(IngestError) -> ArticleReading {
    var reading = ArticleReading()
    for member in members {
      var reader = self
      reader.suggestion = ArticleFormat(fileName: member.name)
      try reading.add(.file(member.name), keepsGoing: keepsGoing, isCompanion: member.isCompanion) {
        () throws(IngestError) in try reader.reading(of: member, &unpacking)
      }
    }
    return reading
  }

  /// The articles of a file in an archive; an encoding named for all of them is that of those that are no UTF-8.
  private func reading(of member: Archive.Member, _ unpacking: inout Unpacking) throws(IngestError) -> ArticleReading {
    if let fault = member.fault { throw fault }
    guard encoding != nil, member.bytes.contains(where: { $0 >= 0x80 }), firstInvalidUTF8(in: member.bytes) == nil
    else {
      return try inside(member.bytes, &unpacking)
    }
    var reader = self
    reader.encoding = "UTF-8"
    return try reader.inside(member.bytes, &unpacking)
      .adding(MetadataClaim(field: .encoding, value: "read as UTF-8, which it is", origin: "bytes"))
  }
}

extension Archive.Member {
  /// Whether a file that can not be read was never meant to be: what holds a NUL and has no text's name, and a record without
  /// any long text, as programs keep beside pages.
  fileprivate func isCompanion(_ error: IngestError) -> Bool {
    switch error {
    case .nulByte: return ArticleFormat(fileName: name) == nil && !name.lowercased().hasSuffix(".txt")
    case .recordWithoutText:
      var parser = JSONParser(bytes, depth: IngestLimits.jsonDepth)
      return (try? parser.document()).map { $0.members != nil && !$0.holdsLongText } ?? false
    default: return false
    }
  }
}

extension JSONValue {
  /// Whether a text of a paragraph's length stands somewhere in it.
  fileprivate var holdsLongText: Bool {
    switch self {
    case .string(let text): text.utf8.count >= 200 && text.contains(" ")
    case .array(let items): items.contains(where: \.holdsLongText)
    case .object(let members): members.contains(where: \.value.holdsLongText)
    default: false
    }
  }
}
