// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import ReviewSession
internal import TerminalIO

/// What an adjudication says: in screens to a person, in one line a ruling to a program.
protocol AdjudicationOutput {
  func open(_ adjudication: Adjudication)
  func show(_ adjudication: Adjudication, whole: Bool)
  func tell(_ outcomes: [AdjudicationOutcome], _ adjudication: Adjudication)
  func leave(_ adjudication: Adjudication, _ ending: Ending)
}

/// Screens for a person at a terminal.
struct AdjudicationScreens: AdjudicationOutput {
  var environment: ReviewEnvironment

  func open(_ adjudication: Adjudication) { environment.show(AdjudicationSummary(adjudication: adjudication)) }

  func show(_ adjudication: Adjudication, whole: Bool) {
    if adjudication.position != nil {
      environment.show(BallotScreen(adjudication: adjudication, showsNeighbours: whole))
    } else {
      let next = (try? environment.next())??.slug
      let onward = next.map { ".  open \(sanitized($0))" } ?? "no other article waits"
      environment.write("\(sanitized(adjudication.slug)): nothing is left to decide.   \(onward)   Ctrl-D  leave")
    }
  }

  func tell(_ outcomes: [AdjudicationOutcome], _ adjudication: Adjudication) {
    let canvas = environment.console.canvas
    let phrase = AdjudicationPhrase(adjudication: adjudication, canvas: canvas)
    for outcome in outcomes {
      switch outcome {
      case .resolved(let facts, _): environment.write("\(canvas.glyphs.check) \(phrase.ruling(facts))")
      case .undone(let facts, _):
        environment.write("\(canvas.glyphs.undo) taken back: \(phrase.ruling(facts)).")
      case .redone(let facts, _): environment.write("\(canvas.glyphs.check) again: \(phrase.ruling(facts))")
      case .moved: break
      }
    }
  }

  func leave(_ adjudication: Adjudication, _ ending: Ending) {
    if case .notSaved = ending {
      return environment.write("\(environment.console.canvas.glyphs.problem) The last ruling was NOT saved.")
    }
    let decided = adjudication.asked.count - adjudication.undecided.count
    environment.write(
      "\(adjudication.adjudicator) left \(sanitized(adjudication.slug)): \(decided) of \(adjudication.asked.count) "
        + "decided, all saved.")
  }
}

extension ReviewEnvironment {
  fileprivate func write(_ sentence: String) { console.write(console.canvas.sentences([sentence])) }
}

/// One line a ruling, its first word saying which, for a program at the other end of a pipe.
struct AdjudicationLines: AdjudicationOutput {
  var environment: ReviewEnvironment

  func open(_ adjudication: Adjudication) {}

  func show(_ adjudication: Adjudication, whole: Bool) {}

  func tell(_ outcomes: [AdjudicationOutcome], _ adjudication: Adjudication) {
    for outcome in outcomes {
      switch outcome {
      case .resolved(let facts, let receipt): write("resolved", facts, receipt)
      case .undone(let facts, let receipt):
        environment.console.write("undone \(receipt.clock) \(facts.article) \(facts.paragraph)\n")
      case .redone(let facts, let receipt): write("resolved", facts, receipt)
      case .moved: break
      }
    }
  }

  private func write(_ word: String, _ facts: ParagraphResolved, _ receipt: Receipt) {
    let how = facts.label == nil ? GoldRecord.Origin.unresolved : .adjudicated
    let label = facts.label.map(\.rawValue) ?? "-"
    environment.console.write("\(word) \(receipt.clock) \(facts.article) \(facts.paragraph) \(label) \(how.rawValue)\n")
  }

  func leave(_ adjudication: Adjudication, _ ending: Ending) {
    let asked = adjudication.asked.count
    environment.console.write(
      "\(adjudication.slug): \(adjudication.acceptedCount) accepted, \(asked - adjudication.undecided.count) of \(asked) "
        + "decided\n")
  }
}
