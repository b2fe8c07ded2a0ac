// SPDX-License-Identifier: GPL-3.0-or-later

/// Leaves out of a page's blocks what is still no part of the article: title, lines about it, notices, pointers.
struct BlockFilter {
  /// The blocks that are the article.
  private(set) var kept: [MarkedBlock] = []
  /// The lines about the article that were left out: dates, author lines, repost lines.
  private(set) var lines: [LineReading] = []

  private static let endings: CueList = [
    "comments", "comment", "leave a comment", "leave a reply", "post a comment", "join the conversation",
    "discussion about",
    "about the author",
    "about the authors", "about author", "share this", "tags", "topics", "kommentare", "commentaires", "comentarios",
    "commenti",
    "reacties", "kommentarer", "комментарии", "التعليقات", "コメント", "评论", "über den autor", "à propos de l'auteur",
    "responses", "your answer", "was this page helpful", "references and further reading", "get the latest",
    "stay informed", "more on this story",
    "add a comment", "leer en español", "lea en español", "read in english", "read in spanish", "english version",
    "versión en español", "lire en français", "version française", "auf deutsch lesen", "lire en anglais",
  ]

  private let titles: Set<String>
  /// How many headings of each level there are.
  private let levels: [Int: Int]
  private var captions: Set<String> = []
  private let boxes: EnclosingBox
  private let hasTitleAbove: Bool
  private let size: Int
  /// The bytes of all blocks before the one at hand.
  private var passed = 0
  /// The last heading before the block at hand, kept or not.
  private var lastHeading: String?
  /// The level of the heading whose part of the page is left out.
  private var skipping: Int?
  /// The node after the box that is left out.
  private var boxEnd = 0
  private var isUntitled = true

  /// Sieves the blocks; headings and first lines that repeat one of the titles, folded, go, and what little stands
  /// over them. Complexity: linear.
  init(_ blocks: [MarkedBlock], titles: Set<String>, boxes: EnclosingBox, hasTitleAbove: Bool) {
    self.titles = titles
    self.hasTitleAbove = hasTitleAbove
    self.boxes = boxes
    size = blocks.reduce(0) { $0 + $1.text.utf8.count }
    levels = blocks.reduce(into: [:]) { levels, block in
      if let level = block.headingLevel { levels[level, default: 0] += 1 }
    }
    for (index, block) in blocks.enumerated() {
      if block.start >= boxEnd { take(block, isAmongFirst: index < 12) }
      if block.headingLevel != nil { lastHeading = block.text }
      passed += block.text.utf8.count
    }
    leaveOutCounters()
    leaveOutSecondLayout()
    while let last = kept.last, last.headingLevel != nil || Self.isLegalNotice(last.text) { kept.removeLast() }
  }

  /// Leaves out headings that say the same but for the number before it, as tables of contents count parts.
  private mutating func leaveOutCounters() {
    var counts: [String: Int] = [:]
    for block in kept { if let name = Self.numbered(block) { counts[name, default: 0] += 1 } }
    kept.removeAll { block in Self.numbered(block).map { counts[$0, default: 0] >= 3 } ?? false }
  }

  /// Leaves out paragraphs of some length that were there before, where three or more are: pages that are laid out twice, for
  /// small screens and for large ones, say everything again.
  private mutating func leaveOutSecondLayout() {
    var texts: Set<String> = []
    var repeated: Set<String> = []
    func isLong(_ block: MarkedBlock) -> Bool { block.form == .paragraph && block.text.utf8.count >= 80 }
    for block in kept where isLong(block) && !texts.insert(block.text).inserted { repeated.insert(block.text) }
    guard repeated.count >= 3 else { return }
    texts = []
    kept.removeAll { isLong($0) && !texts.insert($0.text).inserted }
  }

  /// What a heading says after the number that it begins with.
  private static func numbered(_ block: MarkedBlock) -> String? {
    guard block.headingLevel != nil else { return nil }
    let rest = block.text.drop(while: \.isNumber)
    guard rest.startIndex > block.text.startIndex, let mark = rest.first, ".):".contains(mark) else { return nil }
    let name = String(rest.dropFirst()).folded
    // A number alone heads a chapter.
    return name.isEmpty ? nil : name
  }

  private mutating func take(_ block: MarkedBlock, isAmongFirst: Bool) {
    let isOut =
      if let level = block.headingLevel {
        leavesOut(heading: block, level, isAmongFirst)
      } else {
        leavesOut(block)
      }
    if !isOut, skipping == nil, let settled = settled(block) {
      kept.append(standsUnderTitle(settled) ? deck(settled) : settled)
    }
  }

