// SPDX-License-Identifier: GPL-3.0-or-later
public import AnnotationModel

/// What an adjudicator decides of a paragraph.
public struct Ruling: Sendable, Equatable {
  /// The label; nil leaves the paragraph unresolved, unless a judgement is taken.
  public var label: LabelID?
  /// The letter or name of the reviewer whose whole judgement is taken.
  public var taking: String?
  /// The paragraph to decide; nil is the one at hand.
  public var paragraph: Int?
  /// Why the reviewers differed.
  public var cause: DisagreementCause?
  /// Why it is decided so.
  public var note: String?
  /// The places of the marks that hold, from 1; nil says nothing of them.
  public var marks: [Int]?

  /// A ruling for a label, or for leaving the paragraph unresolved.
  public init(_ label: LabelID?) { self.label = label }
}

/// What became of an adjudicator's act, for the screen to say.
public enum AdjudicationOutcome: Sendable, Equatable {
  case resolved(ParagraphResolved, Receipt)
  case undone(ParagraphResolved, Receipt)
  case redone(ParagraphResolved, Receipt)
  case moved
}

/// Why a ruling was refused.
public enum AdjudicationError: Error, Sendable, Equatable {
  /// No reviewer gave the label, so that a note has to say why.
  case noteNeeded(label: LabelID, paragraph: Int)
  /// No reviewer is called so here.
  case noSuchReviewer(asked: String, known: [String])
  /// The reviewer says nothing of the paragraph that could be taken.
  case nothingToTake(from: String, paragraph: Int)
  /// The paragraph has no mark at that place.
  case noSuchMark(asked: Int, count: Int)
  /// Every paragraph is decided, and none was named.
  case noneAtHand
  /// The reviewers did not walk the paragraph.
  case notWalked(paragraph: Int)
}

extension Adjudication {
  /// Decides a paragraph: the ruling is saved, and only then it stands.
  ///
  /// - Throws: ``ReviewError``; nothing is changed or saved then.
  public mutating func resolve(_ ruling: Ruling, _ log: some JudgementLog) throws(ReviewError) -> AdjudicationOutcome {
    let facts = try facts(of: ruling)
    let receipt = try save(.paragraphResolved(facts), log)
    changesOf[facts.paragraph, default: []].append(changes.count)
    changes.append(ResolutionChange(id: receipt.id, facts: facts, adjudicator: adjudicator))
    undone = []
    position = next(after: facts.paragraph)
    return .resolved(facts, receipt)
  }

  /// Whether a ruling is refused only because it says not why.
  ///
  /// - Throws: ``ReviewError`` when it can not be saved for another reason.
  public func lacksNote(_ ruling: Ruling) throws(ReviewError) -> Bool {
    do {
      _ = try facts(of: ruling)
      return false
    } catch {
      if case .adjudicating(.noteNeeded) = error { return true }
      throw error
    }
  }

  /// What a ruling would save.
  ///
  /// - Throws: ``ReviewError/adjudicating(_:)`` when it can not be.
  public func facts(of ruling: Ruling) throws(ReviewError) -> ParagraphResolved {
    guard let number = ruling.paragraph ?? position else { throw .adjudicating(.noneAtHand) }
    guard let ballot = ballot(number) else {
      guard article.paragraph(number) != nil else {
        throw .noSuchParagraph(asked: number, count: article.paragraphs.count)
      }
      throw .adjudicating(.notWalked(paragraph: number))
    }
    let taken = try ruling.taking.map { word throws(ReviewError) in try vote(of: word, on: ballot) }
    let label = taken.map(\.judgement.label) ?? ruling.label
    if let label, ruling.note == nil, !ballot.votes.contains(where: { $0.judgement.label == label }) {
      throw .adjudicating(.noteNeeded(label: label, paragraph: number))
    }
    return ParagraphResolved(
      article: slug, paragraph: number, textSHA256: ballot.paragraph.sha256, label: label, cause: ruling.cause,
      note: ruling.note, takenFrom: taken?.reviewer, marks: try marks(ruling, number, taken),
      votes: ballot.votes.map(\.id), codebook: codebook.reference)
  }

  /// The marks that a ruling takes: those it names, or with a whole judgement those of its reviewer.
  private func marks(_ ruling: Ruling, _ number: Int, _ taken: Vote?) throws(ReviewError) -> [GoldMark]? {
    let offered = marks(of: number)
    if let places = ruling.marks {
      if let asked = places.first(where: { !(1...max(1, offered.count)).contains($0) || offered.isEmpty }) {
        throw .adjudicating(.noSuchMark(asked: asked, count: offered.count))
      }
      let taken = places.reduce(into: Set<Int>()) { $0 = OfferedMark.taking($1 - 1, beside: $0, of: offered) }
      return taken.sorted().map { offered[$0].mark }
    }
    guard let taken, !offered.isEmpty else { return nil }
    return offered.filter { $0.reviewers.contains(taken.reviewer) }.map(\.mark)
  }

