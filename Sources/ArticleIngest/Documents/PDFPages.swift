// SPDX-License-Identifier: GPL-3.0-or-later
internal import XMLTree

/// The paragraphs of a document's pages, of the boxes that poppler finds its words in.
struct PDFPages {
  /// The paragraphs in order.
  private(set) var paragraphs: [String] = []
  /// What is printed over and under the text of each page.
  private(set) var margins: [String] = []
  /// The title and the author in the document's properties; nil where there are none.
  let title: String?, author: String?
  private let broken: BrokenWords

  /// Reads what `pdftotext -bbox-layout` prints.
  init(_ markup: [UInt8]) throws(IngestError) {
    let root = try XMLDocument.root(of: markup)
    let head = root.child("head")
    title = head?.child("title")?.wholeText
    author = head?.children("meta").first { $0.attributes["name"] == "Author" }?.attributes["content"]
    let pages = root.descendants(["page"]).map { page in
      PageColumns(
        page.descendants(["block"]).compactMap { PageBlock($0.descendants(["line"]).map(Self.line)) }
      ).blocks
    }
    let lines = pages.joined().flatMap(\.lines).map(\.text)
    broken = try BrokenWords(Array(lines.joined(separator: "\n").utf8))
    let running = Self.running(pages)
    for page in pages {
      var last: PageBlock?
      for (place, block) in page.enumerated() {
        if Self.isRunning(block, place, of: page.count, running) {
          margins += block.lines.map(\.text)
        } else {
          add(block, isAfterBreak: last.map { $0.right < block.left && $0.top > block.top } ?? true)
          last = block
        }
      }
    }
  }

  private static func line(_ element: XMLElement) -> PageLine {
    func edge(_ name: String) -> Double { element.attributes[name].flatMap(Double.init) ?? 0 }
    return PageLine(
      text: element.children("word").map(\.wholeText).joined(separator: " "), left: edge("xMin"),
      right: edge("xMax"), top: edge("yMin"), bottom: edge("yMax"))
  }

  /// Adds the paragraphs of a block, the first of which may go on with the last of the page or of the column before.
  private mutating func add(_ block: PageBlock, isAfterBreak: Bool) {
    for (number, text) in paragraphs(of: block.lines).enumerated() {
      if isAfterBreak, number == 0, let last = paragraphs.last, Self.goesOn(last, with: text) {
        paragraphs[paragraphs.count - 1] = joined(last, text)
      } else {
        paragraphs.append(text)
      }
    }
  }

  /// A block's lines as paragraphs: a new one starts where a line is drawn in, or follows a sentence that ends short.
  private func paragraphs(of block: [PageLine]) -> [String] {
    let left = block.map(\.left).min() ?? 0
    let right = block.map(\.right).max() ?? 0
    var paragraphs: [String] = []
    var last: PageLine?
    for line in block {
      let isDrawnIn = line.left - left > line.height * 0.7 && (last.map { $0.left - left < line.height * 0.3 } ?? false)
      let endsShort = last.map { SentenceEnd.isStopped($0.text) && right - $0.right > (right - left) * 0.25 } ?? true
      if let text = paragraphs.last, !isDrawnIn, !endsShort {
        paragraphs[paragraphs.count - 1] = joined(text, line.text)
      } else {
        paragraphs.append(line.text)
      }
      last = line
    }
    return paragraphs
  }

  /// Two lines as one; a hyphen at the end stays, for it may be the word's own, but one that is known to part a word goes.
  private func joined(_ first: String, _ second: String) -> String {
    if first.unicodeScalars.last == "\u{AD}" || broken.isBroken(first.utf8, before: second.utf8) {
      return first.dropLast() + second
    }
    return BrokenWords.isHyphened(first.utf8, before: second.utf8) ? first + second : first + " " + second
  }

  /// Whether a paragraph that a page's end broke goes on in the next page's first.
  private static func goesOn(_ last: String, with next: String) -> Bool {
    !SentenceEnd.isStopped(last) && (next.unicodeScalars.first?.properties.isLowercase ?? false)
  }

  /// The lines, without their numbers, that stand first or last on more than one page and on half of them.
  private static func running(_ pages: [[PageBlock]]) -> Set<String> {
    var counts: [String: Int] = [:]
    for page in pages {
      for text in Set([page.first, page.last].compactMap { $0.map(unnumbered) }) { counts[text, default: 0] += 1 }
    }
    return Set(counts.filter { $0.value > 1 && $0.value * 2 >= pages.count }.keys)
  }

  private static func isRunning(_ block: PageBlock, _ place: Int, of count: Int, _ running: Set<String>) -> Bool {
    guard place == 0 || place == count - 1, block.lines.count == 1 else { return false }
    let text = unnumbered(block)
    return text.isEmpty || running.contains(text)
  }

  private static func unnumbered(_ block: PageBlock) -> String {
    block.lines.map(\.text).joined(separator: " ").filter { $0.isLetter }
  }
}
