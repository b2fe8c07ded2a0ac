// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel

/// Gathers the blocks of text inside an element, in order.
struct BlockGatherer {
  private let tree: HTMLTree
  private let filter: BoilerplateFilter
  private let weights: TextWeights
  private let range: Range<Int>?
  private var text = CollapsedText()
  private var linkedBytes = 0
  private var boldBytes = 0
  /// Bytes that say whose words a quotation has.
  private var citedBytes = 0
  /// How many blocks there were before the quotation at hand.
  private var quoteStart: Int?
  private var start = 0
  private var breaks = 0
  /// Where single breaks stand in the text at hand.
  private var lineEnds: [Int] = []
  /// The first part of the page's language, and how much text the element has in all.
  private let language: String?
  private let size: Int32
  /// Where a version in another language begins whose paragraphs say so one by one.
  private var foreign: Int?
  private(set) var blocks: [MarkedBlock] = []
  /// Whether a paragraph of the text stands above.
  private var hasBegun = false

  /// What the elements round a node make of its text.
  private struct Context {
    var form = MarkedBlock.Form.paragraph
    var inLink = false
    var inBold = false
    var inCitation = false
    var inDataRow = false
  }

  /// The blocks inside an element; nodes that the filter drops, lists of links and nodes out of range are left out.
  static func blocks(
    in root: Int, _ tree: HTMLTree, _ filter: BoilerplateFilter, _ weights: TextWeights, only range: Range<Int>? = nil
  ) -> [MarkedBlock] {
    var gatherer = BlockGatherer(root: root, tree: tree, filter: filter, weights: weights, range: range)
    gatherer.visit(root, Context(), isRoot: true)
    gatherer.flush(.paragraph)
    return gatherer.blocks
  }

  private init(root: Int, tree: HTMLTree, filter: BoilerplateFilter, weights: TextWeights, range: Range<Int>?) {
    self.range = range
    size = weights.text[root]
    let page = tree.nodes.indices.prefix(64).first { tree.nodes[$0].tag == .html }
    language = page.flatMap { tree.attribute(.lang, of: $0) }.map(Self.primary)
    self.tree = tree
    self.filter = filter
    self.weights = weights
    foreign = foreignEnd(of: root)
  }

  /// The depth is limited by the parser's own limit.
  private mutating func visit(_ node: Int, _ context: Context, isRoot: Bool = false) {
    if let range, !isRoot, node >= range.upperBound || tree.end(of: node) <= range.lowerBound { return }
    let tag = tree.nodes[node].tag
    if tag == .pre { return takePreformatted(node, context.form) }
    if tag == .text { return add(node, context) }
    if !isRoot, filter.dropped[node] || boxRule(of: node) != nil {
      return flushAround(tag, context.form)
    }
    if tag == .br {
      breaks += 1
      text.appendSpace()
      return
    }
    let inner = inside(node, tag, context)
    let isBoundary = !context.inDataRow && (inner.form != context.form || isBoundary(node, tag))
    if isBoundary { flush(context.form) } else if tag.isBlock || tree.isSetApart(node) { text.appendSpace() }
    let outer = quoteStart
    if tag == .blockquote { quoteStart = blocks.count }
    for child in tree.children(of: node) { visit(child, inner) }
    if isBoundary { flush(inner.form) }
    quoteStart = outer
  }

  /// The first part of a language's tag, in lower case.
  private static func primary(_ tag: String) -> String {
    String(tag.lowercased().prefix { $0.isLetter })
  }

  /// Why an element that no name drops is left out; nil for one that is not.
  private func boxRule(of node: Int) -> DroppedBlock.Rule? {
    isLinkBox(node) ? .links : isOtherVersion(node, tree.nodes[node].tag) ? .translation : nil
  }

  /// Why each element of a page is left out that the blocks in an element would leave out.
  static func boxRules(
    in root: Int, _ tree: HTMLTree, _ filter: BoilerplateFilter, _ weights: TextWeights
  ) -> (Int) -> DroppedBlock.Rule? {
    let gatherer = BlockGatherer(root: root, tree: tree, filter: filter, weights: weights, range: nil)
    return { gatherer.boxRule(of: $0) }
  }

