// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import AnnotationStore
internal import Glibc
internal import JSON
internal import LedgerExchange
internal import TerminalIO

extension Workspace {
  /// Makes a database a hub, and lets the project's reviewers in, one database role each.
  public func makeHub(_ url: String, isJSON: Bool) throws(Failure) {
    let undone = "no hub made"
    try attempt(undone) {
      let address = try HubAddress(url)
      let isHere = access(project, F_OK) == 0
      let reviewers =
        isHere ? try open(.read, for: undone).reviewers().filter { $0.kind == .person }.map(\.id) : []
      let roles = try HubSchema(address).make(for: reviewers)
      if isHere, RememberedHub(of: project)?.url != url { RememberedHub(url: url).remember(for: project) }
      if isJSON {
        let answer: JSONValue = [
          "database": .string(address.database), "made": .bool(!roles.wasHub), "members": .string(roles.members),
          "coordinators": .string(roles.coordinators), "reviewers": JSONValue(roles.reviewers),
        ]
        return say(answer.text)
      }
      tell("\(address.database) \(roles.wasHub ? "is a hub already" : "is a hub now")")
      for reviewer in roles.reviewers { tell("let in: \(reviewer)") }
      tell("reviewers are members of \(roles.members), coordinators of \(roles.coordinators)")
    }
  }

  /// Brings to the hub what it lacks, and takes from it what this copy lacks.
  ///
  /// - Parameters:
  ///   - url: where the hub is; nil for the one that is remembered.
  ///   - isWatching: whether it goes on, each time something comes or is decided, until it is interrupted.
  ///   - isJSON: whether the answers are JSON, one line an exchange.
  /// - Throws: ``Failure``, also with status 1 where a person should look at something.
  public func sync(_ url: String?, isWatching: Bool, isJSON: Bool) throws(Failure) {
    let undone = "not synced"
    let findings = try attempt(undone) { () throws -> Int in
      if let viewer { throw WorkError.notTheirs(reviewer: viewer) }
      var hub = try remembered(url)
      let address = try HubAddress(hub.url)
      guard isWatching else {
        let outcome = try exchange(HubSync(address), &hub, undone)
        show(outcome, hub, isJSON: isJSON)
        return outcome.merged.findings.count
      }
      try watch(address, &hub, undone, isJSON: isJSON)
      return 0
    }
    guard findings == 0 else { throw Failure("synced", CopiesError.mergeFindings(count: findings)) }
  }

  private func remembered(_ url: String?) throws -> RememberedHub {
    let known = RememberedHub(of: project)
    guard let url = url ?? known?.url else { throw HubRequestError.noHub(project: project) }
    return known.flatMap { $0.url == url ? $0 : nil } ?? RememberedHub(url: url)
  }

  private func exchange(_ sync: HubSync, _ hub: inout RememberedHub, _ undone: String) throws -> HubOutcome {
    let store = try open(.create, for: undone)
    let outcome = try sync.exchange(store, &hub.memory) { due in
      _ = try store.append([Submission(.trust(.labelsReleased(LabelsReleased(reviews: due))))], by: nil, at: clock())
    }
    hub.memory.chains = try store.heads()
    try store.close()
    hub.syncedAt = clock()
    hub.remember(for: project)
    return outcome
  }

  /// Exchanges each time something comes or is decided here, and goes on where the hub went away and came back.
  private func watch(_ address: HubAddress, _ hub: inout RememberedHub, _ undone: String, isJSON: Bool) throws {
    let look: Int32 = 1_000, poll = 30, patience = 3
    var isAway = false
    while true {
      do {
        let sync = try HubSync(address)
        try sync.listen()
        while true {
          let outcome = try exchange(sync, &hub, undone)
          if isAway || outcome.isNews || hub.syncedAt == nil { show(outcome, hub, isJSON: isJSON) }
          isAway = false
          for _ in 0..<poll {
            if try sync.wait(milliseconds: look) { break }
            if try open(.read, for: undone).heads() != hub.memory.chains { break }
          }
        }
      } catch let error as HubError {
        guard case .unreachable = error else { throw error }
        if !isAway { remark("attest: \(error.message.reason) (it is tried again until it is back)") }
        isAway = true
        sleep(UInt32(patience))
      }
    }
  }

