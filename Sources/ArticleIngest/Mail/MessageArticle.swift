// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel

extension MailReader {
  /// The article of a message's texts.
  func article(of message: MIMEPart, _ text: MessageText) throws(IngestError) -> Article {
    if text.parts.contains(where: \.isMiscoded) { throw .damaged(.mail) }
    var claims = text.isSavedPage ? [] : Self.claims(of: message.fields)
    if let subject = message.fields["subject"].map(EncodedWords.decoded) {
      claims.append(MetadataClaim(field: .title, value: subject, origin: "subject"))
    }
    var article = try article(ofPagesIn: message, text, claims)
    if article == nil {
      guard !text.plain.isEmpty else { throw .withoutText(.message) }
      article = try self.article(ofText: try text.written(text.plain, by: pages).bytes, claims: claims)
    }
    guard var article else { throw .withoutText(.message) }
    if message.isCutOff { article.claims.append(DamageNotice.unclosed.claim) }
    if pages.explains {
      article.droppedBlocks += text.notices.compactMap { Self.apart($0.content[...], as: .signature) }
    }
    return article
  }

  /// The article of a message's pages; nil where there is none, or no text in it.
  private func article(
    ofPagesIn message: MIMEPart, _ text: MessageText, _ claims: [MetadataClaim]
  ) throws(IngestError) -> Article? {
    guard let main = text.pages.first(where: \.isPage) else { return nil }
    let told =
      text.isSavedPage
      ? ArticleReader.told(
        url: message.fields["snapshot-content-location"] ?? main.fields["content-location"],
        captured: message.fields["date"]) : []
    do throws(IngestError) {
      return try article(
        ofPage: try text.written(text.pages, by: pages), main.content, claims: claims + told, isMail: !text.isSavedPage)
    } catch {
      guard error == .noArticleText || error == .empty else { throw error }
      return nil
    }
  }

  /// The article of a message's page; of one handed on, without what stands over it.
  private func article(
    ofPage page: DecodedText, _ bytes: [UInt8], claims: [MetadataClaim], isMail: Bool
  ) throws(IngestError) -> Article {
    let lines = MarkupLines(isMail ? page.bytes : [])
    let inner: ArraySlice<UInt8>, apart: ArraySlice<UInt8>
    let handed = HandedOn(lines.text[...])
    if let handed {
      let start = page.bytes.firstRange(of: Array("<body".utf8))?.lowerBound ?? 0
      inner = page.bytes[..<start] + page.bytes[lines.place(ofLineAt: handed.body)...]
      apart = lines.text[..<handed.body]
    } else if let start = AnsweredMessage.start(in: lines) {
      (inner, apart) = (page.bytes[..<lines.place(ofLineAt: start)], lines.text[start...])
    } else {
      return try pages.page(page, of: bytes, claims: claims)
    }
    var article = try pages.page(
      DecodedText(bytes: Array(inner), assumed: page.assumed), of: bytes,
      claims: handed.map { Self.claims(claims, of: $0) } ?? claims)
    if pages.explains, let block = Self.apart(apart) { article.droppedBlocks.append(block) }
    return article
  }

  /// The article of a message's text, without its sender's name under it, and of one handed on, without the lines over it.
  private func article(ofText text: [UInt8], claims: [MetadataClaim]) throws(IngestError) -> Article {
    let text = QuotedText.unquoted(text)
    let signed = Self.signature(of: text) ?? text.count
    let handed = HandedOn(text[..<signed])
    let end = handed == nil ? AnsweredMessage.start(in: text[..<signed]) ?? signed : signed
    let body = text[(handed?.body ?? 0)..<end]
    var article = try TextReader().read(Array(body), claims: handed.map { Self.claims(claims, of: $0) } ?? claims)
    if pages.explains {
      article.droppedBlocks = [
        Self.apart(text[..<body.startIndex]), Self.apart(text[end..<signed]),
        Self.apart(text[signed...], as: .signature),
      ].compactMap { $0 }
    }
    return article
  }

  /// What is said of a message handed on: by its own head first, and nothing of who hands it on.
  private static func claims(_ claims: [MetadataClaim], of handed: HandedOn) -> [MetadataClaim] {
    let own = Self.claims(of: handed.fields, subject: "subject")
    return own
      + claims.filter { claim in
        claim.field != .byline && claim.field != .site && !own.contains { $0.field == claim.field }
      }
  }

  /// What stands beside the article, in one block; nil where that is nothing.
  static func apart(_ bytes: ArraySlice<UInt8>, as rule: DroppedBlock.Rule = .apart) -> DroppedBlock? {
    let words = String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isWhitespace)
    let shown = rule == .signature ? words.dropFirst() : words[...]
    return shown.isEmpty ? nil : DroppedBlock(text: shown.joined(separator: " "), rule: rule)
  }

  /// Where the line "-- " stands after which its sender's name and address are (RFC 3676, section 4.3); nil where none is.
  private static func signature(of text: [UInt8]) -> Int? {
    text.firstRange(of: Array("\n-- \n".utf8)).flatMap { $0.lowerBound > 0 ? $0.lowerBound : nil }
  }

  /// Who sent a message and when; a newsletter's sender is its outlet.
  private static func claims(of fields: HeaderFields, subject: String? = nil) -> [MetadataClaim] {
    var claims: [MetadataClaim] = []
    if let subject, let title = fields[subject] {
      claims.append(MetadataClaim(field: .title, value: EncodedWords.decoded(title), origin: "subject"))
    }
    if let date = fields["date"] { claims.append(MetadataClaim(field: .published, value: date, origin: "mail")) }
    if let sender = fields["from"].map(EncodedWords.decoded) {
      let name = String(sender.prefix { $0 != "<" }.filter { $0 != "\"" }).trimmed
      let isPerson = Organisation.partyKind(of: name) == .person && !fields.values.keys.contains("list-unsubscribe")
      if !name.isEmpty, !name.contains("@") {
        claims.append(MetadataClaim(field: isPerson ? .byline : .site, value: name, origin: "mail"))
      }
    }
    return claims
  }
}
