// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationAnalysis
internal import AnnotationModel
internal import AnnotationStore
internal import LedgerExchange
internal import TerminalIO

extension Workspace {
  /// Runs a sitting that goes through the queue, with a lease of its first reading where the project has a hub, so that two
  /// who were not asked by name do not begin the same article. A hub that is away holds nobody up.
  func leasing<Value>(
    _ readings: [ReviewID], round: Int, for reviewer: String, _ store: ProjectStore,
    _ sitting: ([ReviewID]) throws -> Value
  ) throws -> Value {
    guard let hub = RememberedHub(of: project) else { return try sitting(readings) }
    let waiting = try workQueue(store).waiting(for: reviewer).map { $0.inRound(round) }
    let asked = Set(try store.askedReadings())
    var places: [ReviewKey: ReviewID] = [:], wanted: [ReviewKey] = []
    for reading in waiting {
      var key = try store.key(of: reading)
      if !asked.contains(key) { key.reviewer = "" }
      places[key] = reading
      wanted.append(key)
    }
    let address = try HubAddress(hub.url)
    let taken: ReviewKey?
    do {
      taken = try HubSync(address).lease(oneOf: wanted)
    } catch let error as HubError {
      guard case .unreachable = error else { throw error }
      remark("attest: \(error.message.reason) (nobody knows there that you begin)")
      return try sitting(readings)
    }
    guard let taken, let reading = places[taken] else { throw HubRequestError.allTaken(reviewer: reviewer) }
    let value = try sitting([reading])
    // What is not given back ends by itself.
    if try store.reviews(of: [reading.article], by: reviewer).contains(where: { $0.id == reading && $0.isFinished }) {
      try? HubSync(address).giveBack(taken)
    }
    return value
  }

  /// When the project last met its hub, and how many entries wait for it; nil without a hub.
  func hubWords(_ store: ProjectStore) throws -> String? {
    guard let hub = RememberedHub(of: project) else { return nil }
    let known = Dictionary(hub.memory.heads.map { ($0.origin, $0.seq) }) { first, _ in first }
    let waiting = try store.heads().reduce(0) { $0 + max(0, $1.seq - known[$1.origin, default: 0]) }
    let synced = hub.syncedAt.map { "synced \(LocalTime.words($0))" } ?? "never synced"
    return waiting == 0 ? synced : "\(synced), \(counted(waiting, "entry waits", plural: "entries wait"))"
  }
}
