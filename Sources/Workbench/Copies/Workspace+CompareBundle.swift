// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import AnnotationStore
internal import Foundation
internal import JSON
internal import LedgerExchange
internal import TerminalIO

extension Workspace {
  /// Measures how the copy that a bundle was made of differs from this one; neither changes.
  public func compare(bundle file: String, isJSON: Bool) throws(Failure) {
    let undone = "nothing compared"
    try attempt(undone) {
      if let viewer { throw WorkError.notTheirs(reviewer: viewer) }
      let bundle = try read(file, try FileBytes.read(file, limit: .max))
      let store = try open(.write, for: undone)
      let outcome = try store.merge(
        bundle.entries, heads: bundle.heads, originals: bundle.originals, isDryRun: true)
      let here = try store.entryCount()
      let onlyHere = here - outcome.known - (try entriesBefore(bundle, store))
      // A part of a history is no copy that labels could be read from.
      let rows = bundle.since.isEmpty ? try labelsApart(bundle, store) : []
      if isJSON {
        let answer: JSONValue = [
          "only_here": .integer(max(0, onlyHere)), "only_there": .integer(outcome.taken),
          "both": .integer(here - max(0, onlyHere)),
          "reviewers": .array(rows.map(\.json)), "merge": json(outcome, isDryRun: true),
        ]
        return say(answer.text)
      }
      tell("\(here - max(0, onlyHere)) entries in both, \(max(0, onlyHere)) only here, \(outcome.taken) only there")
      if outcome.bodies > 0 {
        tell("\(outcome.bodies) of those in both say here only that they are: the bundle holds what they say")
      }
      if !rows.isEmpty {
        let table = Table(
          columns: [
            .init("reviewer"), .init("here", .trailing), .init("there", .trailing), .init("in both", .trailing),
            .init("the same", .trailing),
          ], rows: rows.map(\.cells))
        output.write(table.render(in: output.canvas))
      }
      for finding in outcome.findings { tell("a merge would find: \(words(finding))") }
    }
  }

  /// How many entries the receiver was said to have, so that the bundle left them out.
  private func entriesBefore(_ bundle: LedgerBundle, _ store: ProjectStore) throws -> Int {
    let here = Dictionary(try store.heads().map { ($0.origin, $0.seq) }) { $1 }
    return bundle.since.reduce(0) { $0 + min($1.seq, here[$1.origin] ?? 0) }
  }

  /// What each reviewer decided in the two copies; the other is made in a folder of its own, and goes again.
  private func labelsApart(_ bundle: LedgerBundle, _ store: ProjectStore) throws -> [LabelsApart] {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("attest-compare-\(UUID().uuidString)")
    try FileManager.default.createDirectory(
      at: folder, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
    defer { try? FileManager.default.removeItem(at: folder) }
    let other = try ProjectStore(path: folder.appendingPathComponent("there.sqlite").path, access: .create)
    defer { try? other.close() }
    _ = try other.merge(bundle.entries, heads: bundle.heads, originals: bundle.originals)
    let left = try LabelsApart.decisions(store), right = try LabelsApart.decisions(other)
    return Set(left.keys.map(\.reviewer) + right.keys.map(\.reviewer)).sorted().map { reviewer in
      let mine = left.filter { $0.key.reviewer == reviewer }, theirs = right.filter { $0.key.reviewer == reviewer }
      let both = mine.filter { theirs[$0.key] != nil }
      return LabelsApart(
        reviewer: reviewer, here: mine.count, there: theirs.count, both: both.count,
        same: both.count { theirs[$0.key] == $0.value })
    }
  }
}

/// What one reviewer decided in two copies.
private struct LabelsApart {
  /// A paragraph in a review, by the digest of its text, for slugs and numbers are each copy's own.
  struct Place: Hashable {
    var reviewer: String
    var text: String
    var round: Int
  }

  var reviewer: String
  var here: Int
  var there: Int
  var both: Int
  var same: Int

  static func decisions(_ store: ProjectStore) throws -> [Place: LabelID?] {
    var decisions: [Place: LabelID?] = [:]
    for record in try store.labels() {
      guard let judgement = record.judgement else { continue }
      let place = Place(
        reviewer: record.reviewer, text: record.paragraph.sha256, round: record.round)
      decisions[place] = judgement.label
    }
    return decisions
  }

  var cells: [String] { [reviewer, "\(here)", "\(there)", "\(both)", "\(same)"] }

  var json: JSONValue {
    [
      "reviewer": .string(reviewer), "here": .integer(here), "there": .integer(there), "both": .integer(both),
      "same": .integer(same),
    ]
  }
}
