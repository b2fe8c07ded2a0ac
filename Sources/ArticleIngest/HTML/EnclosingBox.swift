// SPDX-License-Identifier: GPL-3.0-or-later

/// The boxes that a page sets its pieces in, found from a piece's first line.
struct EnclosingBox {
  private let tree: HTMLTree
  private let filter: BoilerplateFilter

  /// No line this many nodes inside a box heads it; without a bound, a page of pointers would be read again for each.
  private static let deepestHead = 64

  /// The boxes of a tree, with what the filter leaves out.
  init(_ tree: HTMLTree, _ filter: BoilerplateFilter) {
    self.tree = tree
    self.filter = filter
  }

  /// The node after the small box that a line stands at the head of; nil when the line heads none, or most of the page.
  ///
  /// The box is the nearest element that holds more text than the line.
  ///
  /// - Parameters:
  ///   - line: the line.
  ///   - most: how many bytes of text the box may have.
  /// - Returns: the node.
  func end(headedBy line: MarkedBlock, most: Int32 = .max) -> Int? {
    var box = line.start
    while box > 0, Int(filter.text[box]) <= line.text.utf8.count + 2 { box = tree.parent(of: box) }
    guard box > 0, tree.nodes[box].tag != .body, filter.prose[box] * 3 < filter.prose[0],
      filter.text[box] <= most
    else { return nil }
    guard line.start - box <= Self.deepestHead else { return nil }
    let isHead = (box..<line.start).allSatisfy { filter.text[$0] == 0 || tree.end(of: $0) > line.start }
    return isHead ? tree.end(of: box) : nil
  }

  /// Whether nothing stands between a line and the rule over it, by which pages made by hand part their foot.
  func standsUnderRule(_ line: MarkedBlock) -> Bool {
    var node = line.start
    for _ in 0..<4 where node > 0 {
      var before: Int?
      for child in tree.children(of: tree.parent(of: node)) where child < node {
        if tree.nodes[child].tag == .hr || filter.text[child] > 0 { before = child }
      }
      if let before { return tree.nodes[before].tag == .hr }
      node = tree.parent(of: node)
    }
    return false
  }
}
