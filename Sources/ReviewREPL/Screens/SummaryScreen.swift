// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import ReviewSession
internal import TerminalIO

/// What a reviewer decided in an article, and what can be done next.
struct SummaryScreen: Screen {
  var session: Session

  func render(in canvas: Canvas) -> String {
    let phrase = Phrase(codebook: session.codebook, canvas: canvas)
    let count = "\(session.decidedCount) of \(session.walk.count) paragraphs decided"
    let state = session.isFinished ? "finished" : session.isComplete ? "every paragraph decided" : count
    var lines = ["", canvas.rule("\(sanitized(session.id.article)): \(state)"), ""]
    lines.append(TallyLine(session: session).render(in: canvas))
    lines += session.unsure.flatMap { remark("unsure ", $0, phrase) }
    lines += session.flagged.flatMap { remark("flagged", $0, phrase) }
    lines += session.drafted.flatMap {
      canvas.block("not saved  \(phrase.paragraph($0)) has details but no label yet", hanging: 2)
    }
    if !session.annotations.isEmpty { lines += SignalLines(session: session).lines(in: canvas) }
    lines += canvas.block(time()) + [""]
    if !session.isFinished { lines += next(canvas) + [""] }
    return lines.joined(separator: "\n")
  }

  private func remark(_ lead: String, _ number: Int, _ phrase: Phrase) -> [String] {
    let state = session.state(of: number)
    let note = state.note.map { " “\(sanitized($0))”" } ?? ""
    let text = "\(lead)  \(phrase.paragraph(number)) \(state.judgement.map(phrase.judgement) ?? "undecided")\(note)"
    return phrase.canvas.block(text, hanging: 9)
  }

  private func time() -> String {
    let seconds = session.secondsSpent
    return "\(Phrase.duration(seconds)), \(counted(session.changedDecisions, "decision")) changed"
  }

  private func next(_ canvas: Canvas) -> [String] {
    var entries: [(String, String)] = session.isComplete ? [(":finish", "lock this review")] : []
    let looks = [(session.flagged.count, "flagged"), (session.unsure.count, "unsure")].filter { $0.0 > 0 }
    entries += looks.map { (":list \($1)", "look again (\($0) \($1))") }
    if session.training == nil { entries.append((":handover", "next reviewer")) }
    entries.append(("Ctrl-D", "leave it open"))
    return canvas.definitions(entries, column: 20, indent: 2)
  }
}
