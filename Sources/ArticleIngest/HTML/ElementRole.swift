// SPDX-License-Identifier: GPL-3.0-or-later

/// What an element's tag, role, class and id say that it holds.
enum ElementRole {
  /// The running text of an article.
  case articleBody
  /// An article with its head and foot.
  case article
  /// What readers wrote under it.
  case comments
  /// What a site puts round its texts: navigation, advertisements, forms, notices.
  case boilerplate
  /// A layer that opens over the page: a sign-up, a notice, or a part of the text behind a button.
  case layer
  /// A table of contents, told by its links.
  case contents
  /// A wall before a text that is paid for, or the text behind it.
  case barrier
  /// Pointers to other texts, told by their links.
  case pointers
  /// Lines about the text: author, date, topics.
  case lines
  /// A picture's caption.
  case caption
  /// A standfirst.
  case deck
  /// Called the lead or the introduction: a standfirst where it is one paragraph, else how the text begins.
  case opening
  /// Not shown to readers.
  case hidden
  /// Hidden by its name: mostly not shown.
  case unseen
  /// Not read out by screen readers: pictures, repetitions, and text behind a wall.
  case unread
  /// What is shown where no script runs.
  case scriptless
  /// Nothing certain.
  case unknown

  /// Whether the element is not shown, or not to everybody.
  var hides: Bool {
    switch self {
    case .hidden, .unseen, .unread, .scriptless: true
    default: false
    }
  }
}

extension ElementRole {
  /// The role of an element of the tree.
  init(_ node: Int, in tree: HTMLTree, _ names: inout ClassNames) {
    let tag = tree.nodes[node].tag
    self = Self.byTag(tag)
    // Under a quotation stands whose words it has, whatever such a foot is called.
    if tag == .cite || tag == .footer, tree.isInQuotation(node) {
      self = Self.isHidden(node, tree) ? .hidden : .unknown
      return
    }
    guard tree.nodes[node].attributeCount > 0 else { return }
    if Self.isHidden(node, tree) {
      self = .hidden
    } else if let itemprop = tree.attribute(.itemprop, of: node), itemprop.lowercased().contains("articlebody") {
      self = .articleBody
    } else if tag != .meta, let itemprop = tree.attribute(.itemprop, of: node)?.lowercased(),
      itemprop == "description" || itemprop == "alternativeheadline"
    {
      self = .deck
    } else if tag == .aside, let names = tree.attribute(.class, of: node), ClassNames.nameCorrection(names) {
      self = .unknown
    } else if let role = Self.byAria(tree.attribute(.role, of: node)) {
      self = role
    } else if tag == .footer, case .lines = Self.byName(node, tree, &names) {
      self = .lines
    } else if self == .unknown || tag == .form {
      self = Self.byName(node, tree, &names)
    } else if case .article = self, case let named = Self.byName(node, tree, &names), named != .unknown, named != .lines
    {
      self = named
    }
    if self == .lines, tree.isInQuotation(node) { self = .unknown }
    if tree.attribute(.ariaHidden, of: node)?.lowercased() == "true", self == .unknown || self == .article {
      self = .unread
    }
  }

  /// Whether the role is only a word among others in an id, as in one made of a heading.
  static func isVague(_ role: ElementRole, _ node: Int, in tree: HTMLTree, _ names: inout ClassNames) -> Bool {
    guard [.boilerplate, .comments, .pointers, .lines, .contents, .layer].contains(role),
      let id = tree.attribute(.id, of: node), !ClassNames.isPlain(id), !ClassNames.nameConsentTool(id)
    else { return false }
    let others = namingAttributes.filter { $0 != .id }.compactMap { tree.attribute($0, of: node) }
    return byTag(tree.nodes[node].tag) == .unknown && byAria(tree.attribute(.role, of: node)) == nil
      && others.allSatisfy { names.role(of: $0) != role }
  }

  /// The attributes that say what an element holds, most telling first.
  private static let namingAttributes: [HTMLAttribute] = [
    .class, .id, .dataTestid, .dataComponent, .dataHook, .dataArea,
  ]

  private static func byTag(_ tag: HTMLTag) -> ElementRole {
    switch tag {
    case .nav, .aside, .footer, .menu, .dialog, .form: .boilerplate
    case .article, .main: .article
    case .figcaption: .caption
    case .noscript: .scriptless
    default: .unknown
    }
  }

  private static func byAria(_ role: String?) -> ElementRole? {
    switch role?.lowercased() {
    case "navigation", "banner", "complementary", "contentinfo", "search", "dialog", "alertdialog", "menu", "toolbar",
      "tablist":
      .boilerplate
    case "main", "article": .article
    default: nil
    }
  }

  private static func isHidden(_ node: Int, _ tree: HTMLTree) -> Bool {
    if tree.attribute(.hidden, of: node) != nil { return true }
    guard let style = tree.attribute(.style, of: node)?.lowercased().filter({ $0 != " " }) else { return false }
    // "left:-9999px" puts a text where no screen shows it; mail programs know "mso-hide".
    let hiding: [StaticString] = [
      "display:none", "visibility:hidden", "mso-hide:all", "left:-999", "left:-10000", "top:-999", "font-size:0",
      "mso-list:ignore",
    ]
    return hiding.contains { mark in style.place(of: mark).map { style[$0.upperBound...].first != "." } ?? false }
  }

  private static func byName(_ node: Int, _ tree: HTMLTree, _ names: inout ClassNames) -> ElementRole {
    var found = ElementRole.unknown
    for attribute in namingAttributes {
      guard let value = tree.attribute(attribute, of: node) else { continue }
      let role = names.role(of: value)
      if role == .articleBody { return role }
      if found == .unknown { found = role }
    }
    return found
  }
}
