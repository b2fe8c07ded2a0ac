// SPDX-License-Identifier: GPL-3.0-or-later
internal import ReviewSession
internal import TerminalIO

/// The last ten decisions, each with its way back.
struct RecentScreen: Screen {
  var session: Session

  func render(in canvas: Canvas) -> String {
    let phrase = Phrase(codebook: session.codebook, canvas: canvas)
    let recent = session.recentDecisions.suffix(10)
    if recent.isEmpty { return "  Nothing is decided yet.\n" }
    return recent.map { number, judgement in
      "  :go \(number)".padded(to: 10) + phrase.judgement(judgement)
    }.joined(separator: "\n") + "\n"
  }
}

extension String {
  /// The text with blanks behind it up to a width in columns.
  func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - displayWidth(self)))
  }
}