  /// Whether a heading right under the title is a sentence long, as standfirsts are and headings of parts are not.
  private func standsUnderTitle(_ block: MarkedBlock) -> Bool {
    guard let level = block.headingLevel, !isUntitled || hasTitleAbove,
      kept.allSatisfy({ $0.form == .caption || $0.form == .deck })
    else {
      return false
    }
    let words = block.text.split(separator: " ").count
    if words >= 7, levels[level] == 1, !SentenceEnd.isQuestion(block.text) { return true }
    return words >= 9 && (SentenceEnd.isStopped(block.text) && !SentenceEnd.isQuestion(block.text) || words >= 14)
  }

  private func deck(_ block: MarkedBlock) -> MarkedBlock {
    var deck = block
    deck.form = .deck
    return deck
  }

  /// Whether a heading is the title or opens what is no article; what it opens is left out from there on.
  private mutating func leavesOut(heading: MarkedBlock, _ level: Int, _ isAmongFirst: Bool) -> Bool {
    if let skipped = skipping, level <= skipped { skipping = nil }
    if level == 1 && isUntitled && isAmongFirst || isTitle(heading.text) {
      if isUntitled, kept.reduce(0, { $0 + $1.text.utf8.count }) * 3 < size { kept.removeAll() }
      isUntitled = false
      return true
    }
    // A heading that nearly all of the text stands after cannot end the article.
    guard passed * 5 >= size, Self.opensBoilerplate(heading) else { return false }
    boxEnd = boxes.end(headedBy: heading) ?? 0
    if boxEnd == 0 || Self.isEnding(heading.text) { skipping = level }
    return true
  }

  /// Whether a block that is no heading repeats the title or points elsewhere; a long one takes up the article again.
  private mutating func leavesOut(_ block: MarkedBlock) -> Bool {
    if skipping != nil, takesUp(block), !(lastHeading.map(Self.isEnding) ?? false) {
      skipping = nil
      return false
    }
    if kept.count < 3, titles.contains(block.text.folded) { return true }
    guard Self.isPointer(block.text), let end = boxes.end(headedBy: block) else { return false }
    boxEnd = end
    return true
  }

  /// Whether a block after pointers is the article's text again.
  private func takesUp(_ block: MarkedBlock) -> Bool {
    block.linkShare < 0.3 && block.form == .paragraph
      && (block.text.utf8.count > 160 || block.text.utf8.count >= 60 && SentenceEnd.isStopped(block.text))
  }

  private static let legalPhrases: [StaticString] = [
    "all rights reserved", "may not be reproduced", "may not be published, broadcast", "registered in england",
    "company number", "vat number", "do not necessarily reflect", "trademarks of their respective",
  ]

  /// Whether a text at the end of a page says whose it is and what may be done with it.
  private static func isLegalNotice(_ text: String) -> Bool {
    guard text.utf8.count <= 900 else { return false }
    let phrase = FoldedLine(text)
    return legalPhrases.contains { phrase.contains($0) }
  }

  /// Whether a heading is one of the titles, or one with a kicker before it.
  private func isTitle(_ text: String) -> Bool {
    let heading = text.folded
    if titles.contains(heading) { return true }
    return titles.contains { $0.utf8.count >= 16 && heading.utf8.count <= $0.utf8.count * 2 && heading.hasSuffix($0) }
  }

  /// Whether a line is nothing but a pointer to other texts, such as "More on this story".
  private static func isPointer(_ text: String) -> Bool {
    guard text.utf8.count <= 60 else { return false }
    let phrase = FoldedLine(text)
    guard phrase.wordCount <= 6, phrase.cue(of: Cues.readNext) != nil, isPlainPointer(text) else { return false }
    return !SentenceEnd.isStopped(text) || text.utf8.last == 0x3A
  }

  /// Endings that names or topics may follow.
  private static let headedEndings: CueList = [
    "about the author", "about the authors", "about author", "tags", "topics", "über den autor", "à propos de l'auteur",
  ]

