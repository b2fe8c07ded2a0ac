// SPDX-License-Identifier: GPL-3.0-or-later

/// The elements that extraction tells apart.
enum HTMLTag: String, CaseIterable {
  case a, abbr, address, article, aside, b, blockquote, body, br, button, caption, center, code, dd, details, dialog,
    div, dl
  case dt, em, embed, fieldset, figcaption, figure, footer, form, frame, frameset, h1, h2, h3, h4, h5, h6, head, header
  case hr, html, i, iframe, img, input, label, legend, li, link, main, menu, meta, nav, noscript, object, ol, option, p
  case picture, pre, q, rp, rt, script, section, select, small, span, strong, style, summary, sup, svg, table, tbody,
    td,
    template
  case textarea, tfoot, th, thead, time, title, tr, u, ul, video, audio, canvas, cite, map, math
  /// Text, not an element.
  case text = "#text"
  /// Any other element, such as custom ones.
  case other = "#other"

  private static let named: [String: HTMLTag] = Dictionary(uniqueKeysWithValues: allCases.map { ($0.rawValue, $0) })

  /// The element of a name in lower case.
  init(name: String) { self = Self.named[name] ?? .other }

  /// Whether the element ends the paragraph before it and begins one of its own.
  var isBlock: Bool {
    switch self {
    case .address, .article, .aside, .blockquote, .body, .caption, .center, .dd, .details, .dialog, .div, .dl, .dt,
      .fieldset,
      .figcaption, .figure, .footer, .form, .h1, .h2, .h3, .h4, .h5, .h6, .header, .hr, .html, .legend, .li, .main,
      .menu, .nav,
      .ol, .p, .pre, .section, .summary, .table, .tbody, .td, .tfoot, .th, .thead, .tr, .ul:
      true
    default: false
    }
  }

  /// Whether the element holds one paragraph or part of one.
  var isParagraph: Bool {
    switch self {
    case .p, .blockquote, .li, .dd, .dt, .figcaption, .span, .h2, .h3, .h4: true
    default: false
    }
  }

  /// Whether the element's content is never running text.
  var isSilent: Bool {
    switch self {
    // A ruby's reading says again what its base says.
    case .rp, .rt, .script, .style, .template, .svg, .iframe, .object, .select, .textarea, .button, .video,
      .audio,
      .canvas, .map, .math, .option, .frameset, .frame, .input:
      true
    default: false
    }
  }

  /// Whether the element is a heading.
  var isHeading: Bool { headingLevel != nil }

  /// The level of a heading, 1 to 6.
  var headingLevel: Int? {
    switch self {
    case .h1: 1
    case .h2: 2
    case .h3: 3
    case .h4: 4
    case .h5: 5
    case .h6: 6
    default: nil
    }
  }
}

/// The attributes that extraction looks at.
enum HTMLAttribute: String, CaseIterable {
  case `class`, id, itemprop, role, rel, hidden, style, datetime, name, property, content, href, lang, title, type
  case ariaHidden = "aria-hidden"
  /// Moments behind words such as "2 hours ago".
  case dataDatetime = "data-datetime"
  case dataTimestamp = "data-timestamp"
  case dataDate = "data-date"
  /// Names that scripts and tests of a site know its parts by.
  case dataTestid = "data-testid"
  case dataComponent = "data-component"
  case dataHook = "data-hook"
  case dataArea = "data-area"

  /// Whether extraction looks at the attribute on an element.
  func matters(on tag: HTMLTag) -> Bool {
    switch self {
    case .href: tag == .link
    case .content: tag == .meta || tag == .time || tag == .span || tag == .div
    case .name, .property: tag == .meta
    case .type: tag == .script
    case .lang: tag == .html || tag == .div || tag == .section || tag == .article || tag == .p || tag.isHeading
    case .title: tag == .abbr
    default: true
    }
  }

  private static let named: [String: HTMLAttribute] = Dictionary(
    uniqueKeysWithValues: allCases.map { ($0.rawValue, $0) })

  /// The attribute of a name in lower case, or nil for one that does not matter.
  init?(name: String) {
    guard let known = Self.named[name] else { return nil }
    self = known
  }
}
