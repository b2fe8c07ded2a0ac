// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel

/// Leaves out of a page's blocks what is still no part of the article: title, lines about it, notices, pointers.
struct BlockFilter {
  /// The blocks that are the article.
  private(set) var kept: [MarkedBlock] = []
  /// The lines about the article that were left out: dates, author lines, repost lines.
  private(set) var lines: [LineReading] = []
  /// The blocks that are none of it, by their places, with why.
  private(set) var leftOut: [(block: MarkedBlock, rule: DroppedBlock.Rule)] = []

  private let titles: PageTitles
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
  /// Whether a paragraph of the text has come, which is not looked for again at each heading.
  private var hasBegun = false

  /// Sieves the blocks; headings and first lines that repeat one of the titles go, and what little stands
  /// over them. Complexity: linear.
  init(_ blocks: [MarkedBlock], titles: PageTitles, boxes: EnclosingBox, hasTitleAbove: Bool) {
    self.titles = titles
    self.hasTitleAbove = hasTitleAbove
    self.boxes = boxes
    size = blocks.reduce(0) { $0 + $1.text.utf8.count }
    levels = blocks.reduce(into: [:]) { levels, block in
      if let level = block.headingLevel { levels[level, default: 0] += 1 }
    }
    for (index, block) in blocks.lazy.map(Self.withoutAnchor).enumerated() {
      if block.start >= boxEnd { take(block, isAmongFirst: index < 12) } else { leftOut.append((block, .ending)) }
      if block.headingLevel != nil { lastHeading = block.text }
      passed += block.text.utf8.count
    }
    leaveOutCounters()
    leaveOutSecondLayout()
    // A lone item over the text is the label of what is not shown.
    if kept.count > 1, kept[0].form == .item, kept[1].form != .item, isLabel(kept[0].text) {
      leftOut.append((kept.removeFirst(), .label))
    }
    leaveOutFoot()
    while let last = kept.last, let rule = Self.closingRule(last) { leftOut.append((kept.removeLast(), rule)) }
    takeSignature()
  }

  /// Leaves out the line in the foot of a page made by hand, which a rule parts from the text.
  private mutating func leaveOutFoot() {
    guard kept.count > 2, let last = kept.last, last.form == .paragraph, last.text.utf8.count <= 120,
      !SentenceEnd.isStopped(last.text), boxes.standsUnderRule(last)
    else { return }
    leftOut.append((kept.removeLast(), .ending))
  }

  /// Takes a name alone in bold under the text, as papers of the East sign it, for the author's.
  private mutating func takeSignature() {
    guard kept.count > 2, let last = kept.last, last.isBold, [.paragraph, .line].contains(last.form),
      Byline.isNameAlone(last.text),
      SentenceEnd.isStopped(kept[kept.count - 2].text)
    else { return }
    lines.append(.byline(Byline(party: last.text)))
    leftOut.append((kept.removeLast(), .metadata))
  }

  /// A heading without the sign of the link to itself.
  private static func withoutAnchor(_ block: MarkedBlock) -> MarkedBlock {
    guard block.headingLevel != nil, let last = block.text.unicodeScalars.last, "#¶§🔗".unicodeScalars.contains(last),
      block.text.unicodeScalars.count > 2
    else { return block }
    var heading = block
    heading.text = String(block.text.unicodeScalars.dropLast()).trimmed
    return heading
  }

  /// Why a block is left out that stands last: a heading without a text, whose the text is, a link to another.
  private static func closingRule(_ block: MarkedBlock) -> DroppedBlock.Rule? {
    if block.headingLevel != nil { return .heading }
    if PageEnding.isLegalNotice(block.text) { return .rights }
    return block.form == .paragraph && block.linkShare >= 0.9 ? .links : nil
  }

  /// Leaves out headings that say the same but for the number before it, as tables of contents count parts.
  private mutating func leaveOutCounters() {
    var counts: [String: Int] = [:]
    for block in kept { if let name = Self.numbered(block) { counts[name, default: 0] += 1 } }
    leaveOut(.counter) { block in Self.numbered(block).map { counts[$0, default: 0] >= 3 } ?? false }
  }

  /// Leaves out what stands over the title, but for a standfirst that the page calls so.
  private mutating func leaveOutAbove() {
    let decks = kept.count { $0.form == .deck && $0.text.split(separator: " ").count >= 5 }
    leaveOut(.apart) { !($0.form == .deck && decks == 1 && $0.text.split(separator: " ").count >= 5) }
    hasBegun = false
  }

  /// Leaves out of what is kept the blocks that a test finds.
  private mutating func leaveOut(_ rule: DroppedBlock.Rule, where test: (MarkedBlock) -> Bool) {
    kept.removeAll { block in
      let isOut = test(block)
      if isOut { leftOut.append((block, rule)) }
      return isOut
    }
  }

