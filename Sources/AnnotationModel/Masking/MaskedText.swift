// SPDX-License-Identifier: GPL-3.0-or-later

/// A text with stretches of it hidden behind masks, and the way between the places of both, in Unicode scalars.
public struct MaskedText: Sendable, Hashable {
  /// A stretch of the stored text and the mask that is shown for it.
  public struct Cut: Sendable, Hashable {
    /// Where the hidden stretch stands in the stored text.
    public let stored: Range<Int>
    /// Where its mask stands in the shown text.
    public let shown: Range<Int>
    /// What is hidden.
    public let text: String
    /// What is shown for it.
    public let mask: String
  }

  /// The text as it is stored.
  public let stored: String
  /// The text as it is shown.
  public let shown: String
  /// What is hidden, in order.
  public let cuts: [Cut]

  /// A text with some stretches hidden. Complexity: O(text + stretches).
  ///
  /// - Parameters:
  ///   - stored: the text as it is stored.
  ///   - hiding: the stretches in Unicode scalars, ascending and apart from one another, each with its mask.
  public init(_ stored: String, hiding: [(range: Range<Int>, mask: String)] = []) {
    let scalars = Array(stored.unicodeScalars)
    var shown = String.UnicodeScalarView(), cuts: [Cut] = []
    var count = 0, end = 0
    for (range, mask) in hiding {
      shown.append(contentsOf: scalars[end..<range.lowerBound])
      let start = count + range.lowerBound - end
      shown.append(contentsOf: mask.unicodeScalars)
      (count, end) = (start + mask.unicodeScalars.count, range.upperBound)
      let text = String(String.UnicodeScalarView(scalars[range]))
      cuts.append(Cut(stored: range, shown: start..<count, text: text, mask: mask))
    }
    shown.append(contentsOf: scalars[end...])
    self.stored = stored
    self.shown = String(shown)
    self.cuts = cuts
  }

  /// Where a stretch of the shown text is stored; one that touches a mask takes in all that the mask hides.
  public func stored(_ range: Range<Int>) -> Range<Int> { place(range, from: \.shown, to: \.stored) }

  /// Where a stretch of the stored text is shown; one that touches what is hidden takes in the whole mask.
  public func shown(_ range: Range<Int>) -> Range<Int> { place(range, from: \.stored, to: \.shown) }

  private func place(
    _ range: Range<Int>, from: KeyPath<Cut, Range<Int>>, to: KeyPath<Cut, Range<Int>>
  ) -> Range<Int> {
    func moved(_ offset: Int, past cut: Cut?) -> Int {
      cut.map { $0[keyPath: to].upperBound + offset - $0[keyPath: from].upperBound } ?? offset
    }
    let before = cuts.last { $0[keyPath: from].lowerBound <= range.lowerBound }
    let start =
      before.map { range.lowerBound < $0[keyPath: from].upperBound ? $0[keyPath: to].lowerBound : nil } ?? nil
    let lower = start ?? moved(range.lowerBound, past: before)
    guard !range.isEmpty else { return lower..<lower }
    let last = cuts.last { $0[keyPath: from].lowerBound < range.upperBound }
    let isInside = last.map { range.upperBound <= $0[keyPath: from].upperBound } ?? false
    let upper = isInside ? last?[keyPath: to].upperBound : nil
    return lower..<(upper ?? moved(range.upperBound, past: last))
  }
}
