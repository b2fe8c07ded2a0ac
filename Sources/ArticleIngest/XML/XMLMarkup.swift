// SPDX-License-Identifier: GPL-3.0-or-later
internal import XMLTree

/// Elements of XML as the markup of a page.
enum XMLMarkup {
  /// Elements of news formats by the HTML that means the same; nothing for those that are no text.
  private static let names: [String: String] = [
    "hl2": "h2", "hl1": "h2", "hedline": "div", "subheadline": "h2", "block": "div", "media": "figure",
    "media-caption": "figcaption", "media-producer": "figcaption", "media-reference": "", "media-metadata": "",
    "body.content": "div", "datacontent": "div", "person": "span", "org": "span", "location": "span",
    "object.title": "i",
    "script": "", "style": "", "pronounce": "", "tagline": "", "note": "",
  ]
  private static let kept: Set<String> = [
    "p", "div", "span", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "figure", "figcaption", "b",
    "i", "em", "strong", "a", "br", "table", "tr", "td", "th", "pre", "section", "article", "dl", "dt", "dd", "q",
    "cite", "sub", "sup", "aside",
  ]

  /// The markup of what is in an element.
  static func html(of element: XMLElement) -> String {
    var html = ""
    write(element, into: &html)
    return html
  }

  /// A text as markup that says it.
  static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
  }

  private static func write(_ element: XMLElement, into html: inout String) {
    for content in element.content {
      switch content {
      case .text(let text):
        html += escaped(text)
      case .element(let child):
        let name = child.name.lowercased()
        let tag = names[name] ?? (kept.contains(name) ? name : "span")
        if tag.isEmpty { continue }
        html += "<\(tag)>"
        write(child, into: &html)
        if tag != "br" { html += "</\(tag)>" }
      }
    }
  }
}
