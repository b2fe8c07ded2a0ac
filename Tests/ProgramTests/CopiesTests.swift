// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import TerminalTestSupport
import Testing

/// A team with a copy on each machine, by the command line, with the statuses that scripts rest on.
@Suite final class CopiesTests {
  private let program: String
  private let folder: URL

  init() throws {
    program = try #require(builtProgram("attest"), "attest is not built")
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("attest-team-\(UUID().uuidString)")
    for copy in ["owner", "ana", "ben"] {
      try FileManager.default.createDirectory(
        at: folder.appendingPathComponent(copy), withIntermediateDirectories: true)
    }
    let text = "A quay\n\nThe quay opened on Monday.\n\n“At last,” said the mayor.\n"
    try Data(text.utf8).write(to: folder.appendingPathComponent("quay.txt"))
    for words in ["load quay.txt", "reviewer add ana", "reviewer add ben", "reviewer add cleo"] {
      try run("owner", words)
    }
    try run("owner", "bundle -o start")
    for copy in ["ana", "ben"] { try run(copy, "merge start") }
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  @discardableResult
  private func run(_ copy: String, _ words: String, input: String = "", status: Int32 = 0) throws -> PipedProgram {
    let state = folder.appendingPathComponent(copy).path
    let run = try PipedProgram.run(
      program, words.split(separator: " ").map(String.init) + ["--project", "\(copy)/attest.sqlite"], input: input,
      environment: ["XDG_STATE_HOME": state], in: folder)
    #expect(run.status == status, "\(copy): \(words): \(run)")
    return run
  }

  private func state(_ copy: String) throws -> String? {
    try run(copy, "doctor").output.split(separator: "\n").first { $0.hasPrefix("state ") }.map(String.init)
  }

  private func review(_ reviewer: String, _ labels: String, on copy: String) throws {
    try run(copy, "annotate quay --reviewer \(reviewer)", input: labels + "finish\n")
  }

  @Test func aDayOfATeam() throws {
    try review("ana", "r\nq\n", on: "ana")
    #expect(try run("ana", "bundle -o ana1").output.contains("2 of them heads only"))
    try run("ben", "merge ana1")
    let refused = try run("ben", "adjudicate quay --reviewer cleo", status: 77)
    #expect(refused.errors.contains("finished by ana"))
    try review("ben", "r\no\n", on: "ben")
    let early = try run("ben", "adjudicate quay --reviewer cleo", status: 77)
    #expect(early.errors.contains("what ana decided in “quay” has not come to this copy"))
    #expect(try run("ben", "annotate quay --reviewer ben --round 2", status: 77).errors.contains("has not come"))
    #expect(try run("ben", "agreement").errors.contains("the labels of ana in quay have not come"))
    let report = try run("ben", "report").output
    #expect(report.contains("labels of 1 review have not come") && !report.contains("A second reviewer:"))
    #expect(try run("ben", "bundle -o ben1").output.contains("released: quay by ben, round 1"))
    try run("ana", "merge ben1")
    #expect(try run("ben", "bundle -o /dev/full", status: 74).errors.contains("/dev/full"))
    try run("ana", "bundle --since ana1 -o ana2")
    #expect(try run("ben", "merge ana2").output.contains("2 heads that were here say now what they said"))
    try run("owner", "merge ana2 ben1 ana1")
    #expect(try run("owner", "agreement --json").output.contains("\"raters\":[\"ana\",\"ben\"]"))
    #expect(try state("owner") == state("ben"))
    #expect(
      try run("owner", "doctor --blindness").output.split(separator: "\n").allSatisfy { $0.contains(": blind: ") })
    #expect(try run("owner", "merge ana2 ben1 ana1 --json").output.contains("\"taken\":0"))
  }

