// SPDX-License-Identifier: GPL-3.0-or-later
import TerminalTestSupport
import Testing

/// What is higher than the terminal goes through the pager that the person named, and nothing else does.
@Suite(.serialized) struct PagerTests {
  private let attest: Attest
  /// A pager that marks what it was given.
  private let marking = ["PAGER": "sed s/^/+/"]

  init() throws {
    attest = try Attest()
    try attest.prepare()
  }

  @Test func aTextThatIsHigherThanTheTerminalIsPaged() throws {
    let terminal = try attest.terminal("show", "walk", environment: marking)
    #expect(terminal.exit() == .exited(0))
    #expect(terminal.transcript.contains("¶14 body") && terminal.transcript.count { $0 == "+" } > 24)
  }

  @Test func aPersonWhoNamesNoneGetsTheTextAsItIs() throws {
    let terminal = try attest.terminal("show", "walk", environment: ["PAGER": ""])
    #expect(terminal.exit() == .exited(0))
    #expect(terminal.transcript.contains("¶14 body") && !terminal.transcript.contains("+"))
  }

  @Test func whatFitsAndWhatGoesIntoAPipeIsNotPaged() throws {
    let terminal = try attest.terminal("gold", environment: marking)
    #expect(terminal.exit() == .exited(0))
    #expect(!terminal.transcript.contains("+"))
    #expect(try !attest.run("show", "walk", environment: marking).output.contains("+"))
    let dumb = try attest.terminal("show", "walk", environment: marking.merging(["TERM": "dumb"]) { $1 })
    #expect(dumb.exit() == .exited(0))
    #expect(!dumb.transcript.contains("+"))
  }
}
