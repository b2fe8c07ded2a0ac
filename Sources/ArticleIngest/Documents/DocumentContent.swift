// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel

/// What a document holds: its running text, and what stands beside it.
struct DocumentContent {
  /// The blocks of the running text, those of its boxes where they are anchored.
  var blocks: [Block]
  /// Notes, remarks and what is printed on every page. A note is its author's, but it is no part of the text that readers
  /// read through, nor has it a place among the paragraphs: it is told as left out, like what a page puts round its text.
  private(set) var leftOut: [DroppedBlock] = []
  private var headers: Set<String> = []
  /// What the file says of the text.
  var properties: [MetadataClaim] = []

  /// What a document holds whose text is in these blocks.
  init(_ blocks: [Block]) { self.blocks = blocks }

  /// Notes what is none of the running text, unless no letter stands in it, or it is printed on other pages too.
  mutating func leaveOut(_ pieces: [String], by rule: DroppedBlock.Rule) {
    for piece in pieces {
      let block = DroppedBlock(text: piece.onOneLine, rule: rule)
      guard block.text.contains(where: \.isLetter) else { continue }
      if rule != .headers || headers.insert(block.text).inserted { leftOut.append(block) }
    }
  }

  /// The article, which tells what was left out where it is to.
  func article(sha256: String, explains: Bool) throws(IngestError) -> Article {
    var list = BlockList(expecting: blocks.count)
    for block in blocks { try list.append(block.text, hint: block.hint, authorBytes: block.authorBytes) }
    var draft = Draft(blocks: list.blocks, properties: properties, sha256: sha256)
    let dropped = DroppedText(
      blocks: leftOut.count, words: leftOut.reduce(0) { $0 + FoldedLine.wordCount(of: $1.text) })
    if dropped.words > 0 { draft.claims = dropped.claims }
    var article = try ArticleAssembler().article(draft)
    if Self.markHeadline(among: &draft.blocks, as: article) { article = try ArticleAssembler().article(draft) }
    if explains { article.droppedBlocks = leftOut }
    return article
  }
}

extension DocumentContent {
  /// Marks the line at the head that the title in the properties says again, where another was taken for the headline and no
  /// style marks one; what is short over it is the page's. False where nothing is to be marked.
  private static func markHeadline(among blocks: inout [Block], as article: Article) -> Bool {
    guard let title = article.claims.first(where: { $0.field == .title })?.value.folded,
      article.title?.folded != title || !article.paragraphs.contains(where: { $0.kind == .headline }),
      !blocks.contains(where: { $0.hint == .headline }),
      let head = blocks.indices.prefix(3).first(where: { blocks[$0].text.folded == title })
    else { return false }
    blocks[head].hint = .headline
    for index in 0..<head where [.headline, .body].contains(article.paragraphs[index].kind) {
      let text = blocks[index].text
      if text.utf8.count <= 80, !SentenceEnd.isStopped(text) { blocks[index].hint = .furniture }
    }
    return true
  }
}

/// The words of a paragraph or cell, and the boxes that are anchored in it.
struct AnchoredText {
  /// The words.
  private(set) var text = ""
  private var hasWords = false
  /// The boxes before the first word, and those behind it.
  private(set) var before: [Block] = [], after: [Block] = []

  /// What is written into it.
  init(_ write: (inout AnchoredText) -> Void) { write(&self) }

  /// Whether there are neither words nor boxes.
  var isEmpty: Bool { text.isEmpty && before.isEmpty && after.isEmpty }

  /// Adds words.
  mutating func append(_ words: String) {
    text += words
    hasWords = hasWords || !words.allSatisfy(\.isWhitespace)
  }

  /// Adds the blocks of a box: before the words where none stands yet, for so writers anchor what is over a paragraph.
  mutating func append(box: [Block]) {
    if hasWords { after += box } else { before += box }
  }

  /// Adds other words with their boxes.
  mutating func append(_ other: AnchoredText) {
    append(box: other.before)
    append(other.text)
    append(box: other.after)
  }

  /// The blocks: one a line end that is doubled, for a single one only breaks a line.
  func blocks(_ hint: (String) -> ParagraphKind?) -> [Block] {
    let lines = text.split(separator: "\n\n").map {
      $0.split(whereSeparator: \.isNewline).joined(separator: " ").trimmed
    }
    .filter { !$0.isEmpty && !$0.utf8.contains(0) }
    return before + lines.map { Block(text: $0, hint: hint($0)) } + after
  }

  /// The rows of a table of data, each a block before the boxes in it; nil for a table that only lays out text.
  static func rows(_ rows: [[[AnchoredText]]]) -> [Block]? {
    var blocks: [Block] = []
    for row in rows {
      let cells = row.map { cell in
        cell.map(\.text).joined(separator: " ").split(whereSeparator: \.isWhitespace).joined(separator: " ")
      }
      let filled = cells.filter { !$0.isEmpty }
      guard filled.count != 1, filled.allSatisfy({ $0.utf8.count <= longestDatum }) else { return nil }
      if !filled.isEmpty { blocks.append(Block(text: filled.joined(separator: " "), hint: .body)) }
      blocks += row.joined().flatMap { $0.before + $0.after }
    }
    return blocks
  }

  private static let longestDatum = 80
}

/// The kinds of paragraphs that the styles of word processors tell.
enum DocumentStyle {
  /// The kind of a line in a style of this name; nil where the style tells none.
  static func hint(_ style: String, of line: String) -> ParagraphKind? {
    switch style.lowercased() {
    case "title": .headline
    case "subtitle": isAboutText(line) ? nil : .deck
    case "caption", "illustration", "figure", "drawing": .caption
    case let name where name.hasPrefix("heading"): .heading
    default: nil
    }
  }

  /// Whether a line says who wrote the text or when, whatever its style: writers set both as subtitles.
  private static func isAboutText(_ line: String) -> Bool {
    switch LineReading(line, atHead: false) {
    case .byline, .date, .repost, .credit: true
    default: false
    }
  }
}
