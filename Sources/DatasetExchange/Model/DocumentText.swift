// SPDX-License-Identifier: GPL-3.0-or-later
public import AnnotationModel

/// What offsets into a text count.
public enum OffsetUnit: String, Sendable, CaseIterable {
  /// Unicode code points; as the house counts.
  case codePoints = "code-points"
  /// Code units of UTF-16, as Java and JavaScript count.
  case utf16 = "utf-16"
  /// Bytes of UTF-8.
  case utf8 = "utf-8"

  /// How long a scalar is.
  func length(of scalar: Unicode.Scalar) -> Int {
    switch self {
    case .codePoints: 1
    case .utf16: UTF16.width(scalar)
    case .utf8: UTF8.width(scalar)
    }
  }
}

/// A text whose offsets can be asked for in any unit.
///
/// Complexity: O(scalars) to make; each question is O(1) for a text of one unit a scalar, O(log scalars) for others.
public struct OffsetText: Sendable {
  /// The scalars of the text.
  public let scalars: [Unicode.Scalar]
  /// What offsets from outside count.
  public let unit: OffsetUnit
  /// For each scalar its offset in the unit, and the text's length at the end; empty where both counts are one.
  private let starts: [Int]

  /// A text with the unit in which others count it.
  public init(_ text: String, unit: OffsetUnit) {
    scalars = Array(text.unicodeScalars)
    self.unit = unit
    var starts: [Int] = [], offset = 0
    starts.reserveCapacity(scalars.count + 1)
    for scalar in scalars {
      starts.append(offset)
      offset += unit.length(of: scalar)
    }
    starts.append(offset)
    self.starts = offset == scalars.count ? [] : starts
  }

  /// The length in the unit.
  public var length: Int { starts.last ?? scalars.count }

  /// The offset, in the unit, of the scalar at an index up to the end.
  public func offset(ofScalar index: Int) -> Int { starts.isEmpty ? index : starts[index] }

  /// The index of the scalar that begins at an offset; nil for one outside the text or inside a scalar.
  public func scalar(at offset: Int) -> Int? {
    guard offset >= 0, offset <= length else { return nil }
    if starts.isEmpty { return offset }
    var (low, high) = (0, starts.count - 1)
    while low < high {
      let middle = (low + high) / 2
      if starts[middle] < offset { low = middle + 1 } else { high = middle }
    }
    return starts[low] == offset ? low : nil
  }

  /// The text of a range of scalars.
  public func text(_ range: Range<Int>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars[range])
    return String(view)
  }
}

/// An article as one text, as formats hold it that know documents and no paragraphs: paragraphs with an empty line between.
public struct DocumentText: Sendable {
  /// What stands between two paragraphs.
  public static let separator = "\n\n"
  /// The whole text.
  public let text: String
  /// For each paragraph, in order, its range in scalars of the whole text.
  public let ranges: [Range<Int>]

  /// The text of an article's paragraphs.
  public init(_ paragraphs: [Paragraph]) {
    var text = "", ranges: [Range<Int>] = [], start = 0
    for paragraph in paragraphs {
      if !ranges.isEmpty {
        text += Self.separator
        start += Self.separator.unicodeScalars.count
      }
      let length = paragraph.text.unicodeScalars.count
      text += paragraph.text
      ranges.append(start..<start + length)
      start += length
    }
    self.text = text
    self.ranges = ranges
  }
}
