// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel

/// Reads a web page as one article: the main text without what the site puts round it.
struct HTMLReader {
  /// Whether the article says which blocks were left out.
  var explains = false

  /// The article of a page in normalised UTF-8, of which the file that it came in claims something more.
  func read(_ text: [UInt8], claims: [MetadataClaim] = []) throws(IngestError) -> Article {
    guard !WhiteSpace.trimmed(text).isEmpty else { throw .empty }
    let tree = try HTMLTreeBuilder.tree(of: try MarkupScan.cleaned(text))
    let metadata = PageMetadata(tree)
    let page = MainContent.find(in: tree, metadata)
    if let title = ErrorPage.title(of: page, metadata) { throw .noArticle(.errorPage(title)) }
    var list = BlockList()
    for block in page.blocks { try list.append(block.text, hint: Self.hint(block.form)) }
    guard !list.blocks.isEmpty else { throw .noArticleText }
    var draft = Draft(blocks: list.blocks, sha256: Digest.printed(text))
    let dropped = page.dropped
    draft.claims = metadata.claims + claims + (dropped.words > 0 ? dropped.claims : [])
    draft.lines = page.lines
    var article = try ArticleAssembler().article(draft)
    if explains { article.droppedBlocks = page.leftOut() }
    return article
  }

  /// The blocks of a piece of markup that is all article.
  func blocks(ofFragment text: [UInt8]) throws(IngestError) -> BlockList {
    let tree = try HTMLTreeBuilder.tree(of: try MarkupScan.cleaned(text))
    var list = BlockList()
    for block in MainContent.all(of: tree) {
      let reading = LineReading(block.text, atHead: false)
      if case .furniture = reading, block.form == .paragraph { continue }
      try list.append(block.text, hint: reading.isPlain || block.form != .paragraph ? Self.hint(block.form) : nil)
    }
    return list
  }

  private static func hint(_ form: MarkedBlock.Form) -> ParagraphKind? {
    switch form {
    case .paragraph, .item, .code: .body
    case .caption: .caption
    case .deck: .deck
    case .heading: .heading
    case .line: nil
    }
  }
}

/// A page's main text.
struct MainContent {
  /// The blocks of the article.
  let blocks: [MarkedBlock]
  /// The lines about it that stood among them.
  let lines: [LineReading]
  /// The paragraphs and words of all of the page.
  let whole: DroppedText
  /// What of the page is none of the article's blocks, with why.
  let leftOut: () -> [DroppedBlock]

  /// What of the page is none of the article's blocks.
  var dropped: DroppedText {
    let words = blocks.reduce(0) { $0 + FoldedLine.wordCount(of: $1.text) }
    return DroppedText(blocks: max(whole.blocks - blocks.count, 0), words: max(whole.words - words, 0))
  }

  private static let least = 200

  /// Finds the main text: among what is shown, then among what is hidden too, then in all of the page, then in the page's
  /// linked data, then in the data that its scripts would show.
  static func find(in tree: HTMLTree, _ metadata: PageMetadata) -> MainContent {
    let titles = PageTitles(metadata)
    var found = search(tree, titles, keepsHidden: false, isWide: false)
    for isWide in [false, true] where found.size < least {
      let wider = search(tree, titles, keepsHidden: true, isWide: isWide)
      if wider.size > found.size * 2 { found = wider }
    }
    if let body = metadata.articleBody, body.utf8.count > max(found.size * 2, least) {
      found = MainContent(blocks: paragraphs(of: body), lines: found.lines, whole: found.whole, leftOut: found.leftOut)
    }
    if found.size < least {
      let data = tree.pageData.map { PageData($0).texts }.max { $0.size < $1.size } ?? []
      if data.size > max(found.size * 2, least) {
        found = MainContent(
          blocks: data.flatMap(paragraphs), lines: found.lines, whole: found.whole, leftOut: found.leftOut)
      }
    }
    return found
  }

  /// All blocks of a tree that is nothing but article.
  static func all(of tree: HTMLTree) -> [MarkedBlock] {
    let filter = BoilerplateFilter(tree, keepsHidden: true)
    return BlockGatherer.blocks(in: 0, tree, filter, TextWeights(tree, dropped: filter.dropped))
  }

  private var size: Int { blocks.reduce(0) { $0 + $1.text.utf8.count } }