  /// Leaves out paragraphs of some length that were there before, where three or more are: pages that are laid out twice, for
  /// small screens and for large ones, say everything again.
  private mutating func leaveOutSecondLayout() {
    func isLong(_ block: MarkedBlock) -> Bool { block.form == .paragraph && block.text.utf8.count >= 80 }
    // Most pages say nothing twice, as the beginnings and lengths of their paragraphs tell.
    var beginnings: Set<Int> = []
    let isDoubtful = kept.count { block in
      guard isLong(block) else { return false }
      var text = block.text, hasher = Hasher()
      hasher.combine(text.utf8.count)
      text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer($0)[..<24])) }
      return !beginnings.insert(hasher.finalize()).inserted
    }
    guard isDoubtful >= 3 else { return }
    var texts: Set<String> = []
    var repeated: Set<String> = []
    for block in kept where isLong(block) && !texts.insert(block.text).inserted { repeated.insert(block.text) }
    guard repeated.count >= 3 else { return }
    texts = []
    leaveOut(.repetition) { isLong($0) && !texts.insert($0.text).inserted }
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
    let rule =
      if let level = block.headingLevel {
        leavesOut(heading: block, level, isAmongFirst)
      } else {
        leavesOut(block)
      }
    if let rule = rule ?? (skipping == nil ? nil : .ending) {
      leftOut.append((block, rule))
      return
    }
    if !hasBegun, tellsOfAuthor(block) {
      leftOut.append((block, .metadata))
      return
    }
    switch settled(block) {
    case .kept(let settled):
      let isStandfirst = !hasBegun && settled.headingLevel == nil && isAtHead && titles.isStandfirst(settled)
      if settled.form == .paragraph, !isStandfirst { hasBegun = true }
      kept.append(isStandfirst || standsUnderTitle(settled) ? deck(settled) : settled)
    case .leftOut(let rule): leftOut.append((block, rule))
    }
  }

  /// What becomes of a block.
  private enum Verdict {
    case kept(MarkedBlock)
    case leftOut(DroppedBlock.Rule)
  }

  /// Whether a paragraph right under the authors' line begins with the name of one and tells of them.
  private func tellsOfAuthor(_ block: MarkedBlock) -> Bool {
    guard block.form == .paragraph || block.form == .deck, block.text.utf8.count <= 300,
      case .byline(let line)? = lines.last,
      block.text.hasPrefix(line.party + " "), case .plain = LineReading(block.text, atHead: false)
    else { return false }
    return true
  }

  /// Whether nothing of the text has come yet, and not more pictures than may stand over one.
  private var isAtHead: Bool { kept.count <= 50 && kept.allSatisfy { $0.form == .caption || $0.form == .deck } }

  /// Whether a heading right under the title is a sentence long, as standfirsts are and headings of parts are not.
  private func standsUnderTitle(_ block: MarkedBlock) -> Bool {
    guard let level = block.headingLevel, !isUntitled || hasTitleAbove, isAtHead else { return false }
    let words = block.text.split(separator: " ").count
    if words >= 7, levels[level] == 1, !SentenceEnd.isQuestion(block.text) { return true }
    return words >= 9 && (SentenceEnd.isStopped(block.text) && !SentenceEnd.isQuestion(block.text) || words >= 14)
  }

  private func deck(_ block: MarkedBlock) -> MarkedBlock {
    var deck = block
    deck.form = .deck
    return deck
  }

  /// Why a heading is left out that is the title or opens what is no article; what it opens is left out from there on.
  private mutating func leavesOut(
    heading: MarkedBlock, _ level: Int, _ isAmongFirst: Bool
  ) -> DroppedBlock.Rule? {
    if let skipped = skipping, level <= skipped { skipping = nil }
    if level == 1 && isUntitled && isAmongFirst && !hasTitleAbove || titles.isTitle(heading.text) {
      if isUntitled, kept.reduce(0, { $0 + $1.text.utf8.count }) * 3 < size { leaveOutAbove() }
      isUntitled = false
      return .title
    }
    // A heading that nearly all of the text stands after cannot end the article.
    guard passed * 5 >= size, PageEnding.opensBoilerplate(heading) else { return nil }
    boxEnd = boxes.end(headedBy: heading) ?? 0
    if boxEnd == 0 || PageEnding.isEnding(heading.text) { skipping = level }
    return .ending
  }

  /// Why a block is left out that is no heading and repeats the title or points elsewhere; a long one takes up the article
  /// again.
  private mutating func leavesOut(_ block: MarkedBlock) -> DroppedBlock.Rule? {
    if skipping != nil, takesUp(block), !(lastHeading.map(PageEnding.isEnding) ?? false) {
      skipping = nil
      return nil
    }
    if kept.count < 3, titles.contains(block.text) { return .title }
    guard PageEnding.isPointer(block.text), let end = boxes.end(headedBy: block) else { return nil }
    boxEnd = end
    return .ending
  }

  /// Whether a block after pointers is the article's text again.
  private func takesUp(_ block: MarkedBlock) -> Bool {
    block.linkShare < 0.3 && block.form == .paragraph
      && (block.text.utf8.count > 160 || block.text.utf8.count >= 60 && SentenceEnd.isStopped(block.text))
  }

  /// A block as the article keeps it, or why it does not; what a line that is left out says about the article is remembered.
  ///
  /// Credits, captions and bold lines that end unlike a sentence leave their kind to their words.
  private mutating func settled(_ block: MarkedBlock) -> Verdict {
    if block.form == .code { return .kept(block) }
    // A page may print its standfirst twice, once of its frame and once of its text.
    if let last = kept.last, last.form == .deck, last.text == block.text { return .leftOut(.repetition) }
    if ConsentNotice.isOne(block.text) { return .leftOut(.consent) }
    if CodeResidue.isOne(block.text) { return .leftOut(.code) }
    if HandedOn.isHead(block.text) { return .leftOut(.metadata) }
    if block.form == .caption, SlideCount.isAtPicture(block.text) { return .leftOut(.counter) }
    // A gallery's pictures may share a caption, and a page may show a picture twice.
    if block.form == .caption, !captions.insert(block.text).inserted { return .leftOut(.repetition) }
    var kept = block
    if block.isBold, block.form == .paragraph || block.form == .item, SentenceEnd.isQuestion(block.text) {
      kept.form = .heading(level: 6)
      return .kept(kept)
    }
    guard block.text.utf8.count <= LineReading.shortest else {
      return block.linkShare < 0.7 ? .kept(block) : .leftOut(.links)
    }
    // "Published 4 Mar 2025 by", where the name that follows stands in an element of its own.
    let text = !hasBegun && block.text.hasSuffix(" by") ? String(block.text.dropLast(3)) : block.text
    let reading = LineReading(text, atHead: false)
    let isStopped = SentenceEnd.isStopped(block.text)
    var tellsKind = block.isBold && !isStopped
    switch reading {
    // Between paragraphs a day heads what happened on it.
    case .date where block.headingLevel != nil && hasBegun: break
    case .date, .byline, .repost:
      lines.append(reading)
      return .leftOut(.metadata)
    case .readNext, .furniture, .photoCredit:
      if LineReading.offersLetters(block.text), let end = boxes.end(headedBy: block, most: 500) { boxEnd = end }
      if block.headingLevel == nil || PageEnding.opensBoilerplate(block) { return .leftOut(Self.rule(of: reading)) }
    case .credit, .caption: tellsKind = true
    case .header, .plain: break
    }
    if case .credit = reading {
    } else if !isKept(block, isStopped) {
      return .leftOut(block.linkShare > 0.5 ? .links : .label)
    }
    if tellsKind, block.form == .paragraph { kept.form = .line }
    return .kept(kept)
  }

  private static func rule(of reading: LineReading) -> DroppedBlock.Rule {
    switch reading {
    case .readNext: .readNext
    case .photoCredit: .credit
    default: .furniture
    }
  }

  private func isKept(_ block: MarkedBlock, _ isStopped: Bool) -> Bool {
    switch block.form {
    case .heading(let level):
      block.linkShare < 0.95 || (!kept.isEmpty || headsOneOfMany(block, level)) && block.text.utf8.count < 60
    case .caption, .deck: block.linkShare < 0.8
    case .item: block.linkShare < 0.8 || isStopped && block.linkShare < 0.95 || isAmongItems(block)
    case .code, .line: true
    case .paragraph:
      block.linkShare < (isStopped ? 0.9 : 0.6) && (block.isBold || !isLabel(block.text)) || isLinkedSentence(block)
    }
  }

  /// Whether the first part of several under a title has a linked heading as the others have, of more than a label's words.
  private func headsOneOfMany(_ block: MarkedBlock, _ level: Int) -> Bool {
    (hasTitleAbove || !isUntitled) && levels[level, default: 0] > 1 && block.text.split(separator: " ").count >= 3
  }

  /// Whether the item right before a linked one says something itself, so that their list is part of the text.
  private func isAmongItems(_ block: MarkedBlock) -> Bool {
    guard let last = kept.last, last.form == .item, last.linkShare < 0.3 else { return false }
    return leftOut.last.map { $0.block.start < last.start } ?? true
  }

  /// A whole sentence of some length in a link, as between paragraphs; at the article's end it points elsewhere.
  private func isLinkedSentence(_ block: MarkedBlock) -> Bool {
    block.text.utf8.count >= 80 && SentenceEnd.isStopped(block.text) && !kept.isEmpty
      && !PageEnding.isPointer(block.text)
  }

  /// One or two words that end unlike a sentence are labels of pictures, buttons or sections.
  private func isLabel(_ text: String) -> Bool {
    text.utf8.count <= 24 && !SentenceEnd.isStopped(text) && text.split(separator: " ").count <= 2
  }
}
