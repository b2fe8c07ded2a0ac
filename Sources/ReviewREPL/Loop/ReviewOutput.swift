// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import ReviewSession
internal import TerminalIO

/// What a review says: in screens to a person, in one line a change to a program.
protocol ReviewOutput {
  func open(_ session: Session)
  func show(_ session: Session, context: Int, whole: Bool)
  /// What was done; `next` is the article that opens right after it.
  func tell(_ outcomes: [Outcome], _ session: Session, next: String?)
  func leave(_ session: Session, isSaved: Bool)
}

/// Screens for a person at a terminal.
struct ScreenOutput: ReviewOutput {
  var environment: ReviewEnvironment

  func open(_ session: Session) {
    let leftAt = session.leftAt.map(environment.moment)
    environment.show(OpeningScreen(session: session, leftAt: leftAt, isInteractive: true))
    let setters = (try? environment.kindSetters()) ?? [:]
    for number in session.setAside {
      guard let kind = session.article.paragraph(number)?.kind, let setter = setters[number],
        setter != session.id.reviewer
      else { continue }
      let place = "\(environment.console.canvas.glyphs.pilcrow)\(number)"
      let text =
        "\(place) is \(kind.rawValue) now, by \(setter ?? "the project's owner"); your label of it is kept but not counted."
      environment.console.write(environment.console.canvas.sentences([text]))
    }
  }

  func show(_ session: Session, context: Int, whole: Bool) {
    if session.position == nil {
      environment.show(SummaryScreen(session: session))
      environment.show(NextArticleLine(next: (try? environment.next())??.slug, isFinished: session.isFinished))
    } else {
      environment.show(ParagraphScreen(session: session, context: context, showsWholeContext: whole))
    }
  }

  func tell(_ outcomes: [Outcome], _ session: Session, next: String?) {
    for outcome in outcomes {
      if case .finished = outcome, let next {
        let check = environment.console.canvas.glyphs.check
        let text = "\(check) \(sanitized(session.id.article)) is finished; next is \(sanitized(next))."
        environment.console.write(environment.console.canvas.sentences([text]))
      } else {
        environment.show(OutcomeScreen(outcome: outcome, session: session))
      }
    }
  }

  func leave(_ session: Session, isSaved: Bool) {
    let canvas = environment.console.canvas
    let decided = "\(session.decidedCount) of \(session.walk.count) decided"
    let drafts = session.drafted.isEmpty ? "" : "; details without a label were not saved"
    let text =
      isSaved
      ? "\(session.id.reviewer) left \(session.id.article): \(decided), all saved\(drafts)."
      : "\(canvas.glyphs.problem) The last decision was NOT saved. \(session.id.reviewer) left "
        + "\(session.id.article): \(decided) and saved before it\(drafts)."
    environment.console.write(canvas.sentences([sanitized(text)]))
  }
}

/// The keys that lead from the closing screen to the article that comes next.
struct NextArticleLine: Screen {
  var next: String?
  var isFinished: Bool

  func render(in canvas: Canvas) -> String {
    guard let next else {
      return isFinished ? "" : canvas.sentences([".  finish; no other article waits"])
    }
    let open = "open \(sanitized(next))"
    return canvas.sentences(isFinished ? [">  \(open)"] : [".  finish, \(open)", ">  leave this open, \(open)"])
  }
}

/// One line a saved change, its first word saying which, for a program at the other end of a pipe.
struct PipeOutput: ReviewOutput {
  var environment: ReviewEnvironment

  func open(_ session: Session) {}

  func show(_ session: Session, context: Int, whole: Bool) {}

  func tell(_ outcomes: [Outcome], _ session: Session, next: String?) {
    for line in outcomes.compactMap({ line($0, clean(session.id.article)) }) {
      environment.console.write(line + "\n")
    }
  }

