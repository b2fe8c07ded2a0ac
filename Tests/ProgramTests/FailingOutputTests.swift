// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import TerminalTestSupport
import Testing

/// Output that can not be written is never reported as success, whatever the verb.
@Suite(.serialized) struct FailingOutputTests {
  private let attest: Attest

  init() throws {
    attest = try Attest()
    try attest.prepare()
    try attest.run("reviewer", "add", "dora")
    try attest.run("load", attest.write("One paragraph that both reviewers have read to its end.", "short.txt"))
    try attest.run("load", attest.write("What this paragraph is has been settled long ago.", "known.txt"))
    for reviewer in ["ana", "ben"] {
      try attest.run("annotate", "walk", "--reviewer", reviewer, input: "r\nsource \"Ana Ruiz\"\nq\n")
      for article in ["short", "known"] {
        try attest.run("annotate", article, "--reviewer", reviewer, input: "r\nfinish\n")
      }
    }
    try attest.run("adjudicate", "known", "--reviewer", "dora", input: "")
  }

  /// What every verb is called with; the desk wants a terminal, and is refused without one.
  private func lines() throws -> [String: [String]] {
    let tagged = try attest.run("tag", "short", "pilot").output.filter(\.isNumber)
    let bundle = attest.folder.appendingPathComponent("all.bundle").path
    try attest.run("bundle", "-o", bundle)
    let ratings = try attest.write("unit,rater,label\n1,a,x\n1,b,x\n2,a,y\n2,b,x\n", "ratings.csv")
    let book = try attest.write(
      attest.run("codebook", "show", "--json").output.replacingOccurrences(
        of: "\"version\" : 1", with: "\"version\" : 2"
      )
      .replacingOccurrences(of: "\"definition\" : \"", with: "\"definition\" : \"That is: "), "book.json")
    return [
      "load": [try attest.write("Another text, of one paragraph only.", "more.txt")], "articles": [],
      "show": ["walk", "--json"], "provenance": ["walk"], "kind": ["walk", "1", "caption"],
      "annotate": ["walk", "--reviewer", "ana"], "reviewer add": ["cleo"], "reviewer list": [], "sources list": [],
      "sources show": ["Ana Ruiz", "--reviewer", "ana"], "outlets": [],
      "agreement": ["--ratings", ratings, "--json"], "export": ["--format", "csv", "-o", "-"], "codebook show": [],
      "codebook adopt": [book, "--change", "wording"], "codebook edit": ["--change", "wording"],
      "codebook diff": ["1", "1"], "codebook history": [], "codebook rename": ["quote", "citation"],
      "codebook merge": ["opinion", "editorial aside", "view"], "codebook split": ["report", "report", "brief"],
      "adjudicate": ["short", "--reviewer", "dora"], "gold": ["short", "--json"],
      "diff": ["ana", "ben", "short", "--json"], "feedback": ["--reviewer", "ana"], "history": ["short"],
      "report": ["-o", "-"], "watch": ["-o", attest.folder.appendingPathComponent("report.html").path],
      "gate": ["reviewers >= 2"], "quality": [], "search": ["paragraph"],
      "backup": [attest.folder.appendingPathComponent("copy.sqlite").path], "erase": ["short", "--why", "a test"],
      "restore": [attest.folder.appendingPathComponent("copy.sqlite").path, "--yes"],
      "assign": ["--reviewers", "ana,ben", "--json"], "assignments": [], "progress": [],
      "recuse": ["--reviewer", "ben", "--outlet", "Post", "--why", "worked there"],
      "article set": ["walk", "title=A walk"], "article exclude": ["short", "--why", "a test"],
      "article include": ["short", "--why", "no test"], "tag": ["walk", "pilot"], "reviewer retire": ["ben"],
      "protocol freeze": [
        try attest.write(
          """
          {"codebook": "attribution@1", "sample": ["short"], "overlap": 2, "coefficient": "krippendorff_alpha",
           "threshold": 0.667}
          """, "protocol.json")
      ], "protocol check": [],
      "revert": [tagged], "training add": ["known"], "training set": ["--pass-mark", "90%"], "training status": [],
      "training remove": ["known"],
      "split": ["--by", "outlet"],
      "import": ["--format", "csv", try attest.write("text,reviewer,label\nSome words.,ana,report\n", "rows.csv")],
      "bundle": ["-o", "-"], "merge": [bundle], "compare": [bundle], "project require-signatures": [],
      "reviewer key": ["ben"], "doctor": [],
    ]
  }

  private func shell(_ redirection: String, _ words: [String]) throws -> PipedProgram {
    try PipedProgram.run(
      "/bin/sh", ["-c", "exec \"$0\" \"$@\" \(redirection)", attest.program] + words,
      environment: ["EDITOR": "sed -i 's/That is: //'", "XDG_STATE_HOME": attest.folder.path])
  }

