// SPDX-License-Identifier: GPL-3.0-or-later
internal import JSON

/// The text of an article as a list of blocks that each say what they are, as the systems of newsrooms keep it.
struct TypedBlocks {
  /// The blocks as markup.
  let markup: String

  private static let headings: Set<String> = ["header", "heading", "subheading", "subhead", "crosshead"]
  /// What stands beside the text, in fields of the record's own or as furniture of its page.
  private static let beside: Set<String> = [
    "title", "headline", "kicker", "byline", "date", "author", "authorinfo", "ad", "interstitiallink",
    "oembedresponse", "customembed", "divider", "links", "linklist", "related",
  ]

  /// The blocks of a list; nil where its entries do not say what they are, or none of them has a text.
  init?(_ entries: [JSONValue]) {
    let texts = entries.filter { Self.text(of: $0) != nil && $0["type"]?.string != nil }
    guard !texts.isEmpty, entries.allSatisfy({ $0["type"]?.string != nil }) else { return nil }
    markup = "<div>" + entries.map(Self.element).joined() + "</div>"
  }

  private static func text(of entry: JSONValue) -> String? { entry["content"]?.string ?? entry["value"]?.string }

  private static func element(_ entry: JSONValue) -> String {
    let type = FieldNames.plain(entry["type"]?.string ?? "")
    if beside.contains(type) { return "" }
    if let caption = entry["fullcaption"]?.string ?? entry["caption"]?.string {
      return "<figure><figcaption>\(inline(caption))</figcaption></figure>"
    }
    if type == "list" {
      return "<ul>" + (entry["items"]?.items ?? []).map { "<li>\(inline(text(of: $0) ?? ""))</li>" }.joined()
        + "</ul>"
    }
    guard let text = text(of: entry) else { return "" }
    if type == "rawhtml" { return "<div>\(text)</div>" }
    let tag = headings.contains(type) ? "h2" : "p"
    return "<\(tag)>\(inline(text))</\(tag)>"
  }

  /// A text that may have markup of its own as markup; signs that open no element say themselves.
  private static func inline(_ text: String) -> String {
    text.contains(/<\/?[A-Za-z]|&[A-Za-z#]/) ? text : XMLMarkup.escaped(text)
  }
}

/// The text of an article as a list of objects that each hold one element of a page under its name.
enum NamedElements {
  private static let names: Set<String> = ["p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "ul", "ol"]

  /// The elements as markup; nil for a list that has none.
  static func markup(of entries: [JSONValue]) -> String? {
    guard entries.contains(where: { element(of: $0) != nil }) else { return nil }
    let elements = entries.map { entry -> String in
      guard let element = element(of: entry) else {
        return WrittenText.piece(entry).map { "<p>\(XMLMarkup.escaped($0))</p>" } ?? ""
      }
      let words = element.value.items.compactMap(\.words).map(XMLMarkup.escaped)
      return ["ul", "ol"].contains(element.key)
        ? "<\(element.key)>\(words.map { "<li>\($0)</li>" }.joined())</\(element.key)>"
        : words.map { "<\(element.key)>\($0)</\(element.key)>" }.joined()
    }
    return "<div>" + elements.joined() + "</div>"
  }

  private static func element(of entry: JSONValue) -> JSONValue.Member? {
    guard let members = entry.members, members.count == 1, names.contains(members[0].key) else { return nil }
    return members[0]
  }
}
