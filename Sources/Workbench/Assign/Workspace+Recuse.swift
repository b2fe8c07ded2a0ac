// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationAnalysis
internal import AnnotationModel
internal import AnnotationStore
internal import TerminalIO

extension Workspace {
  /// Keeps a reviewer from what an outlet published; what they finished of it stays.
  public func recuse(_ reviewer: String, from outlet: String, because reason: String) throws(Failure) {
    let undone = "\(sanitized(reviewer)) not recused"
    try attempt(undone) {
      if let viewer, viewer != reviewer { throw WorkError.notTheirs(reviewer: viewer) }
      guard outlet.contains(where: { !$0.isWhitespace }) else { throw WorkError.noOutlet }
      let recusal = Recusal(reviewer: reviewer, outlet: outlet, reason: try said(reason))
      let store = try open(.write, for: undone)
      try store.person(reviewer)
      let queue = try workQueue(store)
      let articles = queue.work.articles.filter { recusal.bars(reviewer, from: $0) }
      let barred = Set(articles.map(\.slug))
      let due = queue.items.count { $0.review.reviewer == reviewer && $0.isDue && barred.contains($0.review.article) }
      let receipt = try store.append([Submission(.work(.recused(recusal)))], by: viewer, at: clock())
      tell(
        "\(reviewer) reads nothing of \(outlet) any more: \(counted(articles.count, "article")) here"
          + ", \(due) of them assigned (entry \(receipt[0].clock))")
      if articles.isEmpty {
        let outlets = Set(queue.work.articles.flatMap(\.outlets)).sorted()
        let near = suggestion(for: outlet, among: outlets).map { "; did you mean \(quoted($0))?" } ?? ""
        tell("No article here is of \(quoted(outlet))\(near)")
      }
      if due > 0 { tell("attest assign deals them out to others.") }
    }
  }

  /// A reason that says something.
  func said(_ reason: String) throws(WorkError) -> String {
    guard reason.contains(where: { !$0.isWhitespace }) else { throw .noReason }
    return reason
  }
}
