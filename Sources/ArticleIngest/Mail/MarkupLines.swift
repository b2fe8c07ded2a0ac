// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel

/// The lines of a message's markup as they are shown, and where in the markup each begins.
struct MarkupLines {
  /// The lines, each with its line feed; an empty one where one block ends and another begins.
  private(set) var text: [UInt8] = []
  /// The lines of the first quotation that a mail program marked as the message that is answered; nil where there is none.
  private(set) var cited: Range<Int>?
  private var places: [(line: Int, markup: Int)] = []
  private var line: [UInt8] = []
  private var start = 0
  /// The element whose text is not shown.
  private var hidden: String?
  /// How many quotations are open in the one that is cited, with itself.
  private var depth = 0

  /// What ends a line: a break, and the blocks that mail programs put lines into.
  private static let breaks: Set<String> = [
    "br", "p", "div", "tr", "table", "li", "h1", "h2", "h3", "blockquote", "hr",
  ]
  private static let unseen: Set<String> = ["style", "script", "head", "title"]

  /// Reads markup in normalised UTF-8.
  init(_ markup: [UInt8]) {
    var index = 0
    let lastEnd = markup.lastIndex(of: 0x3E) ?? 0
    while index < markup.count {
      guard markup[index] == 0x3C, index < lastEnd, let end = markup[index...].firstIndex(of: 0x3E) else {
        if hidden == nil { line.append(WhiteSpace.isASCII(markup[index]) ? 0x20 : markup[index]) }
        index += 1
        continue
      }
      take(markup[(index + 1)..<end])
      index = end + 1
    }
    endLine(at: index)
    if depth > 0, let first = cited?.lowerBound { cited = first..<text.count }
  }

  /// Where the markup of the line goes on that begins at a place in the text.
  func place(ofLineAt line: Int) -> Int {
    places.last { $0.line <= line }?.markup ?? 0
  }

  private mutating func take(_ tag: ArraySlice<UInt8>) {
    let name = Self.name(tag)
    let isEnd = tag.first == 0x2F
    if let element = hidden {
      if isEnd, name == element { hidden = nil }
    } else if !isEnd, Self.unseen.contains(name) {
      hidden = name
    } else if Self.breaks.contains(name) {
      endLine(at: tag.endIndex + 1)
      if name == "blockquote" { takeQuotation(tag, isEnd) }
    }
  }

  private mutating func takeQuotation(_ tag: ArraySlice<UInt8>, _ isEnd: Bool) {
    if cited == nil, !isEnd {
      let marks = String(decoding: tag.prefix(300), as: UTF8.self).lowercased()
      guard marks.contains("cite") || marks.contains("gmail_quote") else { return }
      cited = text.count..<text.count
      depth = 1
    } else if depth > 0, let first = cited?.lowerBound {
      depth += isEnd ? -1 : 1
      cited = first..<text.count
    }
  }

  private mutating func endLine(at end: Int) {
    places.append((text.count, start))
    let words = LinkedData.unescaped(String(decoding: line, as: UTF8.self)).split(whereSeparator: \.isWhitespace)
    text += Array(words.joined(separator: " ").utf8) + [0x0A]
    line.removeAll(keepingCapacity: true)
    start = end
  }

  private static func name(_ tag: ArraySlice<UInt8>) -> String {
    let letters = tag.drop { $0 == 0x2F }.prefix { (0x61...0x7A).contains($0 | 0x20) || (0x31...0x36).contains($0) }
    return String(decoding: letters, as: UTF8.self).lowercased()
  }
}
