// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import NameGuessing

extension Session {
  /// The names that could be meant by “who is speaking”: this article's sources, the reviewer's register, and the
  /// capitalised names of the article, each once.
  public var speakerCandidates: [CommandTable.Candidate] {
    let known = annotations.distinctSources.map { number in
      CommandTable.Candidate(text: label(ofSource: number), note: "\(number), \(describing(number))")
    }
    let others = register.map { CommandTable.Candidate(text: $0.name, note: "\($0.kind.rawValue), of other articles") }
    let printed = CapitalizedNames.find(in: article).map { CommandTable.Candidate(text: $0, note: nil) }
    var seen = Set(
      annotations.sources.values.flatMap { [$0.value.name, $0.value.label] }.map { SourceName.folded($0) })
    return known + (others + printed).filter { seen.insert(SourceName.folded($0.text)).inserted }
  }

  private func describing(_ number: Int) -> String {
    guard let source = annotations.sources[number]?.value else { return "" }
    return source.naming == .unnamed ? source.name : source.kind.rawValue
  }

  /// What could complete a name: the rest of each candidate from the word at the cursor on.
  ///
  /// - Parameters:
  ///   - line: the name so far.
  ///   - wordStart: where its last word begins, in Unicode scalars.
  /// - Returns: the candidates, each without what stands before the last word.
  public func speakerCompletions(of line: String, wordStart: Int) -> [CommandTable.Candidate] {
    let typed = ScalarText(line).folded
    return speakerCandidates.compactMap { candidate in
      let whole = ScalarText(candidate.text)
      let isWhole = whole.folded.starts(with: typed) || !whole.folded.starts(with: "the ".unicodeScalars)
      let text = isWhole ? whole : ScalarText(whole.text(4..<whole.count))
      guard text.folded.starts(with: typed), wordStart < text.count else { return nil }
      return CommandTable.Candidate(text: text.text(wordStart..<text.count), note: candidate.note)
    }
  }

  /// What could follow in a line of words from the paragraph at hand: its next word, as printed.
  public func wordCompletions(of line: String, wordStart: Int) -> [CommandTable.Candidate] {
    guard let current else { return [] }
    let text = ScalarText(current.text), words = Self.pieces(text)
    let typed = ScalarText(line).folded
    let before = Self.pieces(ScalarText(String(String.UnicodeScalarView(line.unicodeScalars.prefix(wordStart)))))
      .map(\.folded)
    let last = Array(typed.dropFirst(wordStart))
    let begun = before.lastIndex { $0 == Array("…".unicodeScalars) || $0 == Array("...".unicodeScalars) }
    let wanted = Array(before.dropFirst(begun.map { $0 + 1 } ?? 0))
    var seen: Set<String> = []
    return words.indices.filter { index in
      index >= wanted.count && words[index].folded.starts(with: last)
        && zip(wanted, words[(index - wanted.count)..<index]).allSatisfy { $0 == $1.folded }
    }.map { text.text(words[$0].range) }.filter { seen.insert($0).inserted }
      .map { CommandTable.Candidate(text: $0, note: nil) }
  }

  /// What stands between blanks.
  private static func pieces(_ text: ScalarText) -> [(folded: [Unicode.Scalar], range: Range<Int>)] {
    var pieces: [(folded: [Unicode.Scalar], range: Range<Int>)] = []
    var start: Int?
    for index in 0...text.count {
      let isBlank = index == text.count || text.folded[index] == " "
      if !isBlank {
        start = start ?? index
      } else if let first = start {
        pieces.append((Array(text.folded[first..<index]), first..<index))
        start = nil
      }
    }
    return pieces
  }
}
