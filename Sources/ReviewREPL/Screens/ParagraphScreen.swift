// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
public import ReviewSession
public import TerminalIO

/// The paragraph at hand at full strength, its neighbours dimmed, and the keys.
public struct ParagraphScreen: Screen {
  var session: Session
  var context: Int
  var showsWholeContext: Bool

  /// - Parameters:
  ///   - session: the review, which stands at a paragraph.
  ///   - context: how many neighbours to show on each side, from 0.
  ///   - showsWholeContext: whether neighbours are shown in full, not in one line.
  public init(session: Session, context: Int = 1, showsWholeContext: Bool = false) {
    self.session = session
    self.context = context
    self.showsWholeContext = showsWholeContext
  }

  /// The text for a canvas; nothing when no paragraph is at hand.
  public func render(in canvas: Canvas) -> String {
    guard let current = session.current else { return "" }
    let phrase = Phrase(codebook: session.codebook, canvas: canvas)
    var lines = ["", head(current, phrase), ""]
    let before = session.neighbours(before: current.number, context, all: showsWholeContext)
    let after = session.neighbours(after: current.number, context, all: showsWholeContext)
    lines += before.flatMap { neighbour($0, phrase) }
    if !before.isEmpty, !showsWholeContext { lines.append("") }
    lines += [canvas.quoted(current.text), ""]
    lines += discussion(current, phrase)
    if let remark = remark(current, phrase) { lines += [remark, ""] }
    lines += after.flatMap { neighbour($0, phrase) }
    if !after.isEmpty, !showsWholeContext { lines.append("") }
    let keys = KeyLine(codebook: session.codebook).render(in: canvas)
    // Where the head has left the screen, it is said again; the prompt takes a line.
    let text = lines.joined(separator: "\n") + "\n"
    let height = (text + keys).utf8.count { $0 == 0x0A }
    return text + (height < canvas.height ? "" : head(current, phrase) + "\n\n") + keys
  }

  private func head(_ paragraph: Paragraph, _ phrase: Phrase) -> String {
    let kind = paragraph.kind == .body ? "" : " · \(paragraph.kind.rawValue)"
    let title = "\(phrase.paragraph(paragraph.number)) of \(session.article.paragraphs.count)\(kind)"
    let room = min(30, min(phrase.canvas.width, 80) - displayWidth(title) - 10)
    return phrase.canvas.rule(title, ProgressBar(session: session, room: room).render(in: phrase.canvas))
  }

  /// What everybody said in the rounds before, where that is discussed: one's own first.
  private func discussion(_ paragraph: Paragraph, _ phrase: Phrase) -> [String] {
    guard let ballot = session.discussed[paragraph.number] else { return [] }
    let own = session.id.reviewer
    let votes = ballot.votes.filter { $0.reviewer == own } + ballot.votes.filter { $0.reviewer != own }
    let names = votes.map { $0.reviewer == own ? "you" : $0.reviewer }
    let column = (names.map(displayWidth).max() ?? 0) + 2
    return zip(names, votes).flatMap { name, vote in
      let note = vote.note.map { "  “\(sanitized($0))”" } ?? ""
      return phrase.canvas.block(
        padded(name, width: column) + phrase.judgement(vote.judgement) + note, hanging: column)
    } + [""]
  }

  /// What was said of the paragraph already, and what waits for its label.
  private func remark(_ paragraph: Paragraph, _ phrase: Phrase) -> String? {
    let state = session.state(of: paragraph.number), draft = session.draft(of: paragraph.number)
    var parts: [String] = []
    if let judgement = state.judgement { parts.append("now \(phrase.judgement(judgement))") }
    if !draft.mixed.isEmpty { parts.append("will also be " + draft.mixed.map(phrase.label).joined(separator: " and ")) }
    if let confidence = draft.confidence { parts.append("confidence will be \(confidence.rawValue)") }
    if state.isFlagged { parts.append("\(phrase.canvas.glyphs.flag) flagged") }
    if let note = state.note { parts.append("“\(sanitized(note))”") }
    parts += AnnotationPhrase(session: session, phrase: phrase).summary(of: paragraph.number)
    if paragraph.kind == .readnext { parts.append("a cross-promotion is an editorial aside") }
    guard !parts.isEmpty else { return nil }
    return phrase.canvas.block(parts.joined(separator: " · "), indent: 4).joined(separator: "\n")
  }

  private func neighbour(_ paragraph: Paragraph, _ phrase: Phrase) -> [String] {
    let canvas = phrase.canvas
    let number = phrase.flushRight(paragraph.number)
    let judgement = session.state(of: paragraph.number).judgement
    let letter = judgement.map { phrase.letter($0) } ?? " "
    let kind = paragraph.kind == .body ? "" : "\(paragraph.kind.rawValue): "
    guard showsWholeContext else {
      let room = min(canvas.measure, canvas.width - 2) - 8
      let text = truncate(kind + sanitized(paragraph.text), width: room, ellipsis: " \(canvas.glyphs.ellipsis)")
      return ["  \(canvas.style.dim(number)) \(letter)  \(canvas.style.dim(text))"]
    }
    return ["  \(canvas.style.dim(number)) \(letter)", canvas.quoted(kind + paragraph.text), ""]
  }
}

/// The keys under a paragraph.
struct KeyLine: Screen {
  var codebook: Codebook

  func render(in canvas: Canvas) -> String {
    let labels = codebook.labels.map { label in
      "\(canvas.style.colored(label.key, Hue(label.color))) \(sanitized(label.name))"
    }
    return canvas.flow(labels + ["x abstain", "? more"]).joined(separator: "\n") + "\n"
  }
}
