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
    measureParagraphs(tree, dropped)
    for index in stride(from: count - 1, through: 1, by: -1) {
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

  /// A paragraph that grows while its block is read: what stands in it between two line breaks in a row.
  private struct Paragraph {
    let block: Int
    var text: Int32 = 0
    var linked: Int32 = 0
    var breaks = 0
  }

  /// Adds each piece of text to the block it stands in, and each paragraph when it ends.
  private mutating func measureParagraphs(_ tree: HTMLTree, _ dropped: [Bool]) {
    var block = [Int32](repeating: 0, count: tree.nodes.count)
    var inLink = [Bool](repeating: false, count: tree.nodes.count)
    var isOut = dropped
    var open = [Paragraph(block: 0)]
    for index in 1..<max(tree.nodes.count, 1) {
      let node = tree.nodes[index]
      let parent = Int(node.parent)
      isOut[index] = isOut[index] || isOut[parent]
      inLink[index] = node.tag == .a || inLink[parent]
      block[index] = node.tag.isBlock ? Int32(index) : block[parent]
      while let last = open.last, last.block != Int(block[parent]) { close(open.removeLast(), tree) }
      if node.tag.isBlock {
        open.append(Paragraph(block: index))
      } else if !isOut[index] {
        read(index, inLink: inLink[index], into: &open[open.count - 1], tree)
      }
    }
    for paragraph in open.reversed() { close(paragraph, tree) }
  }

  private mutating func read(_ index: Int, inLink: Bool, into paragraph: inout Paragraph, _ tree: HTMLTree) {
    if tree.nodes[index].tag == .br {
      paragraph.breaks += 1
      if paragraph.breaks == 2 {
        close(paragraph, tree)
        paragraph = Paragraph(block: paragraph.block)
      }
    } else if tree.nodes[index].tag == .text {
      let length = Self.visibleLength(tree.bytes(of: index))
      if length > 0 { paragraph.breaks = 0 }
      paragraph.text += length
      if inLink { paragraph.linked += length }
    }
  }

  /// Weighs a paragraph that has ended.
  private mutating func close(_ paragraph: Paragraph, _ tree: HTMLTree) {
    text[paragraph.block] += paragraph.text
    linked[paragraph.block] += paragraph.linked
    let isProse = paragraph.text >= Self.shortestParagraph && paragraph.linked * 5 < paragraph.text * 2
    guard isProse, !tree.nodes[paragraph.block].tag.isHeading else { return }
    let plain = paragraph.text - paragraph.linked
    prose[paragraph.block] += plain
    dense[paragraph.block] += plain < Self.fullParagraph ? plain * plain / Self.fullParagraph : plain
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
