// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import JSON
import SchemaTestSupport
import TerminalTestSupport
import Testing

/// Labels that a program made: imported, exported and measured when asked for, and counted with people's nowhere.
@Suite struct MachineTests {
  private let attest: Attest

  init() throws {
    attest = try Attest()
    try attest.prepare()
  }

  private func text(_ paragraph: Int) -> String {
    "The inspector counted lorry number \(paragraph) at the northern gate on Monday."
  }

  /// Rows that name somebody else, taken in as the labels of gpt: report, and quote from the eleventh paragraph on.
  @discardableResult
  private func machine(_ words: String..., name: String = "gpt") throws -> PipedProgram {
    let rows = (1...14).map { number in
      (["text": .string(text(number)), "label": number > 10 ? "quote" : "report", "reviewer": "whoever"] as JSONValue)
        .text
    }
    let path = try attest.write(rows.joined(separator: "\n"), "machine.jsonl")
    return try PipedProgram.run(
      attest.program,
      ["import", "--format", "jsonl", path, "--as-machine", name, "--project", attest.project] + words)
  }

  private func review(_ reviewer: String, quotes: Int = 0) throws {
    let lines = Array(repeating: "r", count: 14 - quotes) + Array(repeating: "q", count: quotes) + ["finish"]
    try attest.run("annotate", "walk", "--reviewer", reviewer, input: lines.joined(separator: "\n"))
  }

  private func json(_ words: String...) throws -> JSONValue {
    let answer = try PipedProgram.run(attest.program, words + ["--json", "--project", attest.project])
    var parser = JSONParser(Array(answer.output.utf8))
    return try parser.document()
  }

