// SPDX-License-Identifier: GPL-3.0-or-later
import AnnotationModel
import Foundation
import ReviewTestSupport
import Testing

@testable import AnnotationStore

/// A copied file never continues its original's chain.
@Suite struct OriginTests {
  private let project = TemporaryProject()
  private var state: String { project.folder + "/state" }

  init() throws {
    try FileManager.default.createDirectory(atPath: state, withIntermediateDirectories: false)
    let store = try project.withReview()
    try store.close()
  }

  /// Labels once in a sitting of its own, and gives the origin and the place in its chain.
  private func label(_ path: String? = nil, state: String?, closes: Bool = true) throws -> (String, String) {
    let path = path ?? project.path
    let store = try ProjectStore(path: path, access: .write, stateFolder: state)
    let receipt = try store.append(
      [Submission(TemporaryProject.judged(1, "report"))], by: "ana", at: TemporaryProject.time)[0]
    let row = try #require(
      try MeddlingConnection.value("SELECT origin || ' ' || seq FROM ledger WHERE id = '\(receipt.id)'", path: path))
    if closes { try store.close() } else { abandoned.append(store) }
    let words = row.split(separator: " ").map(String.init)
    return (words[0], words[1])
  }

  private let abandoned = Abandoned()

  private final class Abandoned {
    var stores: [ProjectStore] = []
    func append(_ store: ProjectStore) { stores.append(store) }
  }

  private func copy() throws -> String {
    let copy = project.folder + "/copy.sqlite"
    try FileManager.default.copyItem(atPath: project.path, toPath: copy)
    return copy
  }

  @Test func theNextSittingContinuesTheChain() throws {
    let first = try label(state: state), second = try label(state: state)
    #expect(first.0 == second.0)
    #expect((first.1, second.1) == ("1", "2"))
  }

  @Test func onlyTheChainsOfThisAccountAreItsOwn() throws {
    let mine = try label(state: state), others = project.folder + "/others"
    try FileManager.default.createDirectory(atPath: others, withIntermediateDirectories: false)
    let theirs = try label(state: others)
    let store = try ProjectStore(path: project.path, access: .write, stateFolder: state)
    defer { try? store.close() }
    func isOwn(_ origin: String) throws -> Bool? { try store.chains().first { $0.head.origin == origin }?.isOwn }
    #expect(try mine.0 != theirs.0 && isOwn(mine.0) == true && isOwn(theirs.0) == false)
    // Without a state folder a chain is its own for the sitting that writes it.
    let sitting = try ProjectStore(path: project.path, access: .write, stateFolder: nil)
    defer { try? sitting.close() }
    _ = try sitting.append([Submission(TemporaryProject.judged(2, "quote"))], by: "ana", at: TemporaryProject.time)
    #expect(try sitting.chains().filter(\.isOwn).map { $0.head.seq } == [1])
  }

  @Test func withoutAStateFolderEverySittingBeginsAChain() throws {
    #expect(try label(state: nil).0 != label(state: nil).0)
    #expect(try label(state: "/nonexistent/state").0 != label(state: "/nonexistent/state").0)
  }

  @Test func ofAFileAndItsCopyOneContinues() throws {
    let first = try label(state: state), copy = try copy()
    #expect(try label(state: state).0 == first.0)
    let other = try label(copy, state: state)
    #expect(other.0 != first.0)
    #expect(try label(copy, state: state).0 == other.0)
    #expect(try ProjectStore(path: copy, access: .read).examine().findings.isEmpty)
  }

  @Test func twoSittingsAtOnceWriteTwoChains() throws {
    let first = try label(state: state)
    let here = try label(state: state, closes: false), there = try label(state: state)
    #expect(here.0 == first.0)
    #expect(there.0 != first.0)
  }

  /// Labels in a sitting that is killed once it saved: its mark stays, and nobody holds it.
  private func labelAndDie(before change: (ProjectStore) throws -> Void = { _ in }) throws -> (String, String) {
    let origins = state + "/origins", kept = project.folder + "/kept"
    let store = try ProjectStore(path: project.path, access: .write, stateFolder: state)
    let receipts = try ["report", "quote"].map { (label: LabelID) in
      try change(store)
      return try store.append(
        [Submission(TemporaryProject.judged(1, label))], by: "ana", at: TemporaryProject.time)[0]
    }
    try? FileManager.default.removeItem(atPath: kept)
    try FileManager.default.copyItem(atPath: origins, toPath: kept)
    try store.close()
    try FileManager.default.removeItem(atPath: origins)
    try FileManager.default.moveItem(atPath: kept, toPath: origins)
    let row = try #require(
      try MeddlingConnection.value(
        "SELECT origin || ' ' || seq FROM ledger WHERE id = '\(receipts[1].id)'", path: project.path))
    let words = row.split(separator: " ").map(String.init)
    return (words[0], words[1])
  }

  @Test func aSittingThatWasKilledIsContinued() throws {
    let killed = try labelAndDie()
    let next = try label(state: state)
    #expect(next == (killed.0, "3"))
    let again = try labelAndDie()
    #expect(again == (killed.0, "5"))
    #expect(try label(state: state) == (killed.0, "6"))
    #expect(try project.open(.read).examine().findings.isEmpty)
  }

  @Test func aCopyMadeDuringASittingThatWasKilledIsNotContinued() throws {
    let first = try label(state: state)
    let copy = project.folder + "/copy.sqlite"
    let killed = try labelAndDie { _ in
      try? FileManager.default.removeItem(atPath: copy)
      try FileManager.default.copyItem(atPath: project.path, toPath: copy)
    }
    #expect(killed == (first.0, "3"))
    #expect(try label(copy, state: state).0 != first.0)
    #expect(try label(state: state) == (first.0, "4"))
  }

  @Test func aSittingThatLivesIsNotContinuedAndNeitherIsOneOfBeforeTheMachineStarted() throws {
    let first = try label(state: state)
    _ = try label(state: state, closes: false)
    #expect(try label(state: state).0 != first.0)
    let killed = try labelAndDie(), mark = "\(state)/origins/\(killed.0).open"
    let words = try String(contentsOfFile: mark, encoding: .utf8).split(separator: " ")
    try (words.dropLast().joined(separator: " ") + " another-start\n").write(
      toFile: mark, atomically: false, encoding: .utf8)
    #expect(try label(state: state).0 != killed.0)
  }

  @Test func whatWasRolledBackIsNotWrittenDown() throws {
    let wrong = TemporaryProject.judged(1, "report", digest: "another text")
    let killed = try labelAndDie { store in
      #expect(throws: StoreError.self) {
        try store.append([Submission(wrong)], by: "ana", at: TemporaryProject.time)
      }
    }
    #expect(try label(state: state) == (killed.0, "3"))
  }

  @Test func aShorterHistoryThanLastTimeIsCountedUntilItIsContinued() throws {
    _ = try label(state: state)
    let copy = try copy()
    for _ in 0..<3 { _ = try label(state: state) }
    func missing(_ path: String) throws -> Int {
      try ProjectStore(path: path, access: .write, stateFolder: state).missingEntries(of: "ana")
    }
    #expect(try missing(project.path) == 0)
    #expect(try missing(copy) == 3)
    _ = try label(copy, state: state)
    #expect(try missing(copy) == 0)
  }

  @Test func whatWasClaimedInVainIsGivenBack() throws {
    let first = try label(state: state)
    let store = try ProjectStore(path: project.path, access: .write, stateFolder: state)
    let wrong = TemporaryProject.judged(1, "report", digest: "another text")
    #expect(throws: StoreError.self) {
      try store.append([Submission(wrong)], by: "ana", at: TemporaryProject.time)
    }
    try store.close()
    #expect(try label(state: state).0 == first.0)
  }
}
