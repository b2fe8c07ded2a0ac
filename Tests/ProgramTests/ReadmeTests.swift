// SPDX-License-Identifier: GPL-3.0-or-later
import AnnotationModel
import Foundation
import ReviewSession
import TerminalTestSupport
import Testing

/// README's tables say what the program says; `RECORD_SNAPSHOTS=1` rewrites them and fails once.
@Suite(.serialized) struct ReadmeTests {
  private let readme = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("README.md")

  @Test func theVerbsAreThoseOfTheCommandLine() throws {
    let program = try #require(builtProgram("attest"))
    let dump = try PipedProgram.run(program, ["--experimental-dump-help"]).output
    let help = try JSONDecoder().decode(DumpedHelp.self, from: Data(dump.utf8))
    let rows = help.command.leaves.map { "| `attest \($0.synopsis)` | \($0.abstract ?? "") |" }
    try check("verbs", ["| verb | what it does |", "| --- | --- |"] + rows)
  }

  @Test func theCommandsAreThoseOfTheTable() throws {
    let table = CommandTable(codebook: try JSONDecoder().decode(Codebook.self, from: Data(contentsOf: codebook)))
    var rows = ["| key | typed | what it does | where |", "| --- | --- | --- | --- |"]
    rows += table.codebook.labels.map { label in
      "| `\(label.key)` `\(label.key.uppercased())` | `:\(label.name)` | \(label.name); the capital is unsure | review |"
    }
    rows += table.declarations.map { declaration in
      let key = declaration.key.map { "`\($0)`" } ?? ""
      let places = Place.allCases.filter(declaration.places.contains).map(\.rawValue).joined(separator: ", ")
      let synopsis = declaration.synopsis.replacingOccurrences(of: "|", with: "\\|")
      return "| \(key) | `:\(synopsis)` | \(declaration.summary) | \(places) |"
    }
    try check("commands", rows)
  }

  @Test func theDefaultCodebookIsTheSample() throws {
    let program = try #require(builtProgram("attest"))
    let words = ["codebook", "show", "--json", "--project", "/nonexistent.sqlite"]
    let shown = try JSONDecoder().decode(
      Codebook.self, from: Data(try PipedProgram.run(program, words).output.utf8))
    #expect(try JSONDecoder().decode(Codebook.self, from: Data(contentsOf: codebook)) == shown)
  }

  private var codebook: URL {
    readme.deletingLastPathComponent().appendingPathComponent("Samples/codebooks/attribution.json")
  }

  /// Compares the lines between `<!-- NAME -->` and `<!-- /NAME -->`.
  private func check(_ name: String, _ rows: [String]) throws {
    let text = try String(contentsOf: readme, encoding: .utf8)
    let parts = text.components(separatedBy: "<!-- \(name) -->\n")
    let rest = try #require(parts.count == 2 ? parts[1] : nil, "README has no part \(name)")
    let old = rest.components(separatedBy: "<!-- /\(name) -->")[0]
    let new = rows.joined(separator: "\n") + "\n"
    if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] != nil {
      try (parts[0] + "<!-- \(name) -->\n" + new + rest.dropFirst(old.count)).write(
        to: readme, atomically: true, encoding: .utf8)
      Issue.record("Recorded README's \(name)")
    } else {
      #expect(old == new, "README's table of \(name) is not the program's; RECORD_SNAPSHOTS=1 swift test rewrites it")
    }
  }
}

/// What `--experimental-dump-help` prints, as far as a table needs it.
struct DumpedHelp: Decodable {
  struct Command: Decodable {
    struct Argument: Decodable {
      struct Name: Decodable {
        var kind: String
        var name: String
      }

      var kind: String
      var shouldDisplay: Bool
      var isOptional: Bool
      var isRepeating: Bool
      var preferredName: Name?
      var valueName: String?
    }

    var superCommands: [String]?
    var commandName: String
    var abstract: String?
    var subcommands: [Command]?
    var arguments: [Argument]?
  }

  var command: Command
}

extension DumpedHelp.Command {
  /// The commands without subcommands.
  var leaves: [DumpedHelp.Command] {
    let own = (subcommands ?? []).filter { $0.commandName != "help" }
    return own.isEmpty ? [self] : own.flatMap(\.leaves)
  }

  /// The command with its arguments and own options.
  var synopsis: String {
    let path = (superCommands ?? []).dropFirst() + [commandName]
    let common = ["version", "help", "project", "color"]
    let words = (arguments ?? []).filter { argument in
      argument.shouldDisplay && !common.contains(argument.preferredName?.name ?? "")
    }.map(\.synopsis)
    return (path + words).joined(separator: " ")
  }
}

extension DumpedHelp.Command.Argument {
  var synopsis: String {
    let value = "\((valueName ?? "").uppercased())\(isRepeating ? "…" : "")"
    guard let name = preferredName else { return isOptional ? "[\(value)]" : value }
    let option = name.kind == "short" ? "-\(name.name)" : "--\(name.name)"
    let word = kind == "flag" ? option : "\(option) \(value)"
    return isOptional ? "[\(word)]" : word
  }
}