  private static func search(_ tree: HTMLTree, _ titles: PageTitles, keepsHidden: Bool, isWide: Bool) -> MainContent {
    let filter = BoilerplateFilter(tree, keepsHidden: keepsHidden)
    let weights = TextWeights(tree, dropped: filter.dropped)
    let finder = ContentRoot(tree, filter, weights, titles: titles)
    let root = isWide ? 0 : finder.find() ?? 0
    var blocks = BlockGatherer.blocks(in: root, tree, filter, weights)
    var lines = linesAbout(tree, filter, in: root..<tree.end(of: root))
    let head = finder.head(over: root)
    if let head {
      let above = BlockGatherer.blocks(in: head.element, tree, filter, weights, only: head.titleEnd..<root)
      lines =
        linesAbout(tree, filter, in: head.titleEnd..<root, isAbove: true) + above.compactMap { aboutArticle($0.text) }
        + lines
      if !lines.contains(where: isDay) { lines += days(beside: head.title, tree) }
      let over = BlockGatherer.blocks(in: head.element, tree, filter, weights, only: head.element..<head.titleEnd)
      blocks = marked(over) + standfirsts(above, authors: lines) + blocks
    }
    let filtered = BlockFilter(blocks, titles: titles, boxes: EnclosingBox(tree, filter), hasTitleAbove: head != nil)
    let whole = DroppedText(blocks: filter.whole.paragraphs, words: filter.whole.words)
    return MainContent(blocks: filtered.kept, lines: lines + filtered.lines, whole: whole) {
      DroppedBlocks(tree, filter, root, BlockGatherer.boxRules(in: root, tree, filter, weights)).blocks(
        beside: filtered, titles: titles.titles)
    }
  }

  /// The day in a short element right before the title, beside it; what holds more, such as a site's head, may print the day on
  /// which the page was shown.
  private static func days(beside title: Int, _ tree: HTMLTree) -> [LineReading] {
    let before = tree.children(of: tree.parent(of: title)).filter { $0 < title }.suffix(2)
    return before.map { tree.lines(of: $0) }.filter { $0.count == 1 && $0[0].utf8.count <= 60 }.joined()
      .compactMap { aboutArticle($0) }.filter(isDay)
  }

  private static func isDay(_ reading: LineReading) -> Bool { if case .date = reading { true } else { false } }

  /// What the elements that hold lines about the text say, in a range of nodes: who wrote it and when.
  ///
  /// Above the text a box about an author is about its author.
  private static func linesAbout(
    _ tree: HTMLTree, _ filter: BoilerplateFilter, in range: Range<Int>, isAbove: Bool = false
  ) -> [LineReading] {
    var lines: [LineReading] = []
    // Authors in elements side by side are authors of one text.
    var beside: (parent: Int, lines: [LineReading]) = (-1, [])
    var index = range.lowerBound
    while index < range.upperBound, lines.count < 20 {
      let isLine = filter.roles[index] == .lines || isAbove && filter.roles[index] == .boilerplate
      let isAuthors = isLine && AuthorLine.isOne(index, tree)
      guard filter.dropped[index] || isAuthors else {
        index += 1
        continue
      }
      if isAuthors {
        let found = authors(in: index, tree)
        let isBeside = beside.parent == tree.parent(of: index) && !found.isEmpty
        if isBeside { lines.removeLast(beside.lines.count) }
        beside = (tree.parent(of: index), together(isBeside ? beside.lines + found : found))
        lines += beside.lines
      } else if filter.roles[index] == .lines {
        let found = tree.lines(of: index).flatMap(labelled).compactMap { aboutArticle($0) }
        let inside =
          found.contains(where: isByline) ? nil : (index..<tree.end(of: index)).first { AuthorLine.isOne($0, tree) }
        let named = inside.map { authors(in: $0, tree) } ?? nameBesideDay(tree.lines(of: index), found)
        lines += named.filter(isByline) + found
      }
      index = tree.end(of: index)
    }
    return lines
  }

  /// The pieces of a line of labels and their values in a row: "2025-03-04 来源：Ostra Post 作者：Ada Lind".
  private static func labelled(_ line: String) -> [String] {
    guard line.contains("："), line.utf8.count <= 300 else { return [line] }
    let labels: Set<String> = [
      "来源", "來源", "作者", "记者", "記者", "责任编辑", "責任編輯", "编辑", "編輯", "撰文", "稿源", "时间", "時間", "发布时间",
    ]
    var pieces: [String] = []
    for word in line.split(separator: " ") {
      let isLabel = word.firstIndex(of: "：").map { labels.contains(String(word[..<$0])) } ?? false
      if isLabel || pieces.isEmpty { pieces.append(String(word)) } else { pieces[pieces.count - 1] += " " + word }
    }
    return pieces
  }

  /// The one name that stands alone among lines about a text, one of which says the day.
  private static func nameBesideDay(_ lines: [String], _ found: [LineReading]) -> [LineReading] {
    let hasDay = found.contains { if case .date(let dates, _) = $0 { !dates.isEmpty } else { false } }
    guard hasDay, !found.contains(where: isByline) else { return [] }
    let names = lines.filter { Byline.isNameAlone($0) && Organisation.partyKind(of: $0) == .person }
    guard names.count == 1, names[0].split(separator: " ").count >= 2 else { return [] }
    return Byline(FoldedLine("By " + names[0])).map { [.byline($0)] } ?? []
  }

  private static func isByline(_ reading: LineReading) -> Bool { if case .byline = reading { true } else { false } }

