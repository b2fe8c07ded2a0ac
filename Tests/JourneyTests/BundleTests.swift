// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import JSON
import TerminalIO
import Testing
import Workbench

/// Two copies of a project that hand bundles to each other: what goes, what is said of it, and what tells them apart.
@Suite(.serialized) struct BundleTests {
  private let ana = TestProject(), ben = TestProject()

  init() throws {
    for copy in [ana, ben] { copy.output.canvas.isTerminal = false }
    try ana.load("ferry")
    for id in ["ana", "ben"] { try ana.workspace.addReviewer(id, name: nil) }
    try hand(from: ana, to: ben)
  }

  private func said(_ copy: TestProject, _ body: (Workspace) throws -> Void) throws -> String {
    _ = copy.output.take()
    try body(copy.workspace)
    return copy.output.take()
  }

  private func json(_ text: String) throws -> JSONValue {
    var parser = JSONParser(Array(text.utf8))
    return try parser.document()
  }

  /// Writes a bundle of a copy; the answer in JSON.
  private func bundle(
    _ name: String, of copy: TestProject, _ change: (inout BundleRequest) -> Void = { _ in }
  ) throws -> JSONValue {
    var request = BundleRequest(path: "\(ana.folder)/\(name)")
    request.isJSON = true
    change(&request)
    return try json(said(copy) { try $0.bundle(request) })
  }

  private func hand(from source: TestProject, to target: TestProject) throws {
    _ = try bundle("handed", of: source)
    try target.workspace.merge(["\(ana.folder)/handed"], isDryRun: false, isJSON: false)
  }

  private func review(_ id: String, on copy: TestProject, finishes: Bool = true) throws {
    let labels = Array(repeating: id == "ana" ? "r" : "q", count: finishes ? 10 : 2)
    try copy.pipe("ferry", by: id, labels + (finishes ? ["finish"] : []))
    _ = (copy.output.take(), copy.errors.take())
  }

  private func failure(_ body: () throws -> Void) -> String {
    do { try body() } catch { return (error as? Failure)?.line ?? "\(error)" }
    return ""
  }

  @Test func labelsGoOnceAllHaveFinishedAndBeforeThatTheirHeads() throws {
    try review("ana", on: ana)
    let first = try bundle("first", of: ana)
    #expect(first["withheld"] == 10 && first["released"] == [] && first["opened"] == false)
    let text = try said(ana) { try $0.bundle(BundleRequest(path: "\(ana.folder)/first")) }
    #expect(text.contains("entries, 10 of them heads only\n") && !text.contains("released"))
    try hand(from: ana, to: ben)
    try review("ben", on: ben)
    let answer = try bundle("second", of: ben)
    #expect(answer["withheld"] == 10 && answer["released"]?.elements?.isEmpty == false)
    #expect(try bundle("second", of: ben)["released"] == [])
    let opened = try bundle("opened", of: ana) { $0.isOpen = true }
    #expect(opened["withheld"] == 0 && opened["opened"] == true)
  }

  @Test func aBundleSinceHeadsHoldsWhatCameAfterThem() throws {
    let start =
      try json(
        said(ana) {
          var request = DoctorRequest()
          request.isJSON = true
          try $0.doctor(request)
        })["heads"]?.elements ?? []
    let words = start.map { head in
      "\(head["origin"]?.string ?? ""):\(head["seq"]?.integer ?? 0):\(head["id"]?.string ?? "")"
    }
    #expect(!words.isEmpty)
    try review("ana", on: ana, finishes: false)
    let since = words.joined(separator: ",")
    #expect(try bundle("part", of: ana) { $0.since = since }["entries"] == 3)
    #expect(try bundle("next", of: ana) { $0.since = "\(ana.folder)/part" }["entries"] == 0)
    for wrong in ["\(words[0]):more", "a:b:\(String(repeating: "c", count: 64))", "a:1:c", "none"] {
      #expect(failure { _ = try bundle("x", of: ana) { $0.since = wrong } }.contains("no bundle written"), "\(wrong)")
    }
  }

  @Test func copiesAreComparedByEntriesAndByLabels() throws {
    try review("ana", on: ana, finishes: false)
    try review("ben", on: ben, finishes: false)
    try review("ana", on: ben, finishes: false)
    _ = try bundle("bens", of: ben) { $0.isOpen = true }
    let answer = try json(said(ana) { try $0.compare(bundle: "\(ana.folder)/bens", isJSON: true) })
    #expect(answer["only_here"] == 3 && (answer["only_there"]?.integer ?? 0) >= 6)
    let both = answer["both"]?.integer ?? 0
    let rows = (answer["reviewers"]?.elements ?? []).map { row in
      [row["here"], row["there"], row["both"], row["same"]].map { $0?.integer ?? -1 }
    }
    #expect(rows == [[2, 2, 2, 2], [0, 2, 0, 0]])
    let text = try said(ana) { try $0.compare(bundle: "\(ana.folder)/bens", isJSON: false) }
    #expect(text.hasPrefix("\(both) entries in both, 3 only here, \(answer["only_there"]?.integer ?? 0) only there\n"))
    #expect(text.contains("reviewer  here  there  in both  the same"))
  }