  /// Whether an element holds the article again in another language: several paragraphs, and less than most of the text.
  private func isOtherVersion(_ node: Int, _ tag: HTMLTag) -> Bool {
    if let foreign, node >= foreign, tag == .p || tag.isHeading { return isForeign(node) }
    guard tag == .div || tag == .section || tag == .article, isForeign(node), weights.text[node] * 5 < size * 3 else {
      return false
    }
    return (node..<tree.end(of: node)).count { tree.nodes[$0].tag == .p } >= 2
  }

  /// Whether an element names a language that is not the page's.
  private func isForeign(_ node: Int) -> Bool {
    guard let language, !language.isEmpty, tree.nodes[node].attributeCount > 0,
      let own = tree.attribute(.lang, of: node).map(Self.primary)
    else { return false }
    return !own.isEmpty && own != language
  }

  /// Where the article begins again in another language, paragraph for paragraph, to its end; nil where it does not.
  private func foreignEnd(of root: Int) -> Int? {
    var first: Int?
    var count = 0
    for node in root..<tree.end(of: root) where tree.nodes[node].tag == .p || tree.nodes[node].tag.isHeading {
      guard weights.text[node] > 0, !filter.dropped[node] else { continue }
      if isForeign(node) {
        first = first ?? node
        count += tree.nodes[node].tag == .p ? 1 : 0
      } else {
        (first, count) = (nil, 0)
      }
    }
    guard let first, count >= 2 else { return nil }
    let size = (first..<tree.end(of: root)).reduce(Int32(0)) { $0 + (tree.nodes[$1].tag == .p ? weights.text[$1] : 0) }
    return size * 5 < weights.text[root] * 3 ? first : nil
  }

  private func inside(_ node: Int, _ tag: HTMLTag, _ context: Context) -> Context {
    var inner = context
    inner.inLink = context.inLink || tag == .a
    inner.inBold = context.inBold || tag == .b || tag == .strong || tag == .dt
    if quoteStart != nil, tag == .cite || tag == .footer || isCalledSource(node) { inner.inCitation = true }
    guard !context.inDataRow else { return inner }
    inner.inDataRow = tag == .tr && isDataRow(node)
    inner.form = inner.inDataRow ? .item : ownForm(node, tag, inside: context.form)
    return inner
  }

  /// Whether an element begins and ends a block; a cell of data is only part of its row's.
  private func isBoundary(_ node: Int, _ tag: HTMLTag) -> Bool {
    tag == .td || tag == .th ? isLayoutCell(node) : tag.isBlock
  }

  /// The lines of preformatted text, joined where they were broken at a margin.
  private mutating func takePreformatted(_ node: Int, _ form: MarkedBlock.Form) {
    guard !filter.dropped[node] else { return flush(form) }
    flush(form)
    var bytes: [UInt8] = []
    for index in node..<tree.end(of: node) {
      // A character reference can bring in a CR, which no reader of lines expects.
      if tree.nodes[index].tag == .text { bytes += tree.bytes(of: index).map { $0 == 0x0D ? 0x0A : $0 } }
      if tree.nodes[index].tag == .br { bytes.append(0x0A) }
    }
    let list = try? TextSegmenter().blocks(bytes)
    for block in list?.blocks ?? [] {
      blocks.append(MarkedBlock(text: block.text, form: .code, linkShare: 0, start: node))
    }
  }

  private mutating func flushAround(_ tag: HTMLTag, _ form: MarkedBlock.Form) {
    if tag.isBlock { flush(form) }
  }

  private mutating func add(_ node: Int, _ context: Context) {
    let bytes = tree.bytes(of: node)
    // What stands between two breaks to hold them apart is no text.
    if breaks > 0, bytes.first == 0xC2, bytes.count <= 8, bytes.allSatisfy({ $0 <= 0x20 || $0 == 0xC2 || $0 == 0xA0 }) {
      return
    }
    if breaks > 0, bytes.contains(where: { !WhiteSpace.isASCII($0) }) {
      // A line all in bold before a break is a title or a name.
      if breaks > 1 || boldBytes == text.count && !context.inBold && context.form == .paragraph {
        flush(context.form)
      } else {
        lineEnds.append(text.count)
      }
      breaks = 0
    }
    let before = text.count
    text.append(bytes)
    if before == 0 { start = node }
    if context.inLink { linkedBytes += text.count - before }
    if context.inBold { boldBytes += text.count - before }
    if context.inCitation { citedBytes += text.count - before }
  }

