// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import ReviewSession
internal import TerminalIO

/// Speaks to a person at a terminal.
struct ScreenVoice: Voice {
  var surroundings: Surroundings

  func open(_ session: Session) {
    let leftAt = session.touchedAt.map(surroundings.moment)
    surroundings.show(OpeningScreen(session: session, leftAt: leftAt, isInteractive: true))
  }

  func show(_ session: Session, context: Int, whole: Bool) {
    if session.position == nil {
      surroundings.show(SummaryScreen(session: session))
    } else {
      surroundings.show(ParagraphScreen(session: session, context: context, showsWholeContext: whole))
    }
  }

  func tell(_ outcome: Outcome, _ session: Session) {
    surroundings.show(OutcomeScreen(outcome: outcome, session: session))
  }

  func leave(_ session: Session) {
    let decided = "\(session.decidedCount) of \(session.walk.count) decided"
    let waiting = session.drafted.isEmpty ? "" : "; details without a label were not saved"
    surroundings.console.write(
      "  \(session.id.reviewer) left \(session.id.article): \(decided), all saved\(waiting).\n")
  }
}