  func leave(_ session: Session, isSaved: Bool) {
    let state = session.isFinished ? ", finished" : ""
    let tally = session.tally.filter { $0.count > 0 }
      .map { label, count in "\(label?.id.rawValue ?? "abstained") \(count)" }.joined(separator: ", ")
    let waiting =
      session.drafted.isEmpty
      ? "" : "; not saved, for want of a label: \(session.drafted.map(String.init).joined(separator: " "))"
    let counts = "\(session.decidedCount) of \(session.walk.count) decided\(state)"
    environment.console.write(
      "\(clean(session.id.article)): \(counts)\(tally.isEmpty ? "" : " (\(tally))")\(waiting)\n")
  }

  private func line(_ outcome: Outcome, _ article: String) -> String? {
    switch outcome {
    case .judged(let number, let judgement, let receipt):
      "saved \(receipt.clock) \(article) \(number) \(judgement.label?.rawValue ?? "abstained")"
    case .held(let number, _): "held \(article) \(number)"
    case .noted(let number, let note, let receipt):
      "\(note == nil ? "unnoted" : "noted") \(receipt.clock) \(article) \(number)"
    case .flagged(let number, let flagged, let receipt):
      "\(flagged ? "flagged" : "unflagged") \(receipt.clock) \(article) \(number)"
    case .kindSet(let number, let kind, let aside, let receipt):
      "kind \(receipt.clock) \(article) \(number) \(kind.rawValue)"
        + (aside > 0 ? " sets aside \(counted(aside, "label")) of others" : "")
    case .cleared(let number, _, let receipt): "cleared \(receipt.clock) \(article) \(number)"
    case .undone(let step, let receipt):
      "undone \(receipt.clock) \(article) \(step.paragraph)\(step.isCovered ? " (a later change stands)" : "")"
    case .redone(let step, let receipt): "redone \(receipt.clock) \(article) \(step.paragraph)"
    case .annotationChanged(let marking, let before, let receipt): line(marking, before, receipt)
    case .unchanged(let number): "unchanged \(article) \(number)"
    case .moved: nil
    case .finished(let receipt): "finished \(receipt.clock) \(article)"
    case .corrected(let number, let judgement, let answer):
      "\(judgement.label == answer.label ? "right" : "wrong") \(article) \(number) \(answer.label.rawValue) "
        + clean(answer.explanation)
    case .trained(let taken, let receipt):
      "\(taken.isPassed ? "passed" : "failed") \(receipt.clock) \(article) \(taken.right) of \(taken.asked) right, "
        + "attempt \(taken.attempt)"
    case .priorShown(let number, let machine, let label):
      "prior \(article) \(number) \(label?.rawValue ?? "abstained") \(clean(machine))"
    case .reopened(let receipt): "reopened \(receipt.clock) \(article)"
    }
  }

  /// `source SEQ ARTICLE N NUMBER LABEL`, and so on: the word, the entry, the article, the paragraph, the mark.
  func line(_ marking: AnnotationChanged, _ before: Annotation?, _ receipt: Receipt) -> String {
    let place = "\(receipt.clock) \(clean(marking.article)) \(marking.paragraph)"
    let number = marking.number
    switch marking.annotation {
    case .source(let source): return "source \(place) \(number) \(clean(source.label))"
    case .join(let target): return "same \(place) \(number) \(target)"
    case .mention(let mention):
      return "mention \(place) \(mention.source) \(mention.stance.rawValue)\(mention.cue.map { " " + clean($0) } ?? "")"
    case .rating(let rating):
      let source = rating.source.map { " \($0)" } ?? ""
      return "rating \(place) \(rating.grades)\(source)\(rating.overridden.map { " overrode=\($0.rawValue)" } ?? "")"
    case .span(let span): return "span \(place) \(span.type.rawValue) \(span.start) \(span.end)"
    case nil: return taken(marking, before, place)
    }
  }

  private func taken(_ marking: AnnotationChanged, _ before: Annotation?, _ place: String) -> String {
    let word: String =
      switch marking.aspect {
      case .source: "unsource"
      case .join: "split"
      case .mention: "unmention"
      case .rating: "unrate"
      case .span: "unspan"
      }
    if case .mention(let mention) = before { return "\(word) \(place) \(mention.source)" }
    return "\(word) \(place) \(marking.number)"
  }

  private func clean(_ text: String) -> String { sanitized(text).replacing("\n", with: " ") }
}
