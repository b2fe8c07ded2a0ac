// SPDX-License-Identifier: GPL-3.0-or-later
public import AnnotationModel

extension Session {
  /// When the reviewer last did something in a review, nil for one who never did.
  ///
  /// What was carried over from another version bears the moment of the opening; an opening is no act, and neither is what
  /// was done to the article from outside.
  ///
  /// - Parameter history: the events of the review in ledger order.
  /// - Returns: the moment, as the ledger has it.
  public static func lastVisit(in history: [Recorded]) -> Timestamp? {
    let opening = history.first { if case .reviewOpened = $0.event { true } else { false } }
    guard let openedAt = opening?.receipt.madeAt else { return nil }
    return history.last { recorded in
      switch recorded.event {
      case .reviewOpened, .articleLoaded, .reviewerJoined, .codebookAdopted, .paragraphKindSet, .provenanceCorrected,
        .adjudicationOpened, .paragraphResolved, .trainingTaken, .work, .labelsRevealed, .entryErased, .importFinished,
        .datasetSplit, .trust:
        false
      case .judgementMade, .judgementWithdrawn, .noteWritten, .flagSet, .annotationChanged, .changeUndone,
        .changeRedone, .reviewFinished, .reviewReopened:
        recorded.receipt.madeAt > openedAt
      }
    }?.receipt.madeAt
  }

  /// Takes in an event that is on the disk.
  ///
  /// - Parameters:
  ///   - recorded: the event with its proof.
  ///   - isOwn: whether this session made it, so that it can undo it.
  public mutating func advance(_ recorded: Recorded, isOwn: Bool = true) {
    clock = max(clock, recorded.receipt.clock)
    switch recorded.event {
    case .judgementMade(let facts):
      if let before = state(of: facts.paragraph).judgement, before.label != facts.judgement.label {
        changedDecisions += 1
      }
      drafts[facts.paragraph] = nil
      if facts.prior != nil { priorsShown.insert(facts.paragraph) }
      firstAnswers[facts.paragraph] = firstAnswers[facts.paragraph] ?? facts.judgement
      secondsSpent += facts.seconds
      change(recorded, isOwn)
    case .annotationChanged(let facts):
      gestures = max(gestures, facts.gesture)
      change(recorded, isOwn)
    case .paragraphKindSet(let facts):
      loadedKinds[facts.paragraph] = loadedKinds[facts.paragraph] ?? facts.before
      change(recorded, isOwn)
    case .judgementWithdrawn, .noteWritten, .flagSet: change(recorded, isOwn)
    case .changeUndone(let facts): undo(facts.change, isOwn)
    case .changeRedone(let facts): redo(facts.change, isOwn)
    case .reviewOpened(let facts): (scope, chosen) = (facts.scope, facts.paragraphs.map(Set.init))
    case .reviewFinished: isFinished = true
    case .reviewReopened: isFinished = false
    case .articleLoaded, .reviewerJoined, .codebookAdopted, .provenanceCorrected, .adjudicationOpened,
      .paragraphResolved, .trainingTaken, .work, .labelsRevealed, .entryErased, .importFinished, .datasetSplit, .trust:
      break
    }
  }

  private mutating func change(_ recorded: Recorded, _ isOwn: Bool) {
    guard let subject = Subject(recorded.event), let paragraph = recorded.event.paragraph,
      article.paragraph(paragraph) != nil
    else { return }
    let before = state(of: paragraph), annotationBefore = annotation(of: subject)
    standing[subject, default: []].append(recorded)
    subjects[recorded.receipt.id] = subject
    settle(subject, paragraph)
    guard isOwn else { return }
    undoHistory.record(
      UndoHistory.Step(
        change: recorded, paragraph: paragraph, before: before, after: state(of: paragraph),
        annotationBefore: annotationBefore))
  }

  private mutating func undo(_ id: String, _ isOwn: Bool) {
    if isOwn { undoHistory.undo(id) } else { undoHistory.forget(id) }
    guard let subject = subjects[id], let index = standing[subject]?.lastIndex(where: { $0.receipt.id == id }) else {
      return
    }
    let change = standing[subject]?.remove(at: index)
    undone[id] = change
    settle(subject, change?.event.paragraph ?? 1)
  }

  private mutating func redo(_ id: String, _ isOwn: Bool) {
    if isOwn { undoHistory.redo(id) }
    guard let change = undone.removeValue(forKey: id), let subject = Subject(change.event) else { return }
    let changes = standing[subject] ?? []
    let index = changes.lastIndex { $0.receipt.clock < change.receipt.clock }.map { $0 + 1 } ?? 0
    standing[subject, default: []].insert(change, at: index)
    settle(subject, change.event.paragraph ?? 1)
  }

  /// Puts what the latest change of a subject says; where there is none any more, what was before all of them.
  private mutating func settle(_ subject: Subject, _ paragraph: Int) {
    let last = standing[subject]?.last
    switch (subject, last?.event) {
    case (.label, .judgementMade(let facts)):
      states[paragraph, default: ParagraphState()].standing = last.map {
        ParagraphState.Standing(judgement: facts.judgement, receipt: $0.receipt)
      }
    case (.label, _): states[paragraph]?.standing = nil
    case (.note, .noteWritten(let facts)): states[paragraph, default: ParagraphState()].note = facts.note
    case (.note, _): states[paragraph]?.note = nil
    case (.flag, .flagSet(let facts)): states[paragraph, default: ParagraphState()].isFlagged = facts.flagged
    case (.flag, _): states[paragraph]?.isFlagged = false
    case (.kind, .paragraphKindSet(let facts)): article.paragraphs[paragraph - 1].kind = facts.kind
    case (.kind, _): article.paragraphs[paragraph - 1].kind = loadedKinds[paragraph] ?? .body
    case (.annotation(let aspect, let number), .annotationChanged(let facts)):
      annotations.put(facts.annotation, aspect, number: number, paragraph: facts.paragraph)
    case (.annotation(let aspect, let number), _): annotations.put(nil, aspect, number: number, paragraph: paragraph)
    }
  }

  func annotation(of subject: Subject) -> Annotation? {
    guard case .annotation(let aspect, let number) = subject else { return nil }
    return annotations.annotation(aspect, number)
  }
}

/// What a change is of: of the changes of one subject the latest that is not undone stands.
enum Subject: Hashable {
  case label(paragraph: Int)
  case note(paragraph: Int)
  case flag(paragraph: Int)
  case kind(paragraph: Int)
  case annotation(Annotation.Aspect, number: Int)

  init?(_ event: Event) {
    switch event {
    case .judgementMade(let facts): self = .label(paragraph: facts.paragraph)
    case .judgementWithdrawn(let facts): self = .label(paragraph: facts.paragraph)
    case .noteWritten(let facts): self = .note(paragraph: facts.paragraph)
    case .flagSet(let facts): self = .flag(paragraph: facts.paragraph)
    case .paragraphKindSet(let facts): self = .kind(paragraph: facts.paragraph)
    case .annotationChanged(let facts): self = .annotation(facts.aspect, number: facts.number)
    default: return nil
    }
  }
}
