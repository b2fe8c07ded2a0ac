// SPDX-License-Identifier: GPL-3.0-or-later

/// Finds the element that holds the article: most of the page's running text, and little else.
struct ContentRoot {
  private let tree: HTMLTree
  private let filter: BoilerplateFilter
  private let weights: TextWeights

  /// A search in a tree.
  init(_ tree: HTMLTree, _ filter: BoilerplateFilter, _ weights: TextWeights) {
    self.tree = tree
    self.filter = filter
    self.weights = weights
  }

  /// The element, or nil when the page has no running text.
  ///
  /// The score is the harmonic mean of the share of the page's running text that the element holds and the share of its own
  /// text that is running text, weighed by what the element is called.
  func find() -> Int? {
    let total = Double(weights.prose[0])
    guard total > 0 else { return nil }
    var best: (node: Int, score: Double)?
    for index in tree.nodes.indices where weights.prose[index] > 0 && tree.nodes[index].tag.isBlock {
      let prose = Double(weights.prose[index])
      let recall = prose / total
      let precision = prose / Double(max(weights.text[index], 1))
      let score = 2 * precision * recall / (precision + recall) * factor(index)
      if score > (best?.score ?? 0) { best = (index, score) }
    }
    return best?.node
  }

  private func factor(_ node: Int) -> Double {
    let byTag =
      switch tree.nodes[node].tag {
      case .article: 1.2
      case .main: 1.05
      case .p, .blockquote, .li, .td, .ul, .ol, .dl, .pre, .h1, .h2, .h3, .h4: 0.5
      default: 1.0
      }
    return switch filter.roles[node] {
    case .articleBody: 1.3
    case .article: max(byTag, 1.1)
    case .pointers, .boilerplate, .comments, .lines: 0.4 * byTag
    default: byTag
    }
  }
}
