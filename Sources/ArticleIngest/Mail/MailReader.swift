// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel

/// Reads mail, mailboxes and pages saved as one message (MHTML): the page in it, else its text.
struct MailReader {
  /// What reads the page.
  let pages: ArticleReader

  /// The articles of a message, or of each message of a mailbox.
  func read(_ bytes: [UInt8]) throws(IngestError) -> ArticleReading {
    let messages = Self.messages(in: bytes)
    if messages.count == 1 { return ArticleReading([try article(of: messages[0])]) }
    var reading = ArticleReading()
    for (index, message) in messages.enumerated() {
      try reading.add(.message(index + 1), keepsGoing: pages.keepsGoing) { () throws(IngestError) in
        ArticleReading([try article(of: message)])
      }
    }
    return try reading.checked()
  }

  private func article(of bytes: ArraySlice<UInt8>) throws(IngestError) -> Article {
    let message = MIMEPart(bytes)
    var article = try article(of: message, depth: 0)
    if message.isCutOff { article.claims.append(DamageNotice.unclosed.claim) }
    return article
  }

  /// The messages of a mailbox, each after a line `From …` that follows a blank one; else all bytes as one.
  private static func messages(in bytes: [UInt8]) -> [ArraySlice<UInt8>] {
    let mark = Array("From ".utf8)
    if let boundary = MessageHead.boundary(of: bytes) {
      return [(Array("Content-Type: multipart/mixed; boundary=\"\(boundary)\"\n\n".utf8) + bytes)[...]]
    }
    guard bytes.starts(with: mark) else { return [bytes[...]] }
    var messages: [ArraySlice<UInt8>] = []
    var start = 0
    var line = 0
    var isAfterBlank = false
    while line < bytes.count {
      let lineEnd = bytes[line...].firstIndex(of: 0x0A) ?? bytes.count
      if isAfterBlank, bytes[line..<lineEnd].starts(with: mark) {
        messages.append(bytes[start..<line])
        start = line
      }
      isAfterBlank = bytes[line..<lineEnd].allSatisfy(WhiteSpace.isASCII)
      line = lineEnd + 1
    }
    return (messages + [bytes[start...]]).map { message in
      message[(message.firstIndex(of: 0x0A).map { $0 + 1 } ?? message.endIndex)...]
    }
  }

  /// The article of a message; of one that only hands another on, that one's.
  private func article(of message: MIMEPart, depth: Int) throws(IngestError) -> Article {
    if depth < 8, let inner = message.enclosed, Self.size(of: inner) * 2 > Self.size(of: message) {
      return try article(of: inner, depth: depth + 1)
    }
    let leaves = message.leaves.filter { HeaderValue($0.fields["content-disposition"]).value != "attachment" }
    let snapshot = message.fields["snapshot-content-location"]
    let isPage = snapshot != nil || message.type.value == "multipart/related"
    let claims = isPage ? [] : Self.claims(of: message.fields)
    let subject = message.fields["subject"].map(EncodedWords.decoded).map {
      [MetadataClaim(field: .title, value: $0, origin: "subject")]
    }
    let pageParts = leaves.filter { ["text/html", "application/xhtml+xml"].contains($0.type.value) }
    let main = pageParts.first { snapshot != nil && $0.fields["content-location"] == snapshot } ?? pageParts.first
    if let main {
      do throws(IngestError) {
        let told = ArticleReader.told(
          url: snapshot ?? (isPage ? main.fields["content-location"] : nil),
          captured: isPage ? message.fields["date"] : nil)
        return try article(
          ofPage: try pages.decoded(main.content, declaredAs: main.type.parameters["charset"]), main.content,
          claims: claims + (subject ?? []) + told, isMail: !isPage)
      } catch {
        guard error == .noArticleText || error == .empty else { throw error }
      }
    }
    guard let text = leaves.first(where: { $0.type.value == "text/plain" }) else { throw .noArticleText }
    var written = try pages.decoded(text.content, declaredAs: text.type.parameters["charset"]).bytes
    if text.type.parameters["format"]?.lowercased() == "flowed" { written = FlowedText.joined(written) }
    return try article(of: written, claims: claims + (subject ?? []))
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
  private func article(of text: [UInt8], claims: [MetadataClaim]) throws(IngestError) -> Article {
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
  private static func apart(_ bytes: ArraySlice<UInt8>, as rule: DroppedBlock.Rule = .apart) -> DroppedBlock? {
    let words = String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isWhitespace)
    let shown = rule == .signature ? words.dropFirst() : words[...]
    return shown.isEmpty ? nil : DroppedBlock(text: shown.joined(separator: " "), rule: rule)
  }

  /// The bytes of a message's texts, those of the messages in it too.
  private static func size(of message: MIMEPart) -> Int {
    message.leaves.reduce(0) { $1.type.value.hasPrefix("text/") ? $0 + $1.content.count : $0 }
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

/// Words of a header outside ASCII: `=?utf-8?Q?Gr=C3=BC=C3=9Fe?=` (RFC 2047).
enum EncodedWords {
  /// The text with such words decoded; a word that can not be is left as it stands.
  static func decoded(_ text: String) -> String {
    var result = ""
    var rest = text[...]
    var isAfterWord = false
    while let open = rest.firstRange(of: "=?") {
      let parts = rest[open.upperBound...].split(separator: "?", maxSplits: 3, omittingEmptySubsequences: false)
      guard parts.count == 4, parts[3].first == "=", let word = word(parts[0], parts[1], parts[2]) else {
        result += rest[..<open.upperBound]
        rest = rest[open.upperBound...]
        isAfterWord = false
        continue
      }
      let between = rest[..<open.lowerBound]
      if !isAfterWord || !between.allSatisfy(\.isWhitespace) { result += between }
      result += word
      rest = parts[3].dropFirst()
      isAfterWord = true
    }
    return (result + rest).trimmed
  }

  private static func word(_ charset: Substring, _ encoding: Substring, _ text: Substring) -> String? {
    let name = String(charset.prefix { $0 != "*" })
    let bytes: [UInt8]
    switch encoding {
    case "B", "b": bytes = TransferEncoding.base64(text.utf8)
    case "Q", "q": bytes = TransferEncoding.quotedPrintable(Array(text.utf8.map { $0 == 0x5F ? 0x20 : $0 })[...])
    default: return nil
    }
    guard let decoded = try? TextDecoder(encoding: name).decode(bytes) else { return nil }
    return String(decoding: decoded.bytes, as: UTF8.self)
  }
}
