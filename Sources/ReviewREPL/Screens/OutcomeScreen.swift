// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import ReviewSession
internal import TerminalIO

/// What an act did, in a line for a person.
struct OutcomeScreen: Screen {
  var outcome: Outcome
  var session: Session

  func render(in canvas: Canvas) -> String {
    let phrase = Phrase(codebook: session.codebook, canvas: canvas)
    guard let text = text(phrase) else { return "" }
    return canvas.block(text, hanging: 2).joined(separator: "\n") + "\n"
  }

  private func text(_ phrase: Phrase) -> String? {
    let glyphs = phrase.canvas.glyphs
    switch outcome {
    case .judged(let number, let judgement, _):
      return "\(glyphs.check) \(phrase.paragraph(number)) \(phrase.judgement(judgement))"
    case .held(let number, let draft): return held(phrase.paragraph(number), draft, phrase)
    case .noted(let number, let note, _):
      return "\(glyphs.check) note on \(phrase.paragraph(number))\(note == nil ? " cleared" : "")"
    case .flagged(let number, let flagged, _):
      return flagged
        ? "\(glyphs.flag) \(phrase.paragraph(number)) flagged"
        : "\(glyphs.check) \(phrase.paragraph(number)) no longer flagged"
    case .kindSet(let number, let kind, _, _):
      return "\(glyphs.check) \(phrase.paragraph(number)) is now \(kind.rawValue), for every reviewer"
    case .cleared(let number, let was, _):
      return "\(glyphs.undo) \(phrase.paragraph(number)) is undecided again (was \(phrase.judgement(was)))."
    case .undone(let step, _): return "\(glyphs.undo) \(reversed(step, phrase))"
    case .redone(let step, _): return "\(glyphs.check) again: \(redone(step, phrase))"
    case .annotationChanged(let marking, let before, _):
      return AnnotationPhrase(session: session, phrase: phrase).done(marking, before)
    case .unchanged(let number): return "\(phrase.paragraph(number)) is as it was."
    case .moved: return nil
    case .finished where session.training != nil: return nil
    case .finished:
      let article = sanitized(session.id.article)
      return "\(glyphs.check) \(article) is finished; :reopen, typed in \(article), undoes this."
    case .reopened: return "\(glyphs.undo) Open again."
    case .corrected(let number, let judgement, let answer): return corrected(number, judgement, answer, phrase)
    case .trained(let taken, _): return trained(taken, phrase)
    case .priorShown(let number, let machine, let label):
      return "  \(sanitized(machine)) says of \(phrase.paragraph(number)): \(label.map(phrase.label) ?? "abstained")"
    }
  }

  private func corrected(
    _ number: Int, _ judgement: Judgement, _ answer: Training.Answer, _ phrase: Phrase
  ) -> String {
    let isRight = judgement.label == answer.label, label = phrase.label(answer.label)
    let verdict = isRight ? "\(phrase.canvas.glyphs.check) right" : "\(phrase.canvas.glyphs.problem) wrong"
    return "\(verdict): \(phrase.paragraph(number)) is \(label). \(sanitized(answer.explanation))"
  }

  private func trained(_ taken: TrainingTaken, _ phrase: Phrase) -> String {
    let rule = session.training?.rule ?? TrainingRule()
    let mark = taken.isPassed ? "\(phrase.canvas.glyphs.check) passed" : "\(phrase.canvas.glyphs.problem) not passed"
    let left = rule.attempts - taken.attempt
    let more = taken.isPassed ? "" : left > 0 ? "; \(counted(left, "attempt")) left" : "; no attempt is left"
    return "\(mark): \(taken.right) of \(taken.asked) right at first, \(rule.passMark) % are wanted\(more)."
  }

  private func held(_ paragraph: String, _ draft: Draft, _ phrase: Phrase) -> String {
    var parts: [String] = []
    if !draft.mixed.isEmpty { parts.append("also " + draft.mixed.map(phrase.label).joined(separator: " and ")) }
    if let confidence = draft.confidence { parts.append("confidence \(confidence.rawValue)") }
    let details = parts.isEmpty ? "nothing waits any more" : parts.joined(separator: ", ")
    return "\(phrase.canvas.glyphs.ellipsis) \(paragraph): \(details); saved with its label."
  }

  private func reversed(_ step: UndoHistory.Step, _ phrase: Phrase) -> String {
    let paragraph = phrase.paragraph(step.paragraph), back = "You are back at \(paragraph)."
    if step.isCovered {
      return "that is taken back; what you did later at \(paragraph) in another session stands. \(back)"
    }
    switch step.change.event {
    case .noteWritten: return "the note on \(paragraph) is what it was. \(back)"
    case .flagSet: return "\(paragraph) is \(step.before.isFlagged ? "flagged again" : "no longer flagged"). \(back)"
    case .paragraphKindSet: return "\(paragraph) is again what it was. \(back)"
    case .annotationChanged(let marking):
      let marks = AnnotationPhrase(session: session, phrase: phrase)
      return "\(marks.reversed(marking, step.annotationBefore)) \(back)"
    default:
      let was = step.after.judgement.map(phrase.judgement) ?? "undecided"
      let now = step.before.judgement.map(phrase.judgement) ?? "undecided"
      return "\(paragraph) is \(now) again (was \(was)). \(back)"
    }
  }

  private func redone(_ step: UndoHistory.Step, _ phrase: Phrase) -> String {
    let paragraph = phrase.paragraph(step.paragraph)
    switch step.change.event {
    case .noteWritten: return "the note on \(paragraph)"
    case .flagSet: return "\(paragraph) \(step.after.isFlagged ? "flagged" : "no longer flagged")"
    case .paragraphKindSet: return "the kind of \(paragraph)"
    case .annotationChanged(let marking):
      return AnnotationPhrase(session: session, phrase: phrase).again(marking, step.annotationBefore)
    default: return "\(paragraph) \(step.after.judgement.map(phrase.judgement) ?? "undecided")"
    }
  }
}
