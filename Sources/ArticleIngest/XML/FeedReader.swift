// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import JSON
internal import XMLTree

/// Reads feeds as their articles: RSS 0.9 to 2.0 and Atom (RFC 4287).
struct FeedReader {
  /// Whether entries that can not be read are passed over.
  var keepsGoing = false

  /// The articles of a feed in normalised UTF-8, in order; entries without a text of their own are passed over.
  func read(_ text: [UInt8]) throws(IngestError) -> ArticleReading {
    let root = try XMLDocument.root(of: text)
    let channel = root.child("channel")
    let site = (channel ?? root).plain("title")
    let authors = (channel ?? root).children("author").compactMap { $0.child("name")?.wholeText.trimmed }
    let records = root.descendants(["item", "entry"]).lazy.map { entry -> JSONValue? in
      let record = Self.record(entry, site: site, authors)
      return record["text"].map { _ in record }
    }
    do throws(IngestError) {
      return try RecordReader(fields: FieldNames(), origin: "feed").reading(of: records, keepsGoing: keepsGoing)
    } catch {
      throw error == .noArticleText ? .withoutText(.links) : error
    }
  }

  /// An entry as a record; what it does not say of its authors, the feed may (RFC 4287, section 4.2.1).
  private static func record(_ entry: XMLElement, site: String?, _ feedAuthors: [String]) -> JSONValue {
    let full =
      entry.child("encoded").map(markup)
      ?? entry.children.first { $0.prefix == nil && $0.name == "content" }
      .map(markup)
    let short = entry.plain("description") ?? entry.child("summary").map(markup)
    let hasFull = full.map { !$0.trimmed.isEmpty } ?? false
    let authors = entry.children("author").compactMap { $0.child("name")?.wholeText ?? name($0.wholeText) }
    let creators = entry.children("creator").map(\.wholeText)
    let link = entry.children("link").first { ($0.attributes["rel"] ?? "alternate") == "alternate" }
    let values: [(String, String?)] = [
      ("title", entry.plain("title").map(LinkedData.unescaped)), ("text", hasFull ? full : short),
      ("summary", hasFull ? short.flatMap(lead) : nil),
      ("author", ([creators, authors].first { !$0.isEmpty } ?? feedAuthors).joined(separator: ", ")),
      ("date", ["pubDate", "published", "date", "issued"].lazy.compactMap { entry.child($0)?.wholeText }.first),
      ("updated", entry.child("updated")?.wholeText),
      ("url", link.map { $0.attributes["href"] ?? $0.wholeText } ?? permalink(entry)),
      ("publisher", entry.child("source")?.plain("title") ?? site),
    ]
    return JSONValue.record(values)
  }

  /// The address that an entry is known by, where it is one (RSS 2.0, element guid).
  private static func permalink(_ entry: XMLElement) -> String? {
    guard let guid = entry.child("guid"), guid.attributes["isPermaLink"]?.lowercased() != "false" else { return nil }
    let text = guid.wholeText.trimmed
    return text.hasPrefix("http://") || text.hasPrefix("https://") ? text : nil
  }

  /// A summary of one sentence or more without markup; teasers that a feed cuts off say nothing of their own.
  private static func lead(_ text: String) -> String? {
    SentenceEnd.isStopped(text) && !text.contains("<") && !text.hasSuffix("…") && !text.hasSuffix("...")
      && text.split(separator: " ").count >= 4 ? text : nil
  }

  /// "desk@gazette.example (Mara Lind)" names Mara Lind; an address alone names nobody.
  private static func name(_ text: String) -> String? {
    if let open = text.firstIndex(of: "("), text.hasSuffix(")") {
      return String(text[text.index(after: open)...].dropLast())
    }
    return text.contains("@") ? nil : text
  }

  /// The markup of a text: as it is escaped in it, or as elements of XHTML.
  private static func markup(_ element: XMLElement) -> String {
    element.children.isEmpty ? element.text : XMLMarkup.html(of: element)
  }
}

