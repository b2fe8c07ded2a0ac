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
    let texts = entries.filter { $0["content"]?.string != nil && $0["type"]?.string != nil }
    guard !texts.isEmpty, entries.allSatisfy({ $0["type"]?.string != nil }) else { return nil }
    markup = "<div>" + entries.map(Self.element).joined() + "</div>"
  }

  private static func element(_ entry: JSONValue) -> String {
    let type = FieldNames.plain(entry["type"]?.string ?? "")
    if beside.contains(type) { return "" }
    if let caption = entry["fullcaption"]?.string ?? entry["caption"]?.string {
      return "<figure><figcaption>\(inline(caption))</figcaption></figure>"
    }
    if type == "list" {
      return "<ul>" + (entry["items"]?.items ?? []).map { "<li>\(inline($0["content"]?.string ?? ""))</li>" }.joined()
        + "</ul>"
    }
    guard let text = entry["content"]?.string else { return "" }
    if type == "rawhtml" { return "<div>\(text)</div>" }
    let tag = headings.contains(type) ? "h2" : "p"
    return "<\(tag)>\(inline(text))</\(tag)>"
  }

  /// A text that may have markup of its own as markup; signs that open no element say themselves.
  private static func inline(_ text: String) -> String {
    text.contains(/<\/?[A-Za-z]|&[A-Za-z#]/) ? text : XMLMarkup.escaped(text)
  }
}
