// SPDX-License-Identifier: GPL-3.0-or-later

/// Decides which elements are no part of the article: by what they are called, and by what they hold.
struct BoilerplateFilter {
  /// The role of each node.
  let roles: [ElementRole]
  /// Whether each node, with all below it, is left out.
  private(set) var dropped: [Bool]
  /// Bytes of text in each node and below, nothing left out.
  let text: [Int32]
  /// Bytes of text in paragraph-like blocks, nothing left out.
  let prose: [Int32]

  /// The decisions for a tree; `keepsHidden` lets what is not shown count, as pages show it by script later.
  init(_ tree: HTMLTree, keepsHidden: Bool = false) {
    var names = ClassNames()
    roles = tree.nodes.indices.map { tree.nodes[$0].tag == .text ? .unknown : ElementRole($0, in: tree, &names) }
    dropped = [Bool](repeating: false, count: tree.nodes.count)
    let weights = TextWeights(tree, dropped: dropped)
    text = weights.text
    prose = weights.prose
    let cards = LinkCards.nodes(tree, weights)
    let anchors = Self.anchors(tree, roles, weights, besides: cards)
    let total = max(weights.prose.first ?? 0, 1)
    for index in tree.nodes.indices.dropFirst() where !anchors[index] {
      let share = Double(weights.prose[index]) / Double(total)
      if Self.isPartOfSentence(index, tree, weights) { continue }
      if roles[index] == .hidden, share > 0.35, Self.continues(index, tree, weights) { continue }
      dropped[index] = Self.isDropped(roles[index], tree.nodes[index].tag, index, share, weights, keepsHidden)
    }
    let boxes = cards + SignUpBoxes.nodes(tree, weights) + ReplyBoxes.nodes(tree, weights)
    for box in boxes where !anchors[box] { dropped[box] = true }
    for index in tree.nodes.indices where roles[index] == .deck && roles[tree.parent(of: index)] == .lines {
      dropped[tree.parent(of: index)] = false
    }
  }

  /// Whether an element stands inside a line of text that goes on round it.
  private static func isPartOfSentence(_ index: Int, _ tree: HTMLTree, _ weights: TextWeights) -> Bool {
    let parent = Int(tree.nodes[index].parent)
    return !tree.nodes[index].tag.isBlock && tree.nodes[index].tag != .other && parent >= 0
      && weights.text[parent] > 2 * weights.text[index] + 40
  }

  /// Whether a part holds most of the text of the element that it stands in, and carries on what is shown there.
  private static func continues(_ index: Int, _ tree: HTMLTree, _ weights: TextWeights) -> Bool {
    let whole = weights.prose[tree.parent(of: index)]
    return whole > weights.prose[index] && Double(weights.prose[index]) > 0.6 * Double(whole)
  }

  private static func isDropped(
    _ role: ElementRole, _ tag: HTMLTag, _ index: Int, _ share: Double, _ weights: TextWeights, _ keepsHidden: Bool
  ) -> Bool {
    if tag.isHeading, role == .boilerplate || role == .lines { return false }
    return switch role {
    case .hidden: !keepsHidden && share < 0.6
    case .unseen: !keepsHidden && share < 0.5
    case .comments: share < 0.95
    case .boilerplate: share < 0.6
    case .barrier: tag != .p && share < 0.3 && weights.prose[index] < 500
    case .pointers: share < 0.3 && (weights.linkDensity(index) > 0.15 || weights.prose[index] < 150)
    case .lines: tag != .p && weights.prose[index] < 200 && weights.text[index] < 600
    case .articleBody, .article, .caption, .deck, .unknown: false
    }
  }

  /// Which nodes stand in cards, when all cards hold less running text than the rest of the page; else none, for they
  /// may be the entries of a live page.
  private static func inTeasers(_ cards: [Int], _ tree: HTMLTree, _ weights: TextWeights) -> [Bool] {
    var isInside = [Bool](repeating: false, count: tree.nodes.count)
    var inside: Int32 = 0
    var end = 0
    for card in cards.sorted() where card >= end {
      end = tree.end(of: card)
      inside += weights.prose[card]
      for node in card..<end { isInside[node] = true }
    }
    return inside * 2 < weights.prose[0] ? isInside : [Bool](repeating: false, count: tree.nodes.count)
  }

  /// The nodes round the page's main heading or its only article, which no name can drop.
  private static func anchors(
    _ tree: HTMLTree, _ roles: [ElementRole], _ weights: TextWeights, besides cards: [Int]
  ) -> [Bool] {
    var anchors = [Bool](repeating: false, count: tree.nodes.count)
    let isTeaser = inTeasers(cards, tree, weights)
    let named = tree.nodes.indices.filter { roles[$0] == .articleBody && !isTeaser[$0] }
    let longest = named.map { weights.prose[$0] }.max() ?? 0
    // Teasers call their summaries by the same names; they are short beside the article.
    let bodies = named.filter { weights.prose[$0] * 5 >= longest }
    let headings = tree.nodes.indices.filter { tree.nodes[$0].tag == .h1 }
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
