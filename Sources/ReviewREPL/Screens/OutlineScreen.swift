// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import ReviewSession
internal import TerminalIO

/// The article in outline: one line a paragraph, with the reviewer's own labels.
struct OutlineScreen: Screen {
  var session: Session
  var filter: Command.ListFilter

  func render(in canvas: Canvas) -> String {
    let phrase = Phrase(codebook: session.codebook, canvas: canvas)
    let walked = Set(session.walk)
    let numbers = Set(session.numbers(filter))
    let chosen = session.article.paragraphs.filter { numbers.contains($0.number) }
    if chosen.isEmpty { return "  No paragraph \(sanitized(filter.predicate)).\n" }
    var lines = chosen.map { line($0, isWalked: walked.contains($0.number), phrase) }
    lines.append(TallyLine(session: session).render(in: canvas))
    return lines.joined(separator: "\n")
  }

  private func line(_ paragraph: Paragraph, isWalked: Bool, _ phrase: Phrase) -> String {
    let canvas = phrase.canvas, state = session.state(of: paragraph.number)
    let pointer = paragraph.number == session.position ? canvas.glyphs.prompt : " "
    let letter = isWalked || state.isDecided ? phrase.letter(state.judgement) : " "
    let unsure = state.judgement?.unsure == true ? "?" : " "
    let flag = state.isFlagged ? canvas.glyphs.flag : " "
    let lead = "\(pointer)\(phrase.flushRight(paragraph.number)) \(letter)\(unsure)\(flag) "
    let kind = paragraph.kind == .body ? "" : "\(paragraph.kind.rawValue): "
    let room = min(canvas.width, 80) - displayWidth(lead) - 2
    let text = truncate(kind + sanitized(paragraph.text), width: room, ellipsis: canvas.glyphs.ellipsis)
    return lead + canvas.style.dim(canvas.glyphs.gutter) + " " + (isWalked ? text : canvas.style.dim(text))
  }
}

/// `r report 3   q quote 2   · undecided 6   ⚑ 1`.
struct TallyLine: Screen {
  var session: Session

  func render(in canvas: Canvas) -> String {
    let phrase = Phrase(codebook: session.codebook, canvas: canvas)
    var parts = session.tally.filter { $0.count > 0 }.map { label, count in
      label.map { "\(phrase.letter(Judgement(label: $0.id))) \(sanitized($0.name)) \(count)" } ?? "x abstained \(count)"
    }
    if !session.undecided.isEmpty { parts.append("\(canvas.glyphs.missing) undecided \(session.undecided.count)") }
    if !session.flagged.isEmpty { parts.append("\(canvas.glyphs.flag) \(session.flagged.count)") }
    return canvas.flow(parts).joined(separator: "\n") + "\n"
  }
}

/// The last ten decisions, each with its way back.
struct RecentScreen: Screen {
  var session: Session

  func render(in canvas: Canvas) -> String {
    let phrase = Phrase(codebook: session.codebook, canvas: canvas)
    let recent = session.recentDecisions.suffix(10)
    if recent.isEmpty { return "  Nothing is decided yet.\n" }
    let entries = recent.map { (":go \($0)", phrase.judgement($1)) }
    return canvas.definitions(entries, column: 10, indent: 2).joined(separator: "\n") + "\n"
  }
}
