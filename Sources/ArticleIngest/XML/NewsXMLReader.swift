// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import JSON
internal import XMLTree

/// Reads the XML of news agencies as articles: NITF, NewsML 1 and NewsML-G2 of the IPTC.
struct NewsXMLReader {
  /// Whether items that can not be read are passed over.
  var keepsGoing = false

  /// The articles of a document in normalised UTF-8; items without a text, pictures among them, are passed over.
  func read(_ text: [UInt8]) throws(IngestError) -> ArticleReading {
    let root = try XMLDocument.root(of: text)
    let names: Set<String> = ["newsItem", "NewsItem", "nitf"]
    let found = names.contains(root.name) ? [root] : root.descendants(names)
    let records = (found.isEmpty ? [root] : found).lazy.map(Self.record)
    return try RecordReader(fields: FieldNames(), origin: "newsxml").reading(of: records, keepsGoing: keepsGoing)
  }

  private static func record(_ item: XMLElement) -> JSONValue? {
    let bodies = first(
      of: [["body.content"], ["body"], ["DataContent"], ["inlineXML", "inlineData"], ["text"]], in: item)
    let html = bodies.flatMap(withoutRepeats).map(XMLMarkup.html).joined()
    guard !html.trimmed.isEmpty else { return nil }
    // Under a text of NITF stands who helped.
    let taglines = item.descendants(["tagline"]).filter { CreditLine(FoldedLine($0.wholeText.onOneLine)) != nil }
      .map { "<p>\(XMLMarkup.html(of: $0))</p>" }.joined()
    let bylines = first(of: [["byline"], ["by", "ByLine"], ["creator"]], in: item).filter {
      $0.attributes["class"] != "normalized_byline"
    }
    func text(_ names: [Set<String>]) -> String? { first(of: names, in: item).first?.wholeText.onOneLine }
    let issued = item.descendants(["date.issue", "story.date", "pubdata"]).lazy.compactMap {
      $0.attributes["norm"] ?? $0.attributes["date.publication"]
    }.first
    return JSONValue.record([
      ("text", "<div>" + html + taglines + "</div>"),
      ("title", text([["hl1"], ["headline", "HeadLine", "hedline"], ["title"]])),
      ("summary", text([["abstract"], ["SubHeadLine"]]) ?? secondHeadline(item)),
      ("author", bylines.map { withoutBy(name($0)) }.filter { !$0.isEmpty }.joined(separator: ", ")),
      (
        "date",
        issued.map(day)
          ?? text([
            ["contentCreated", "versionCreated"], ["FirstCreated", "ThisRevisionCreated", "DateId"], ["DateAndTime"],
          ]).map(day) ?? item.attributes["date"]
      ),
      ("publisher", item.descendants(["pubdata"]).first?.attributes["name"]),
      ("credit", text([["distributor"], ["creditline", "CreditLine"]])),
      ("language", item.attributes["xml:lang"]),
    ])
  }

  /// A body, or its blocks without those with which the next begins: archives keep the lead beside the whole text.
  private static func withoutRepeats(_ body: XMLElement) -> [XMLElement] {
    let blocks = body.children("block")
    let texts = blocks.map(\.wholeText.onOneLine)
    let isRepeat = zip(texts, texts.dropFirst()).map { $1.hasPrefix($0) } + [false]
    guard blocks.count == body.children.count, isRepeat.contains(true) else { return [body] }
    return zip(blocks, isRepeat).filter { !$0.1 }.map(\.0)
  }

  /// The second headline over a text of NITF, which is its deck.
  private static func secondHeadline(_ item: XMLElement) -> String? {
    item.descendants(["hedline"]).first?.descendants(["hl2"]).first?.wholeText.onOneLine
  }

  /// The elements of the first names that an item has anywhere.
  private static func first(of names: [Set<String>], in item: XMLElement) -> [XMLElement] {
    names.lazy.map { item.descendants($0) }.first { !$0.isEmpty } ?? []
  }

  /// The persons named in an author line, else its words without the title under the name.
  private static func name(_ byline: XMLElement) -> String {
    let persons = byline.descendants(["person"]).map(\.wholeText.onOneLine)
    return persons.isEmpty ? byline.text.onOneLine : persons.joined(separator: ", ")
  }

  private static func withoutBy(_ text: String) -> String {
    text.lowercased().hasPrefix("by ") ? String(text.dropFirst(3)) : text
  }

  /// 20240305T060000+0100 as 2024-03-05.
  private static func day(_ text: String) -> String {
    let digits = text.prefix(8)
    guard digits.count == 8, digits.allSatisfy(\.isNumber) else { return text }
    return "\(digits.prefix(4))-\(digits.dropFirst(4).prefix(2))-\(digits.suffix(2))"
  }
}
