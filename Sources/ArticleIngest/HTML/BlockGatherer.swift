// SPDX-License-Identifier: GPL-3.0-or-later

/// Gathers the blocks of text inside an element, in order.
struct BlockGatherer {
  private let tree: HTMLTree
  private let filter: BoilerplateFilter
  private let weights: TextWeights
  private let range: Range<Int>?
  private var text = CollapsedText()
  private var linkedBytes = 0
  private var breaks = 0
  private(set) var blocks: [MarkedBlock] = []

  /// The blocks inside an element; nodes that the filter drops, lists of links and nodes out of range are left out.
  static func blocks(
    in root: Int, _ tree: HTMLTree, _ filter: BoilerplateFilter, _ weights: TextWeights, only range: Range<Int>? = nil
  ) -> [MarkedBlock] {
    var gatherer = BlockGatherer(tree: tree, filter: filter, weights: weights, range: range)
    gatherer.visit(root, form: .paragraph, inLink: false, isRoot: true)
    gatherer.flush(.paragraph)
    return gatherer.blocks
  }

  private init(tree: HTMLTree, filter: BoilerplateFilter, weights: TextWeights, range: Range<Int>?) {
    self.range = range
    self.tree = tree
    self.filter = filter
    self.weights = weights
  }

  /// The depth is limited by the parser's own limit.
  private mutating func visit(_ node: Int, form: MarkedBlock.Form, inLink: Bool, isRoot: Bool = false) {
    if let range, !isRoot, node >= range.upperBound || tree.end(of: node) <= range.lowerBound { return }
    let tag = tree.nodes[node].tag
    if tag == .pre { return takePreformatted(node, form) }
    if tag == .text {
      add(tree.bytes(of: node), inLink: inLink, form)
      return
    }
    if !isRoot, filter.dropped[node] || isLinkBox(node) { return flushAround(tag, form) }
    if tag == .br {
      breaks += 1
      text.appendSpace()
      return
    }
    let own = ownForm(node, tag, inside: form)
    let isBoundary = tag.isBlock && !(tag == .td || tag == .th) || own != form || (tag.isBlock && isLayoutCell(node))
    if isBoundary { flush(form) } else if tag == .td || tag == .th { text.appendSpace() }
    for child in tree.children(of: node) { visit(child, form: own, inLink: inLink || tag == .a) }
    if isBoundary { flush(own) }
  }

  /// The lines of preformatted text, joined where they were broken at a margin.
  private mutating func takePreformatted(_ node: Int, _ form: MarkedBlock.Form) {
    guard !filter.dropped[node] else { return flush(form) }
    flush(form)
    var bytes: [UInt8] = []
    for index in node..<tree.end(of: node) {
      if tree.nodes[index].tag == .text { bytes += tree.bytes(of: index) }
      if tree.nodes[index].tag == .br { bytes.append(0x0A) }
    }
    let list = try? TextSegmenter().blocks(bytes)
    for block in list?.blocks ?? [] { blocks.append(MarkedBlock(text: block.text, form: .code, linkShare: 0)) }
  }

  private mutating func flushAround(_ tag: HTMLTag, _ form: MarkedBlock.Form) {
    if tag.isBlock { flush(form) }
  }

  private mutating func add(_ bytes: ArraySlice<UInt8>, inLink: Bool, _ form: MarkedBlock.Form) {
    if breaks > 0, bytes.contains(where: { !WhiteSpace.isASCII($0) }) {
      if breaks > 1 { flush(form) }
      breaks = 0
    }
    let before = text.count
    text.append(bytes)
    if inLink { linkedBytes += text.count - before }
  }

  private mutating func flush(_ form: MarkedBlock.Form) {
    breaks = 0
    let count = text.count
    let share = count > 0 ? Double(linkedBytes) / Double(count) : 0
    linkedBytes = 0
    let taken = text.take()
    if count > 0 { blocks.append(MarkedBlock(text: taken, form: form, linkShare: share)) }
  }

  private func ownForm(_ node: Int, _ tag: HTMLTag, inside form: MarkedBlock.Form) -> MarkedBlock.Form {
    if let level = tag.headingLevel { return .heading(level: level) }
    switch filter.roles[node] {
    case .caption: return .caption
    case .deck: return .deck
    default: break
    }
    switch tag {
    case .caption, .figcaption: return .caption
    case .li, .dd, .dt: return form == .caption ? form : .item
    case .figure: return holdsText(node) ? form : .caption
    default: return form
    }
  }

  /// Whether a figure frames text rather than a picture.
  private func holdsText(_ node: Int) -> Bool {
    (node..<tree.end(of: node)).contains { [.table, .pre, .blockquote, .ul, .ol].contains(tree.nodes[$0].tag) }
  }

  /// Whether a cell of a table lays out running text rather than data.
  private func isLayoutCell(_ node: Int) -> Bool {
    weights.text[node] > 200
      || tree.children(of: node).contains { [.p, .div, .table, .ul, .ol, .h1, .h2, .h3].contains(tree.nodes[$0].tag) }
  }

  /// Whether an element is a box of links: mostly linked text, in several links or none of it a sentence.
  private func isLinkBox(_ node: Int) -> Bool {
    switch tree.nodes[node].tag {
    case .ul, .ol, .div, .section, .table, .dl, .figure, .article:
      let size = weights.text[node]
      guard size > 0, weights.linkDensity(node) > 0.5 else { return false }
      return size < 1500 || weights.prose[node] * 4 < size
    default: return false
    }
  }
}