  @Test func everyVerbSaysThatItsAnswerIsLost() throws {
    let dump = try PipedProgram.run(attest.program, ["--experimental-dump-help"]).output
    let verbs = try JSONDecoder().decode(DumpedHelp.self, from: Data(dump.utf8)).command.leaves
      .map { (($0.superCommands ?? []).dropFirst() + [$0.commandName]).joined(separator: " ") }
    let lines = try lines()
    // Those of a hub want a server, which .ci/hub has.
    for verb in verbs where !["desk", "sync", "hub init", "hub status"].contains(verb) {
      let rest = try #require(lines[verb], "no words for \(verb)")
      let words = verb.split(separator: " ").map(String.init) + rest + ["--project", attest.project]
      let full = try shell("> /dev/full", words)
      #expect(full.status == 74 && full.errors.split(separator: "\n").count >= 1, "\(verb): \(full)")
      #expect(full.errors.split(separator: "\n").allSatisfy { $0.hasPrefix("attest: ") }, "\(verb): \(full)")
    }
    for verb in verbs {
      let words = verb.split(separator: " ").map(String.init) + ["--help"]
      #expect(try shell("> /dev/full", words).status == 74, "\(verb) --help")
    }
    #expect(try shell("> /dev/full", ["--version"]).status == 74)
  }

  @Test func whatElseWentWrongIsSaidBesideALostAnswer() throws {
    let file = try attest.write("The inspector counted lorry number 15 at the gate.", "gate.txt")
    let run = try shell("> /dev/full", ["load", file, file + ".none", "--project", attest.project])
    #expect(run.status == 74 && run.errors.contains("1 of 2 files not loaded"), "\(run)")
    #expect(run.errors.contains("answer not written in full"), "\(run)")
  }

  /// A limit on the size of files stands in for a disk that is full, for root as well.
  @Test func loadingManyFilesOntoAFullDiskIs74AndKeepsWhatWasLoaded() throws {
    let files = try (1...30).map { number in
      let text = (1...200).map { "In town \(number) the surveyors noted house \($0) as damp in spring." }
      return try attest.write(text.joined(separator: "\n\n"), "town\(number).txt")
    }
    let limited = "trap '' XFSZ; ulimit -f 1000; exec \"$0\" \"$@\""
    let run = try PipedProgram.run(
      "/bin/sh", ["-c", limited, attest.program, "load"] + files + ["--project", attest.project])
    #expect(run.status == 74, "\(run)")
    let loaded = run.output.split(separator: "\n").count { $0.contains(" to label") }
    #expect(loaded > 0 && loaded < 30, "\(run)")
    #expect(run.errors.split(separator: "\n").allSatisfy { $0.hasPrefix("attest: ") }, "\(run)")
    #expect(try attest.run("articles").output.split(separator: "\n").count { $0.contains("town") } == loaded)
    #expect(try attest.run("doctor").output.hasSuffix("ok\n"))
  }

  @Test func aClosedOutputIsNoAnswerEither() throws {
    for words in [["--version"], ["articles"], ["export", "--format", "jsonl", "-o", "-"]] {
      let project = words == ["--version"] ? [] : ["--project", attest.project]
      #expect(try shell(">&-", words + project).status == 74, "\(words)")
    }
    let path = attest.folder.appendingPathComponent("out.csv").path
    let run = try shell(">&- 2>&-", ["export", "--format", "csv", "-o", path, "--project", attest.project])
    #expect(run.status == 74)
    #expect(try String(contentsOfFile: path, encoding: .utf8).hasSuffix("\r\n"))
  }

  @Test func aReaderThatLeftEndsItQuietly() throws {
    for words in [["articles"], ["export", "--format", "csv", "-o", "-"], ["--help"]] {
      let process = Process()
      process.executableURL = URL(fileURLWithPath: attest.program)
      process.arguments = words == ["--help"] ? words : words + ["--project", attest.project]
      let (output, errors) = (Pipe(), Pipe())
      (process.standardOutput, process.standardError) = (output, errors)
      try output.fileHandleForReading.close()
      try process.run()
      let said = errors.fileHandleForReading.readDataToEndOfFile()
      process.waitUntilExit()
      #expect(process.terminationStatus == 128 + SIGPIPE, "\(words)")
      #expect(!String(decoding: said, as: UTF8.self).contains("not written"))
    }
  }

  @Test func aFullDiskIs74WithManyFilesToo() throws {
    let texts = try (1...3).map { number in
      try attest.write(
        String(repeating: "The clerk of court \(number) read the list. ", count: 8_000), "long\(number).txt")
    }
    let size = try FileManager.default.attributesOfItem(atPath: attest.project)[.size] as? Int ?? 0
    let script = "ulimit -f \(size / 512 + 32); exec \"$0\" \"$@\""
    let words = ["-c", script, attest.program, "load"] + texts + ["--keep-going", "--project", attest.project]
    #expect(try PipedProgram.run("/bin/sh", words).status == 74)
    #expect(try attest.run("doctor").status == 0)
  }

  @Test func withoutItsEntryNothingUnfinishedIsShown() throws {
    let ways: [[String]] = [
      ["export", "--format", "csv", "-o", "-"], ["agreement", "--unfinished"],
      ["show", "walk", "--signals", "--reviewer", "ana"], ["outlets", "--reviewer", "ana"],
    ]
    for words in ways {
      let script = "ulimit -f 0; exec \"$0\" \"$@\""
      let run = try PipedProgram.run(
        "/bin/sh", ["-c", script, attest.program] + words + ["--project", attest.project])
      #expect(run.status == 77 && run.errors.contains("--finished") && run.output.isEmpty, "\(words): \(run)")
    }
    #expect(try attest.run("export", "--format", "csv", "--finished", "-o", "-").status == 0)
  }
}
