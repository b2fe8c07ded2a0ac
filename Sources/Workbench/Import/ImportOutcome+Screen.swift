// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import DatasetExchange
internal import JSON
internal import TerminalIO

extension ImportOutcome {
  /// What was taken in, in sentences.
  func lines(isDryRun: Bool) -> [String] {
    var lines: [String] = []
    if isNothing {
      lines.append("nothing new: \(counted(known, "label")) \(known == 1 ? "is" : "are") here already")
    } else {
      let parts = [
        (newArticles.count, "new article"), (labels, "label"), (abstentions, "abstention"), (marks, "mark"),
        (gold, "gold label"),
      ].filter { $0.0 > 0 }.map { counted($0.0, $0.1) }
      let people = reviewers.values.sorted()
      let what = parts.isEmpty ? "reviewers" : parts.joined(separator: ", ")
      lines.append(
        "\(isDryRun ? "would import " : "")\(what)"
          + (people.isEmpty ? "" : " of \(people.joined(separator: ", "))")
          + (entry.map { ", entry \($0), which attest revert \($0) takes back whole" } ?? ""))
    }
    if !newReviewers.isEmpty {
      let origins = Dictionary(reviewers.map { ($0.value, $0.key) }) { first, _ in first }
      let names = newReviewers.map { id in origins[id].map { $0 == id ? id : "\(id) (\($0))" } ?? id }
      lines.append("new reviewers: \(names.joined(separator: ", "))")
    }
    if !partialArticles.isEmpty { lines.append("known only in part: \(counted(partialArticles.count, "article"))") }
    if older > 0 { lines.append("\(counted(older, "label")) left out, older than what stands") }
    return lines
  }

  /// The same as JSON.
  func json(_ request: ImportRequest, _ ignored: [String: Int], _ faults: [DatasetFault]) -> JSONValue {
    let mapped = reviewers.sorted { $0.key < $1.key }.map { JSONValue.Member(key: $0.key, value: .string($0.value)) }
    return [
      "format": .string(request.format.rawValue), "dry_run": .bool(request.isDryRun), "entry": JSONValue(entry),
      "articles": [
        "new": JSONValue(newArticles), "known": JSONValue(knownArticles), "partial": JSONValue(partialArticles),
      ],
      "labels": .integer(labels), "abstentions": .integer(abstentions), "marks": .integer(marks),
      "gold": .integer(gold), "known": .integer(known), "older": .integer(older),
      "reviewers": .object(mapped), "new_reviewers": JSONValue(newReviewers),
      "machine": JSONValue(request.machine?.id),
      "ignored": .object(
        ignored.sorted { $0.key < $1.key }.map { JSONValue.Member(key: $0.key, value: .integer($0.value)) }),
      "faults": .array(
        faults.map { fault in
          [
            "path": .string(fault.path), "line": JSONValue(fault.line), "place": JSONValue(fault.place),
            "error": .string(Message(fault).reason),
          ]
        }),
    ]
  }
}
