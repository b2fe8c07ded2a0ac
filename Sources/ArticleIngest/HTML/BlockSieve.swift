// SPDX-License-Identifier: GPL-3.0-or-later

/// Leaves out of a page's blocks what is still no part of the article: title, lines about it, notices, pointers.
struct BlockSieve {
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
    "add a comment",
  ]

  /// Sieves the blocks; headings and first lines that repeat one of the titles, folded, go, and what little stands
  /// over them.
  init(_ blocks: [MarkedBlock], titles: Set<String>, boxes: EnclosingBox) {
    let size = blocks.reduce(0) { $0 + $1.text.utf8.count }
    var skipping: Int?
    var boxEnd = 0
    var isUntitled = true
    for (index, block) in blocks.enumerated() where block.start >= boxEnd {
      if let level = block.headingLevel {
        if let skipped = skipping, level <= skipped { skipping = nil }
        if level == 1 && isUntitled && index < 12 || Self.isTitle(block.text, among: titles) {
          if isUntitled, kept.reduce(0, { $0 + $1.text.utf8.count }) * 3 < size { kept.removeAll() }
          isUntitled = false
          continue
        }
        if Self.opensBoilerplate(block.text), !Self.isEarly(index, blocks, size) {
          boxEnd = boxes.end(headedBy: block) ?? 0
          if boxEnd == 0 || Self.isEnding(block.text) { skipping = level }
          continue
        }
      } else if skipping != nil, block.text.utf8.count > 160, block.linkShare < 0.3,
        !Self.isEnding(in: blocks[..<index])
      {
        skipping = nil
      } else if kept.count < 3, titles.contains(block.text.folded) {
        continue
      } else if Self.isPointer(block.text), let end = boxes.end(headedBy: block) {
        boxEnd = end
        continue
      }
      if skipping == nil, isArticle(block) { kept.append(settled(block)) }
    }
    while let last = kept.last, last.headingLevel != nil || Self.isLegalNotice(last.text) { kept.removeLast() }
  }

  private static let legalPhrases: [StaticString] = [
    "all rights reserved", "may not be reproduced", "may not be published, broadcast", "registered in england",
    "company number", "vat number", "do not necessarily reflect", "trademarks of their respective",
  ]

  /// Whether a text at the end of a page says whose it is and what may be done with it.
  private static func isLegalNotice(_ text: String) -> Bool {
    guard text.utf8.count <= 900 else { return false }
    let phrase = Phrase(text)
    return legalPhrases.contains { phrase.contains($0) }
  }

  /// Whether a heading is one of the titles, or one with a kicker before it.
  private static func isTitle(_ text: String, among titles: Set<String>) -> Bool {
    let heading = text.folded
    if titles.contains(heading) { return true }
    return titles.contains { $0.utf8.count >= 16 && heading.utf8.count <= $0.utf8.count * 2 && heading.hasSuffix($0) }
  }

  /// Whether a line is nothing but a pointer to other texts, such as "More on this story".
  private static func isPointer(_ text: String) -> Bool {
    guard text.utf8.count <= 60 else { return false }
    let phrase = Phrase(text)
    guard phrase.wordCount <= 6, phrase.cue(of: Cues.readNext) != nil else { return false }
    return !SentenceEnd.isStopped(text) || text.utf8.last == 0x3A
  }

  /// Whether nearly all of the text stands after a heading, so that it cannot end the article.
  private static func isEarly(_ index: Int, _ blocks: [MarkedBlock], _ size: Int) -> Bool {
    blocks[..<index].reduce(0) { $0 + $1.text.utf8.count } * 5 < size
  }

  /// Whether the last heading before opened the comments or the author's note, after which nothing is article again.
  private static func isEnding(in blocks: ArraySlice<MarkedBlock>) -> Bool {
    guard let heading = blocks.last(where: { $0.headingLevel != nil }) else { return false }
    return isEnding(heading.text)
  }

  private static func isEnding(_ text: String) -> Bool {
    let phrase = Phrase(text)
    guard phrase.wordCount <= 8 else { return false }
    if phrase.cue(of: endings) != nil { return true }
    let words = phrase.words.map { Phrase.plain($0) }
    return words.count <= 3 && words.first.map { Int($0) != nil } ?? false
      && ["comments", "comment", "responses", "replies"].contains(words.last ?? "")
  }

  private static func opensBoilerplate(_ text: String) -> Bool {
    if isEnding(text) { return true }
    guard text.utf8.count <= 80 else { return false }
    switch LineReading(text, atHead: false) {
    case .readNext, .furniture: return true
    default: return false
    }
  }

  /// Whether a block belongs to the article; remembers what it says about it otherwise.
  private mutating func isArticle(_ block: MarkedBlock) -> Bool {
    if block.form == .code { return true }
    let isShort = block.text.utf8.count <= LineReading.shortest
    guard isShort else { return block.linkShare < 0.7 }
    let reading = LineReading(block.text, atHead: false)
    switch reading {
    case .date, .byline, .repost:
      lines.append(reading)
      return false
    case .readNext, .furniture, .photoCredit: return false
    case .credit: return true
    case .caption, .header, .plain: break
    }
    let isStopped = SentenceEnd.isStopped(block.text)
    switch block.form {
    case .heading: return block.linkShare < 0.95 || !kept.isEmpty && block.text.utf8.count < 60
    case .caption, .deck: return block.linkShare < 0.8
    case .item: return block.linkShare < 0.8 || isStopped && block.linkShare < 0.95
    case .code, .line: return true
    case .paragraph: return block.linkShare < (isStopped ? 0.9 : 0.6) && (block.isBold || !isLabel(block.text))
    }
  }

  /// A block as it is kept: credits, captions and bold lines that end unlike a sentence leave their kind to their words.
  private func settled(_ block: MarkedBlock) -> MarkedBlock {
    guard block.form == .paragraph, block.text.utf8.count <= LineReading.shortest else { return block }
    var line = block
    line.form = .line
    switch LineReading(block.text, atHead: false) {
    case .credit, .caption: return line
    default: return block.isBold && !SentenceEnd.isStopped(block.text) ? line : block
    }
  }

  /// One or two words that end unlike a sentence are labels of pictures, buttons or sections.
  private func isLabel(_ text: String) -> Bool {
    text.utf8.count <= 24 && !SentenceEnd.isStopped(text) && text.split(separator: " ").count <= 2
  }
}
