// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import AnnotationStore
internal import DatasetExchange
internal import JSON
internal import TerminalIO

extension Workspace {
  /// Adds a reviewer, once; the project is made when there is none.
  public func addReviewer(_ id: String, name: String?) throws(Failure) {
    let undone = "reviewer \(sanitized(id)) not added"
    guard Reviewer.isValid(id: id) else { throw Failure(undone, JourneyError.notAReviewerID(id)) }
    let name = name.map(\.onOneLine)
    let store = try open(.create, for: undone)
    try adoptCodebook(store, for: undone)
    try attempt(undone) {
      if let known = try store.reviewers().first(where: { $0.id == id }), name == nil || name == known.name {
        return say("\(id) is a reviewer already")
      }
      try store.add(Reviewer(id: id, name: name), at: clock())
      say("\(id) is a reviewer now")
    }
  }

  /// Lets a reviewer read nothing more; what they did stays, and what they had to do is others'.
  public func retire(_ id: String) throws(Failure) {
    let undone = "reviewer \(sanitized(id)) not retired"
    try attempt(undone) {
      if let viewer { throw WorkError.notTheirs(reviewer: viewer) }
      let store = try open(.write, for: undone)
      _ = try store.reviewer(id)
      let receipt = try store.append([Submission(.work(.retired(reviewer: id)))], by: nil, at: clock())
      tell("\(id) has retired (entry \(receipt[0].clock))")
    }
  }

  /// Lists the reviewers.
  public func reviewers(isJSON: Bool) throws(Failure) {
    let undone = "reviewers not listed"
    let store = try open(.read, for: undone)
    try attempt(undone) {
      let reviewers = try store.reviewers()
      if isJSON {
        let list = reviewers.map { reviewer in
          JSONValue.object(
            [
              .init(key: "id", value: .string(reviewer.id)), .init(key: "name", value: JSONValue(reviewer.name)),
              .init(key: "kind", value: .string(reviewer.kind.rawValue)),
            ] + (reviewer.machine?.details.map { .init(key: $0.key.rawValue, value: JSONValue($0.value)) } ?? []))
        }
        say((["reviewers": .array(list)] as JSONValue).text)
      } else {
        var table = Table(
          columns: [.init("reviewer"), .init("name"), .init("kind")],
          rows: reviewers.map { [sanitized($0.id), sanitized($0.name ?? ""), $0.kind.rawValue] })
        if reviewers.contains(where: { $0.kind == .machine }) {
          table.columns += [.init("model"), .init("version")]
          for (index, reviewer) in reviewers.enumerated() {
            table.rows[index] += [reviewer.machine?.model, reviewer.machine?.version].map { sanitized($0 ?? "") }
          }
        }
        output.write(
          reviewers.isEmpty ? "No reviewer yet; attest reviewer add ID makes one.\n" : table.render(in: output.canvas))
      }
    }
  }
}
