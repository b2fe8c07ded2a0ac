// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import TerminalTestSupport
import Testing

/// Nothing that a verb writes takes the place of the project or of what it reads.
@Suite(.serialized) struct OutputPathTests {
  private let attest: Attest

  init() throws {
    attest = try Attest()
    try attest.prepare()
    try attest.run("annotate", "walk", "--reviewer", "ana", input: "r\nq\nO\n")
  }

  private func path(_ name: String) -> String { attest.folder.appendingPathComponent(name).path }

  @Test func anExportOverTheProjectIsRefused() throws {
    try FileManager.default.createSymbolicLink(atPath: path("link"), withDestinationPath: attest.project)
    try FileManager.default.linkItem(atPath: attest.project, toPath: path("hard"))
    let before = try Data(contentsOf: URL(fileURLWithPath: attest.project))
    for name in ["project.sqlite", "project.sqlite-journal", "project.sqlite-wal", "link", "hard"] {
      let run = try attest.run("export", "--format", "csv", "-o", path(name))
      #expect(run.status == 77 && run.errors.contains("name another file"), "\(name): \(run)")
    }
    let inherited = "exec \"$0\" \"$@\" 3>> '\(attest.project)'"
    let words = ["export", "--format", "csv", "-o", "/dev/fd/3", "--project", attest.project]
    #expect(try PipedProgram.run("/bin/sh", ["-c", inherited, attest.program] + words).status == 77)
    #expect(try Data(contentsOf: URL(fileURLWithPath: attest.project)) == before)
    #expect(!FileManager.default.fileExists(atPath: path("project.sqlite-journal")))
  }

  @Test func posteriorsOverTheirRatingsAreRefused() throws {
    let text = "unit,rater,label\n1,a,=x\n1,b,=x\n2,a,'y\n2,b,=x\n3,a,'y\n3,b,'y\n"
    let ratings = try attest.write(text, "ratings.csv")
    try FileManager.default.linkItem(atPath: ratings, toPath: path("hard.csv"))
    func agreement(_ file: String, to posteriors: String, input: String = "") throws -> PipedProgram {
      try attest.run(
        "agreement", "--ratings", file, "--model", "majority", "--posteriors", posteriors, input: input)
    }
    for target in [ratings, path("hard.csv"), attest.project] {
      #expect(try agreement(ratings, to: target).status == 77, "\(target)")
    }
    #expect(try String(contentsOfFile: ratings, encoding: .utf8) == text)
    #expect(try agreement(ratings, to: path("posteriors.csv")).status == 0)
    let written = try String(contentsOfFile: path("posteriors.csv"), encoding: .utf8)
    #expect(written.contains("1,'=x,") && written.contains("1,''y,"))
  }

  @Test func whatIsNoFileIsWrittenInto() throws {
    let script = "\"$0\" \"$@\" -o /dev/fd/3 3> '\(path("three"))' && \"$0\" \"$@\" -o /dev/stdout"
    let words = ["export", "--format", "csv", "--project", attest.project]
    let run = try PipedProgram.run("/bin/sh", ["-c", script, attest.program] + words)
    #expect(run.status == 0)
    let rows = try String(contentsOfFile: path("three"), encoding: .utf8)
    #expect(rows.hasPrefix("article,") && run.output.contains(rows))
  }

  @Test func aNulOrTooMuchInANoteIsRefused() throws {
    for line in ["note a\u{0}b", "note " + String(repeating: "x", count: 1 << 20)] {
      let run = try attest.run("annotate", "walk", "--reviewer", "ana", input: line + "\nflag\n")
      #expect(run.status == 65 && run.errors.hasPrefix("line 1: "), "\(run.errors)")
    }
    let longest = try attest.run(
      "annotate", "walk", "--reviewer", "ana", input: "note " + String(repeating: "x", count: 1 << 19))
    #expect(longest.status == 0)
    #expect(!(try attest.run("export", "--format", "csv", "-o", "-").output).contains("a\u{0}b"))
  }

  @Test func aByteOrderMarkBeforeTheDecisionsIsPassedOver() throws {
    let run = try attest.run("annotate", "walk", "--reviewer", "ben", input: "\u{FEFF}label quote 1\n# \u{FEFF}\n")
    #expect(run.status == 0 && run.output.contains("walk 1 quote"), "\(run)")
  }

  @Test func aNameThatSomebodyTamperedWithDrivesNoTerminal() throws {
    let url = URL(fileURLWithPath: attest.project)
    var bytes = Array(try Data(contentsOf: url))
    let (name, evil) = (Array("walk".utf8), Array("\u{9B}2k".utf8))
    for start in 0..<(bytes.count - name.count) where bytes[start..<(start + name.count)].elementsEqual(name) {
      bytes.replaceSubrange(start..<(start + name.count), with: evil)
    }
    try Data(bytes).write(to: url)
    for words in [["articles"], ["articles", "--json"], ["export", "--format", "jsonl", "-o", "-"], ["doctor"]] {
      let run = try PipedProgram.run(attest.program, words + ["--project", attest.project])
      #expect(!(run.output + run.errors).unicodeScalars.contains("\u{9B}"), "\(words): \(run)")
    }
    #expect(try attest.run("articles").output.contains("<9B>2k"))
  }
}
