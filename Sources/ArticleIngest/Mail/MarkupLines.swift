// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel

/// The lines of a message's markup as they are shown, and where in the markup each begins.
struct MarkupLines {
  /// The lines, each with its line feed; an empty one where one block ends and another begins.
  private(set) var text: [UInt8] = []
  private var places: [(line: Int, markup: Int)] = []

  /// What ends a line: a break, and the blocks that mail programs put lines into.
  private static let breaks: Set<String> = [
    "br", "p", "div", "tr", "table", "li", "h1", "h2", "h3", "blockquote", "hr",
  ]
  private static let unseen: Set<String> = ["style", "script", "head", "title"]

  /// Reads markup in normalised UTF-8.
  init(_ markup: [UInt8]) {
    var line: [UInt8] = []
    var start = 0
    var hidden: String?
    var index = 0
    let lastEnd = markup.lastIndex(of: 0x3E) ?? 0
    while index < markup.count {
      guard markup[index] == 0x3C, index < lastEnd, let end = markup[index...].firstIndex(of: 0x3E) else {
        if hidden == nil { line.append(WhiteSpace.isASCII(markup[index]) ? 0x20 : markup[index]) }
        index += 1
        continue
      }
      let tag = Self.name(markup[(index + 1)..<end])
      let isEnd = markup[index + 1] == 0x2F
      index = end + 1
      if let name = hidden {
        if isEnd, tag == name { hidden = nil }
      } else if !isEnd, Self.unseen.contains(tag) {
        hidden = tag
      } else if Self.breaks.contains(tag) {
        take(&line, from: &start, to: index)
      }
    }
    take(&line, from: &start, to: index)
  }

  /// Where the markup of the line goes on that begins at a place in the text.
  func place(ofLineAt line: Int) -> Int {
    places.last { $0.line <= line }?.markup ?? 0
  }

  private mutating func take(_ line: inout [UInt8], from start: inout Int, to end: Int) {
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
