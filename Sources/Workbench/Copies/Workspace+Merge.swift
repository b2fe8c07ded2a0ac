// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import AnnotationStore
internal import Glibc
internal import JSON
internal import LedgerExchange
internal import TerminalIO

extension Workspace {
  /// Takes what bundles hold and this copy lacks: all of it, or nothing.
  ///
  /// - Parameters:
  ///   - files: the bundles; in which order, and how often, changes nothing.
  ///   - isDryRun: whether the project stays as it is.
  ///   - isJSON: whether the answer is JSON.
  /// - Throws: ``Failure``, also with status 1 where all was taken and a person should look at something.
  public func merge(_ files: [String], isDryRun: Bool, isJSON: Bool) throws(Failure) {
    let undone = "nothing merged"
    let outcome = try attempt(undone) {
      if let viewer { throw WorkError.notTheirs(reviewer: viewer) }
      let bundles = try files.map { try read($0, try FileBytes.read($0, limit: .max)) }
      let isNew = access(project, F_OK) != 0
      let store = try open(isDryRun ? .write : .create, for: undone)
      do {
        return try store.merge(
          bundles.map { LedgerPart(heads: $0.heads, entries: $0.entries, originals: $0.originals) }, isDryRun: isDryRun)
      } catch {
        // What was made for a merge that was refused goes with it.
        if isNew, try store.entryCount() == 0 {
          try store.close()
          unlink(project)
        }
        throw error
      }
    }
    if isJSON { say(json(outcome, isDryRun: isDryRun).text) } else { show(outcome, isDryRun: isDryRun) }
    guard outcome.findings.isEmpty else {
      throw Failure(
        isDryRun ? "nothing merged, as was asked" : "merged", CopiesError.mergeFindings(count: outcome.findings.count))
    }
  }

  func json(_ outcome: MergeOutcome, isDryRun: Bool) -> JSONValue {
    [
      "dry_run": .bool(isDryRun), "taken": .integer(outcome.taken), "known": .integer(outcome.known),
      "bodies": .integer(outcome.bodies), "withheld": .integer(outcome.withheld),
      "articles": JSONValue(outcome.articles), "reviewers": JSONValue(outcome.reviewers),
      "findings": JSONValue(outcome.findings.map(words)),
    ]
  }

  private func show(_ outcome: MergeOutcome, isDryRun: Bool) {
    let entries = counted(outcome.taken, "entry", plural: "entries")
    tell("\(entries) \(isDryRun ? "would be taken" : "taken"), \(outcome.known) known already")
    if outcome.withheld > 0 { tell("\(outcome.withheld) came as heads only: what they say is not let go yet") }
    if outcome.bodies > 0 { tell("\(outcome.bodies) heads that were here say now what they said") }
    for article in outcome.articles { tell("new article: \(article)") }
    for reviewer in outcome.reviewers { tell("new reviewer: \(reviewer)") }
    for finding in outcome.findings { tell("finding: \(words(finding))") }
  }

  func words(_ finding: MergeOutcome.Finding) -> String {
    switch finding {
    case .decidedApart(let reviewer, let article, let paragraph):
      "\(reviewer) labelled \(article) ¶\(paragraph) differently in two copies; the later label stands"
    case .resolvedApart(let article, let paragraph):
      "\(article) ¶\(paragraph) was adjudicated in two copies; the later stands"
    case .renamed(let from, let to): "two articles were called \(from); the later loaded is \(to) now"
    case .loadedTwice(let slug, let now): "\(slug) was loaded in another copy before, as \(now), and is called so now"
    case .otherReading(let article):
      "\(article) was read with other kinds or metadata in another copy; the earlier reading stands"
    case .joinedApart(let reviewer, let names):
      "\(reviewer) joined in several copies, as \(listed(names)); if these are several people, their labels are one's now"
    case .ineffective(let kind, let origin, let seq):
      "entry \(seq) of chain \(origin.prefix(12)), \(kind), is about nothing that is here"
    case .keyReplaced(let reviewer):
      "the owner gave \(reviewer) another key; if \(reviewer) did not ask for it, somebody else may hold it"
    case .ownersKeyCame:
      "an owner's key came, which can replace the keys of reviewers; ask the owner whether it is theirs"
    case .unsignedBefore(let reviewer, let count):
      "\(counted(count, "entry", plural: "entries")) of \(reviewer) from before the key \(count == 1 ? "bears" : "bear") no signature"
    case .unsignedHere(let reviewer, let count):
      "\(counted(count, "entry", plural: "entries")) of \(reviewer ?? "the owner") here \(count == 1 ? "bears" : "bear") no signature, and a key from before them came"
    }
  }
}
