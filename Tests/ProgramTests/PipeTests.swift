// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import TerminalTestSupport
import Testing

/// The built program with pipes at its ends, as scripts use it.
@Suite(.serialized) struct PipeTests {
  private let attest: Attest

  init() throws {
    attest = try Attest()
    try attest.prepare()
  }

  @Test func aPipedSessionSaysOneLineADecisionAndNoEscapes() throws {
    let run = try attest.run(
      "annotate", "walk", "--reviewer", "ana", input: "r\n:q\nO\nmixed quote\nlabel aside\nx vague")
    #expect(run.status == 0)
    let lines = run.output.split(separator: "\n")
    #expect(lines.prefix(3) == ["saved 6 walk 1 report", "saved 7 walk 2 quote", "saved 8 walk 3 opinion"])
    #expect(
      lines.suffix(3) == [
        "saved 9 walk 4 editorial_aside", "saved 10 walk 5 abstained",
        "walk: 5 of 14 decided (report 1, quote 1, opinion 1, editorial_aside 1, abstained 1)",
      ])
    #expect(!run.output.contains("\u{1B}") && run.errors.isEmpty)
  }

  /// An export, a wide table and records of the same ratings.
  @Test func ratingsComeThroughAPipeInAnyForm() throws {
    let forms = [
      "article,paragraph,reviewer,label\nh,1,ana,x\nh,1,ben,x\nh,2,ana,y\nh,2,ben,x\nh,3,ana,y\nh,3,ben,y\n",
      "item,ana,ben\n1,x,x\n2,y,x\n3,y,y\n",
      (1...3).flatMap { unit in
        ["ana", "ben"].map { rater in
          let label = unit == 1 || (unit == 2 && rater == "ben") ? "x" : "y"
          return "{\"unit\":\(unit),\"rater\":\"\(rater)\",\"label\":\"\(label)\"}\n"
        }
      }.joined(),
    ]
    let answers = try forms.map { try attest.run("agreement", "--ratings", "-", "--format", "sentence", input: $0) }
    #expect(answers.allSatisfy { $0.status == 0 && $0.output == answers[0].output })
    #expect(answers[0].output.hasPrefix("Krippendorff's nominal alpha was 0.444, "))
  }

  /// An order that nobody gave and names that nearly are the same make other figures than were meant.
  @Test func whatOfLabelsMayNotBeMeantIsSaid() throws {
    func remarks(_ labels: [String], _ words: String...) throws -> String {
      let rows = labels.enumerated().map { "\($0),\($1),\($1)\n" }.joined()
      let run = try PipedProgram.run(
        attest.program, ["agreement", "--ratings", "-", "--project", attest.project] + words,
        input: "item,ana,ben\n" + rows)
      return run.errors
    }
    let wide = "attest: read as a wide table, units by “item”, a column a rater: “ana” and “ben”\n"
    let ordered = "attest: ranked by code point, “high” < “low”: --categories gives the labels in their order\n"
    #expect(try remarks(["low", "high"], "--level", "ordinal") == wide + ordered)
    #expect(try remarks(["low", "high"], "--level", "ordinal", "--categories", "low,high") == wide)
    #expect(try remarks(["low", "high"]) == wide)
    #expect(try remarks(["1", "10", "2"], "--level", "ordinal") == wide)
    let alike = "attest: “No” and “no” count as different labels, and 1 more such name\n"
    #expect(try remarks(["yes", "no", "No", "Yes"]) == wide + alike)
  }

  @Test func aMisspeltWordNamesWhatItMayHaveMeant() throws {
    let command = try attest.run("agrement")
    #expect(command.status == 64)
    #expect(command.errors == "attest: no command “agrement” (did you mean agreement?)\n")
    #expect(try attest.run("reviewer", "lst").errors.contains("no command “lst” (did you mean list?)"))
    #expect(try attest.run("articles", "--jsn").errors.contains("Did you mean '--json'?"))
    #expect(try attest.run("show", "wlk").errors.contains("did you mean “walk”?"))
    #expect(try attest.run("annotate", "walk", "--reviewer", "anna").errors.contains("did you mean “ana”?"))
  }

  @Test func helpOnNoCommandIsAMistakeAndChoicesStandInOneList() throws {
    let help = try PipedProgram.run(attest.program, ["help", "artcles"])
    #expect(help.status == 64 && help.output.isEmpty)
    #expect(help.errors == "attest: no command “artcles” (did you mean articles?)\n")
    #expect(try PipedProgram.run(attest.program, ["help", "reviewer", "list"]).status == 0)
    let format = try attest.run("load", "x", "--format", "foo")
    #expect(format.errors.contains("one of the following: auto, text, html, markdown, json, jsonl, csv, feed,"))
  }

  @Test func aFileNamedLikeAnOptionIsNamedBehindTwoHyphens() throws {
    _ = try attest.write("A paragraph.", "--help.txt")
    func load(_ words: String...) throws -> PipedProgram {
      try PipedProgram.run(attest.program, ["load"] + words, in: attest.folder)
    }
    let run = try load("--help.txt")
    #expect(run.status == 64 && run.errors.contains("the file “--help.txt” is named behind --, or as ./--help.txt"))
    #expect(try load("--", "--help.txt").status == 0)
    for name in ["notes.txt", "-"] { _ = try attest.write("A paragraph.", name) }
    #expect(try !load("notes.txt", "-", "--hepl.txt").errors.contains("named behind"))
  }

  @Test func theFirstBadLineIs65() throws {
    let run = try attest.run("annotate", "walk", "--reviewer", "ana", input: "r\ngo 99\nq\n")
    #expect(run.status == 65)
    #expect(run.errors == "line 2: No paragraph 99; this article has 14.\n")
    #expect(try attest.labels() == ["report"])
  }

  @Test(
    arguments: [
      ([0xFF], "The line is not UTF-8."), ([0x71, 0x00], "The line holds a NUL."),
      (Array(repeating: 0x71, count: 1 << 20 | 1), "The line is longer than 1 MiB."),
    ] as [([UInt8], String)])
  func aLineThatIsNotTextIs65AndSaysWhy(line: [UInt8], reason: String) throws {
    let lines = try attest.write(bytes: [0x72, 0x0A] + line + [0x0A], "lines")
    let run = try PipedProgram.run(
      "/bin/sh",
      [
        "-c", "exec \"$0\" annotate walk --reviewer ana --project \"$1\" < \"$2\"", attest.program, attest.project,
        lines,
      ])
    #expect(run.status == 65 && run.errors == "line 2: \(reason)\n")
  }

  @Test func escapesInArticleNameNoteAndArgumentNeverReachTheTerminal() throws {
    let evil = "\u{1B}]0;owned\u{7}\u{1B}[2J\u{9B}31m\u{202E}text"
    try attest.run(
      "load", attest.write("Headline \(evil)\n\nBy \(evil)\n\nA body \(evil) paragraph.", "evil.txt"), "--title", evil)
    try attest.run("reviewer", "add", "eve", "--name", evil)
    let session = try attest.run(
      "annotate", "evil", "--reviewer", "eve", "--all", input: "note \(evil)\nr\nview\nlist\n")
    let runs = [
      session, try attest.run("show", "evil"), try attest.run("articles"), try attest.run("reviewer", "list"),
      try attest.run("show", evil), try attest.run(evil), try attest.run("load", "\(attest.folder.path)/\(evil)"),
      try attest.run("annotate", "evil", "--reviewer", "eve", input: evil),
    ]
    #expect(session.status == 0)
    for run in runs {
      for scalar in ["\u{1B}", "\u{7}", "\u{9B}", "\u{202E}"] {
        #expect(!(run.output + run.errors).unicodeScalars.contains(Unicode.Scalar(scalar) ?? " "), "\(run)")
      }
    }
  }

  @Test(arguments: [
    (["show", "wlak"], 66, "did you mean “walk”?"), (["annotate", "walk"], 64, "--reviewer"),
    (["annotate", "walk", "--reviewer", "zoe"], 77, "attest reviewer add zoe"),
    (["load", "/nonexistent.txt"], 66, "can not be read"),
    (["reviewer", "add", "Ana!"], 65, "can not be a reviewer's id"),
    (["reviewer", "add", "ana", "--name", "Another Ana"], 65, "under another name"),
    (["frobnicate"], 64, "attest --help"),
    (["export", "--format", "xml", "-o", "-"], 64, "xml"),
    (["export", "--format", "csv", "-o", "/nonexistent/out.csv"], 73, "can not be written"),
  ])
  func aRefusalIsOneLineWithItsStatus(words: [String], status: Int32, says: String) throws {
    let run = try PipedProgram.run(attest.program, words + ["--project", attest.project])
    #expect(run.status == status)
    #expect(run.errors.contains(says), "\(run.errors)")
    #expect(run.errors.split(separator: "\n").count == 1)
    #expect(run.output.isEmpty)
  }

  @Test func projectsThatAreNoneAreRefusedUntouched() throws {
    let foreign = try attest.write(String(repeating: "not a database ", count: 20), "foreign.sqlite")
    let before = try Data(contentsOf: URL(fileURLWithPath: foreign))
    for verb in [["articles"], ["load", "-"], ["doctor"]] {
      #expect(try PipedProgram.run(attest.program, verb + ["--project", foreign], input: "x").status == 65)
      #expect(try PipedProgram.run(attest.program, verb + ["--project", attest.folder.path], input: "x").status == 73)
    }
    #expect(try PipedProgram.run(attest.program, ["articles", "--project", "\(foreign).none"]).status == 66)
    #expect(try Data(contentsOf: URL(fileURLWithPath: foreign)) == before)
  }

  @Test func eightProcessesLoseAndDoubleNothing() throws {
    let lines = try attest.write((0..<40).map { "label report \(1 + $0 % 14)" }.joined(separator: "\n"), "lines")
    let runs = try (0..<8).map { number in
      try attest.run("reviewer", "add", "r\(number)")
      return try PipedProgram.start(
        attest.program, ["annotate", "walk", "--reviewer", "r\(number)", "--project", attest.project],
        input: URL(fileURLWithPath: lines), output: attest.folder.appendingPathComponent("out\(number)"))
    }
    runs.forEach { $0.waitUntilExit() }
    #expect(runs.allSatisfy { $0.terminationStatus == 0 })
    let saved = try (0..<8).flatMap { number in
      try String(contentsOf: attest.folder.appendingPathComponent("out\(number)"), encoding: .utf8)
        .split(separator: "\n").filter { $0.hasPrefix("saved ") }.map { $0.split(separator: " ")[1] }
    }
    #expect(saved.count == 320 && Set(saved).count == 320)
    let doctor = try attest.run("doctor").output
    #expect(doctor.contains("judgement 320\n") && doctor.hasSuffix("ok\n"))
  }

  @Test func helpAndVersionAreAnswers() throws {
    #expect(try attest.run("--version").output == "attest 0.1.0\n")
  }
}
