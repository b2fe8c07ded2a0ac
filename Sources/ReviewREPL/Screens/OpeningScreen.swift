// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
public import ReviewSession
public import TerminalIO

/// The head of a review: the article, how far the reviewer is, where the reading goes on.
public struct OpeningScreen: Screen {
  var session: Session
  var leftAt: String?
  var isInteractive: Bool

  /// - Parameters:
  ///   - session: the review.
  ///   - leftAt: when the reviewer was last here, in words; nil at the first time.
  ///   - isInteractive: whether keys work.
  public init(session: Session, leftAt: String?, isInteractive: Bool) {
    self.session = session
    self.leftAt = leftAt
    self.isInteractive = isInteractive
  }

  /// The text for a canvas.
  public func render(in canvas: Canvas) -> String {
    let article = session.article
    let phrase = Phrase(codebook: session.codebook, canvas: canvas)
    let title = sanitized(article.title ?? "\(session.id.article) (no title)")
    let facts = [
      (article.site ?? article.byline).map(sanitized), article.dates.last.map { sanitized($0.raw) },
      counted(article.paragraphs.count, "paragraph"),
      sanitized("codebook \(session.codebook.id) \(session.codebook.version)"),
    ].compactMap { $0 }
    var lines = [""] + canvas.block(canvas.style.bold(title))
    lines += canvas.block(facts.joined(separator: " · ")) + [""]
    lines += canvas.block(progress(phrase))
    lines += canvas.block(advice(phrase))
    return lines.joined(separator: "\n") + "\n"
  }

  private func progress(_ phrase: Phrase) -> String {
    let flags = session.flagged.count
    // A re-test is silent: that it is one would be remembered.
    let round = session.id.isRetest ? "" : ", round \(session.id.round)"
    let work = "\(session.id.reviewer)\(round), \(session.id.isBlind ? "blind" : "discussion"). "
    var text = session.attempt.map { "\(session.id.reviewer), training, \(attempt($0)). " } ?? work
    text += "\(session.decidedCount) of \(session.walk.count) decided"
    if let only = session.only { text += "; going through \(phrase.paragraphs(only))" }
    if flags > 0 { text += ", \(flags) flagged" }
    if let prior = session.prior { text += "; \(sanitized(prior.machine)) is shown behind each decision" }
    if let leftAt { text += "; you left \(leftAt)" }
    return text + "."
  }

  private func attempt(_ number: Int) -> String {
    "attempt \(number)\(session.training.map { " of \($0.rule.attempts)" } ?? ""); your first answers count"
  }

  private func advice(_ phrase: Phrase) -> String {
    if session.isFinished, session.training != nil { return "This attempt is over." }
    if session.isFinished { return "This review is finished; :reopen opens it again." }
    guard let position = session.position else {
      if session.walk.isEmpty, session.id.round > 1 { return "The reviewers differ on nothing." }
      return session.walk.isEmpty
        ? "Nothing in this article takes a label; --all walks every block."
        : "Every paragraph is decided; :finish locks."
    }
    let start = session.decidedCount == 0 ? "Starting" : "Continuing"
    let keys = isInteractive ? " ? lists the keys, Ctrl-D leaves; every decision is saved." : ""
    return "\(start) at \(phrase.paragraph(position)).\(keys)"
  }
}
