// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import SchemaTestSupport
import TerminalTestSupport
import Testing

/// What every verb says of itself, and that each answer in JSON keeps to its schema.
@Suite(.serialized) struct AnswerTests {
  private let attest: Attest
  private let samples = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("Samples").path

  /// harbour is read by ana and ben with marks, discussed by nobody and made gold by cleo; ferry is half read.
  init() throws {
    attest = try Attest()
    try run("load \(samples)/articles \(samples)/team/articles")
    for id in ["ana", "ben", "cleo", "dora"] { try run("reviewer add \(id)") }
    let fixed = #"{"codebook": "attribution@1", "sample": ["harbour"], "overlap": 2, "coefficient": "fleiss_kappa","#
    try run("protocol freeze \(attest.write(fixed + #" "threshold": 0.5}"#, "protocol.json"))")
    let marks = """
      source "two former planners" group
      source "The Meridian Courier" outlet in=1
      assess 1 B2 seen
      span direct_quote ¶12 0 10
      span loaded ¶12 3 9
      go 5

      """
    for id in ["ana", "ben"] {
      let lines = try String(contentsOfFile: "\(samples)/sessions/harbour-\(id).txt", encoding: .utf8)
      try run("annotate harbour --reviewer \(id)", input: marks + lines)
    }
    try run("annotate ferry --reviewer ana", input: "r\nflag\nO\n")
    try run("adjudicate harbour --reviewer cleo", input: "o cause=2\nr\nx\n")
    try run("training add harbour")
    try run("annotate --training --reviewer dora", input: String(repeating: "r\n", count: 13) + "finish\n")
    try run("codebook rename opinion view")
    try run("export --format jsonl --unit all -o \(attest.folder.path)/all.jsonl")
    try run("bundle -o \(attest.folder.path)/all.bundle")
    let desk = attest.folder.path + "/desk"
    try FileManager.default.createDirectory(atPath: desk + "/sub", withIntermediateDirectories: true)
    let record =
      #"{"title": "TITLE", "text": "The tram left the depot at noon.", "date": "03/04/2024", "outlet": "TITLE"}"#
    let records = ["One", "Two"].map { record.replacing("TITLE", with: $0) }.joined(separator: ", ")
    try #"{"articles": [\#(records)], "comments": [{"text": "It did not."}]}"#
      .write(toFile: desk + "/records.json", atomically: true, encoding: .utf8)
  }

  @discardableResult
  private func run(_ line: String, input: String = "") throws -> String {
    let run = try PipedProgram.run(
      attest.program, line.split(separator: " ").map(String.init) + ["--project", attest.project], input: input,
      environment: ["XDG_STATE_HOME": attest.folder.path])
    #expect([0, 1].contains(run.status), "\(line): \(run.errors)")
    return run.output
  }

  private func help() throws -> DumpedHelp {
    let dump = try PipedProgram.run(attest.program, ["--experimental-dump-help"]).output
    return try JSONDecoder().decode(DumpedHelp.self, from: Data(dump.utf8))
  }

  /// The command lines whose answers are tried, each with its schema.
  private static let answers = [
    ("load SAMPLES/team/revised SAMPLES/articles", "load"), ("load SAMPLES/articles --explain --dry-run", "load"),
    ("load FOLDER/desk", "load"),
    ("articles", "articles"),
    ("articles --near-duplicates", "near-duplicates"), ("show harbour", "show"), ("show quarry", "show"),
    ("show harbour --signals", "signals"), ("show ferry --signals --reviewer ana", "signals"),
    ("provenance harbour", "provenance"), ("provenance tram-post", "provenance"),
    ("assign --reviewers ana,ben --articles ferry library --retest 50%", "assign"), ("assignments", "assignments"),
    ("progress", "progress"), ("training status", "training"), ("reviewer list", "reviewers"),
    ("sources list", "sources"), ("sources show harbour:planner-1", "source-entry"), ("outlets", "outlets"),
    ("agreement", "agreement"), ("agreement --interval bca --model dawid-skene --by reviewer", "agreement"),
    ("agreement --mix-codebooks --unfinished --by article", "agreement"), ("agreement --on reliability", "agreement"),
    ("agreement --on spans", "agreement"), ("agreement --on sources", "agreement"),
    ("agreement --ratings FOLDER/all.jsonl", "agreement"), ("protocol check", "protocol-check"),
    ("search --unsure", "search"), ("search harbour", "search"), ("diff ana ben harbour", "diff"),
    ("diff ana gold harbour", "diff"), ("diff quarry quarry-v2", "diff-versions"),
    ("feedback --reviewer ana", "feedback"), ("quality", "quality"), ("history harbour", "history"),
    ("gold", "gold"), ("import FOLDER/all.jsonl --format jsonl --map opinion=view", "import"),
    ("split --stratify", "split"),
    ("codebook show", "codebook"), ("codebook diff 1 2", "codebook-diff"),
    ("codebook history", "codebook-history"), ("bundle --open -o FOLDER/open.bundle", "bundle"),
    ("merge FOLDER/all.bundle", "merge"), ("compare FOLDER/all.bundle", "compare"),
    ("reviewer key dora", "reviewer-key"),
    ("doctor", "doctor"), ("doctor --blindness", "blindness"),
  ]

  @Test func everyAnswerIsOfItsSchema() throws {
    for (line, schema) in Self.answers {
      let words = line.replacing("SAMPLES", with: samples).replacing("FOLDER", with: attest.folder.path)
      let answer = try run(words + " --json")
      let faults = try JSONSchema(schema).faults(in: answer)
      #expect(faults.isEmpty, "\(line): \(faults.prefix(5).joined(separator: "; ")) in \(answer.prefix(400))")
    }
  }

  @Test func everyVerbIsTriedAndHasAnExample() throws {
    for verb in try help().command.leaves {
      let path = ((verb.superCommands ?? []).dropFirst() + [verb.commandName]).joined(separator: " ")
      let page = try PipedProgram.run(attest.program, path.split(separator: " ").map(String.init) + ["--help"])
      #expect(page.status == 0 && page.output.contains(/Example:[^\n]* attest \w/), "\(path)")
      // The answers of a hub are tried where there is a server: .ci/hub.
      guard path != "sync", !path.hasPrefix("hub ") else { continue }
      guard verb.arguments?.contains(where: { $0.preferredName?.name == "json" }) == true else { continue }
      #expect(Self.answers.contains { $0.0 == path || $0.0.hasPrefix(path + " ") }, "no answer of \(path) is tried")
    }
  }
}
