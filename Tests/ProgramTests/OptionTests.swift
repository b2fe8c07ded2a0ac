// SPDX-License-Identifier: GPL-3.0-or-later
import TerminalTestSupport
import Testing

/// What options say together: pairs that do not go together are usage errors, and the others reach the journey.
@Suite struct OptionTests {
  private let attest: Attest

  init() throws {
    attest = try Attest()
    try attest.prepare()
  }

  @Test(arguments: [
    (["agreement", "--compare", "a.csv"], "--compare takes two files"),
    (["agreement", "--compare", "a", "--compare", "b", "--compare", "c"], "--compare takes two files"),
    (["agreement", "--compare", "a", "--compare", "b", "--compare-by", "round"], "can not stand together"),
    (["agreement", "--ratings", "a", "--spans", "b"], "--ratings and --spans can not stand together"),
    (["agreement", "--columns", "unit=u"], "--columns means nothing without"),
    (["agreement", "--wide"], "--wide means nothing without --ratings"),
    (["diff", "ana", "ben", "--pair", "opinion"], "--pair wants two labels"),
    (["diff", "ana", "ben", "--pair", "a,b,c"], "--pair wants two labels"),
    (["load", "x.txt", "--field", "text"], "--field wants PART=NAME, not “text”; the parts are text, title"),
    (["load", "x.txt", "--field", "words=body"], "--field wants PART=NAME, not “words=body”"),
    (["codebook", "merge", "opinion"], "a merge needs a label and the one that it becomes"),
  ])
  func whatDoesNotGoTogetherIsAUsageError(words: [String], says: String) throws {
    let run = try PipedProgram.run(attest.program, words + ["--project", attest.project])
    #expect(run.status == 64 && run.errors.contains(says) && run.output.isEmpty, "\(words): \(run)")
  }

  @Test func twoFilesAreComparedWithoutAProject() throws {
    let text = "unit,rater,label\n1,a,x\n1,b,x\n2,a,y\n2,b,x\n3,a,y\n3,b,y\n"
    let files = try [attest.write(text, "one.csv"), attest.write(text, "two.csv")]
    let run = try attest.run("agreement", "--compare", files[0], "--compare", files[1], "--replicates", "20")
    #expect(run.status == 0 && run.output.contains("paired: 3 units in both"), "\(run)")
    #expect(try attest.run("agreement", "--ratings", files[0]).output.contains("2 raters"))
    let renamed = try attest.write(text.replacing("unit,rater,label", with: "u,r,l"), "renamed.csv")
    let named = try attest.run(
      "agreement", "--compare", renamed, "--compare", renamed, "--columns", "unit=u,rater=r,label=l", "--replicates",
      "20")
    #expect(named.status == 0 && named.output.contains("paired: 3 units in both"), "\(named)")
  }

  @Test func aNameOfAFieldIsTakenForItsPart() throws {
    let record = #"{"words": "The inspector counted lorry number 15 at the northern gate.", "name": "A gate"}"#
    let file = try attest.write(record + "\n", "gate.jsonl")
    let run = try attest.run("load", file, "--id", "gate", "--field", "text=words", "--field", "title=name")
    #expect(run.status == 0, "\(run)")
    #expect(try attest.run("show", "gate").output.contains("lorry number 15"))
  }

  @Test func aNameOfNoFieldIsRefusedWithTheNamesThere() throws {
    let table = try attest.write("title,text\nA gate,The inspector counted lorry number 15.\n", "gate.csv")
    let run = try attest.run("load", table, "--field", "text=nope")
    #expect(run.status == 65 && run.errors.contains("“nope”") && run.errors.contains("“title” and “text”"), "\(run)")
    let empty = try attest.write("title,text\nA gate,\nB,It fell.\n", "empty.csv")
    let refusal = try attest.run("load", empty)
    #expect(refusal.status == 65 && refusal.errors.contains("“text” is empty"), "\(refusal)")
  }

  @Test func severalLabelsBecomeTheLast() throws {
    let run = try attest.run("codebook", "merge", "opinion", "editorial_aside", "view")
    #expect(run.status == 0 && run.output.contains("mapped"), "\(run)")
    #expect(try attest.run("codebook", "history").output.contains("report, quote, view"))
    #expect(try attest.run("codebook", "merge", "quote", "view").status == 0)
  }

  @Test func theShellCompletesNamesOfTheProjectAtHand() throws {
    func completed(_ words: [String], _ place: Int) throws -> [Substring] {
      let line = ["attest", "show"] + words
      let asked = ["---completion", "show", "--", "positional@0", "\(place)", "\(words.last?.count ?? 0)"]
      return try PipedProgram.run(attest.program, asked + line).output.split(separator: "\n")
    }
    #expect(try completed(["--project", attest.project, "w"], 4) == ["walk"])
    #expect(try completed(["--project=\(attest.project)", "w"], 3) == ["walk"])
    #expect(try completed(["--project", attest.project, "x"], 4).isEmpty)
    #expect(try completed(["w", "--project"], 2).isEmpty)
  }
}