  /// Whether an element of a quotation is called the one whose words they are.
  private func isCalledSource(_ node: Int) -> Bool {
    guard tree.nodes[node].attributeCount > 0, let names = tree.attribute(.class, of: node) else { return false }
    return ClassNames.nameAuthor(names)
      || names.split(separator: " ").contains { name in
        ClassNames.words(of: name).contains { ["attribution", "source", "cite", "citation", "name"].contains($0) }
      }
  }

  /// Puts the line under a quotation that says whose words they are to the words, as a reader takes them together.
  private mutating func joinsQuotation(_ line: String) -> Bool {
    guard citedBytes * 2 >= line.utf8.count, let quoteStart, blocks.count > quoteStart, let last = blocks.last,
      last.form == .paragraph, line.utf8.count <= 200
    else { return false }
    blocks[blocks.count - 1].text = last.text + " " + line
    return true
  }

  private mutating func flush(_ form: MarkedBlock.Form) {
    breaks = 0
    let count = text.count
    let taken = text.take()
    if count > 0 {
      // A word or two over the text are a label.
      if form == .paragraph, count > 24 { hasBegun = true }
      let share = Double(linkedBytes) / Double(count)
      let isBold = boldBytes * 20 >= count * 19
      if citedBytes > 0, joinsQuotation(taken) {
      } else if lineEnds.isEmpty {
        blocks.append(MarkedBlock(text: taken, form: form, linkShare: share, isBold: isBold, start: start))
      } else {
        blocks += lines(of: taken, form).map {
          MarkedBlock(text: $0, form: form, linkShare: share, isBold: isBold, start: start)
        }
      }
    }
    linkedBytes = 0
    boldBytes = 0
    citedBytes = 0
    lineEnds = []
  }

  /// The lines of a text where breaks part whole sentences of some length, so that each is a paragraph; else all of it.
  private func lines(of taken: String, _ form: MarkedBlock.Form) -> [String] {
    guard !lineEnds.isEmpty, form == .paragraph else { return [taken] }
    let bytes = Array(taken.utf8)
    let lines = zip([0] + lineEnds, lineEnds + [bytes.count]).map { start, end in
      String(decoding: bytes[min(start, end)..<min(end, bytes.count)], as: UTF8.self).trimmed
    }
    return lines.allSatisfy { $0.utf8.count >= 60 && SentenceEnd.isStopped($0) } ? lines : [taken]
  }

  private func ownForm(_ node: Int, _ tag: HTMLTag, inside form: MarkedBlock.Form) -> MarkedBlock.Form {
    if let level = tag.headingLevel {
      // Once the text has begun, what is called a subtitle heads a part of it.
      let isDeck = filter.roles[node] == .deck && !hasBegun
      return isDeck ? .deck : .heading(level: level)
    }
    switch filter.roles[node] {
    case .caption: return .caption
    // Pages call much longer parts summaries too, and beginnings of others under their text.
    case .deck where weights.text[node] <= Self.longestDeck:
      guard hasBegun else { return .deck }
      let isHeading = weights.text[node] <= 80 && form == .paragraph && !SentenceEnd.isStopped(tree.text(of: node))
      return isHeading && tree.text(of: node).contains(" ") ? .heading(level: 6) : form
    case .opening where !hasBegun && form == .paragraph && isStandfirst(node): return .deck
    default: break
    }
    if form == .paragraph, !hasBegun, tag == .p || tag == .div, isUnderTitle(node) { return .deck }
    if tag == .p, form == .paragraph, isUnderPicture(node) { return .caption }
    switch tag {
    case .caption, .figcaption: return .caption
    case .summary:
      let text = tree.text(of: node)
      return text.utf8.count <= 200 && SentenceEnd.isQuestion(text) ? .heading(level: 6) : form
    case .dt where hasBegun && isDay(node): return .heading(level: 6)
    case .li, .dd, .dt: return form == .caption ? form : .item
    case .figure: return holdsText(node) ? form : .caption
    default: return form
    }
  }

