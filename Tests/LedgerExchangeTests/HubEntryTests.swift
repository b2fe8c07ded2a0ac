// SPDX-License-Identifier: GPL-3.0-or-later
import AnnotationModel
import AnnotationStore
import ExchangeTestSupport
import LedgerExchange
import Testing

/// What a hub is told of each entry, so that it can hide what others may not read yet.
@Suite struct HubEntryTests {
  private let copies: Copies
  private var ana: ProjectStore { copies.stores[1] }
  private var ben: ProjectStore { copies.stores[3] }

  init() throws { copies = try Copies(seed: 32) }

  private func append(_ events: [Event], by author: String?, _ store: ProjectStore) throws {
    _ = try store.append(events.map { Submission($0) }, by: author, at: Copies.time)
  }

  /// A review of "quay" by somebody: opened, three labels, and finished where that is wanted.
  private func review(by author: String, _ store: ProjectStore, finished: Bool = false) throws {
    let labels = try store.article("quay").paragraphs.map { paragraph in
      Event.judgementMade(
        JudgementMade(
          article: "quay", round: 1, paragraph: paragraph.number, textSHA256: paragraph.sha256,
          judgement: Judgement(label: "report"), codebook: "", seconds: 1))
    }
    try append([.reviewOpened(ReviewOpened(article: "quay", round: 1, scope: .body))], by: author, store)
    try append(labels, by: author, store)
    if finished { try append([.reviewFinished(ReviewClosed(article: "quay", round: 1))], by: author, store) }
  }

  /// What the hub gets of a person's reviews, each entry as its kind, its round and whether it is hidden.
  private func sent(_ author: String, of store: ProjectStore, after: Int = 0) throws -> [String] {
    let chains = try store.chains().filter { $0.author == author }.map { (origin: $0.head.origin, after: after) }
    var found: [String] = []
    try store.send(chains) { outgoing in
      #expect(outgoing.entry.body != nil)
      guard outgoing.entry.kind != "reviewerJoined" else { return }
      let round = outgoing.round.map { " round \($0)" } ?? ""
      found.append(outgoing.entry.kind + round + (outgoing.isSecret ? " hidden" : ""))
    }
    return found
  }

  private static let labels = Array(repeating: "judgementMade round 1 hidden", count: 3)

  @Test func labelsOfAnUnfinishedReviewAreHiddenAndItsFrameIsNot() throws {
    try review(by: "ana", ana)
    #expect(try sent("ana", of: ana) == ["reviewOpened round 1"] + Self.labels)
    #expect(try sent("ana", of: ana, after: 2) == Array(Self.labels.prefix(2)))
    #expect(try sent("nobody", of: ana).isEmpty)
  }

  @Test func whatIsReleasedIsHiddenNoMore() throws {
    try review(by: "ana", ana, finished: true)
    #expect(try ana.releasedReviews().isEmpty)
    let mine = ReviewID(article: "quay", reviewer: "ana")
    try append([.trust(.labelsReleased(LabelsReleased(reviews: [mine])))], by: nil, ana)
    let key = try ana.key(of: mine)
    #expect(try ana.releasedReviews() == [key])
    #expect(
      try sent("ana", of: ana)
        == ["reviewOpened round 1"] + Array(repeating: "judgementMade round 1", count: 3) + ["reviewFinished round 1"])
  }

  @Test func aChainIsSentUpToWhatWasWithheldHere() throws {
    try review(by: "ana", ana)
    try copies.exchange(from: ana, to: ben)
    #expect(try sent("ana", of: ben) == ["reviewOpened round 1"])
    #expect(try ben.lackingBodies().map(\.reviewer) == ["ana"])
  }

  @Test func whatAMachineSaysIsNoRound() throws {
    try ana.add(Reviewer(id: "gauge", machine: Reviewer.Machine(model: "gauge")), at: Copies.time)
    try review(by: "gauge", ana)
    #expect(
      try sent("gauge", of: ana) == [
        "reviewOpened", "judgementMade", "judgementMade", "judgementMade",
      ])
  }

  @Test func onlyWhatLetsLabelsGoNamesTheReviews() throws {
    try review(by: "ana", ana, finished: true)
    let mine = ReviewID(article: "quay", reviewer: "ana")
    try append([.trust(.labelsReleased(LabelsReleased(reviews: [mine])))], by: nil, ana)
    for verb in ["export", LabelsRevealed.bundle] {
      try ana.revealLabels(of: [mine], verb: verb, by: nil, at: Copies.time)
    }
    let owners = try Copies.bundle(of: ana).entries.filter { !$0.releases.isEmpty }
    #expect(owners.map(\.kind) == ["labelsReleased", "labelsRevealed"])
    #expect(try owners.allSatisfy { try $0.releases == [ana.key(of: mine)] })
    #expect(owners.last?.body?.contains("\"verb\":\"bundle\"") == true)
  }
}
