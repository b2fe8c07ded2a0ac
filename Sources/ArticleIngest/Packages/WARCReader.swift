// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel

/// Reads the pages of a web crawl's records (WARC 1.0 and 1.1, ISO 28500): each response that is a page, an article.
///
/// Requests, metadata, redirects and what pages consist of (pictures, styles, scripts) are no parts of it. Answers that are
/// no page, errors and pages without running text are passed over.
struct WARCReader {
  /// What reads the pages.
  let pages: ArticleReader

  /// The articles of the records, in order.
  func read(_ bytes: [UInt8], _ unpacking: inout Unpacking) throws(IngestError) -> ArticleReading {
    var reading = ArticleReading()
    var rest = bytes[...]
    var number = 0
    while let start = rest.firstIndex(where: { !WhiteSpace.isASCII($0) }) {
      rest = rest[start...]
      number += 1
      let head = HeaderFields(rest)
      let page = Self.url(head).map { FilePart.page($0) } ?? .record(number)
      guard rest.starts(with: "WARC/".utf8), let length = Int(head["content-length"] ?? ""),
        0...(rest.endIndex - head.end) ~= length
      else {
        try reading.add(page, keepsGoing: pages.keepsGoing) { () throws(IngestError) in throw .damaged(.warc) }
        rest = rest[(rest.dropFirst().firstRange(of: Array("\nWARC/1.".utf8))?.lowerBound ?? rest.endIndex)...]
        continue
      }
      let block = rest[head.end..<head.end + length]
      // What a crawler kept in a packing that nothing here undoes is passed over beside other pages, and named.
      try reading.add(
        page, keepsGoing: pages.keepsGoing,
        isCompanion: { if case .unreadFormat = $0 { true } else { false } }
      ) { () throws(IngestError) in
        ArticleReading(try article(of: block, head, &unpacking).map { [$0] } ?? [])
      }
      rest = rest[block.endIndex...]
    }
    guard !reading.articles.isEmpty || !reading.failures.isEmpty else {
      throw reading.passedOver.first { !($0.cause == .noArticleText) } ?? .noArticleText
    }
    return reading
  }

  private static func url(_ head: HeaderFields) -> String? {
    head["warc-target-uri"].map { $0.trimmingCharacters("<>") }
  }

  private func article(
    of block: ArraySlice<UInt8>, _ head: HeaderFields, _ unpacking: inout Unpacking
  ) throws(IngestError) -> Article? {
    let kind = head["warc-type"]?.lowercased()
    let url = Self.url(head)
    let captured = head["warc-date"]
    guard kind == "response", head["content-type"]?.lowercased().hasPrefix("application/http") ?? false else {
      guard kind == "resource" || kind == "conversion" else { return nil }
      let type = HeaderValue(head["content-type"])
      if kind == "conversion", type.value == "text/plain" {
        let decoded = try pages.decoded(Array(block), declaredAs: type.parameters["charset"])
        return try TextReader().read(decoded.bytes, claims: ArticleReader.told(url: url, captured: captured))
      }
      return try page(Array(block), HeaderValue(head["content-type"]), url, captured)
    }
    let status =
      String(decoding: block.prefix(64), as: UTF8.self).split(whereSeparator: \.isWhitespace)
      .dropFirst().first.flatMap { Int($0) } ?? 0
    guard status < 300 || status >= 400 else { return nil }
    guard 200..<300 ~= status else { throw .noArticle(.answer(status)) }
    let answer = HeaderFields(block)
    var body = Array(block[answer.end...])
    if answer["transfer-encoding"]?.lowercased() == "chunked" { body = Self.joined(body) }
    let coding = answer["content-encoding"]?.lowercased() ?? "identity"
    let type = HeaderValue(answer["content-type"])
    if body.isEmpty, !Self.isOfPages(type) { throw .empty }
    guard Self.isPage(type) else { return try beside(type) }
    if ["gzip", "x-gzip", "zstd"].contains(coding) {
      // Crawlers keep the header and may have undone the packing.
      if FileKind(opening: body) == .format(.packed) { body = try Archive.unpacked(body, &unpacking).bytes }
    } else if coding == "deflate" {
      body = try Archive.inflated(body, &unpacking) ?? body
    } else if coding != "identity", !Self.isText(body) {
      throw .unreadFormat(.archive(coding == "br" ? "Brotli" : coding))
    }
    var article = try page(body, type, url, captured)
    let isShort = coding == "identity" && answer["transfer-encoding"] == nil
    if head["warc-truncated"] != nil || isShort && (Int(answer["content-length"] ?? "") ?? 0) > body.count {
      article?.claims.append(DamageNotice.shortened.claim)
    }
    return article
  }

  /// Whether a body said to be packed was kept unpacked: a page's first bytes are text.
  private static func isText(_ body: [UInt8]) -> Bool {
    let head = body.prefix(512)
    return head.contains(0x3C) && head.allSatisfy { $0 >= 0x20 || WhiteSpace.isASCII($0) }
  }

  /// Nothing for what pages consist of; any other content is named.
  private func beside(_ type: HeaderValue) throws(IngestError) -> Article? {
    if Self.isOfPages(type) { return nil }
    throw .noArticle(.content(type.value))
  }

  /// Whether pages consist of such content, so that it is no loss.
  private static func isOfPages(_ type: HeaderValue) -> Bool {
    ["image/", "audio/", "video/", "font/", "application/font", "application/x-font"].contains(
      where: type.value.hasPrefix)
      || ["css", "javascript", "ecmascript"].contains(where: type.value.hasSuffix)
  }

  private static func isPage(_ type: HeaderValue) -> Bool {
    ["text/html", "application/xhtml+xml", ""].contains(type.value)
  }

  private func page(
    _ body: [UInt8], _ type: HeaderValue, _ url: String?, _ captured: String?
  ) throws(IngestError) -> Article? {
    guard !body.isEmpty else { return nil }
    guard Self.isPage(type) else { return try beside(type) }
    return try pages.page(body, encoding: type.parameters["charset"], url: url, captured: captured)
  }

  /// The pieces of a body sent in chunks; a body that is none is left as it is.
  private static func joined(_ body: [UInt8]) -> [UInt8] {
    var joined: [UInt8] = []
    var place = 0
    while let end = body[place...].firstIndex(of: 0x0A) {
      let line = String(decoding: body[place..<end], as: UTF8.self).prefix { $0.isHexDigit }
      guard let count = Int(line, radix: 16), count >= 0, count <= body.count - end - 1 else { return body }
      if count == 0 { return joined }
      joined += body[end + 1..<end + 1 + count]
      place = min(end + 1 + count + 2, body.count)
    }
    return joined.isEmpty ? body : joined
  }
}

extension String {
  /// The text without some marks at its ends.
  fileprivate func trimmingCharacters(_ marks: String) -> String {
    var text = self[...]
    while let first = text.first, marks.contains(first) { text = text.dropFirst() }
    while let last = text.last, marks.contains(last) { text = text.dropLast() }
    return String(text)
  }
}
