// SPDX-License-Identifier: GPL-3.0-or-later

/// Cards that point to other texts: small boxes side by side, each a linked title with or without a summary.
enum LinkCards {
  private static let least = 3

  /// The boxes of the page that are such cards.
  static func nodes(_ tree: HTMLTree, _ weights: TextWeights) -> [Int] {
    var cards: [Int] = []
    for parent in tree.nodes.indices where tree.nodes[parent].tag != .text && weights.linked[parent] > 60 {
      let found = tree.children(of: parent).filter { isCard($0, tree, weights) }
      if found.count >= least { cards += found }
    }
    return cards
  }

  private static func isCard(_ node: Int, _ tree: HTMLTree, _ weights: TextWeights) -> Bool {
    switch tree.nodes[node].tag {
    case .div, .li, .article, .section, .tr, .td, .dl, .a, .figure, .other: break
    default: return false
    }
    let size = weights.text[node]
    guard size >= 20, size < 600, weights.linked[node] >= 15 else { return false }
    return weights.linkDensity(node) >= 0.2 && weights.prose[node] < 350
  }
}