  /// Whether an element of some words, and no other element of that kind, stands behind the heading in its article's header.
  private func isUnderTitle(_ node: Int) -> Bool {
    guard (30...Self.longestDeck).contains(weights.text[node]),
      !((node + 1)..<tree.end(of: node)).contains(where: { tree.nodes[$0].tag.isBlock })
    else { return false }
    var header = tree.parent(of: node)
    for _ in 0..<3 where header > 0 && tree.nodes[header].tag != .header { header = tree.parent(of: header) }
    guard tree.nodes[header].tag == .header, weights.text[header] <= 2 * Self.longestDeck,
      (header..<node).contains(where: { [.h1, .h2].contains(tree.nodes[$0].tag) })
    else { return false }
    let text = tree.text(of: node), words = text.split(separator: " ").count
    return words >= 8 || words >= 5 && SentenceEnd.isStopped(text)
  }

  /// Whether what is called the lead or the introduction is one paragraph, and no report's first with its place.
  private func isStandfirst(_ node: Int) -> Bool {
    guard (1...Self.longestDeck).contains(weights.text[node]) else { return false }
    let paragraphs = (node..<tree.end(of: node)).count { tree.nodes[$0].tag == .p && weights.text[$0] > 0 }
    return paragraphs <= 1 && Dateline(tree.text(of: node)) == nil
  }

  /// Whether a list's term is a day, of which the words under it tell.
  private func isDay(_ node: Int) -> Bool {
    guard weights.text[node] <= 40, tree.nodes[tree.parent(of: node)].tag == .dl else { return false }
    return DateLine(FoldedLine(tree.text(of: node)))?.dates.isEmpty == false
  }

  private static let longestDeck: Int32 = 600

  /// Whether a short paragraph is all that a gallery's box holds beside its picture.
  private func isUnderPicture(_ node: Int) -> Bool {
    let box = tree.parent(of: node)
    guard weights.text[node] > 0, weights.text[node] <= 300, weights.text[box] == weights.text[node],
      tree.children(of: box).contains(where: { [.img, .picture, .a].contains(tree.nodes[$0].tag) })
    else { return false }
    return [box, tree.parent(of: box), tree.parent(of: tree.parent(of: box))].contains { around in
      (tree.attribute(.class, of: around) ?? "").split(separator: " ").contains { name in
        ClassNames.words(of: name).contains { $0 == "gallery" || $0 == "slideshow" || $0 == "photogallery" }
      }
    }
  }

  /// Whether a figure frames text rather than a picture.
  private func holdsText(_ node: Int) -> Bool {
    (node..<tree.end(of: node)).contains { [.table, .pre, .blockquote, .ul, .ol].contains(tree.nodes[$0].tag) }
  }

  /// Whether a row of a table holds data: two cells of text or more, all short.
  private func isDataRow(_ row: Int) -> Bool {
    var count = 0
    for cell in tree.children(of: row) where weights.text[cell] > 0 {
      guard weights.text[cell] <= Self.longestDatum else { return false }
      count += 1
    }
    return count >= 2
  }

  private static let longestDatum: Int32 = 80

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
      guard size > 0, weights.pointerDensity(node) > 0.5 else { return false }
      return (size < 1500 || weights.prose[node] * 4 < size) && !(size <= 120 && !hasBegun && isByline(node))
    default: return false
    }
  }

  /// Whether an element over the text names its authors, each of whom may be linked.
  private func isByline(_ node: Int) -> Bool {
    if case .byline = LineReading(tree.text(of: node), atHead: false) { true } else { false }
  }
}

/// A block of a page's text with what its markup says of it.
struct MarkedBlock {
  /// What the markup makes of the block.
  enum Form: Equatable {
    case paragraph, item, caption, deck, code
    /// A line whose kind its words decide, such as a credit.
    case line
    case heading(level: Int)
  }

  /// The text, white space collapsed.
  var text: String
  /// What the markup makes of it.
  var form: Form
  /// The share of its text in links, 0 to 1.
  let linkShare: Double
  /// Whether all of it is set in bold.
  var isBold = false
  /// The node where its text begins.
  var start = 0

  /// The level of a heading, or nil.
  var headingLevel: Int? { if case .heading(let level) = form { level } else { nil } }
}
