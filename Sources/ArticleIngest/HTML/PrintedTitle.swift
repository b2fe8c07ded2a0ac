// SPDX-License-Identifier: GPL-3.0-or-later

/// The part of a window's title that a page prints as its headline, where its main heading is none or the site's name.
struct PrintedTitle {
  private let tree: HTMLTree
  /// The parts of the window's title that may be headlines, folded.
  private let parts: Set<String>

  private static let bars = [": ", " | ", " - ", " – ", " — ", " » ", " :: ", "_"]
  private static let leastPart = 16
  /// A headline and what stands in its element are few nodes.
  private static let mostNodes = 6

  /// The parts of a window's title; nil where it has none.
  init?(_ window: String, _ tree: HTMLTree) {
    self.tree = tree
    let found = Self.bars.flatMap { window.split(separator: $0) }.map { String($0).folded }
    parts = Set(found.filter { $0.utf8.count >= Self.leastPart })
    guard Set(found).count > 1 else { return nil }
  }

  /// The headline of a page without a main heading: of the parts that it prints, the last to come before the text.
  func ofPage() -> String? { printed(in: tree.nodes.indices, as: isLine).last?.text }

  /// The headline of a page whose main heading is the site's name, as blogs print it over every post: a heading behind it.
  ///
  /// The main heading is the name where all of it is a link, or where the other is called the post's title.
  func beside(_ main: String) -> String? {
    guard let first = tree.nodes.indices.first(where: { tree.nodes[$0].tag == .h1 }),
      !parts.contains(main.folded) || parts.count > 1, tree.text(of: first) == main
    else { return nil }
    let isLinked = (first..<tree.end(of: first)).contains {
      tree.nodes[$0].tag == .a && tree.text(of: $0) == main
    }
    let found = printed(in: tree.end(of: first)..<tree.nodes.count) { node in
      switch tree.nodes[node].tag {
      case .h1, .h2, .h3, .h4: isLinked || isCalledTitle(node)
      default: false
      }
    }
    return found.last { $0.part != main.folded }?.text
  }

  /// The parts that elements print with most of the page's text behind them, each where it first stands.
  private func printed(
    in range: Range<Int>, as isCandidate: (Int) -> Bool
  ) -> [(part: String, text: String)] {
    var found: [(part: String, text: String)] = []
    for node in range where isCandidate(node) && tree.end(of: node) - node <= Self.mostNodes {
      guard let first = (node..<tree.end(of: node)).first(where: { tree.nodes[$0].tag == .text }) else { continue }
      // Most of the page's bytes stand behind its head.
      guard (tree.text.count - Int(tree.nodes[first].textStart)) * 5 >= tree.text.count * 2 else { break }
      let text = tree.text(of: node), part = text.folded
      if parts.contains(part), !found.contains(where: { $0.part == part }) { found.append((part, text)) }
    }
    return found
  }

  private func isLine(_ node: Int) -> Bool {
    switch tree.nodes[node].tag {
    case .h2, .h3, .h4, .b, .strong, .other, .span, .div, .td: true
    default: false
    }
  }

  /// Whether an element's class says that it is a text's title.
  private func isCalledTitle(_ node: Int) -> Bool {
    guard let names = tree.attribute(.class, of: node) else { return false }
    return names.split(separator: " ").contains { name in
      let words = ClassNames.words(of: name)
      return words.contains("headline")
        || words.contains("title") && words.contains { ["post", "entry", "article", "story", "node"].contains($0) }
    }
  }
}