  /// What an element that is called the authors' line says.
  private static func authors(in node: Int, _ tree: HTMLTree) -> [LineReading] {
    let names = AuthorLine.names(in: node, tree)
    let found = (parted(node, tree).map { [$0] } ?? tree.lines(of: node)).compactMap { line in
      // An office right behind the name is none of it.
      aboutArticle(names.first { line.hasPrefix($0 + " ") && Byline.isRole(line) } ?? line, isAuthors: true)
    }
    if found.contains(where: isByline) { return together(found) }
    return found + names.compactMap { aboutArticle($0, isAuthors: true) }.prefix(1)
  }

  /// The words of an element whose parts run into one another because only its style parts them: "By", "Ada Lind", "and", ….
  private static func parted(_ node: Int, _ tree: HTMLTree) -> String? {
    guard tree.end(of: node) - node <= 40 else { return nil }
    let parts = (node..<tree.end(of: node)).filter { tree.nodes[$0].tag == .text }
      .map { String(decoding: tree.bytes(of: $0), as: UTF8.self).trimmed }.filter { !$0.isEmpty }
    return parts.contains(where: Byline.conjunctions.contains) ? parts.joined(separator: " ") : nil
  }

  /// Authors who have a line each as one line of them.
  private static func together(_ lines: [LineReading]) -> [LineReading] {
    let names = lines.compactMap { line in
      if case .byline(let line) = line, Byline.isNameAlone(line.party) { line.party } else { nil }
    }
    let others = lines.filter { !isByline($0) }
    guard names.count > 1, names.count == lines.count - others.count,
      let all = Byline(FoldedLine("By " + names.joined(separator: ", ")))
    else { return lines }
    return [.byline(all)] + others
  }

  /// The reading of a line that says who wrote a text, when, or who posted it; where authors are named, of a name alone.
  private static func aboutArticle(_ text: String, isAuthors: Bool = false) -> LineReading? {
    guard text.utf8.count <= LineReading.shortest else { return nil }
    switch LineReading(text, atHead: false) {
    case .date(let dates, let either): return .date(dates, or: either)
    case .byline(let line): return .byline(line)
    case .repost(let line): return .repost(line)
    case .credit(let line) where (isAuthors || text.contains("：")) && line.party != nil: return .credit(line)
    case .plain where isAuthors && Byline.isNameLike(text):
      return Byline(FoldedLine("By " + text)).map(LineReading.byline)
    default: return nil
    }
  }

  /// The captions among the blocks over a title, and a standfirst that the page calls so.
  private static func marked(_ blocks: [MarkedBlock]) -> [MarkedBlock] {
    let found = blocks.filter { $0.form == .caption || $0.form == .deck && $0.text.split(separator: " ").count >= 5 }
    return found.count { $0.form == .deck } <= 1 ? found : found.filter { $0.form == .caption }
  }

  /// The standfirsts among the blocks between a title and the text, and captions; none when they are no short lines. The
  /// first block, where it is no line about the text, may end unlike a sentence; what begins with an author's name tells of
  /// the author.
  private static func standfirsts(_ blocks: [MarkedBlock], authors: [LineReading]) -> [MarkedBlock] {
    let names = authors.compactMap { if case .byline(let line) = $0 { line.party } else { nil } }
    var blocks = blocks.filter { block in !names.contains { block.text.hasPrefix($0 + " ") } }
    if let first = blocks.first, first.form == .paragraph, !SentenceEnd.isStopped(first.text), first.linkShare < 0.3,
      (8...45).contains(first.text.split(separator: " ").count), case .plain = LineReading(first.text, atHead: false)
    {
      blocks[0].form = .deck
    }
    let found = blocks.filter { block in
      block.form == .caption
        || block.linkShare < 0.3 && block.headingLevel != 1
          && (block.form == .deck
            || block.text.utf8.count >= (block.form == .item ? 24 : 50) && SentenceEnd.isStopped(block.text)
            || block.headingLevel != nil && block.text.split(separator: " ").count >= 9)
    }
    return found.count { $0.form != .caption && $0.form != .item } <= 3 ? found : []
  }

  /// The blocks of a text from a page's data: of its markup where it has any, else its lines, entities undone.
  private static func paragraphs(of body: String) -> [MarkedBlock] {
    let markup = Array(body.utf8)
    if FormatSniff.format(of: markup) == .html, let clean = try? MarkupScan.cleaned(markup),
      let tree = try? HTMLTreeBuilder.tree(of: clean)
    {
      return all(of: tree)
    }
    let lines = LinkedData.unescaped(body).split(separator: "\n")
    return lines.map { String($0).trimmed }.filter { !$0.isEmpty }
      .map { MarkedBlock(text: $0, form: .paragraph, linkShare: 0) }
  }
}

extension [String] {
  /// The bytes of all texts.
  fileprivate var size: Int { reduce(0) { $0 + $1.utf8.count } }
}
