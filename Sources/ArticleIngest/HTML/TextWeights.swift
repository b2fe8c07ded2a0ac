// SPDX-License-Identifier: GPL-3.0-or-later

/// How much text stands in each node, how much of it in links, and how much reads like paragraphs.
struct TextWeights {
  /// Bytes of text in a node and below.
  private(set) var text: [Int32]
  /// Bytes of text in links.
  private(set) var linked: [Int32]
  /// Bytes of text in links that stand in no sentence, as titles and buttons do.
  private(set) var pointing: [Int32]
  /// Bytes of text in paragraph-like blocks.
  private(set) var prose: [Int32]
  /// Bytes of text in paragraph-like blocks, short ones weighing less.
  private(set) var dense: [Int32]

  /// Paragraphs that hold text.
  private(set) var paragraphs = 0
  /// Words of all text, parted at white space.
  private(set) var words = 0

  /// Blocks with fewer bytes of their own are not weighed as paragraphs.
  static let shortestParagraph: Int32 = 60
  /// Blocks of this many bytes and more count in full.
  private static let fullParagraph: Int32 = 240

  /// The weights of a tree; nodes that are dropped, and all below them, weigh nothing.
  init(_ tree: HTMLTree, dropped: [Bool]) {
    let count = tree.nodes.count
    text = [Int32](repeating: 0, count: count)
    linked = text
    pointing = text
    prose = text
    dense = text
    measureParagraphs(tree, dropped)
    for index in stride(from: count - 1, through: 1, by: -1) {
      let parent = Int(tree.nodes[index].parent)
      guard parent >= 0 else { continue }
      text[parent] += text[index]
      linked[parent] += linked[index]
      pointing[parent] += pointing[index]
      prose[parent] += prose[index]
      dense[parent] += dense[index]
    }
  }

  /// The share of a node's text that stands in links.
  func linkDensity(_ node: Int) -> Double { text[node] > 0 ? Double(linked[node]) / Double(text[node]) : 0 }

  /// The share of a node's text that points elsewhere, in links that stand in no sentence.
  func pointerDensity(_ node: Int) -> Double { text[node] > 0 ? Double(pointing[node]) / Double(text[node]) : 0 }

  /// A paragraph that grows while its block is read: what stands in it between two line breaks in a row.
  private struct OpenParagraph {
    let block: Int
    var text: Int32 = 0
    var linked: Int32 = 0
    var breaks = 0
    /// The last text that holds anything, and the last such text that is no link's.
    var last = 0
    var lastPlain = 0
    /// Bytes of the links that a sentence leads to or carries on after, and of the link that has not ended yet.
    var embedded: Int32 = 0
    var pending: Int32 = 0
    /// Whether a sentence leads to the link that has not ended yet.
    var isLedTo = false
  }

  /// Adds each piece of text to the block it stands in, and each paragraph when it ends.
  private mutating func measureParagraphs(_ tree: HTMLTree, _ dropped: [Bool]) {
    var block = [Int32](repeating: 0, count: tree.nodes.count)
    var inLink = [Bool](repeating: false, count: tree.nodes.count)
    var isOut = dropped
    var open = [OpenParagraph(block: 0)]
    for index in 1..<max(tree.nodes.count, 1) {
      let node = tree.nodes[index]
      let parent = Int(node.parent)
      isOut[index] = isOut[index] || isOut[parent]
      inLink[index] = node.tag == .a || inLink[parent]
      block[index] = node.tag.isBlock ? Int32(index) : block[parent]
      while let last = open.last, last.block != Int(block[parent]) { close(open.removeLast(), tree) }
      if node.tag.isBlock {
        open.append(OpenParagraph(block: index))
      } else if !isOut[index] {
        read(index, inLink: inLink[index], into: &open[open.count - 1], tree)
      }
    }
    for paragraph in open.reversed() { close(paragraph, tree) }
  }

