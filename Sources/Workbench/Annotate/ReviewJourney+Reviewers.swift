// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import AnnotationStore
internal import TerminalIO

extension ReviewJourney {
  /// Lets a known reviewer in; an unknown one is added after a yes, or refused where nobody answers.
  func welcome(_ id: String) throws {
    guard Reviewer.isValid(id: id) else { throw JourneyError.notAReviewerID(id) }
    do {
      try store.person(id)
    } catch {
      guard case .noSuchReviewer = error, source.isInteractive else { throw error }
      guard confirms("No reviewer “\(id)” yet. Add one?") else { throw JourneyError.notAdded(id) }
      try store.add(Reviewer(id: id), at: workspace.clock())
    }
  }

  /// Gives the terminal to the next reviewer, who sees nothing of what was decided before.
  ///
  /// - Returns: whether it was given; false when the answer was no.
  /// - Throws: ``JourneyError`` when it can not be given.
  func handOver(to next: String, article: String) throws -> Bool {
    if next == reviewer { throw JourneyError.sameReviewer(next) }
    if try store.reviews(of: [article], by: next).contains(where: \.isFinished) {
      throw JourneyError.alreadyFinished(reviewer: next, article: article)
    }
    if source.isInteractive { return try handOverTerminal(to: next) }
    try welcome(next)
    workspace.say("handover \(reviewer) \(next)")
    return true
  }

  private func handOverTerminal(to next: String) throws -> Bool {
    let warning = """
        \(reviewer)'s decisions are saved. This clears the screen and the scrollback, and \(next)
        starts without seeing any of them.
      """
    workspace.say(workspace.output.canvas.fitted(warning))
    guard confirms("Hand over now?") else { return false }
    source.openHistory(nil)
    workspace.output.clear()
    try welcome(next)
    var event = InputEvent.interrupt
    while event == .interrupt || event == .redraw {
      event = source.next(LineRequest(prompt: "  \(next), press Enter when you are alone with the screen. "))
    }
    return true
  }
}
