// SPDX-License-Identifier: GPL-3.0-or-later

/// Cards that point to other texts: boxes side by side, each a linked title with or without a summary.
struct LinkCards {
  private let tree: HTMLTree
  private let weights: TextWeights

  private static let least = 3

  /// The boxes of the page that are such cards.
  static func nodes(_ tree: HTMLTree, _ weights: TextWeights) -> [Int] {
    let cards = LinkCards(tree: tree, weights: weights)
    return cards.small() + cards.titled()
  }

  /// Boxes of a few lines with much of their text in links.
  private func small() -> [Int] {
    var cards: [Int] = []
    for parent in tree.nodes.indices where tree.nodes[parent].tag != .text && weights.pointing[parent] > 60 {
      let found = tree.children(of: parent).filter(isSmallCard)
      if found.count >= Self.least { cards += found }
    }
    return cards
  }

  private func isSmallCard(_ node: Int) -> Bool {
    let size = weights.text[node]
    guard isBox(node), size >= 20, size < 600, weights.pointing[node] >= 15 else { return false }
    return weights.pointerDensity(node) >= 0.2 && weights.prose[node] < 350
  }

  /// Boxes of some length that begin with a linked title, with no text beside them, unless they are all of the page.
  private func titled() -> [Int] {
    var cards: [Int] = []
    for parent in tree.nodes.indices where tree.nodes[parent].tag != .text && weights.linked[parent] > 60 {
      let children = Array(tree.children(of: parent))
      let found = children.filter(isTitledCard)
      guard found.count >= Self.least else { continue }
      let inside = found.reduce(0) { $0 + weights.prose[$1] }
      if (weights.prose[parent] - inside) * 4 < inside || standBesideArticle(found, children) { cards += found }
    }
    let inside = cards.reduce(0) { $0 + weights.prose[$1] }
    return weights.prose[0] - inside >= 120 ? cards : []
  }

  /// Whether all cards are articles by their tag, and another article beside them is longer than any.
  private func standBesideArticle(_ cards: [Int], _ children: [Int]) -> Bool {
    let longest = cards.map { weights.prose[$0] }.max() ?? 0
    return cards.allSatisfy { tree.nodes[$0].tag == .article }
      && children.contains { tree.nodes[$0].tag == .article && weights.prose[$0] > longest * 2 }
  }

  private func isTitledCard(_ node: Int) -> Bool {
    let size = weights.text[node]
    guard isBox(node), size >= 20, size < 900, weights.linked[node] >= 15 else { return false }
    guard let title = (node..<tree.end(of: node)).prefix(24).first(where: isTitle) else { return false }
    return weights.linkDensity(title) > 0.8
  }

  /// Whether a node is the first that holds text in a box: a heading, or a link as long as a title.
  private func isTitle(_ node: Int) -> Bool {
    let tag = tree.nodes[node].tag
    return tag.isHeading ? weights.text[node] >= 10 : tag == .p && weights.text[node] > 0
  }

  private func isBox(_ node: Int) -> Bool {
    switch tree.nodes[node].tag {
    case .div, .li, .article, .section, .tr, .td, .dl, .a, .figure, .other: true
    default: false
    }
  }
}
