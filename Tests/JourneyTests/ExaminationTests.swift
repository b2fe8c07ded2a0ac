// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import TerminalIO
import Testing
import Workbench

/// What the doctor answers, in lines and in JSON, and what it can prove with a head that was kept elsewhere.
@Suite(.serialized) struct ExaminationTests {
  private let project = TestProject()

  private struct Answer: Decodable {
    struct Head: Decodable {
      var origin: String
      var seq: Int
      var id: String
    }
    var ok: Bool
    var heads: [Head]
    var state: String
    var findings: [String]
  }

  private func answer(_ heads: [String] = []) throws -> (answer: Answer, status: Workbench.ExitStatus) {
    var request = DoctorRequest()
    (request.heads, request.isJSON) = (heads, true)
    var status = Workbench.ExitStatus.done
    _ = project.output.take()
    do throws(Failure) { try project.workspace.doctor(request) } catch { status = error.message.status }
    return (try JSONDecoder().decode(Answer.self, from: Data(project.output.take().utf8)), status)
  }

  @Test func aSoundProjectIsOkWithItsHeads() throws {
    try project.load("library")
    let (answer, status) = try answer()
    #expect(answer.ok && answer.findings.isEmpty && status == .done)
    #expect(answer.state.utf8.count == 64 && answer.heads.count == 1)
    project.output.canvas.isTerminal = false
    try project.workspace.doctor()
    let lines = project.output.take().split(separator: "\n")
    let head = try #require(answer.heads.first)
    #expect(lines.contains("head \(head.origin):\(head.seq):\(head.id)") && lines.last == "ok")
  }

  @Test func aHeadThatIsWiderThanTheScreenEndsItsLineBeforeTheID() throws {
    try project.load("library")
    let head = try #require(try answer().answer.heads.first)
    try project.workspace.doctor()
    #expect(project.output.take().contains("\nhead \(head.origin):\(head.seq):\n  \(head.id)\n"))
    project.output.canvas.width = 120
    try project.workspace.doctor()
    #expect(project.output.take().contains("\nhead \(head.origin):\(head.seq):\(head.id)\n"))
  }

  @Test(arguments: [80, 60, 40]) func noLineIsWiderThanTheScreen(width: Int) throws {
    project.output.canvas.width = width
    try project.load("library")
    _ = project.output.take()
    try project.workspace.doctor()
    #expect(project.output.take().split(separator: "\n").allSatisfy { displayWidth(String($0)) <= width })
  }

  @Test func headsThatAreThereProveThemselves() throws {
    try project.load("library")
    let head = try #require(try answer().answer.heads.first)
    try project.load("harbour")
    #expect(try answer([head.id, "\(head.origin):\(head.seq):\(head.id)"]).status == .done)
  }

  @Test func aHeadThatIsGoneIsAFinding() throws {
    try project.load("library")
    let gone = String(repeating: "a1", count: 32)
    let (answer, status) = try answer([gone])
    #expect(!answer.ok && status == .found && answer.findings.count == 1)
    #expect(answer.findings[0].contains(gone))
  }

  @Test(arguments: ["", "7", "a:b:c", "a:1:xyz", "a:1"])
  func whatIsNoHeadIsRefused(word: String) throws {
    try project.load("library")
    var request = DoctorRequest()
    request.heads = [word]
    do throws(Failure) {
      try project.workspace.doctor(request)
      Issue.record("it was taken")
    } catch { #expect(error.message.status == .usage) }
  }
}
