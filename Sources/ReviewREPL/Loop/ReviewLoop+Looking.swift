// SPDX-License-Identifier: GPL-3.0-or-later
internal import ReviewSession
internal import TerminalIO

extension ReviewLoop {
  mutating func look(_ look: Command.Look) throws(LineError) {
    switch look {
    case .paragraph: show()
    case .context: show(whole: true)
    case .list(let filter): surroundings.show(OutlineScreen(session: session, filter: filter))
    case .guide(let label): surroundings.show(GuideScreen(codebook: session.codebook, label: label))
    case .recent: surroundings.show(RecentScreen(session: session))
    case .progress: surroundings.show(TallyLine(session: session))
    case .summary: surroundings.show(SummaryScreen(session: session))
    case .sources: surroundings.show(SourcesScreen(session: session))
    case .spans: surroundings.show(SpansScreen(session: session))
    case .keys: help(.keys)
    case .help(let word): try help(about: word)
    }
  }

  private func help(_ extent: HelpScreen.Extent) {
    surroundings.show(HelpScreen(table: table, place: .review, extent: extent))
  }

  private func help(about word: String?) throws(LineError) {
    guard let word else { return help(.all) }
    do {
      help(.one(try table.command(named: word, in: .review)))
    } catch {
      throw .command(error)
    }
  }
}