/// XML in normalised UTF-8.
enum XMLDocument {
  /// The root of a document, whatever encoding its declaration names, for the text is UTF-8 by now.
  static func root(of text: [UInt8]) throws(IngestError) -> XMLElement {
    var text = WhiteSpace.trimmed(text)
    if text.starts(with: "<?xml".utf8), let end = text.firstIndex(of: 0x3E) { text = Array(text[(end + 1)...]) }
    text = NamedEntities.resolved(text)
    do { return try root(ofWellFormed: text) } catch {
      guard error == .malformedXML, text.contains(0x26) else { throw error }
      return try root(ofWellFormed: NamedEntities.withAmpersandsEscaped(text))
    }
  }

  private static func root(ofWellFormed text: [UInt8]) throws(IngestError) -> XMLElement {
    do { return try XMLElement.document(text, deepest: IngestLimits.xmlDepth) } catch {
      switch error {
      case .notWellFormed: throw .malformedXML
      case .tooDeep: throw .nestingTooDeep(limit: IngestLimits.xmlDepth)
      }
    }
  }
}

/// The entities of HTML that documents use and XML does not know.
enum NamedEntities {
  private static let own: Set<String> = ["lt", "gt", "amp", "quot", "apos"]

  /// The text with those signs escaped that begin no entity, as careless programs write them; in CDATA they may stand.
  static func withAmpersandsEscaped(_ text: [UInt8]) -> [UInt8] {
    let open = Array("<![CDATA[".utf8), close = Array("]]>".utf8)
    var escaped: [UInt8] = []
    escaped.reserveCapacity(text.count + 64)
    var index = 0
    while index < text.count {
      if text[index] == 0x3C, text[index...].starts(with: open) {
        let end = text[index...].firstRange(of: close)?.upperBound ?? text.count
        escaped += text[index..<end]
        index = end
        continue
      }
      escaped.append(text[index])
      index += 1
      guard escaped.last == 0x26 else { continue }
      let name = text[index...].prefix(12).prefix { $0 == 0x23 || (0x61...0x7A).contains($0 | 0x20) || $0 &- 0x30 < 10 }
      if name.isEmpty || name.endIndex >= text.count || text[name.endIndex] != 0x3B { escaped += Array("amp;".utf8) }
    }
    return escaped
  }

  /// The text with HTML's commonest entities as what they mean; others are left for all to see, as words.
  static func resolved(_ text: [UInt8]) -> [UInt8] {
    guard text.contains(0x26) else { return text }
    var resolved: [UInt8] = []
    resolved.reserveCapacity(text.count)
    var index = 0
    while index < text.count {
      resolved.append(text[index])
      index += 1
      guard resolved.last == 0x26 else { continue }
      let name = text[index...].prefix(32).prefix { (0x61...0x7A).contains($0 | 0x20) || (0x30...0x39).contains($0) }
      guard !name.isEmpty, name.endIndex < text.count, text[name.endIndex] == 0x3B else { continue }
      let word = String(decoding: name, as: UTF8.self)
      if own.contains(word) { continue }
      let entity = "&\(word);"
      let meaning = LinkedData.unescaped(entity)
      resolved.removeLast()
      resolved += Array((meaning == entity ? "&amp;\(word);" : meaning).utf8)
      index = name.endIndex + 1
    }
    return resolved
  }
}

extension XMLElement {
  /// The text of the first element of a name that has no prefix, none being none.
  func plain(_ name: String) -> String? {
    let found = (children.first { $0.name == name && $0.prefix == nil } ?? child(name))?.wholeText.trimmed
    return found?.isEmpty ?? true ? nil : found
  }
}

extension JSONValue {
  /// A record of the values that are there, without white space at their ends.
  static func record(_ values: [(key: String, value: String?)]) -> JSONValue {
    .object(
      values.compactMap { key, value in
        guard let text = value?.trimmed, !text.isEmpty else { return nil }
        return Member(key: key, value: .string(text))
      })
  }
}
