// SPDX-License-Identifier: GPL-3.0-or-later

/// What a dataset's marked stretches tell of the unit of their offsets.
struct OffsetEvidence {
  /// The units under which every stretch is possible, and has its words where the tool repeats them.
  private var possible = OffsetUnit.allCases
  /// Whether code points and UTF-16 mean different places.
  private var differs = false
  /// Whether the words of such a stretch are repeated.
  private var isTold = false

  /// Looks at the stretches of a text. Complexity: O(text and marks).
  mutating func add(_ text: ToolText) {
    let marks = text.reviews.flatMap(\.marks)
    guard !marks.isEmpty else { return }
    let texts = OffsetUnit.allCases.map { OffsetText(text.text, unit: $0) }
    for mark in marks {
      let ranges = texts.map { $0.range(mark) }
      let fitting = zip(texts, ranges).filter { text, range in range.map { text.says(mark, at: $0) } ?? false }
      // A stretch that fits no unit is wrong by itself, which is said where it is placed.
      guard !fitting.isEmpty else { continue }
      possible.removeAll { unit in !fitting.contains { $0.0.unit == unit } }
      if ranges[0] != ranges[1] {
        differs = true
        if mark.quoted != nil { isTold = true }
      } else if mark.quoted != nil, !fitting.contains(where: { $0.0.unit != .utf8 }) {
        isTold = true
      }
    }
  }

  /// The unit of the dataset, unless the user says it; bytes of UTF-8 only where words say so.
  ///
  /// - Throws: ``DatasetFault`` where nothing tells which of several it is.
  func unit(_ options: ReaderOptions) throws(DatasetFault) -> OffsetUnit {
    if let unit = options.offsetUnit { return unit }
    // Where words contradict each other, the place of the first that is not where it is said to be tells more.
    if isTold { return possible.first ?? .codePoints }
    let isOne = possible.contains(.codePoints) != possible.contains(.utf16)
    if differs, !isOne { throw DatasetFault(.offsetUnitUnknown) }
    return differs && possible.contains(.utf16) ? .utf16 : .codePoints
  }
}

extension OffsetText {
  /// The scalars of a stretch; nil for one that the text does not have, or that begins or ends inside a scalar.
  func range(_ mark: ToolMark) -> Range<Int>? {
    guard mark.start < mark.end, let start = scalar(at: mark.start), let end = scalar(at: mark.end) else { return nil }
    return start..<end
  }

  /// Whether the words of a stretch stand in a range; line breaks in it may be repeated as blanks.
  func says(_ mark: ToolMark, at range: Range<Int>) -> Bool {
    guard let quoted = mark.quoted else { return true }
    var words = Array(scalars[range])
    if mark.pieces.count > 1 {
      var pieces: [ArraySlice<Unicode.Scalar>] = []
      for piece in mark.pieces {
        guard let start = scalar(at: piece.lowerBound), let end = scalar(at: piece.upperBound) else { return false }
        pieces.append(scalars[start..<end])
      }
      words = Array(pieces.joined(separator: [" "]))
    }
    func withoutBreak(_ scalar: Unicode.Scalar) -> Unicode.Scalar { scalar.breaksLine ? " " : scalar }
    return words.lazy.map(withoutBreak).elementsEqual(quoted.unicodeScalars.lazy.map(withoutBreak))
  }

  /// Whether more than blanks stands between the pieces of a stretch.
  func hasGap(_ mark: ToolMark) -> Bool {
    zip(mark.pieces, mark.pieces.dropFirst()).contains { left, right in
      guard let start = scalar(at: left.upperBound), let end = scalar(at: right.lowerBound), start <= end else {
        return true
      }
      return !scalars[start..<end].allSatisfy { $0.properties.isWhitespace || $0.breaksLine }
    }
  }
}