  @Test func statuses() throws {
    try run("ana", "merge owner/attest.sqlite", status: 77)
    try run("ana", "merge nowhere", status: 66)
    try run("ana", "merge quay.txt", status: 76)
    try run("ana", "bundle -o ana/attest.sqlite", status: 77)
    try run("ana", "bundle -o x --since nonsense", status: 64)
    try run("ana", "bundle -o x --reviewer zoe", status: 77)
    let bytes = try Data(contentsOf: folder.appendingPathComponent("start"))
    try (bytes.prefix(200) + Data([bytes[200] ^ 1]) + bytes.dropFirst(201)).write(
      to: folder.appendingPathComponent("altered"))
    #expect(try run("ana", "merge altered", status: 65).errors.contains("its digest does not hold"))
    try run("ana", "compare start")
    try run("owner", "reviewer add dora")
    try run("owner", "bundle --since start -o later")
    let early = try PipedProgram.run(program, ["merge", "later", "--project", "none.sqlite"], in: folder)
    #expect(early.status == 65 && early.errors.contains("or merge the one before it along with this"), "\(early)")
    #expect(!FileManager.default.fileExists(atPath: folder.appendingPathComponent("none.sqlite").path))
    try run("ana", "bundle --since start -o start", status: 77)
  }

  @Test func keysOfOneCopyBindTheOthers() throws {
    let made = try run("ana", "reviewer key ana").output
    #expect(made.contains("ana signs with "))
    #expect(try run("ana", "reviewer key ana").output.contains("already"))
    try run("ana", "bundle -o keyed")
    try run("ben", "merge keyed")
    try run("ben", "annotate quay --reviewer ana", input: "r\n", status: 77)
    try run("ben", "reviewer key ana", status: 77)
    try run("owner", "annotate quay --reviewer ana", input: "r\nr\n")
    try run("owner", "bundle --open -o forged")
    #expect(try run("ana", "merge forged", status: 77).errors.contains("bears no signature"))
    try run("owner", "merge keyed", status: 1)
    try run("owner", "reviewer key ana --replace")
    try run("owner", "project require-signatures")
  }

  /// A file copied, restored over itself, moved and copied over an older one: each continues or begins a chain of its own.
  @Test func noFileThatWasCopiedForksAChain() throws {
    let manager = FileManager.default, path = folder.appendingPathComponent("ana").path
    func label(_ words: String, in file: String = "attest.sqlite") throws {
      let run = try PipedProgram.run(
        program, ["annotate", "quay", "--reviewer", "ana", "--project", "\(path)/\(file)"], input: words + "\n",
        environment: ["XDG_STATE_HOME": path])
      #expect(run.output.contains("saved "), "\(run)")
    }
    try label("r")
    try manager.copyItem(atPath: "\(path)/attest.sqlite", toPath: "\(path)/copied.sqlite")
    try label("go 2\nq")
    try label("go 2\no", in: "copied.sqlite")
    try label("go 3\nr")
    try run("ana", "backup ana/kept.sqlite")
    try label("go 2\nr")
    try run("ana", "restore ana/kept.sqlite --yes")
    try label("go 2\no")
    try manager.moveItem(atPath: "\(path)/attest.sqlite", toPath: "\(path)/moved.sqlite")
    try label("go 2\nq", in: "moved.sqlite")
    try manager.copyItem(atPath: "\(path)/moved.sqlite", toPath: "\(path)/attest.sqlite")
    try label("go 3\nq")
    try label("go 3\no", in: "moved.sqlite")
    let files = ["attest", "copied", "moved", "kept"]
    for file in files {
      let bundle = try PipedProgram.run(
        program, ["bundle", "--open", "-o", "\(path)/\(file).bundle", "--project", "\(path)/\(file).sqlite"],
        environment: ["XDG_STATE_HOME": path])
      #expect(bundle.status == 0, "\(bundle)")
    }
    let merged = try run("ben", "merge " + files.map { "ana/\($0).bundle" }.joined(separator: " "), status: 1)
    #expect(merged.output.contains("ana labelled quay ¶2 differently in two copies"))
    #expect(try run("ben", "doctor").output.hasSuffix("ok\n"))
  }
}
