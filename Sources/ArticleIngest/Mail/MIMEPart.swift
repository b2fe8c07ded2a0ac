// SPDX-License-Identifier: GPL-3.0-or-later

/// A message or a part of one (RFC 2045, 2046).
struct MIMEPart {
  /// The fields at its head.
  let fields: HeaderFields
  /// What kind of content it has.
  let type: HeaderValue
  private let body: ArraySlice<UInt8>

  /// The most parts that are looked at, and how deep they may lie in one another.
  private static let mostParts = 2000, deepest = 16

  /// A message's bytes, from its first field on.
  ///
  /// - Parameters:
  ///   - bytes: the message or part.
  ///   - kind: what it is where it does not say so (RFC 2046, section 5.1.5).
  init(_ bytes: ArraySlice<UInt8>, unsaid kind: String = "text/plain") {
    fields = HeaderFields(bytes)
    let named = HeaderValue(fields["content-type"])
    type = named.value.isEmpty ? HeaderValue(kind) : named
    body = bytes[fields.end...]
  }

  /// The content, its transfer encoding undone.
  var content: [UInt8] {
    switch coding {
    case "base64": TransferEncoding.base64(body)
    case "quoted-printable": TransferEncoding.quotedPrintable(body)
    default: Array(body)
    }
  }

  /// Whether the content is not in the coding that its head names.
  var isMiscoded: Bool { coding == "base64" && !TransferEncoding.isBase64(body) }

  private var coding: String? { fields["content-transfer-encoding"].map { HeaderValue($0).value } }

  /// The mark between the parts, as the head names it or, where that forgot to, as the first part shows it; nil for content
  /// of one part.
  private var boundary: String? {
    guard type.value.hasPrefix("multipart/") else { return nil }
    if let named = type.parameters["boundary"], !named.isEmpty { return named }
    return MessageHead.boundary(of: Array(body.prefix(2000).drop(while: WhiteSpace.isASCII)))
  }

  /// Whether it is said to hold parts, and no mark tells them apart.
  var isWithoutParts: Bool { type.value.hasPrefix("multipart/") && boundary == nil }

  /// The parts at any depth that hold none themselves, in order; itself where it is one. Messages in it are such parts.
  var leaves: [MIMEPart] {
    var leaves: [MIMEPart] = []
    collect(into: &leaves, depth: 0)
    return leaves
  }

  /// The message that it is, when one was put into another, as when it is forwarded.
  var message: MIMEPart? { type.value == "message/rfc822" ? MIMEPart(content[...]) : nil }

  /// The texts that are read one after another: of what is there in several forms one, and nothing that is attached.
  var texts: [MIMEPart] { texts(depth: 0) }

  private func texts(depth: Int) -> [MIMEPart] {
    guard depth < Self.deepest else { return [] }
    guard let boundary else { return isText && !isAttached ? [self] : [] }
    let forms = parts(boundary).map { $0.texts(depth: depth + 1) }
    switch type.value {
    case "multipart/alternative":
      let page = forms.last { $0.contains(where: \.isPage) }, plain = forms.first { !$0.isEmpty }
      guard let page, let plain, !plain.contains(where: \.isPage) else { return page ?? plain ?? [] }
      return Self.saysMore(plain, than: page) ? plain : page
    case "multipart/related": return forms.first { !$0.isEmpty } ?? []
    default: return forms.flatMap { $0 }
    }
  }

  /// Whether a plain text is more than twice what its page shows, which only announces it; addresses do not count.
  private static func saysMore(_ plain: [MIMEPart], than page: [MIMEPart]) -> Bool {
    let words = plain.flatMap { $0.content.split(whereSeparator: WhiteSpace.isASCII) }
    let letters = words.filter { !$0.contains(0x2F) }.reduce(0) { $0 + $1.count }
    let shown = page.reduce(0) { $0 + ($1.isPage ? MarkupLines($1.content).text : $1.content).count }
    return letters > 2 * shown + 100
  }

  /// Whether it is a page of HTML.
  var isPage: Bool { ["text/html", "application/xhtml+xml"].contains(type.value) }

  private var isText: Bool { isPage || type.value == "text/plain" }

  private var disposition: HeaderValue { HeaderValue(fields["content-disposition"]) }

  private var isAttached: Bool { disposition.value == "attachment" }

  /// Whether it is a file sent along in which somebody may look for an article; pictures, sounds and signatures are none.
  var isFile: Bool {
    let kind = type.value.split(separator: "/").first.map(String.init) ?? ""
    if ["image", "audio", "video", "font", "message"].contains(kind) || type.value.hasSuffix("-signature") {
      return false
    }
    return isAttached || kind != "text" && !isText
  }

  /// The name of the file that it is; nil where it has none.
  var fileName: String? {
    (disposition.parameters["filename"] ?? type.parameters["name"]).map(EncodedWords.decoded)
  }

  private func collect(into leaves: inout [MIMEPart], depth: Int) {
    guard leaves.count < Self.mostParts, depth < Self.deepest else { return }
    if let boundary {
      for part in parts(boundary) { part.collect(into: &leaves, depth: depth + 1) }
    } else {
      leaves.append(self)
    }
  }

  /// Whether the message ends before the boundary that closes its parts.
  var isCutOff: Bool {
    guard let boundary else { return false }
    // Behind the mark stands a list's notice at most.
    return body.suffix(1 << 16).firstRange(of: Array("--\(boundary)--".utf8)) == nil
  }

  private func parts(_ boundary: String) -> [MIMEPart] {
    let mark = Array("--".utf8) + Array(boundary.utf8)
    let kind = type.value == "multipart/digest" ? "message/rfc822" : "text/plain"
    var parts: [MIMEPart] = []
    var start: Int?
    var line = body.startIndex
    while line < body.endIndex, parts.count < Self.mostParts {
      let lineEnd = body[line...].firstIndex(of: 0x0A) ?? body.endIndex
      if body[line..<lineEnd].starts(with: mark) {
        let tail = WhiteSpace.trimmed(Array(body[(line + mark.count)..<lineEnd]))
        if tail.isEmpty || tail.elementsEqual("--".utf8) {
          if let start { parts.append(MIMEPart(body[start..<line], unsaid: kind)) }
          start = tail.isEmpty ? min(lineEnd + 1, body.endIndex) : nil
        }
      }
      line = lineEnd + 1
    }
    if let start, start < body.endIndex { parts.append(MIMEPart(body[start...], unsaid: kind)) }
    return parts
  }
}