  @Test func whatHasNotComeIsRemarkedOnByItsReviewers() throws {
    try review("ben", on: ben)
    try hand(from: ben, to: ana)
    _ = try said(ana) { try $0.bundle(BundleRequest(path: "\(ana.folder)/one")) }
    #expect(ana.errors.take().contains("the labels of ben in ferry have not come to this copy"))
    try ben.load("harbour")
    try ben.pipe("harbour", by: "ben", Array(repeating: "r", count: 14) + ["finish"])
    _ = ben.output.take()
    try hand(from: ben, to: ana)
    _ = ana.errors.take()
    _ = try said(ana) { try $0.bundle(BundleRequest(path: "\(ana.folder)/two")) }
    #expect(ana.errors.take().contains("of ben in ferry and of 1 more review have not come"))
  }

  @Test func whetherOneCouldHaveSeenAnotherIsToldOfSoundProjectsAlone() throws {
    #expect(try said(ana) { try $0.blindness(DoctorRequest()) } == "no text has two finished reviews\n")
    try review("ana", on: ana)
    try review("ben", on: ana)
    let told = failure { try ana.workspace.blindness(DoctorRequest()) } + ana.output.take()
    #expect(told.contains("ferry, round 1: ana before ben") && told.contains("ferry, round 1: ben before ana"))
  }

  @Test func whatOneDecidedApartIsListedWhenTheWordsComeAfterTheHeads() throws {
    try review("ana", on: ana)
    // The same reviewer in the other copy, of which neither knows the words.
    try ben.pipe("ferry", by: "ana", ["r", "q"] + Array(repeating: "r", count: 8) + ["finish"])
    _ = (ben.output.take(), ben.errors.take())
    try hand(from: ana, to: ben)
    try hand(from: ben, to: ana)
    try review("ben", on: ben)
    let listed = "finding: ana labelled ferry ¶5 differently in two copies; the later label stands"
    var told = ""
    for (source, target) in [(ben, ana), (ana, ben), (ben, ana), (ana, ben)] {
      _ = target.output.take()
      let status = failure { try hand(from: source, to: target) }
      let text = target.output.take()
      #expect(text.contains("finding: ") == status.contains("merged"))
      told += text
    }
    #expect(told.components(separatedBy: listed).count > 1 && !told.contains("¶6"), "\(told)")
  }

  @Test func anEntryWhoseNumberTwoHaveIsNamedByItsChain() throws {
    let told = try said(ana) { try $0.tag("ferry", "north", removes: false) }
    #expect(try said(ben) { try $0.tag("ferry", "south", removes: false) } == told.replacing("north", with: "south"))
    let number = try #require(Int(told.firstMatch(of: /entry (\d+)/)?.1 ?? ""))
    try hand(from: ben, to: ana)
    for line in [
      failure { try ana.workspace.revert(number) }, failure { try ana.workspace.erase("\(number)", why: "asked") },
    ] {
      #expect(line.contains("have number \(number)") && line.matches(of: /[0-9a-f]+:\d+ \(articleTagged\)/).count == 2)
    }
    let line = failure { try ana.workspace.revert(number) }
    let words = line.matches(of: /([0-9a-f]+:\d+) \(/).map { String($0.1) }
    #expect(try said(ana) { try $0.revert(named: words[0]) }.hasPrefix("entry \(number), articleTagged, is taken back"))
    #expect(failure { try ana.workspace.revert(named: "none") }.contains("no entry is called"))
    #expect(failure { try ana.workspace.revert(named: "\(words[1])9") }.contains("no entry is called"))
  }

  @Test func aReviewerAtTheDeskMakesNoKeyForOthers() {
    var desk = ana.workspace
    desk.viewer = "ana"
    let refused = "the desk is ana's"
    #expect(failure { try desk.makeKey(of: "ben", replaces: false, isJSON: false) }.contains(refused))
    #expect(failure { try desk.makeKey(of: "ana", replaces: true, isJSON: false) }.contains(refused))
    #expect(!failure { try desk.makeKey(of: "ana", replaces: false, isJSON: false) }.contains(refused))
  }
}

extension JSONValue {
  fileprivate var elements: [JSONValue]? { if case .array(let values) = self { values } else { nil } }
}
