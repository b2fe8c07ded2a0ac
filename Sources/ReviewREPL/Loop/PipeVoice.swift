// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import ReviewSession
internal import TerminalIO

/// Speaks to a program: one line a saved change, its first word saying which.
struct PipeVoice: Voice {
  var surroundings: Surroundings

  func open(_ session: Session) {}

  func show(_ session: Session, context: Int, whole: Bool) {}

  func tell(_ outcome: Outcome, _ session: Session) {
    guard let line = line(outcome, session.id.article) else { return }
    surroundings.console.write(line + "\n")
  }

  func leave(_ session: Session) {
    let state = session.isFinished ? ", finished" : ""
    let tally = session.tally.filter { $0.count > 0 }
      .map { label, count in "\(label?.id.rawValue ?? "abstained") \(count)" }.joined(separator: ", ")
    let waiting =
      session.drafted.isEmpty
      ? "" : "; not saved, for want of a label: \(session.drafted.map(String.init).joined(separator: " "))"
    let counts = "\(session.decidedCount) of \(session.walk.count) decided\(state)"
    surroundings.console.write("\(session.id.article): \(counts)\(tally.isEmpty ? "" : " (\(tally))")\(waiting)\n")
  }

  private func line(_ outcome: Outcome, _ article: String) -> String? {
    switch outcome {
    case .judged(let number, let judgement, let receipt):
      "saved \(receipt.seq) \(article) \(number) \(judgement.label?.rawValue ?? "abstained")"
    case .held(let number, _): "held \(article) \(number)"
    case .noted(let number, let note, let receipt):
      "\(note == nil ? "unnoted" : "noted") \(receipt.seq) \(article) \(number)"
    case .flagged(let number, let flagged, let receipt):
      "\(flagged ? "flagged" : "unflagged") \(receipt.seq) \(article) \(number)"
    case .kindSet(let number, let kind, let receipt): "kind \(receipt.seq) \(article) \(number) \(kind.rawValue)"
    case .cleared(let number, _, let receipt): "cleared \(receipt.seq) \(article) \(number)"
    case .undone(let step, let receipt): "undone \(receipt.seq) \(article) \(step.paragraph)"
    case .redone(let step, let receipt): "redone \(receipt.seq) \(article) \(step.paragraph)"
    case .annotationChanged(let marking, let before, let receipt): line(marking, before, receipt)
    case .moved: nil
    case .finished(let receipt): "finished \(receipt.seq) \(article)"
    case .reopened(let receipt): "reopened \(receipt.seq) \(article)"
    }
  }
}
