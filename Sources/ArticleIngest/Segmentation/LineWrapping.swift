// SPDX-License-Identifier: GPL-3.0-or-later

/// Whether a text's lines were broken at a right margin, judged by whether the next word would still have fitted.
struct LineWrapping {
  /// The margin in code points; nil when the lines were not broken at one.
  let margin: Int?

  private static let widest = 130
  private static let narrowest = 40

  /// Judges the runs of adjacent lines.
  init(_ lines: [TextLine], runs: [Range<Int>], in bytes: UnsafeBufferPointer<UInt8>) {
    let margin = Self.widthOfAlmostAll(lines, runs, bytes)
    guard let margin, margin >= Self.narrowest else {
      self.margin = nil
      return
    }
    // Addresses, signatures and lists of short lines beside paragraphs say nothing of how those were broken.
    var all = Breaks()
    var ofParagraphs = Breaks()
    for run in runs where run.count > 1 {
      let breaks = Breaks(lines[run], margin, bytes)
      all.add(breaks)
      if breaks.needed > 0 { ofParagraphs.add(breaks) }
    }
    self.margin = all.areAtMargin || ofParagraphs.needed >= 2 && ofParagraphs.areAtMargin ? margin : nil
  }

  /// How often lines end where a margin would end them, and inside a sentence.
  private struct Breaks {
    private var count = 0
    private(set) var needed = 0
    private var unfinished = 0

    init() {}

    init(_ lines: ArraySlice<TextLine>, _ margin: Int, _ bytes: UnsafeBufferPointer<UInt8>) {
      for (line, next) in zip(lines, lines.dropFirst()) {
        if LineMark.standsAlone(line.range, bytes) || LineMark.begins(next.range, bytes) { continue }
        // A paragraph that begins drawn in says nothing of how the lines before it were broken.
        if next.indent > line.indent + 1 { continue }
        count += 1
        if LineWrapping.isNeeded(line, next, margin, bytes) { needed += 1 }
        if !LineWrapping.endsSentence(line, bytes) { unfinished += 1 }
      }
    }

    mutating func add(_ other: Breaks) {
      (count, needed, unfinished) = (count + other.count, needed + other.needed, unfinished + other.unfinished)
    }

    /// Whether most lines end for the margin, and half of them or more inside a sentence.
    var areAtMargin: Bool { count > 0 && needed * 10 >= count * 6 && unfinished * 2 >= count }
  }

  /// Whether the break between two lines was made for the margin, so that they belong together.
  func joins(_ line: TextLine, _ next: TextLine, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let margin else { return false }
    return Self.isNeeded(line, next, margin, bytes)
  }

  /// The width that 98 of 100 lines in runs keep to; nil when they are wider than a margin can be.
  private static func widthOfAlmostAll(
    _ lines: [TextLine], _ runs: [Range<Int>], _ bytes: UnsafeBufferPointer<UInt8>
  ) -> Int? {
    var counts = [Int](repeating: 0, count: widest + 2)
    var total = 0
    for run in runs where run.count > 1 {
      for line in lines[run] {
        counts[line.range.count > widest * 4 ? widest + 1 : min(line.width(in: bytes), widest + 1)] += 1
        total += 1
      }
    }
    var seen = 0
    for (width, count) in counts.enumerated() {
      seen += count
      if total > 0, seen * 100 >= total * 98 { return width <= widest ? width : nil }
    }
    return nil
  }

  private static func isNeeded(
    _ line: TextLine, _ next: TextLine, _ margin: Int, _ bytes: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    (line.width(in: bytes) + 1 + next.firstWordWidth(in: bytes)) * 10 > margin * 9
  }

  private static func endsSentence(_ line: TextLine, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let last = line.range.last else { return true }
    return [0x2E, 0x21, 0x3F, 0x22, 0x3A].contains(bytes[last])
  }
}
