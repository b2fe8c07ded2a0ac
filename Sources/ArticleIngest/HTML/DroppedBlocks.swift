// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel

/// The blocks of a page that are none of the article's, each with the rule that left it out.
struct DroppedBlocks {
  private let tree: HTMLTree
  private let filter: BoilerplateFilter
  private let root: Range<Int>
  private let boxRule: (Int) -> DroppedBlock.Rule?
  private var text = CollapsedText()
  private var start = 0
  private var current: DroppedBlock.Rule?
  private var found: [(start: Int, block: DroppedBlock)] = []

  /// Gathers what stands outside the element that holds the article, and in what is left out of it.
  init(
    _ tree: HTMLTree, _ filter: BoilerplateFilter, _ root: Int, _ boxRule: @escaping (Int) -> DroppedBlock.Rule?
  ) {
    (self.tree, self.filter, self.boxRule) = (tree, filter, boxRule)
    self.root = root..<tree.end(of: root)
    visit(0, rule: nil)
    flush()
  }

  /// The blocks in the page's order, with those that were sieved out of the article; titles are folded.
  func blocks(beside sieved: BlockFilter, titles: Set<String>) -> [DroppedBlock] {
    let kept = Set(sieved.kept.map(\.text))
    let found = found.map { start, block in
      titles.contains(block.text.folded) ? (start, DroppedBlock(text: block.text, rule: .title)) : (start, block)
    }
    let others = sieved.leftOut.map { ($0.block.start, DroppedBlock(text: $0.block.text, rule: $0.rule)) }
    let all = found.filter { !kept.contains($0.1.text) } + others
    // A line over the article may be found both outside of it and among its own.
    var seen: Set<String> = []
    return all.sorted { $0.0 < $1.0 }.map(\.1).filter { block in
      block.rule == .repetition || seen.insert(block.text).inserted
    }
  }

  private mutating func visit(_ node: Int, rule: DroppedBlock.Rule?) {
    let tag = tree.nodes[node].tag
    if tag == .text {
      guard let rule = rule ?? (root.contains(node) ? nil : .apart) else { return }
      if rule != current { flush() }
      if text.isEmpty { start = node }
      current = rule
      text.append(tree.bytes(of: node))
      return
    }
    if tag == .head || tag == .title { return }
    let own = rule ?? (filter.dropped[node] ? filter.rule(of: node) : node == root.lowerBound ? nil : boxRule(node))
    let isBoundary = tag.isBlock || tag == .br
    if isBoundary { flush() }
    for child in tree.children(of: node) { visit(child, rule: own) }
    if isBoundary { flush() }
  }

  private mutating func flush() {
    let taken = text.take()
    guard let rule = current, taken.unicodeScalars.contains(where: FoldedLine.isWordScalar) else { return }
    found.append((start, DroppedBlock(text: taken, rule: rule)))
  }
}
