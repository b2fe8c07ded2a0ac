// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel

/// Decides which elements are no part of the article: by what they are called, and by what they hold.
struct BoilerplateFilter {
  /// The role of each node.
  let roles: [ElementRole]
  /// Whether each node, with all below it, is left out.
  private(set) var dropped: [Bool]
  /// Why boxes are left out that no name drops.
  private var boxRules: [Int: DroppedBlock.Rule] = [:]
  /// How much text stands in each node, nothing left out.
  let whole: TextWeights
  private let tree: HTMLTree
  private let keepsHidden: Bool

  /// Bytes of text in each node and below, nothing left out.
  var text: [Int32] { whole.text }
  /// Bytes of text in paragraph-like blocks, nothing left out.
  var prose: [Int32] { whole.prose }

  /// An element of fewer bytes of running text is no part of an article that its name can be wrong about.
  private static let leastOwnText: Int32 = 60

  /// The decisions for a tree; `keepsHidden` lets what is not shown count, as pages show it by script later.
  init(_ tree: HTMLTree, keepsHidden: Bool = false) {
    self.tree = tree
    self.keepsHidden = keepsHidden
    let none = [Bool](repeating: false, count: tree.nodes.count)
    let weights = TextWeights(tree, dropped: none)
    whole = weights
    var names = ClassNames()
    roles = tree.nodes.indices.map { node in
      guard tree.nodes[node].tag != .text else { return .unknown }
      let role = ElementRole(node, in: tree, &names)
      let isText = weights.prose[node] >= Self.leastOwnText && weights.linkDensity(node) < 0.15
      return isText && ElementRole.isVague(role, node, in: tree, &names) ? .unknown : role
    }
    dropped = none
    let rows = ButtonRows.nodes(tree, weights)
    let cards = LinkCards.nodes(tree, rows.isEmpty ? weights : TextWeights(tree, dropped: none.marking(rows)))
    let shown = ShownText(tree, roles, weights)
    let anchors = anchors(shown, besides: cards)
    let total = max(weights.prose.first ?? 0, 1)
    for index in tree.nodes.indices.dropFirst() where !anchors[index] && roles[index] != .unknown {
      if isPartOfSentence(index), !(roles[index] == .unread && isIcon(index)) { continue }
      dropped[index] = isDropped(index, share: Double(weights.prose[index]) / Double(total), shown)
    }
    let boxes: [(DroppedBlock.Rule, [Int])] = [
      (.cards, cards), (.form, SignUpBoxes.nodes(tree, weights)), (.replies, ReplyBoxes.nodes(tree, weights)),
      (.form, CallBoxes.nodes(tree, weights)), (.links, rows),
    ]
    for (rule, nodes) in boxes {
      for box in nodes where !anchors[box] {
        if !dropped[box] { boxRules[box] = rule }
        dropped[box] = true
      }
    }
    for index in tree.nodes.indices where roles[index] == .deck && roles[tree.parent(of: index)] == .lines {
      dropped[tree.parent(of: index)] = false
    }
  }

  /// Why an element is left out that is.
  func rule(of node: Int) -> DroppedBlock.Rule {
    if let rule = boxRules[node] { return rule }
    return switch roles[node] {
    case .comments: .comments
    case .layer: .layer
    case .contents: .contents
    case .barrier: .barrier
    case .pointers: .pointers
    case .lines: .metadata
    case .hidden, .unseen, .unread, .scriptless: .hidden
    case .boilerplate, .articleBody, .article, .caption, .deck, .opening, .unknown: .boilerplate
    }
  }

  /// Whether an element that is not read out is a picture made of a word, as fonts of icons do it.
  private func isIcon(_ index: Int) -> Bool {
    guard text[index] < 40 else { return false }
    if tree.nodes[index].tag == .i { return true }
    let names = tree.attribute(.class, of: index) ?? ""
    return names.split(separator: " ").contains { ClassNames.words(of: $0).contains { $0 == "icon" || $0 == "icons" } }
  }

