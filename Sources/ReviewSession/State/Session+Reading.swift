// SPDX-License-Identifier: GPL-3.0-or-later
public import AnnotationModel

extension Session {
  /// The numbers of the paragraphs this review walks, in order.
  public var walk: [Int] {
    article.paragraphs.filter { scope.includes($0.kind) && chosen?.contains($0.number) != false }.map(\.number)
  }

  /// The numbers of the walked paragraphs that are neither decided nor abstained from, in order.
  public var undecided: [Int] { walk.filter { !isSettled($0) } }

  /// How many of the walked paragraphs are decided or abstained from.
  public var decidedCount: Int { walk.count(where: isSettled) }

  /// Whether a paragraph is decided, by the rules as they are now.
  private func isSettled(_ number: Int) -> Bool {
    state(of: number).standing.map { !stale.contains($0.receipt.id) } ?? false
  }

  /// Whether nothing is left to decide.
  public var isComplete: Bool { undecided.isEmpty }

  /// The numbers of the paragraphs whose label does not count, for they are of another kind now, in order.
  public var setAside: [Int] {
    let walked = Set(walk)
    return states.filter { $0.value.isDecided && !walked.contains($0.key) }.keys.sorted()
  }

  /// What was said of a paragraph so far.
  public func state(of paragraph: Int) -> ParagraphState { states[paragraph] ?? ParagraphState() }

  /// The details waiting for a paragraph's label.
  public func draft(of paragraph: Int) -> Draft { drafts[paragraph] ?? Draft() }

  /// The paragraphs whose details wait for a label, in order.
  public var drafted: [Int] { drafts.keys.sorted() }

  /// The paragraph at hand.
  public var current: Paragraph? { position.flatMap(article.paragraph) }

  /// The paragraphs next before one that say what it stands in, in order: those that take a label, and headings.
  ///
  /// - Parameters:
  ///   - number: the paragraph.
  ///   - count: how many, at least 0.
  ///   - all: whether every kind of paragraph counts.
  /// - Returns: at most `count` paragraphs.
  public func neighbours(before number: Int, _ count: Int, all: Bool) -> [Paragraph] {
    article.paragraphs[..<(number - 1)].reversed().lazy.filter { all || isContext($0) }.prefix(count).reversed()
  }

  /// The paragraphs next behind one that it leads to, in order; see ``neighbours(before:_:all:)``.
  public func neighbours(after number: Int, _ count: Int, all: Bool) -> [Paragraph] {
    Array(article.paragraphs[number...].lazy.filter { all || isContext($0) }.prefix(count))
  }

  private func isContext(_ paragraph: Paragraph) -> Bool {
    scope.includes(paragraph.kind) || paragraph.kind == .heading
  }

  /// The flagged paragraphs, in order.
  public var flagged: [Int] { article.paragraphs.map(\.number).filter { state(of: $0).isFlagged } }

  /// The paragraphs decided unsure, in order.
  public var unsure: [Int] { article.paragraphs.map(\.number).filter { state(of: $0).judgement?.unsure == true } }

  /// How many decided paragraphs have each label, in codebook order, then nil for those abstained from.
  public var tally: [(label: LabelDefinition?, count: Int)] {
    let judgements = walk.compactMap { state(of: $0).judgement }
    let options: [LabelDefinition?] = codebook.labels + [nil]
    return options.map { option in (option, judgements.count { $0.label == option?.id }) }
  }

  /// The decisions that stand, oldest first.
  public var recentDecisions: [(paragraph: Int, judgement: Judgement)] {
    states.compactMap { number, state in state.standing.map { (number, $0) } }
      .sorted { $0.1.receipt.clock < $1.1.receipt.clock }.map { ($0.0, $0.1.judgement) }
  }
}
