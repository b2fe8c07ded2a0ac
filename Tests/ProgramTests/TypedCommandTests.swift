// SPDX-License-Identifier: GPL-3.0-or-later
import AnnotationModel
import Foundation
import ReviewSession
import TerminalTestSupport
import Testing

/// Every command and every label of README's table, typed on a terminal, in full and by its shortest beginning.
@Suite(.serialized) struct TypedCommandTests {
  private let attest: Attest
  private let table: CommandTable

  init() throws {
    attest = try Attest()
    try attest.prepare()
    let shown = try attest.run("codebook", "show", "--json").output
    table = CommandTable(codebook: try JSONDecoder().decode(Codebook.self, from: Data(shown.utf8)))
  }

  /// What follows the commands that need something.
  private func rest(of command: String) -> String {
    let rests = [
      "label": "report", "abstain": "too vague", "go": "3", "search": "lorry", "note": "worth a look",
      "lastnote": "worth a look", "mixed": "quote", "confidence": "2", "flag": "on", "lastflag": "on", "kind": "deck",
      "source": "Ana Ruiz", "mention": "cue=said", "assess": "A1", "basis": "she was there", "span": "loaded lorry",
      "set": "context 1", "handover": "ben", "help": "note", "guide": "quote", "open": "walk", "show": "walk",
      "load": "\(attest.folder.path)/walk.txt", "export": "--format csv -o \(attest.folder.path)/labels.csv",
      "reviewer": "list", "only": "undecided", "diff": "ana ben", "feedback": "--reviewer ana", "history": "walk",
    ]
    return rests[command].map { " " + $0 } ?? ""
  }

  private func shortest(_ name: String, _ means: (String) -> Bool) -> String {
    (1...name.count).map { String(name.prefix($0)) }.first(where: means) ?? ""
  }

  /// Types a line and waits for the next prompt.
  private func answer(to line: String, _ terminal: PseudoTerminal) -> String {
    let start = terminal.transcript.utf8.count
    func screen() -> Screen {
      var screen = Screen(columns: 80, rows: 500)
      screen.feed(String(decoding: terminal.transcript.utf8.dropFirst(start), as: UTF8.self))
      return screen
    }
    terminal.send(line + "\r")
    #expect(
      terminal.waitUntil { _ in screen().row > 0 && screen().cursorLine.hasSuffix("▸") }, "\(line): \(screen().text)")
    return screen().text
  }

  private func expectUnderstood(_ line: String, _ terminal: PseudoTerminal) {
    let text = answer(to: line, terminal)
    for refusal in [
      "No command", "could be", "does nothing", "needs something more", "can do nothing with", "No label",
    ] {
      #expect(!text.contains(refusal), "\(line): \(text)")
    }
  }

  @Test func everyCommandOfAReview() throws {
    let terminal = try attest.terminal("annotate", "walk", "--reviewer", "ana")
    try #require(terminal.wait(for: "ana ¶1 ▸"))
    for command in table.commands(in: .review) where command.name != "leave" {
      let short = shortest(command.name) { (try? table.command(named: $0, in: .review).name) == command.name }
      for word in [command.name, short] {
        expectUnderstood(":\(word)\(rest(of: command.name))", terminal)
        if command.name == "handover" { _ = answer(to: "no", terminal) }
      }
    }
    for label in table.codebook.labels {
      let meant = try table.resolve("label \(label.name)", in: .review)
      for word in [label.name, shortest(label.name) { (try? table.resolve($0, in: .review)) == meant }] {
        #expect(answer(to: ":\(word)", terminal).contains("\(label.name)\n"), "\(word)")
      }
    }
    terminal.send(":leav\r")
    #expect(terminal.exit() == .exited(0))
  }

  @Test func everyCommandOfTheDesk() throws {
    let terminal = try attest.terminal("--reviewer", "ana")
    try #require(terminal.wait(for: "attest ▸"))
    for command in table.commands(in: .desk) where command.name != "leave" {
      let short = shortest(command.name) { (try? table.command(named: $0, in: .desk).name) == command.name }
      for word in [command.name, short] {
        expectUnderstood(word + rest(of: command.name), terminal)
        if command.name == "open" { #expect(answer(to: ":leave", terminal).hasSuffix("attest ▸")) }
      }
    }
    terminal.send("leav\r")
    #expect(terminal.exit() == .exited(0))
  }
}