  /// Whether an element stands inside a line of text that goes on round it.
  private func isPartOfSentence(_ index: Int) -> Bool {
    let parent = Int(tree.nodes[index].parent)
    guard parent >= 0, !tree.nodes[index].tag.isBlock, tree.nodes[index].tag != .other else { return false }
    if roles[index] == .hidden || roles[index] == .scriptless { return false }
    return whole.text[parent] > 2 * whole.text[index] + 40 || isCarriedOn(index)
  }

  /// Whether the text right after an element goes on with its sentence.
  private func isCarriedOn(_ index: Int) -> Bool {
    let next = Int(tree.nodes[index].next)
    guard next >= 0, tree.nodes[next].tag == .text else { return false }
    return TextWeights.carriesOn(tree.bytes(of: next))
  }

  private func isDropped(_ index: Int, share: Double, _ shown: ShownText) -> Bool {
    let (role, tag, prose) = (roles[index], tree.nodes[index].tag, whole.prose[index])
    if tag.isHeading, [.boilerplate, .lines, .contents, .layer].contains(role) { return false }
    return switch role {
    case .hidden, .scriptless, .unseen: !keepsHidden && !isShownLater(index, share, shown)
    case .unread: !keepsHidden && share < 0.5 && !isReadable(index, shown)
    case .comments: share < 0.95
    case .boilerplate: share < 0.6
    case .layer: share < 0.6 && !isOwnText(index)
    case .contents: share < 0.6 && !isInHeading(index) && (whole.linkDensity(index) > 0.15 || prose < Self.leastOwnText)
    case .barrier: tag != .p && share < 0.3 && prose < (isNamedText(index) ? 150 : 500)
    case .pointers: share < 0.3 && (whole.linkDensity(index) > 0.15 || prose < 150)
    case .lines where tag == .footer: share < 0.6
    case .lines: (tag != .p || isNames(index)) && prose < 200 && whole.text[index] < 600
    case .articleBody, .article, .caption, .deck, .opening, .unknown: false
    }
  }

  /// Whether an element is part of a heading, to which a table of contents leads by the name that it bears.
  private func isInHeading(_ index: Int) -> Bool {
    var node = tree.parent(of: index)
    for _ in 0..<3 where node > 0 && !tree.nodes[node].tag.isHeading { node = tree.parent(of: node) }
    return tree.nodes[node].tag.isHeading
  }

  /// Whether an element is called the text behind a barrier, as many sites call the rest of an article: "paywall-content".
  private func isNamedText(_ index: Int) -> Bool {
    let names = tree.attribute(.class, of: index) ?? ""
    return names.split(separator: " ").contains { name in
      ClassNames.words(of: name).contains { ["content", "text", "body", "article"].contains($0) }
    }
  }

  /// Whether a paragraph that is called the authors' is too short to say anything but names.
  private func isNames(_ index: Int) -> Bool {
    whole.text[index] <= 80 && AuthorLine.isOne(index, tree) && !SentenceEnd.isStopped(tree.text(of: index))
  }

  /// Whether a part that is not shown is the article or its rest, and repeats nothing that is shown.
  ///
  /// Paragraphs hidden one by one count together.
  private func isShownLater(_ index: Int, _ share: Double, _ shown: ShownText) -> Bool {
    let around = whole.prose[tree.parent(of: index)]
    let siblings = tree.nodes[index].tag.isParagraph ? shown.hiddenParagraphs(beside: index) : whole.prose[index]
    let part = Double(siblings) / Double(max(whole.prose[0], 1))
    let isRest = around > siblings && Double(siblings) > 0.6 * Double(around) && part > 0.35
    let most =
      switch roles[index] {
      case .scriptless: 0.34
      case .unseen: 0.5
      default: 0.6
      }
    return (isRest || share >= most) && !shown.repeats(index)
  }

