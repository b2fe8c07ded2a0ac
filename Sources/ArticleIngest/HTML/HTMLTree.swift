// SPDX-License-Identifier: GPL-3.0-or-later

/// A parsed document in flat arrays: a child's index is always greater than its parent's.
struct HTMLTree {
  /// The nodes in document order; the first is the root.
  var nodes: [HTMLNode] = [HTMLNode(tag: .other, parent: -1)]
  /// The bytes of all text.
  var text: [UInt8] = []
  /// The attributes of all elements that matter.
  var attributes: [(name: HTMLAttribute, value: String)] = []
  /// The contents of scripts with linked data.
  var linkedData: [String] = []
  /// The contents of scripts with other JSON, from which a page may build itself.
  var pageData: [String] = []

  /// The children of a node in order.
  func children(of node: Int) -> UnfoldSequence<Int, Int32> {
    sequence(state: nodes[node].firstChild) { next in
      guard next >= 0 else { return nil }
      defer { next = nodes[Int(next)].next }
      return Int(next)
    }
  }

  /// The element a node stands in; the root for the root.
  func parent(of node: Int) -> Int { max(Int(nodes[node].parent), 0) }

  /// Whether a node stands in a quotation, a few elements deep at most.
  func isInQuotation(_ node: Int) -> Bool {
    var around = node
    for _ in 0..<4 where around > 0 {
      around = parent(of: around)
      if nodes[around].tag == .blockquote { return true }
    }
    return false
  }

  /// The value of a node's attribute.
  func attribute(_ name: HTMLAttribute, of node: Int) -> String? {
    let first = Int(nodes[node].firstAttribute)
    let range = first..<(first + Int(nodes[node].attributeCount))
    return attributes[range].first { $0.name == name }?.value
  }

  /// The bytes of a text node.
  func bytes(of node: Int) -> ArraySlice<UInt8> { text[Int(nodes[node].textStart)..<Int(nodes[node].textEnd)] }

  /// The index after the last node inside a node.
  func end(of node: Int) -> Int {
    var current = node
    while current >= 0 {
      if nodes[current].next >= 0 { return Int(nodes[current].next) }
      current = Int(nodes[current].parent)
    }
    return nodes.count
  }

  /// The lines of text inside a node, as blocks and line breaks part them.
  func lines(of node: Int) -> [String] {
    var lines: [String] = []
    var collapsed = CollapsedText()
    var blockEnd = end(of: node)
    for index in node..<end(of: node) {
      let isBehindBlock = index >= blockEnd
      if isBehindBlock { blockEnd = end(of: node) }
      if isBehindBlock || nodes[index].tag.isBlock || nodes[index].tag == .br || isSetApart(index) {
        lines.append(collapsed.take())
      }
      if nodes[index].tag.isBlock, index > node { blockEnd = end(of: index) }
      if nodes[index].tag == .text { collapsed.append(bytes(of: index)) }
    }
    lines.append(collapsed.take())
    return lines.filter { !$0.isEmpty }
  }

  /// Whether an element of a line begins right behind another that only style sets apart from it, as a name's and a day's:
  /// several words that end small or stopped before one that begins large, or the word that leads to a name.
  func isSetApart(_ node: Int) -> Bool {
    guard Self.isLabel(nodes[node].tag), node > 1 else { return false }
    var before = node - 1
    while before > 0, nodes[before].parent != nodes[node].parent { before = parent(of: before) }
    guard before > 0, Self.isLabel(nodes[before].tag),
      case let above = bytes(ofTextFrom: before..<node), above.contains(0x20) || Self.leadsToName(above),
      let last = Self.scalar(above.suffix(4), isLast: true),
      let first = Self.scalar(bytes(ofTextFrom: node..<end(of: node)).prefix(4), isLast: false)
    else { return false }
    let isDigit = first.properties.numericType != nil
    let isSmall =
      last.properties.isLowercase || last.properties.numericType != nil && !isDigit
      || ".!?…".unicodeScalars.contains(last)
    return isSmall && (first.properties.isUppercase || isDigit)
  }

  private static let authorWords: Set<String> = ["by", "von", "par", "por", "di", "door", "av", "af"]

  private static func leadsToName(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.count <= 4 && authorWords.contains(String(decoding: bytes, as: UTF8.self).lowercased())
  }

  /// The first or the last scalar of some bytes, which may be cut off at their other end.
  private static func scalar(_ bytes: ArraySlice<UInt8>, isLast: Bool) -> Unicode.Scalar? {
    let scalars = String(decoding: bytes, as: UTF8.self).unicodeScalars
    return isLast ? scalars.last : scalars.first
  }

  private static func isLabel(_ tag: HTMLTag) -> Bool { tag == .span || tag == .a || tag == .time }

  /// The bytes of the text nodes in a range that lie next to one another.
  private func bytes(ofTextFrom range: Range<Int>) -> ArraySlice<UInt8> {
    guard let first = range.first(where: { nodes[$0].tag == .text }),
      let last = range.last(where: { nodes[$0].tag == .text }), nodes[first].textStart <= nodes[last].textEnd
    else { return [] }
    return text[Int(nodes[first].textStart)..<Int(nodes[last].textEnd)]
  }

  /// All text inside a node, white space collapsed.
  func text(of node: Int) -> String {
    var collapsed = CollapsedText()
    var blockEnd = end(of: node)
    for index in node..<end(of: node) {
      let isBehindBlock = index >= blockEnd
      if isBehindBlock { blockEnd = end(of: node) }
      if isBehindBlock || nodes[index].tag.isBlock || nodes[index].tag == .br || isSetApart(index) {
        collapsed.appendSpace()
      }
      if nodes[index].tag.isBlock, index > node { blockEnd = end(of: index) }
      if nodes[index].tag == .text { collapsed.append(bytes(of: index)) }
    }
    return collapsed.take()
  }
}

/// An element or a piece of text in the tree, by indices into the tree's arrays.
struct HTMLNode {
  /// What the node is.
  var tag: HTMLTag
  /// The element it stands in; -1 for the root.
  var parent: Int32
  /// The node after it in the same element; -1 for the last.
  var next: Int32 = -1
  /// Its first child; -1 when it has none.
  var firstChild: Int32 = -1
  /// Its last child; -1 when it has none.
  var lastChild: Int32 = -1
  /// The text's place in the tree's bytes, for text.
  var textStart: Int32 = 0
  /// The text's end in the tree's bytes, for text.
  var textEnd: Int32 = 0
  /// The first of its attributes among the tree's; they end before the next element's.
  var firstAttribute: Int32 = 0
  /// The number of its attributes.
  var attributeCount: Int32 = 0
}
