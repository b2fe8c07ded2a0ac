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
    "responses", "references and further reading", "get the latest", "stay informed", "more on this story",
    "add a comment",
  ]

  /// Sieves the blocks; headings and first lines that repeat one of the titles, folded, go, and what little stands
  /// over them.
  init(_ blocks: [MarkedBlock], titles: Set<String>) {
    let size = blocks.reduce(0) { $0 + $1.text.utf8.count }
    var skipping: Int?
    var isUntitled = true
    for (index, block) in blocks.enumerated() {
      if let level = block.headingLevel {
        if let skipped = skipping, level <= skipped { skipping = nil }
        if level == 1 && index < 12 || titles.contains(Self.folded(block.text)) {
          if isUntitled, kept.reduce(0, { $0 + $1.text.utf8.count }) * 3 < size { kept.removeAll() }
          isUntitled = false
          continue
        }
        if Self.opensBoilerplate(block.text), !Self.isEarly(index, blocks, size) { skipping = level }
      } else if skipping != nil, block.text.utf8.count > 160, block.linkShare < 0.3,
        !Self.isEnding(in: blocks[..<index])
      {
        skipping = nil
      } else if kept.count < 3, titles.contains(Self.folded(block.text)) {
        continue
      }
      if skipping == nil, isArticle(block) { kept.append(block) }
    }
    while kept.last?.headingLevel != nil { kept.removeLast() }
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
    case .credit, .caption, .header, .plain: break
    }
    let isStopped = SentenceEnd.isStopped(block.text)
    switch block.form {
    case .heading: return block.linkShare < 0.95 || !kept.isEmpty && block.text.utf8.count < 60
    case .caption, .deck: return block.linkShare < 0.8
    case .item: return block.linkShare < 0.8 || isStopped && block.linkShare < 0.95
    case .code: return true
    case .paragraph: return block.linkShare < (isStopped ? 0.9 : 0.6) && !isLabel(block.text)
    }
  }

  /// One or two words that end unlike a sentence are labels of pictures, buttons or sections.
  private func isLabel(_ text: String) -> Bool {
    text.utf8.count <= 24 && !SentenceEnd.isStopped(text) && text.split(separator: " ").count <= 2
  }

  /// A text in lower case, letters and digits only.
  static func folded(_ text: String) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: text.lowercased().unicodeScalars.filter(Phrase.isWordScalar))
    return String(view)
  }
}
