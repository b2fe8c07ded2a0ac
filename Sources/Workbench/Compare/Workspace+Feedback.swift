// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationAnalysis
internal import AnnotationModel
internal import AnnotationStore
internal import JSON
internal import ReviewREPL
internal import TerminalIO

extension Workspace {
  /// Shows a reviewer where gold, or the others, decided otherwise, in articles that the reviewer has finished.
  public func feedback(for reviewer: String, isJSON: Bool) throws(Failure) {
    let undone = "feedback not shown"
    let store = try open(.read, for: undone)
    try attempt(undone) {
      try store.person(reviewer)
      if let viewer, viewer != reviewer { throw JourneyError.feedbackOfAnother(reviewer, viewer: viewer) }
      let reviews = try store.reviews()
      let mine = reviews.filter { $0.id.reviewer == reviewer }
      let articles = Set(mine.filter(\.isFinished).map(\.id.article)).subtracting(
        mine.filter { !$0.isFinished }.map(\.id.article)
      ).sorted()
      guard !articles.isEmpty else { throw JourneyError.nothingFinished(reviewer: reviewer) }
      let finished = Set(reviews.filter(\.isFinished).map(\.id))
      let labels = try store.labels(of: articles).filter { finished.contains($0.review) }
      let read = VersionedLabels(
        labels, under: CodebookHistory(try store.codebooks()), standard: try DefaultCodebook.read())
      let feedback = Feedback(for: reviewer, labels: read.records, gold: try store.gold(of: articles))
      let screen = FeedbackScreen(feedback: feedback, codebook: read.codebook)
      isJSON ? say(screen.json.text) : output.write(screen.render(in: output.canvas))
    }
  }
}

/// Where others decided otherwise than a reviewer.
struct FeedbackScreen: Screen {
  let feedback: Feedback
  let codebook: Codebook

  func render(in canvas: Canvas) -> String {
    var lines: [String] = []
    for row in feedback.rows {
      lines.append(
        canvas.style.bold("  \(sanitized(row.article)) \(canvas.glyphs.pilcrow)\(row.paragraph.number)"))
      var said = "you \(name(row.label))"
      if let gold = row.gold {
        said += " · gold \(name(gold.label)), \(gold.how.rawValue)"
        if let cause = gold.cause { said += ", \(cause.name)" }
        if let note = gold.note { said += " “\(sanitized(note))”" }
      }
      let others = row.others.sorted { $0.key < $1.key }.map { "\($0.key) \(name($0.value))" }
      if !others.isEmpty { said += " · \(others.joined(separator: ", "))" }
      lines += canvas.block(said, hanging: 2) + [canvas.quoted(row.paragraph.text), ""]
    }
    let counts = feedback.counts
    let gold = counts.withGold == 0 ? "" : "; gold says the same on \(counts.asGold) of \(counts.withGold)"
    let sentence =
      "\(counted(feedback.rows.count, "paragraph")) of \(counts.decided) decided otherwise by gold or others"
    return (lines + canvas.block("\(sentence)\(gold).")).joined(separator: "\n") + "\n"
  }

  private func name(_ label: LabelID?) -> String { label.map { codebook.name(of: $0.rawValue) } ?? "abstained" }

  var json: JSONValue {
    let rows: [JSONValue] = feedback.rows.map { row in
      let others = row.others.sorted { $0.key < $1.key }
        .map { JSONValue.Member(key: $0.key, value: JSONValue($0.value?.rawValue)) }
      return [
        "article": .string(row.article), "paragraph": .integer(row.paragraph.number),
        "label": JSONValue(row.label?.rawValue), "gold": JSONValue(row.gold?.label?.rawValue),
        "how": JSONValue(row.gold?.how.rawValue), "cause": JSONValue(row.gold?.cause?.rawValue),
        "note": JSONValue(row.gold?.note), "others": .object(others), "text": .string(row.paragraph.text),
      ]
    }
    return [
      "reviewer": .string(feedback.reviewer), "decided": .integer(feedback.counts.decided),
      "with_gold": .integer(feedback.counts.withGold), "as_gold": .integer(feedback.counts.asGold),
      "feedback": .array(rows),
    ]
  }
}