  private func vote(of word: String, on ballot: Ballot) throws(ReviewError) -> Vote {
    guard let reviewer = reviewer(called: word) else {
      throw .adjudicating(.noSuchReviewer(asked: word, known: voters.map(name)))
    }
    guard let vote = ballot.votes.first(where: { $0.reviewer == reviewer }) else {
      throw .adjudicating(.nothingToTake(from: name(of: reviewer), paragraph: ballot.paragraph.number))
    }
    return vote
  }

  /// Takes the adjudicator's last rulings back.
  ///
  /// - Throws: ``ReviewError/nothingToUndo``, or ``ReviewError/notSaved(_:)``; the rulings taken back before stay so.
  public mutating func undo(_ count: Int, _ log: some JudgementLog) throws(ReviewError) -> [AdjudicationOutcome] {
    try repeated(count) { adjudication throws(ReviewError) in
      let own = adjudication.changes.lastIndex { !$0.isUndone && $0.adjudicator == adjudication.adjudicator }
      guard let own else { throw .nothingToUndo }
      let receipt = try adjudication.reverse(own, isUndone: true, log)
      return .undone(adjudication.changes[own].facts, receipt)
    }
  }

  /// Makes rulings that were taken back again.
  ///
  /// - Throws: ``ReviewError/nothingToRedo``, or ``ReviewError/notSaved(_:)``.
  public mutating func redo(_ count: Int, _ log: some JudgementLog) throws(ReviewError) -> [AdjudicationOutcome] {
    try repeated(count) { adjudication throws(ReviewError) in
      guard let id = adjudication.undone.last,
        let index = adjudication.changes.firstIndex(where: { $0.id == id })
      else { throw .nothingToRedo }
      let receipt = try adjudication.reverse(index, isUndone: false, log)
      return .redone(adjudication.changes[index].facts, receipt)
    }
  }

  private mutating func reverse(
    _ index: Int, isUndone: Bool, _ log: some JudgementLog
  ) throws(ReviewError) -> Receipt {
    let change = changes[index], paragraph = change.facts.paragraph
    let reversal = Reversal(article: slug, round: 1, paragraph: paragraph, change: change.id)
    let receipt = try save(isUndone ? .changeUndone(reversal) : .changeRedone(reversal), log)
    changes[index].isUndone = isUndone
    if isUndone { undone.append(change.id) } else { undone.removeLast() }
    position = isUndone ? paragraph : next(after: paragraph)
    return receipt
  }

  private mutating func repeated(
    _ count: Int, _ step: (inout Adjudication) throws(ReviewError) -> AdjudicationOutcome
  ) throws(ReviewError) -> [AdjudicationOutcome] {
    var outcomes = [try step(&self)]
    for _ in 1..<max(1, count) {
      guard let more = try? step(&self) else { break }
      outcomes.append(more)
    }
    return outcomes
  }

  private func save(_ event: Event, _ log: some JudgementLog) throws(ReviewError) -> Receipt {
    do {
      guard let receipt = try log.append([event], knowing: nil).first else { throw Session.MissingReceipt() }
      return receipt
    } catch { throw .notSaved(error) }
  }
}

// MARK: Moving

extension Adjudication {
  /// Goes to another paragraph.
  ///
  /// - Throws: ``ReviewError/noFurther(_:)``, ``ReviewError/noSuchParagraph(asked:count:)``, ``ReviewError/notFound(_:)``.
  public mutating func move(_ move: Act.Move) throws(ReviewError) {
    let here = position ?? 0, undecided = undecided
    let found: Int? =
      switch move {
      case .nextUndecided: undecided.first { $0 > here } ?? undecided.first { $0 != here }
      case .previousUndecided: undecided.last { $0 < here } ?? undecided.last { $0 != here }
      case .next: asked.first { $0 > here }
      case .previous: asked.last { position == nil || $0 < here }
      case .to(let number): try walked(number)
      case .find(let text): try holding(text, after: here)
      }
    guard let found else { throw .noFurther(move) }
    position = found
  }

  private func walked(_ number: Int) throws(ReviewError) -> Int {
    guard article.paragraph(number) != nil else {
      throw .noSuchParagraph(asked: number, count: article.paragraphs.count)
    }
    guard ballot(number) != nil else { throw .adjudicating(.notWalked(paragraph: number)) }
    return number
  }

  private func holding(_ text: String, after here: Int) throws(ReviewError) -> Int {
    let numbers = ballots.map(\.paragraph).numbers(holding: text)
    guard let found = numbers.first(where: { $0 > here }) ?? numbers.first else { throw .notFound(text) }
    return found
  }

  private func next(after paragraph: Int) -> Int? {
    let undecided = undecided
    return undecided.first { $0 > paragraph } ?? undecided.first
  }
}
