// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel

/// A paragraph of a tool's text, and where in it it stands.
struct TextUnit {
  var paragraph: Paragraph
  /// Its range in scalars.
  var range: Range<Int>
  /// The scalars in it that are left out: those of CR that stand before LF.
  private var dropped: [Int] = []

  /// The place in the paragraph of a scalar of the text.
  func place(of scalar: Int) -> Int { scalar - range.lowerBound - dropped.count { $0 < scalar } }

  /// The paragraphs of a text.
  ///
  /// What stands beside says where they are; else empty lines part a document, or line ends where it has no empty line.
  static func units(of text: ToolText, isWithoutText: Bool) -> [TextUnit] {
    let scalars = Array(text.text.unicodeScalars)
    func unit(_ paragraph: Paragraph?, _ number: Int, _ range: Range<Int>) -> TextUnit {
      // Our own texts are given back as they are; others' lines end as ours do.
      let dropped = text.extras != nil ? [] : range.dropLast().filter { scalars[$0] == "\r" && scalars[$0 + 1] == "\n" }
      var view = String.UnicodeScalarView()
      if !isWithoutText {
        let left = Set(dropped)
        let kept = left.isEmpty ? Array(scalars[range]) : range.filter { !left.contains($0) }.map { scalars[$0] }
        view.append(contentsOf: kept)
      }
      return TextUnit(
        paragraph: Paragraph(
          number: paragraph?.number ?? number, kind: paragraph?.kind ?? .body, text: String(view),
          sha256: paragraph?.sha256 ?? ""),
        range: range, dropped: dropped)
    }
    let known = text.extras?.article.content.paragraphs ?? []
    if let ranges = text.extras?.ranges, ranges.count == known.count, ranges.last?.upperBound == scalars.count,
      zip(ranges, ranges.dropFirst()).allSatisfy({ $0.upperBound <= $1.lowerBound })
    {
      return zip(known, ranges).map { unit($0, $0.number, $1) }
    }
    guard text.isDocument else {
      return [unit(known.first { $0.number == text.paragraph }, text.paragraph ?? 1, 0..<scalars.count)]
    }
    return blocks(scalars).enumerated().map { unit(nil, $0 + 1, $1) }
  }

  /// The ranges between empty lines, or between line ends where there is no empty line.
  private static func blocks(_ scalars: [Unicode.Scalar]) -> [Range<Int>] {
    var lines: [Range<Int>] = [], start = 0
    for (index, scalar) in scalars.enumerated() where scalar == "\n" {
      lines.append(start..<(index > start && scalars[index - 1] == "\r" ? index - 1 : index))
      start = index + 1
    }
    lines.append(start..<scalars.count)
    func isBlank(_ line: Range<Int>) -> Bool { scalars[line].allSatisfy(\.properties.isWhitespace) }
    let inner = lines.drop(while: isBlank).reversed().drop(while: isBlank).reversed()
    let hasEmptyLine = inner.contains(where: isBlank)
    var blocks: [Range<Int>] = [], isOpen = false
    for line in inner {
      if isBlank(line) {
        isOpen = false
      } else if isOpen, hasEmptyLine, let last = blocks.popLast() {
        blocks.append(last.lowerBound..<line.upperBound)
      } else {
        blocks.append(line)
        isOpen = true
      }
    }
    return blocks
  }
}