  /// Whether a heading opens the comments or the author's note, after which nothing is article again.
  ///
  /// One that only begins with such a word, and goes on to state or ask something, heads a part of the article.
  private static func isEnding(_ text: String) -> Bool {
    let phrase = FoldedLine(text)
    guard phrase.wordCount <= 8 else { return false }
    if let cue = phrase.cue(of: endings), phrase.saysNothing(after: cue) { return true }
    if let cue = phrase.cue(of: headedEndings) {
      return text.utf8.dropFirst(cue.utf8.count).first == 0x3A || phrase.namesOnly(after: cue)
    }
    let words = phrase.words.map { FoldedLine.plain($0) }
    return words.count <= 3 && words.first.map { Int($0) != nil } ?? false
      && ["comments", "comment", "responses", "replies"].contains(words.last ?? "")
  }

  private static func opensBoilerplate(_ heading: MarkedBlock) -> Bool {
    if isEnding(heading.text) { return true }
    guard heading.text.utf8.count <= 80 else { return false }
    switch LineReading(heading.text, atHead: false) {
    case .readNext: return heading.linkShare > 0.5 || isPlainPointer(heading.text)
    case .furniture: return true
    default: return false
    }
  }

  /// Whether a line that may point to other texts says nothing else: "More from Ostra Post", not "More from less".
  private static func isPlainPointer(_ text: String) -> Bool {
    let phrase = FoldedLine(text)
    guard let cue = phrase.cue(of: Cues.readNext) else { return true }
    let mark = text.unicodeScalars.dropFirst(cue.unicodeScalars.count).first { !$0.properties.isWhitespace }
    return phrase.saysNothing(after: cue) || phrase.namesOnly(after: cue)
      || mark.map { ":|–—-»>：".unicodeScalars.contains($0) } ?? true
  }

  /// A block as the article keeps it, or nil; what a line that is left out says about the article is remembered.
  ///
  /// Credits, captions and bold lines that end unlike a sentence leave their kind to their words.
  private mutating func settled(_ block: MarkedBlock) -> MarkedBlock? {
    if block.form == .code { return block }
    if ConsentNotice.isOne(block.text) || CodeResidue.isOne(block.text) { return nil }
    // A gallery's pictures may share a caption, and a page may show a picture twice.
    if block.form == .caption, !captions.insert(block.text).inserted { return nil }
    if block.isBold, block.form == .paragraph || block.form == .item, SentenceEnd.isQuestion(block.text) {
      var heading = block
      heading.form = .heading(level: 6)
      return heading
    }
    guard block.text.utf8.count <= LineReading.shortest else { return block.linkShare < 0.7 ? block : nil }
    let reading = LineReading(block.text, atHead: false)
    let isStopped = SentenceEnd.isStopped(block.text)
    var tellsKind = block.isBold && !isStopped
    switch reading {
    case .date, .byline, .repost:
      lines.append(reading)
      return nil
    case .readNext, .furniture, .photoCredit:
      if block.headingLevel == nil || Self.opensBoilerplate(block) { return nil }
    case .credit, .caption: tellsKind = true
    case .header, .plain: break
    }
    if case .credit = reading {} else if !isKept(block, isStopped) { return nil }
    var kept = block
    if tellsKind, block.form == .paragraph { kept.form = .line }
    return kept
  }

  private func isKept(_ block: MarkedBlock, _ isStopped: Bool) -> Bool {
    switch block.form {
    case .heading: block.linkShare < 0.95 || !kept.isEmpty && block.text.utf8.count < 60
    case .caption, .deck: block.linkShare < 0.8
    case .item: block.linkShare < 0.8 || isStopped && block.linkShare < 0.95
    case .code, .line: true
    case .paragraph: block.linkShare < (isStopped ? 0.9 : 0.6) && (block.isBold || !isLabel(block.text))
    }
  }

  /// One or two words that end unlike a sentence are labels of pictures, buttons or sections.
  private func isLabel(_ text: String) -> Bool {
    text.utf8.count <= 24 && !SentenceEnd.isStopped(text) && text.split(separator: " ").count <= 2
  }
}

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
  func end(headedBy line: MarkedBlock) -> Int? {
    var box = line.start
    while box > 0, Int(filter.text[box]) <= line.text.utf8.count + 2 { box = tree.parent(of: box) }
    guard box > 0, tree.nodes[box].tag != .body, filter.prose[box] * 3 < filter.prose[0] else { return nil }
    guard line.start - box <= Self.deepestHead else { return nil }
    let isHead = (box..<line.start).allSatisfy { filter.text[$0] == 0 || tree.end(of: $0) > line.start }
    return isHead ? tree.end(of: box) : nil
  }
}
