// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationAnalysis
internal import AnnotationModel
internal import TerminalIO

/// What a project's figures rest on and what they leave out, in sentences.
struct ProjectNotes {
  let agreement: ProjectAgreement

  /// How many are named before the rest is counted.
  private static let named = 10

  /// The reviews left out of the articles shown, or taken in though unfinished.
  func leftOut(_ canvas: Canvas) -> String {
    let shown = Set(agreement.selection.articles)
    let out = agreement.selection.unfinished.filter { shown.contains($0.id.article) }
    return lines(
      sentence("Left out, not finished: ", out) + sentence("Taken in, not finished: ", agreement.selection.takenIn),
      canvas)
  }

  /// The articles that can not be shown, and who has not finished them.
  func pending(_ canvas: Canvas) -> String {
    let isNamed = agreement.selection.articles.isEmpty
    let waiting = agreement.selection.pending.filter { isNamed || !$0.finished.isEmpty || !$0.unfinished.isEmpty }
    var sentences = waiting.prefix(Self.named).map(Self.sentence)
    if waiting.count > Self.named { sentences.append("\(waiting.count - Self.named) more articles wait.") }
    if !agreement.hidden.isEmpty {
      let count = agreement.hidden.count
      sentences.append(
        "\(count == 1 ? "One article stays" : "\(count) articles stay") hidden until you have finished it.")
    }
    if sentences.isEmpty, isNamed { sentences = ["No article has two finished reviews yet."] }
    return lines(sentences, canvas)
  }

  private func sentence(_ start: String, _ reviews: [ReviewSummary]) -> [String] {
    guard !reviews.isEmpty else { return [] }
    let names = reviews.prefix(Self.named).map { review in
      "\(review.id.reviewer)'s review of \(review.id.article) (\(review.decided) of \(review.walked))"
    }
    let more = reviews.count > Self.named ? ["\(reviews.count - Self.named) more"] : []
    return [start + listed(names + more) + "."]
  }

  private static func sentence(_ pending: ReviewSelection.Pending) -> String {
    let (article, unfinished) = (pending.article, pending.unfinished)
    let start = "\(article): no agreement yet; "
    if !unfinished.isEmpty {
      return start + "\(listed(unfinished)) \(unfinished.count == 1 ? "has" : "have") not finished."
    }
    return start
      + (pending.finished.isEmpty
        ? "nobody has reviewed it." : "only \(listed(pending.finished)) has reviewed it.")
  }

  private func lines(_ sentences: [String], _ canvas: Canvas) -> String {
    sentences.flatMap { wrap($0, width: min(canvas.width, 80), indent: "  ", hanging: "  ") }.map { $0 + "\n" }.joined()
  }
}