  private mutating func read(_ index: Int, inLink: Bool, into paragraph: inout OpenParagraph, _ tree: HTMLTree) {
    if tree.nodes[index].tag == .br {
      paragraph.breaks += 1
      if paragraph.breaks == 2 {
        close(paragraph, tree)
        paragraph = OpenParagraph(block: paragraph.block)
      }
    } else if tree.nodes[index].tag == .text {
      let (bytes, words) = tree.bytes(of: index).withUnsafeBufferPointer(WhiteSpace.measured)
      guard bytes > 0 else { return }
      let length = Int32(bytes)
      if tree.nodes[tree.parent(of: index)].tag != .title { self.words += words }
      paragraph.breaks = 0
      paragraph.text += length
      readLinks(index, inLink, length, into: &paragraph, tree)
      paragraph.last = index
    }
  }

  /// Tells links in sentences from those that stand alone, by what is printed before and after each.
  private func readLinks(
    _ index: Int, _ inLink: Bool, _ length: Int32, into paragraph: inout OpenParagraph, _ tree: HTMLTree
  ) {
    if inLink {
      if paragraph.pending == 0, paragraph.lastPlain > 0 {
        paragraph.isLedTo = Self.leadsOn(tree.bytes(of: paragraph.lastPlain))
      }
      paragraph.pending += length
      paragraph.linked += length
    } else {
      if paragraph.pending > 0, paragraph.isLedTo || Self.carriesOn(tree.bytes(of: index)) {
        paragraph.embedded += paragraph.pending
      }
      (paragraph.pending, paragraph.isLedTo) = (0, false)
      paragraph.lastPlain = index
    }
  }

  /// Whether a text ends inside a sentence, so that a link after it is part of that.
  private static func leadsOn(_ bytes: ArraySlice<UInt8>) -> Bool {
    let tail = String(decoding: bytes.suffix(24), as: UTF8.self).unicodeScalars
    guard let last = tail.last(where: { !$0.properties.isWhitespace }) else { return false }
    return FoldedLine.isWordScalar(last) || ",;(\"'’“‘«„%".unicodeScalars.contains(last)
  }

  /// Whether a text goes on with a sentence that a link began.
  static func carriesOn(_ bytes: ArraySlice<UInt8>) -> Bool {
    let head = String(decoding: bytes.prefix(24), as: UTF8.self).unicodeScalars
    guard let first = head.first(where: { !$0.properties.isWhitespace }) else { return false }
    return first.properties.isLowercase || ",;)’'".unicodeScalars.contains(first)
  }

  /// Weighs a paragraph that has ended.
  private mutating func close(_ paragraph: OpenParagraph, _ tree: HTMLTree) {
    text[paragraph.block] += paragraph.text
    if paragraph.text > 0 { paragraphs += 1 }
    linked[paragraph.block] += paragraph.linked
    let pointers = paragraph.linked > 0 ? Self.pointers(paragraph, tree) : 0
    pointing[paragraph.block] += pointers
    let isProse = paragraph.text >= Self.shortestParagraph && pointers * 5 < paragraph.text * 2
    guard isProse, !tree.nodes[paragraph.block].tag.isHeading else { return }
    let plain = paragraph.text - pointers
    prose[paragraph.block] += plain
    dense[paragraph.block] += plain < Self.fullParagraph ? plain * plain / Self.fullParagraph : plain
  }

  /// Bytes of the links of a paragraph that point elsewhere: all of them unless it is a sentence.
  private static func pointers(_ paragraph: OpenParagraph, _ tree: HTMLTree) -> Int32 {
    let embedded = paragraph.embedded + (paragraph.isLedTo ? paragraph.pending : 0)
    guard embedded > 0, paragraph.text >= 40, paragraph.linked * 10 <= paragraph.text * 9 else {
      return paragraph.linked
    }
    let end = String(decoding: tree.bytes(of: paragraph.last).suffix(24), as: UTF8.self)
    return SentenceEnd.isStopped(end) ? paragraph.linked - embedded : paragraph.linked
  }
}
