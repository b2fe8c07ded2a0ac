// SPDX-License-Identifier: GPL-3.0-or-later

/// How much text stands in each node, how much of it in links, and how much reads like paragraphs.
struct TextWeights {
  /// Bytes of text in a node and below.
  private(set) var text: [Int32]
  /// Bytes of text in links.
  private(set) var linked: [Int32]
  /// Bytes of text in paragraph-like blocks.
  private(set) var prose: [Int32]
  /// Bytes of text in paragraph-like blocks, short ones weighing less.
  private(set) var dense: [Int32]

  /// Blocks with fewer bytes of their own are not weighed as paragraphs.
  static let shortestParagraph: Int32 = 60
  /// Blocks of this many bytes and more count in full.
  private static let fullParagraph: Int32 = 240

  /// The weights of a tree; nodes that are dropped, and all below them, weigh nothing.
  init(_ tree: HTMLTree, dropped: [Bool]) {
    let count = tree.nodes.count
    text = [Int32](repeating: 0, count: count)
    linked = text
    prose = text
    dense = text
    var own = text
    var ownLinked = text
    Self.measureBlocks(tree, dropped, own: &own, ownLinked: &ownLinked)
    for index in stride(from: count - 1, through: 0, by: -1) {
      text[index] += own[index]
      linked[index] += ownLinked[index]
      if own[index] >= Self.shortestParagraph, ownLinked[index] * 5 < own[index] * 2, !tree.nodes[index].tag.isHeading {
        let plain = own[index] - ownLinked[index]
        prose[index] += plain
        dense[index] += plain < Self.fullParagraph ? plain * plain / Self.fullParagraph : plain
      }
      let parent = Int(tree.nodes[index].parent)
      guard parent >= 0 else { continue }
      text[parent] += text[index]
      linked[parent] += linked[index]
      prose[parent] += prose[index]
      dense[parent] += dense[index]
    }
  }

  /// The share of a node's text that stands in links.
  func linkDensity(_ node: Int) -> Double { text[node] > 0 ? Double(linked[node]) / Double(text[node]) : 0 }

  /// Adds each piece of text to the block it stands in.
  private static func measureBlocks(_ tree: HTMLTree, _ dropped: [Bool], own: inout [Int32], ownLinked: inout [Int32]) {
    var block = [Int32](repeating: 0, count: tree.nodes.count)
    var inLink = [Bool](repeating: false, count: tree.nodes.count)
    var isOut = dropped
    for index in 1..<max(tree.nodes.count, 1) {
      let node = tree.nodes[index]
      let parent = Int(node.parent)
      isOut[index] = isOut[index] || isOut[parent]
      block[index] = node.tag.isBlock ? Int32(index) : block[parent]
      inLink[index] = node.tag == .a || inLink[parent]
      guard node.tag == .text, !isOut[index] else { continue }
      let length = visibleLength(tree.bytes(of: index))
      own[Int(block[index])] += length
      if inLink[index] { ownLinked[Int(block[index])] += length }
    }
  }

  /// Bytes without runs of white space.
  private static func visibleLength(_ bytes: ArraySlice<UInt8>) -> Int32 {
    var count: Int32 = 0
    var wasSpace = true
    for byte in bytes {
      let isSpace = WhiteSpace.isASCII(byte)
      if !isSpace || !wasSpace { count += 1 }
      wasSpace = isSpace
    }
    return count == 1 && wasSpace ? 0 : count
  }
}
