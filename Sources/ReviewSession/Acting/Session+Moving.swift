// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import NameGuessing

extension Session {
  /// Where a move leads from the paragraph at hand.
  func destination(of move: Act.Move) throws(ReviewError) -> Int {
    let here = position ?? article.paragraphs.count + 1
    let found: Int? =
      switch move {
      case .nextUndecided where only == nil: undecided.first { $0 > here } ?? undecided.first { $0 != here }
      case .previousUndecided where only == nil: undecided.last { $0 < here } ?? undecided.last { $0 != here }
      case .next, .nextUndecided: (only ?? walk).first { $0 > here }
      case .previous, .previousUndecided: (only ?? walk).last { $0 < here }
      case .to(let number): article.paragraph(number)?.number
      case .find(let text): paragraph(with: text, after: here)
      }
    if let found { return found }
    switch move {
    case .to(let number): throw .noSuchParagraph(asked: number, count: article.paragraphs.count)
    case .find(let text): throw .notFound(text)
    case .nextUndecided, .previousUndecided, .next, .previous: throw .noFurther(move)
    }
  }

  /// The numbers of the paragraphs of which something is said, in order.
  public func numbers(_ filter: Command.ListFilter) -> [Int] {
    switch filter {
    case .all: only ?? article.paragraphs.map(\.number)
    case .undecided: undecided
    case .flagged: flagged
    case .unsure: unsure
    case .holding(let text): article.paragraphs.numbers(holding: text)
    }
  }

  /// Goes through some paragraphs only, or through all again.
  ///
  /// - Throws: ``ReviewError/nothingOf(_:)`` where there is none.
  public mutating func walk(_ filter: Command.ListFilter) throws(ReviewError) {
    guard filter != .all else {
      only = nil
      position = position ?? undecided.first
      return
    }
    let numbers = numbers(filter)
    guard let first = numbers.first else { throw .nothingOf(filter) }
    (only, position) = (numbers, first)
  }

  /// After a decision: stays at a paragraph that is still undecided, else goes to the next one that is.
  mutating func moveOn(from paragraph: Int) {
    if let only {
      position = only.first { $0 > paragraph }
      return
    }
    if let position, position != paragraph, undecided.contains(position) { return }
    position = undecided.first { $0 > paragraph } ?? undecided.first
  }

  /// The next paragraph that holds a text in any case, form of quotation marks and normal form, round the end of the
  /// article.
  private func paragraph(with text: String, after here: Int) -> Int? {
    let hits = article.paragraphs.numbers(holding: text)
    return hits.first { $0 > here } ?? hits.first
  }
}

extension [Paragraph] {
  /// The numbers of the paragraphs that hold a text in any case, form of quotation marks and normal form.
  func numbers(holding text: String) -> [Int] {
    let wanted = ScalarText(text)
    return filter { !ScalarText($0.text).places(of: wanted).isEmpty }.map(\.number)
  }
}
