// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import TerminalTestSupport
import Testing

/// Only a plain key decides: whatever else a terminal sends, the ledger gains nothing but the opening of the review.
@Suite(.serialized) struct StrayInputTests {
  private let attest: Attest

  init() throws {
    attest = try Attest()
    try attest.prepare()
  }

  private func start(_ mode: String = "emacs", environment: [String: String] = [:]) throws -> PseudoTerminal {
    let file = try attest.write("set editing-mode \(mode)\n", "inputrc")
    let terminal = try attest.terminal(
      "annotate", "walk", "--reviewer", "ana", environment: ["INPUTRC": file].merging(environment) { $1 })
    try #require(terminal.wait(for: "ana ¶1"), "no prompt: \(terminal.transcript)")
    return terminal
  }

  private func leave(_ terminal: PseudoTerminal) {
    terminal.send("\u{4}")
    #expect(terminal.exit() == .exited(0), "\(terminal.screen.text.suffix(400))")
  }

  @Test(arguments: ["emacs", "vi"]) func noSequenceDecides(mode: String) throws {
    let untouched = try start()
    leave(untouched)
    let before = try attest.run("doctor").output
    let terminal = try start(mode)
    for sequence in TerminalSequences.all { terminal.send(sequence) }
    for bytes in TerminalSequences.eightBitBytes { terminal.send(bytes) }
    terminal.send("\u{1B}[200~rqoe\rrq\u{1B}[201~\r")
    #expect(terminal.wait(for: "Nothing was done with"), "\(terminal.screen.text.suffix(400))")
    #expect(!terminal.transcript.contains("does nothing here"))
    leave(terminal)
    #expect(try attest.run("doctor").output == before)
    #expect(try attest.labels().isEmpty)
    let plain = try start(mode)
    plain.send("q")
    #expect(plain.wait(for: "ana ¶2"))
    leave(plain)
    #expect(try attest.labels() == ["quote"])
  }

  @Test func keysThatWaitedWhenAParagraphWasDrawnDoNotDecideIt() throws {
    let terminal = try start()
    terminal.send("rrrrrrrr")
    #expect(terminal.wait(for: ":set ahead on"))
    leave(terminal)
    let count = try attest.labels().count
    #expect((1...4).contains(count), "\(count)")
    #expect(terminal.transcript.components(separatedBy: ":set ahead on").count == 2)
  }

  @Test func keysTypedAheadCountWhereThatIsWanted() throws {
    let terminal = try start()
    terminal.send(":set ahead on\r")
    terminal.send("rqo")
    #expect(terminal.wait(for: "ana ¶4"), "\(terminal.screen.text.suffix(400))")
    leave(terminal)
    #expect(try attest.labels() == ["report", "quote", "opinion"])
  }

  @Test func theDialoguesKeepTheirRetries() throws {
    let terminal = try start()
    func type(_ keys: String, _ expected: String) {
      terminal.send(keys)
      #expect(terminal.waitUntil { $0.screen.text.contains(expected) }, "\(keys): \(terminal.screen.text.suffix(400))")
    }
    type("c", "confidence ▸")
    type("9\r", "is no answer here")
    type("2", "confidence 2")
    type("m", "also ▸")
    type("zz\r", "No label “zz”")
    type("q\r", "also quote")
    type(":source \"Mia Kell\" person\r", "Mia Kell")
    type("a", "reliability ▸")
    type("b\r", "credibility ▸")
    type("3", "B3")
    type("z", "The key z does nothing here")
    type("7", "The key 7 does nothing here")
    leave(terminal)
    #expect(try attest.labels().isEmpty)
  }

  @Test(arguments: ["dumb", ""]) func aDumbTerminalShowsTheArticleAndTakesLines(kind: String) throws {
    let terminal = try start(environment: ["TERM": kind])
    #expect(terminal.transcript.contains("lorry number 1 at"))
    terminal.send("lable quote\n")
    #expect(terminal.wait(for: "Did you mean “label”?"), "\(terminal.transcript.suffix(400))")
    terminal.send("quote\n")
    #expect(terminal.wait(for: "ana ¶2"))
    terminal.send("c\n")
    #expect(terminal.wait(for: "confidence"))
    terminal.send("9\n")
    #expect(terminal.wait(for: "is no answer here"))
    terminal.send("\u{3}")
    #expect(terminal.wait(for: "ana ¶2", times: 2))
    terminal.send("note look again\n")
    #expect(terminal.wait(for: "note on ¶2"))
    terminal.send("n\n")
    #expect(terminal.wait(for: "  now: look again"), "\(terminal.transcript.suffix(400))")
    terminal.send("\n")
    #expect(!terminal.transcript.contains("\u{1B}"))
    leave(terminal)
    #expect(try attest.labels().first == "quote")
  }

  @Test func fromArticleToArticleInOneKey() throws {
    try attest.run("load", attest.write("The council closed the bridge on Friday because of the flood.", "bridge.txt"))
    try attest.run("load", attest.write("The ferry sails again since Monday with half of its passengers.", "ferry.txt"))
    let terminal = try attest.terminal("annotate", "bridge", "ferry", "--reviewer", "ana")
    #expect(terminal.wait(for: "ana ¶1"))
    terminal.send("r")
    #expect(terminal.wait(for: "finish, open ferry"), "\(terminal.screen.text.suffix(400))")
    terminal.send(".")
    #expect(terminal.wait(for: "bridge is finished; next is ferry."))
    #expect(terminal.wait(for: "ana ¶1", times: 2))
    terminal.send("q")
    #expect(terminal.wait(for: "finish, open walk"), "\(terminal.screen.text.suffix(400))")
    terminal.send(">")
    #expect(terminal.wait(for: "lorry number 1 at"))
    leave(terminal)
    #expect(try attest.labels() == ["report", "quote"])
  }
}
