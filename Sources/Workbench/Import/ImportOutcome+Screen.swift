// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import DatasetExchange
internal import JSON
internal import TerminalIO

extension ImportOutcome {
  /// What was taken in, in sentences, with how many rows and cells hold no label.
  func lines(isDryRun: Bool, unlabelled: Int) -> [String] {
    var lines: [String] = []
    if isNothing {
      lines.append("nothing new: \(counted(known, "label")) \(known == 1 ? "is" : "are") here already")
    } else {
      let counts: [(Int, String, String?)] = [
        (newArticles.count, "new article", nil), (completed.count, "completed article", nil), (labels, "label", nil),
        (abstentions, "abstention", nil), (notes, "note or flag", "notes or flags"), (marks, "mark", nil),
        (gold, "gold label", nil),
      ]
      let parts = counts.filter { $0.0 > 0 }.map { counted($0.0, $0.1, plural: $0.2) }
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
    if !completed.isEmpty {
      let pairs = completed.sorted { $0.key < $1.key }.map { "\($0.key) as \($0.value)" }
      lines.append("completed: \(pairs.joined(separator: ", "))")
    }
    if older > 0 { lines.append("\(counted(older, "label")) left out, older than what stands") }
    if unlabelled > 0 { lines.append("\(counted(unlabelled, "cell")) without label") }
    return lines + changes(isDryRun: isDryRun)
  }

  /// What becomes of what stood before, in sentences.
  private func changes(isDryRun: Bool) -> [String] {
    var lines: [String] = []
    if !replaced.isEmpty {
      let count = counted(replaced.values.reduce(0, +), "standing label")
      let whose = replaced.sorted { $0.key < $1.key }.map { "\($0.value) of \($0.key)" }
      lines.append("\(count) \(isDryRun ? "would be " : "")replaced: \(whose.joined(separator: ", "))")
    }
    for (article, count) in madeStale.sorted(by: { $0.key < $1.key }) {
      let verb = isDryRun ? "would be" : count == 1 ? "is" : "are"
      lines.append("\(counted(count, "gold label")) of \(article) \(verb) stale, for labels under it change")
    }
    if !unfinished.isEmpty {
      let names = unfinished.prefix(20).map { left in
        let round = left.review.round == ReviewID.firstRound ? "" : ", round \(left.review.round)"
        let count = "\(left.decided) of \(left.paragraphs) decided"
        return "\(left.review.reviewer) of \(left.review.article)\(round) (\(count))"
      }
      let more = unfinished.count > 20 ? " and \(unfinished.count - 20) more" : ""
      lines.append("left unfinished: \(names.joined(separator: ", "))\(more)")
    }
    return lines
  }

  /// The same as JSON.
  func json(_ request: ImportRequest, _ head: DatasetHead, _ faults: [DatasetFault]) -> JSONValue {
    func counts(_ counts: [String: Int]) -> JSONValue {
      .object(counts.sorted { $0.key < $1.key }.map { .init(key: $0.key, value: .integer($0.value)) })
    }
    func words(_ words: [String: String]) -> JSONValue {
      .object(words.sorted { $0.key < $1.key }.map { .init(key: $0.key, value: .string($0.value)) })
    }
    let left = unfinished.map { left -> JSONValue in
      [
        "article": .string(left.review.article), "reviewer": .string(left.review.reviewer),
        "round": .integer(left.review.round), "decided": .integer(left.decided),
        "paragraphs": .integer(left.paragraphs),
      ]
    }
    let differing = differingLabels.map { label -> JSONValue in
      [
        "article": .string(label.review.article), "reviewer": .string(label.review.reviewer),
        "round": .integer(label.review.round), "paragraph": .integer(label.paragraph),
        "aspect": .string(label.aspect.rawValue), "here": .string(label.here), "dataset": .string(label.dataset),
      ]
    }
    return [
      "format": .string(request.format.rawValue), "dry_run": .bool(request.isDryRun), "entry": JSONValue(entry),
      "articles": [
        "new": JSONValue(newArticles), "known": JSONValue(knownArticles), "partial": JSONValue(partialArticles),
        "completed": words(completed), "excluded": JSONValue(excluded.sorted()),
      ],
      "labels": .integer(labels), "abstentions": .integer(abstentions), "notes": .integer(notes),
      "marks": .integer(marks), "gold": .integer(gold), "stale_gold": .integer(staleGold),
      "differing_gold": counts(differingGold), "differing_labels": .array(differing), "known": .integer(known),
      "older": .integer(older),
      "unlabelled": .integer(head.unlabelled), "replaced": counts(replaced), "made_stale": counts(madeStale),
      "unfinished": .array(left), "reviewers": words(reviewers), "new_reviewers": JSONValue(newReviewers),
      "machine": JSONValue(request.machine?.id),
      "ignored": counts(head.ignored),
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

extension ImportOutcome.DifferingLabel {
  /// Where the dataset says what otherwise than the project.
  var words: String {
    func said(_ text: String) -> String {
      switch aspect {
      case .label: quoted(text)
      case .note: text.isEmpty ? "no note" : "the note \(quoted(text))"
      case .flag: text.isEmpty ? "no flag" : "a flag"
      }
    }
    return "\(review.article) ¶\(paragraph) of \(review.reviewer): \(said(dataset)) in the dataset, \(said(here)) here"
  }
}