  /// Whether what is only kept from screen readers is text of the article.
  private func isReadable(_ index: Int, _ shown: ShownText) -> Bool {
    guard whole.prose[index] > 0 || tree.nodes[index].tag.isParagraph && whole.text[index] > 0 else { return false }
    let isRest = isInArticle(index) && !isFollowedByText(index, shown)
    return (tree.nodes[index].tag.isParagraph || isRest) && !shown.repeats(index)
  }

  /// Whether running text that is shown stands after an element in the one that holds both.
  private func isFollowedByText(_ index: Int, _ shown: ShownText) -> Bool {
    var next = Int(tree.nodes[index].next)
    while next >= 0 {
      if whole.prose[next] > 0, !shown.isHidden[next] { return true }
      next = Int(tree.nodes[next].next)
    }
    return false
  }

  /// Whether a layer is part of the article that it stands in, rather than a notice over it.
  private func isOwnText(_ index: Int) -> Bool {
    guard whole.prose[index] >= Self.leastOwnText, whole.linkDensity(index) < 0.15, isInArticle(index) else {
      return false
    }
    return !(index..<tree.end(of: index)).contains { tree.nodes[$0].tag == .form || tree.nodes[$0].tag == .label }
  }

  private func isInArticle(_ index: Int) -> Bool {
    var node = tree.parent(of: index)
    while node > 0 {
      if roles[node] == .article || roles[node] == .articleBody { return true }
      node = tree.parent(of: node)
    }
    return false
  }

  /// Which nodes stand in cards, when all cards hold less running text than the rest of the page; else none, for they
  /// may be the entries of a live page.
  private func inTeasers(_ cards: [Int]) -> [Bool] {
    var isInside = [Bool](repeating: false, count: tree.nodes.count)
    var inside: Int32 = 0
    var end = 0
    for card in cards.sorted() where card >= end {
      end = tree.end(of: card)
      inside += whole.prose[card]
      for node in card..<end { isInside[node] = true }
    }
    return inside * 2 < whole.prose[0] ? isInside : [Bool](repeating: false, count: tree.nodes.count)
  }

  /// The nodes round the page's main heading or its only article, which no name can drop.
  private func anchors(_ shown: ShownText, besides cards: [Int]) -> [Bool] {
    var anchors = [Bool](repeating: false, count: tree.nodes.count)
    let isTeaser = inTeasers(cards)
    let named = tree.nodes.indices.filter {
      roles[$0] == .articleBody && !isTeaser[$0] && !(shown.isHidden[$0] && shown.repeats($0))
    }
    let longest = named.map { whole.prose[$0] }.max() ?? 0
    // Teasers call their summaries by the same names; they are short beside the article.
    let bodies = named.filter { whole.prose[$0] * 5 >= longest }
    let headings = tree.nodes.indices.filter { tree.nodes[$0].tag == .h1 && !shown.isHidden[$0] }
    let articles = tree.nodes.indices.filter { tree.nodes[$0].tag == .article || tree.nodes[$0].tag == .main }
    for inner in bodies.prefix(8) + (headings.count == 1 ? headings : []) + (articles.count == 1 ? articles : []) {
      var node = bodies.contains(inner) || !headings.contains(inner) ? inner : Int(tree.nodes[inner].parent)
      if headings.contains(inner), [.header, .a, .div].contains(tree.nodes[max(node, 0)].tag) {
        node = Int(tree.nodes[max(node, 0)].parent)
      }
      while node >= 0 {
        anchors[node] = true
        node = Int(tree.nodes[node].parent)
      }
    }
    for index in tree.nodes.indices where tree.nodes[index].tag == .body || tree.nodes[index].tag == .html {
      anchors[index] = true
    }
    return anchors
  }
}

extension [Bool] {
  /// The list with some places marked.
  fileprivate func marking(_ places: [Int]) -> [Bool] {
    var marked = self
    for place in places { marked[place] = true }
    return marked
  }
}
