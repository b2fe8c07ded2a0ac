// SPDX-License-Identifier: GPL-3.0-or-later

/// The message that another answers, which mail programs set under the answer: somebody else's words, and none of its text.
enum AnsweredMessage {
  /// Where it begins in a text: at the line that says who wrote it when; nil where nothing but such lines follows to the end.
  static func start(in text: ArraySlice<UInt8>) -> Int? {
    guard text.contains(0x3E) else { return nil }
    let lines = text.split(separator: 0x0A, omittingEmptySubsequences: false)
    guard let last = lines.lastIndex(where: { !isBlank($0) && $0.first != 0x3E }), last + 1 < lines.count,
      lines[(last + 1)...].contains(where: { $0.first == 0x3E })
    else { return nil }
    return attribution(lines[...last])
  }

  /// Where it begins in the lines of a page; nil where none is marked, or more than its answer stands behind it.
  static func start(in lines: MarkupLines) -> Int? {
    guard let cited = lines.cited else { return nil }
    let before = lines.text[..<cited.lowerBound], after = lines.text[cited.upperBound...]
    guard before.contains(where: { !WhiteSpace.isASCII($0) }), written(after) * 5 < written(before) else { return nil }
    let above = before.split(separator: 0x0A, omittingEmptySubsequences: false)
    let last = above.lastIndex { !isBlank($0) }
    return last.flatMap { attribution(above[...$0]) } ?? cited.lowerBound
  }

  private static func written(_ text: ArraySlice<UInt8>) -> Int { text.count { !WhiteSpace.isASCII($0) } }

  /// Where the last of some lines begins to say who wrote what follows when, which may take it three lines; nil where it says
  /// nothing like it, or nothing stands before it.
  static func attribution(_ lines: ArraySlice<ArraySlice<UInt8>>) -> Int? {
    guard let last = lines.last, last.last(where: { !WhiteSpace.isASCII($0) }) == 0x3A else { return nil }
    let first = lines.suffix(3).lastIndex(where: isBlank).map { $0 + 1 } ?? max(lines.startIndex, lines.endIndex - 3)
    let names = lines[first...].joined()
    guard names.contains(where: { (0x30...0x39).contains($0) || $0 == 0x40 }),
      lines[..<first].contains(where: { !isBlank($0) })
    else { return nil }
    return lines[first].startIndex
  }

  private static func isBlank(_ line: ArraySlice<UInt8>) -> Bool { line.allSatisfy(WhiteSpace.isASCII) }
}
