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
      padded("  :go \(number)", width: 10) + phrase.judgement(judgement)
    }.joined(separator: "\n") + "\n"
  }
}