  private func show(_ outcome: HubOutcome, _ hub: RememberedHub, isJSON: Bool) {
    let merged = outcome.merged
    if isJSON {
      let answer: JSONValue = [
        "pushed": .integer(outcome.pushed), "pulled": .integer(merged.taken), "bodies": .integer(merged.bodies),
        "withheld": .integer(merged.withheld), "waiting": .integer(outcome.waiting),
        "articles": JSONValue(merged.articles), "reviewers": JSONValue(merged.reviewers),
        "released": .array(outcome.released.map(\.json)), "findings": JSONValue(merged.findings.map(words)),
      ]
      return say(answer.text)
    }
    tell("\(counted(outcome.pushed, "entry", plural: "entries")) brought to the hub, \(merged.taken) taken from it")
    if merged.withheld > 0 { tell("\(merged.withheld) came as heads only: what they say is not let go yet") }
    if merged.bodies > 0 { tell("\(merged.bodies) heads that were here say now what they said") }
    if outcome.waiting > 0 {
      let entries = counted(outcome.waiting, "entry", plural: "entries")
      tell("\(entries) of others in this copy wait for their authors' sync")
    }
    for article in merged.articles { tell("new article: \(article)") }
    for reviewer in merged.reviewers { tell("new reviewer: \(reviewer)") }
    for review in outcome.released { tell("released: \(review.article) by \(review.reviewer), round \(review.round)") }
    for finding in merged.findings { tell("finding: \(words(finding))") }
  }

  /// Says how this copy and its hub differ.
  public func hubStatus(isJSON: Bool) throws(Failure) {
    let undone = "hub not asked"
    let lost = try attempt(undone) { () throws -> Int in
      guard let hub = RememberedHub(of: project) else { throw HubRequestError.noHub(project: project) }
      let store = try open(.read, for: undone)
      let sync = try HubSync(HubAddress(hub.url))
      let status = try sync.status(of: store)
      if isJSON { say(json(status, hub, sync).text) } else { show(status, hub, sync) }
      return status.lost.count
    }
    guard lost == 0 else { throw Failure("hub not as it was", HubRequestError.lostHeads(count: lost)) }
  }

  private func json(_ status: HubStatus, _ hub: RememberedHub, _ sync: HubSync) -> JSONValue {
    [
      "url": .string(hub.url), "role": .string(sync.role), "coordinator": .bool(sync.isCoordinator),
      "synced_at": JSONValue(hub.syncedAt?.iso8601), "entries": .integer(status.entries),
      "chains": .integer(status.chains), "to_push": .integer(status.toPush), "to_pull": .integer(status.toPull),
      "waiting": .integer(status.waiting), "begun": .integer(status.begun), "finished": .integer(status.finished),
      "late": .integer(status.late),
      "lost": .array(
        status.lost.map {
          ["origin": .string($0.origin), "seq": .integer($0.seq), "seen_by": .string($0.seenBy)]
        }),
    ]
  }

  private func show(_ status: HubStatus, _ hub: RememberedHub, _ sync: HubSync) {
    tell("hub \(hub.url)")
    tell("role \(sync.role)\(sync.isCoordinator ? ", a coordinator" : "")")
    tell("last synced \(hub.syncedAt.map(LocalTime.words) ?? "never")")
    tell("\(counted(status.entries, "entry", plural: "entries")) in \(counted(status.chains, "chain")) at the hub")
    tell("\(status.toPush) to bring, \(status.toPull) to take")
    if status.waiting > 0 { tell("\(status.waiting) of others in this copy wait for their authors' sync") }
    tell("\(counted(status.begun, "reading")) begun, \(status.finished) of them finished")
    if status.late > 0 { tell("\(status.late) came after their author's finish") }
    for head in status.lost {
      tell("gone: entry \(head.seq) of chain \(head.origin.prefix(12)), which \(head.seenBy) has seen")
    }
  }
}

extension HubOutcome {
  /// Whether anything went or came.
  fileprivate var isNews: Bool { pushed > 0 || merged.taken > 0 || merged.bodies > 0 }
}
