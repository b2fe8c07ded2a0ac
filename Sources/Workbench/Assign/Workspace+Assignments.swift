// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationAnalysis
internal import AnnotationModel
internal import AnnotationStore
internal import JSON
internal import TerminalIO

extension Workspace {
  /// Lists what is assigned to whom and how far it is, never a label; at a desk, the reviewer's own readings.
  ///
  /// Re-tests are silent: at a desk they are not listed.
  public func assignments(isJSON: Bool) throws(Failure) {
    let undone = "assignments not listed"
    let store = try open(.read, for: undone)
    try attempt(undone) {
      let queue = WorkQueue(try store.work(), at: clock())
      let items = queue.items.filter { item in
        viewer == nil || item.review.reviewer == viewer && !item.review.isRetest
      }.sorted {
        ($0.review.reviewer, $0.record.clock, $0.record.assignment.place)
          < ($1.review.reviewer, $1.record.clock, $1.record.assignment.place)
      }
      if isJSON {
        say((["assignments": .array(items.map(Self.json))] as JSONValue).text)
      } else {
        output.write(table(items))
      }
    }
  }

  private func table(_ items: [WorkQueue.Item]) -> String {
    if items.isEmpty { return "Nothing is assigned; attest assign --reviewers ana,ben deals the articles out.\n" }
    var table = Table(
      columns: [
        .init("reviewer"), .init("article", isWhole: true), .init("state"), .init("until"), .init("entry", .trailing),
      ])
    table.rows = items.map { item in
      [
        sanitized(item.review.reviewer), sanitized(item.review.article),
        item.state.rawValue + (item.review.isRetest ? ", again" : ""),
        item.record.until.map { String($0.iso8601.prefix(10)) } ?? "", String(item.record.clock),
      ]
    }
    return table.render(in: output.canvas)
  }

  private static func json(_ item: WorkQueue.Item) -> JSONValue {
    [
      "entry": .integer(item.record.clock), "reviewer": .string(item.review.reviewer),
      "place": .integer(item.record.assignment.place), "article": .string(item.review.article),
      "round": .integer(item.review.round), "state": .string(item.state.rawValue),
      "until": JSONValue(item.record.until?.iso8601), "decided": JSONValue(item.summary?.decided),
      "paragraphs": JSONValue(item.summary?.walked),
    ]
  }
}
