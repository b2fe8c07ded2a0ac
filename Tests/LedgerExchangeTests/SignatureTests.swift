// SPDX-License-Identifier: GPL-3.0-or-later
import AnnotationModel
import AnnotationStore
import ExchangeTestSupport
import Foundation
import LedgerExchange
import Testing

/// Whose entries count once there are keys.
@Suite final class SignatureTests {
  private let copies: Copies
  private let folder: String
  private let owner: ProjectStore
  private let laptop: ProjectStore

  init() throws {
    copies = try Copies(seed: 41)
    folder = FileManager.default.temporaryDirectory.appending(path: "attest-keys-\(UUID().uuidString)").path
    for state in ["owner", "laptop"] {
      try FileManager.default.createDirectory(atPath: "\(folder)/\(state)", withIntermediateDirectories: true)
    }
    (owner, laptop) = (
      try ProjectStore(path: "\(folder)/owner.sqlite", access: .create, stateFolder: "\(folder)/owner"),
      try ProjectStore(path: "\(folder)/laptop.sqlite", access: .create, stateFolder: "\(folder)/laptop")
    )
    for store in [owner, laptop] { try copies.exchange(from: copies.stores[0], to: store) }
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  private func open(by author: String, _ store: ProjectStore) throws {
    let opened = Event.reviewOpened(ReviewOpened(article: "quay", round: 1, scope: .body))
    _ = try store.append([Submission(opened)], by: author, at: Copies.time)
  }

  private func fault(_ body: () throws -> Void) throws -> ExchangeFault? {
    do {
      try body()
      return nil
    } catch StoreError.refused(let fault) { return fault }
  }

  @Test func theKeyIsAFileThatNobodyElseReads() throws {
    let key = try laptop.makeKey(of: "ana", replacing: false, at: Copies.time).key
    let path = "\(folder)/laptop/keys/\(key)"
    let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    #expect(mode == 0o600)
    #expect(try laptop.key(of: "ana")?.isHere == true)
    #expect(try owner.key(of: "ana") == nil)
  }

  @Test func whatIsSignedIsTakenAndItsSignatureIsChecked() throws {
    _ = try laptop.makeKey(of: "ana", replacing: false, at: Copies.time)
    try open(by: "ana", laptop)
    let bundle = try Copies.bundle(of: laptop)
    let place = try #require(bundle.entries.lastIndex { $0.reviewer == "ana" })
    #expect(bundle.entries[place].signature != nil)
    var unsigned = bundle, other = bundle
    unsigned.entries[place].signature = nil
    let entry = bundle.entries[place]
    #expect(
      try fault { _ = try owner.merge(unsigned.entries, heads: [], originals: []) }
        == .unsigned(reviewer: "ana", origin: entry.origin, seq: entry.seq))
    other.entries[place].signature = bundle.entries[bundle.entries.firstIndex { $0.signature != nil } ?? 0].signature
    #expect(
      try fault { _ = try owner.merge(other.entries, heads: [], originals: []) }
        == .wrongSignature(reviewer: "ana", origin: entry.origin, seq: entry.seq))
    _ = try owner.merge(bundle.entries, heads: bundle.heads, originals: bundle.originals)
    #expect(try owner.examine().findings.isEmpty)
    #expect(try owner.examine().state == laptop.examine().state)
  }

  @Test func withoutTheKeyNothingIsWritten() throws {
    _ = try laptop.makeKey(of: "ana", replacing: false, at: Copies.time)
    try copies.exchange(from: laptop, to: owner)
    #expect(try fault { try open(by: "ana", owner) } == .keyIsElsewhere(reviewer: "ana"))
    #expect(
      try fault { _ = try owner.makeKey(of: "ana", replacing: false, at: Copies.time) } == .hasKey(reviewer: "ana"))
  }

  @Test func whoeverWritesInAnotherNameIsRefused() throws {
    _ = try laptop.makeKey(of: "ana", replacing: false, at: Copies.time)
    // A copy that does not know the key lets anybody be ana.
    try copies.exchange(from: laptop, to: copies.stores[2])
    let stranger = copies.stores[4]
    for _ in 0..<9 { try open(by: "ana", stranger) }
    try copies.exchange(from: laptop, to: owner)
    guard case .unsigned("ana", _, _)? = try fault({ try copies.exchange(from: stranger, to: owner) }) else {
      Issue.record("taken")
      return
    }
  }

  @Test func theOwnerReplacesALostKeyAndNobodyElseDoes() throws {
    let lost = try laptop.makeKey(of: "ana", replacing: false, at: Copies.time).key
    try copies.exchange(from: laptop, to: owner)
    let made = try owner.makeKey(of: "ana", replacing: true, at: Copies.time)
    #expect(made.ownersKey != nil && made.key != lost)
    try open(by: "ana", owner)
    try copies.exchange(from: owner, to: laptop)
    #expect(try laptop.key(of: "ana")?.key == made.key)
    #expect(
      try fault { _ = try laptop.makeKey(of: "ana", replacing: true, at: Copies.time) } == .ownersKeyIsElsewhere)
    #expect(try fault { try open(by: "ana", laptop) } == .keyIsElsewhere(reviewer: "ana"))
    #expect(try owner.examine().findings.isEmpty)
  }

  @Test func whereSignaturesAreRequiredEverybodyNeedsAKey() throws {
    _ = try owner.requireSignatures(at: Copies.time)
    #expect(try fault { try open(by: "ben", owner) } == .needsKey(reviewer: "ben"))
    _ = try owner.makeKey(of: "ben", replacing: true, at: Copies.time)
    try open(by: "ben", owner)
    try copies.exchange(from: owner, to: laptop)
    #expect(try fault { try copies.load(["Something new."], as: "new", in: laptop) } == .ownersKeyIsElsewhere)
    for _ in 0..<9 { try open(by: "cem", copies.stores[3]) }
    guard case .unsigned("cem", _, _)? = try fault({ try copies.exchange(from: copies.stores[3], to: owner) }) else {
      Issue.record("taken")
      return
    }
  }

  @Test func decisionsFromBeforeTheKeyAreListed() throws {
    try open(by: "ana", laptop)
    let flag = Event.flagSet(FlagSet(article: "quay", round: 1, paragraph: 1, flagged: true))
    _ = try laptop.append([Submission(flag)], by: "ana", at: Copies.time)
    _ = try laptop.makeKey(of: "ana", replacing: false, at: Copies.time)
    let outcome = try copies.exchange(from: laptop, to: owner)
    #expect(outcome.findings == [.unsignedBefore(reviewer: "ana", count: 1)])
    let examination = try owner.examine()
    #expect(examination.findings.isEmpty && examination.unsignedBefore.map(\.reviewer) == ["ana"])
  }

  @Test func whatWasWrittenHereBeforeAKeyCameIsCounted() throws {
    _ = try laptop.makeKey(of: "ana", replacing: false, at: Copies.time)
    let stranger = copies.stores[4]
    for _ in 0..<9 { try open(by: "ana", stranger) }
    // The first of them is as old as the key; their random origins say which of the two was before.
    let findings = try copies.exchange(from: laptop, to: stranger).findings
    #expect((8...9).contains { findings == [.unsignedHere(reviewer: "ana", count: $0)] }, "\(findings)")
  }

  @Test func twoOwnersKeysDoNotMergeAndAKeyThatComesIsListed() throws {
    _ = try laptop.makeKey(of: "ana", replacing: false, at: Copies.time)
    try copies.exchange(from: laptop, to: owner)
    _ = try laptop.makeKey(of: "ana", replacing: true, at: Copies.time)
    let third = try copies.fresh()
    #expect(try copies.exchange(from: laptop, to: third).findings == [.ownersKeyCame, .keyReplaced(reviewer: "ana")])
    _ = try owner.requireSignatures(at: Copies.time)
    let state = try owner.examine().state
    #expect(try fault { try copies.exchange(from: laptop, to: owner) } == .twoOwners)
    #expect(try fault { try copies.exchange(from: owner, to: laptop) } == .twoOwners)
    #expect(try owner.examine().state == state)
    #expect(try owner.examine().findings.isEmpty && laptop.examine().findings.isEmpty)
  }
}