  @Test func allLabelsAreTheMachinesAndTheSameImportAddsNothing() throws {
    #expect(try machine("--model", "gpt-x", "--model-version", "2").output.hasPrefix("14 labels of gpt,"))
    let again = try machine("--json")
    #expect(try JSONSchema("import").faults(in: again.output) == [])
    #expect(again.output.contains("\"known\":14") && again.output.contains("\"machine\":\"gpt\""))
    #expect(try attest.run("history", "walk", "--json").output.matches(of: /"reviewOpened"/).count == 1)
    let list = try attest.run("reviewer", "list").output
    #expect(list.contains("gpt             machine  gpt-x  2") && list.contains("ana             person"))
    let gpt = try json("reviewer", "list")["reviewers"]?.list[2]
    #expect(
      gpt == [
        "id": "gpt", "name": nil, "kind": "machine", "model": "gpt-x", "model_version": "2", "prompt_digest": nil,
      ])
    #expect(try attest.run("doctor").output.hasSuffix("\nok\n"))
  }

  @Test func anotherModelHasAnotherNameAndAMachineIsNoPerson() throws {
    try machine("--model", "gpt-x")
    let other = try machine("--model", "gpt-y")
    #expect(other.status == 65 && other.errors.contains("“gpt” is a machine, model gpt-x here"))
    #expect(try machine(name: "ana").errors.contains("“ana” is a person here"))
    #expect(try machine("--reviewer", "ben").status == 64)
    for words in [
      ["annotate", "walk", "--reviewer", "gpt"], ["assign", "--reviewers", "ana,gpt"],
      ["feedback", "--reviewer", "gpt"], ["adjudicate", "walk", "--reviewer", "gpt"],
    ] {
      let refused = try PipedProgram.run(attest.program, words + ["--project", attest.project])
      #expect(refused.status == 77 && refused.errors.contains("“gpt” is a machine"), "\(words)")
    }
  }

  @Test func agreementLeavesMachinesOutUnlessAsked() throws {
    try machine()
    try review("ana", quotes: 2)
    let alone = try attest.run("agreement", "walk").output
    #expect(alone.contains("only ana has reviewed it") && alone.contains("The labels of gpt, a machine, are left out"))
    #expect(try attest.run("agreement", "walk", "--machines").output.contains("walk · ana, gpt · 14 paragraphs"))
    try review("ben")
    let people = try json("agreement", "walk"), all = try json("agreement", "walk", "--machines")
    #expect(people["data"]?["raters"] == ["ana", "ben"] && all["data"]?["raters"] == ["ana", "ben", "gpt"])
    #expect(people["data"]?["dropped"] == [["what": "review of walk by gpt", "count": 14, "reason": "a machine's"]])
    let model = try json("agreement", "walk", "--machines", "--model", "dawid-skene")["warnings"]?.list
    #expect(model?.contains { ($0.string ?? "").hasPrefix("dawid-skene takes gpt for a witness") } == true)
    let among = try json("agreement", "walk", "--model", "dawid-skene")["warnings"]?.list
    #expect(among?.contains { ($0.string ?? "").contains("witness") } == false)
    #expect(try attest.run("agreement", "--on", "confidence").output.contains("gpt, a machine"))
  }

  @Test func aMachineOnTooFewParagraphsIsNotTested() throws {
    try machine()
    try review("ana", quotes: 2)
    try review("ben")
    func run(_ words: String...) throws -> PipedProgram {
      try PipedProgram.run(attest.program, ["agreement"] + words + ["--project", attest.project])
    }
    let few = try run("--candidate", "gpt", "--epsilon", ".2", "--json")
    #expect(few.status == 65 && few.output.isEmpty && few.errors.contains("14 units have answers of two people"))
    #expect(try run("--candidate", "hal").errors.contains("nobody called “hal” answered anything that counts"))
    #expect(try run("--epsilon", ".2").status == 64)
    #expect(try run("--candidate", "gpt", "--epsilon", "1").status == 64)
    #expect(try run("--candidate", "gpt", "--machines").status == 64)
  }

  @Test func machinesVoteNowhereAndAreInNoQueue() throws {
    try machine()
    #expect(try attest.run("progress").output == "Nothing is assigned and nothing was begun.\n")
    #expect(try json("articles")["articles"]?.list.first?["reviews"] == [])
    try review("ana", quotes: 2)
    try review("ben")
    try attest.run("reviewer", "add", "cleo")
    let resolved = try attest.run("adjudicate", "walk", "--reviewer", "cleo", input: "q\nr\n").output
    #expect(resolved.contains("walk: 12 accepted, 2 of 2 decided"))
    let gold = try json("gold")["gold"]?.list ?? []
    #expect(gold[12]["votes"] == ["ana": "quote", "ben": "report"])
    let quality = try json("quality")["quality"]?.list ?? []
    #expect(quality.map { $0["reviewer"] } == ["ana", "ben"])
    let feedback = try json("feedback", "--reviewer", "ana").text
    #expect(!feedback.contains("gpt"))
  }

  @Test func aMachineIsComparedWithWhoeverFinished() throws {
    try machine()
    #expect(try attest.run("diff", "gpt", "ana", "walk").status == 77)
    try review("ana", quotes: 2)
    #expect(try attest.run("diff", "gpt", "ana").output.contains("2 paragraphs shown; 14 paragraphs decided by both."))
  }

  @Test func exportsNameTheMachineAndWhatIsKnownOfIt() throws {
    try machine("--model", "gpt-x", "--model-version", "2", "--prompt-digest", "abc")
    try review("ana", quotes: 2)
    let everything = try attest.run(
      "export", "--format", "jsonl", "--unit", "all", "--reviewers", "ana", "gpt", "-o", "-"
    ).output
    let row =
      #"{"record":"reviewer","reviewer":"gpt","name":null,"kind":"machine","model":"gpt-x","model_version":"2","prompt_digest":"abc"}"#
    #expect(everything.contains(row))
    #expect(try attest.run("export", "--format", "csv", "-o", "-").output.contains(",gpt,quote,"))
    let soft = try attest.run("export", "--format", "jsonl", "--labels", "soft", "-o", "-").output
    #expect(soft.contains(#""annotators":"ana""#) && !soft.contains("gpt"))
    let path = try attest.write(everything, "all.jsonl"), other = attest.folder.path + "/other.sqlite"
    _ = try PipedProgram.run(attest.program, ["import", "--format", "jsonl", path, "--project", other])
    let again = try PipedProgram.run(
      attest.program, ["export", "--format", "jsonl", "--unit", "all", "-o", "-", "--project", other])
    #expect(again.output == everything)
  }

  @Test func labelStudioHoldsThemAsPredictions() throws {
    try machine("--model", "gpt-x")
    try review("ana", quotes: 2)
    let folder = attest.folder.path + "/tasks"
    #expect(try attest.run("export", "--format", "label-studio", "-o", folder).output.hasPrefix("28 labels"))
    let tasks = try String(contentsOfFile: folder + "/tasks.json", encoding: .utf8)
    #expect(tasks.contains(#""predictions":[{"model_version":"gpt gpt-x","result":[{"id":"label""#))
    let other = attest.folder.path + "/other.sqlite"
    func take(_ words: String...) throws -> PipedProgram {
      try PipedProgram.run(
        attest.program, ["import", "--format", "label-studio", folder, "--project", other] + words)
    }
    let people = try take()
    #expect(people.output.hasPrefix("1 new article, 14 labels of ana,"))
    #expect(people.errors.contains("left out, for a project has no place for them: predictions (14)"))
    let machines = try take("--as-machine", "gpt", "--json")
    #expect(try JSONSchema("import").faults(in: machines.output) == [])
    #expect(machines.output.contains(#""labels":14"#) && machines.output.contains(#""ignored":{"annotations":14}"#))
    let compared = try PipedProgram.run(attest.program, ["diff", "gpt", "ana", "--project", other])
    #expect(compared.output.contains("2 paragraphs shown; 14 paragraphs decided by both."))
  }
}

extension JSONValue {
  /// The values of a list; none for anything else.
  fileprivate var list: [JSONValue] { if case .array(let values) = self { values } else { [] } }
}
