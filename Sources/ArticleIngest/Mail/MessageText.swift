// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel

/// The texts of a message: its pages, and its plain text.
struct MessageText {
  /// The pages, in order, with the plain texts between them; of a page saved as a message the page alone.
  let pages: [MIMEPart]
  /// The plain texts, in order.
  let plain: [MIMEPart]
  /// What a mailing list sets under its messages.
  let notices: [MIMEPart]
  /// Whether the message is a page that a browser saved, which nobody sent.
  let isSavedPage: Bool

  /// The texts of a message, without those of messages in it.
  init(of message: MIMEPart) {
    let snapshot = message.fields["snapshot-content-location"]
    let isSent = ["to", "message-id", "received", "list-unsubscribe"].contains { message.fields[$0] != nil }
    isSavedPage = snapshot != nil || message.type.value == "multipart/related" && !isSent
    let leaves = message.leaves
    let texts = message.texts
    notices = texts.dropFirst().filter(Self.isNotice)
    let own = texts.prefix(1) + texts.dropFirst().filter { !Self.isNotice($0) }
    let all = isSavedPage ? leaves.filter(\.isPage) : own.contains(where: \.isPage) ? Array(own) : []
    let main = all.first { snapshot != nil && $0.fields["content-location"] == snapshot } ?? all.first
    pages = isSavedPage ? main.map { [$0] } ?? [] : all
    let written = own.filter { !$0.isPage }
    // Beside a page its other form is read where the page says nothing.
    plain = written.isEmpty ? leaves.filter { $0.type.value == "text/plain" && !$0.isFile } : written
  }

  /// The parts that are read.
  var parts: [MIMEPart] { pages.isEmpty ? plain : pages }

  /// How many bytes they have.
  var size: Int { parts.reduce(0) { $0 + $1.content.count } }

  /// Some parts as one text: plain texts as paragraphs, pages as one page.
  func written(_ parts: [MIMEPart], by reader: ArticleReader) throws(IngestError) -> DecodedText {
    var bytes: [UInt8] = []
    var assumed: String?
    for (index, part) in parts.enumerated() {
      let decoded = try reader.decoded(part.content, declaredAs: part.type.parameters["charset"])
      let isFlowed = part.type.parameters["format"]?.lowercased() == "flowed"
      if index > 0 { bytes += [0x0A, 0x0A] }
      if parts.contains(where: \.isPage), parts.count > 1 {
        let text = isFlowed ? FlowedText.joined(decoded.bytes) : decoded.bytes
        bytes += part.isPage ? Self.body(of: text, isFirst: index == 0) : Self.markup(of: text, isFirst: index == 0)
      } else {
        bytes += isFlowed ? FlowedText.joined(decoded.bytes) : decoded.bytes
      }
      assumed = assumed ?? decoded.assumed
    }
    return DecodedText(bytes: bytes, assumed: assumed)
  }

  /// The paragraphs of a plain text as those of a page.
  private static func markup(of text: [UInt8], isFirst: Bool) -> ArraySlice<UInt8> {
    let paragraphs = String(decoding: text, as: UTF8.self).split(separator: /\n[ \t]*\n/)
      .map { "<p>\(XMLMarkup.escaped(String($0)))</p>\n" }.joined()
    return Array(((isFirst ? "<html><body>" : "") + paragraphs).utf8)[...]
  }

  /// A page up to the end of its body, and without what stands before that unless it is the first.
  private static func body(of page: [UInt8], isFirst: Bool) -> ArraySlice<UInt8> {
    func tag(_ name: String, in text: ArraySlice<UInt8>) -> Int? {
      [name, name.uppercased()].lazy.compactMap { text.firstRange(of: Array($0.utf8))?.lowerBound }.first
    }
    let open = isFirst ? nil : tag("<body", in: page[...]).flatMap { page[$0...].firstIndex(of: 0x3E) }
    let start = open.map { $0 + 1 } ?? 0
    return page[start..<(tag("</body", in: page[start...]) ?? page.count)]
  }

  /// What is shown of it, as lines; nothing where it can not be decoded.
  func shown(by reader: ArticleReader) -> [UInt8] {
    guard let text = try? written(parts, by: reader).bytes else { return [] }
    return pages.isEmpty ? text : MarkupLines(text).text
  }

  /// Whether a plain text begins with the line that lists set over their notices.
  private static func isNotice(_ part: MIMEPart) -> Bool {
    !part.isPage && WhiteSpace.trimmed(Array(part.content.prefix(200))).starts(with: Array(repeating: 0x5F, count: 20))
  }
}
