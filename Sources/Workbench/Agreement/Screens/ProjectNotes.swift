// SPDX-License-Identifier: GPL-3.0-or-later
internal import AgreementStatistics
internal import AnnotationAnalysis
internal import AnnotationModel
internal import ReviewREPL
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
    let stale = agreement.stale
    let old =
      stale == 0
      ? []
      : [
        "\(counted(stale, "decision")) \(stale == 1 ? "is" : "are") stale under \(agreement.codebook.reference): attest annotate --stale looks again."
      ]
    return canvas.sentences(
      ([agreement.late.sentence].compactMap { $0 } + old + sentence("Left out, not finished: ", out)
        + sentence("Taken in, not finished: ", agreement.selection.takenIn)
        + sentence("Made with a machine's labels as a prior: ", agreement.selection.withPrior)
        + Self.machines(agreement.selection))
        .map(sanitized))
  }

  /// Whose labels do not count because they are machines'.
  static func machines(_ selection: ReviewSelection) -> [String] {
    let names = Set(selection.machines.map(\.id.reviewer)).sorted()
    guard let first = names.first else { return [] }
    let who = names.count == 1 ? "\(first), a machine," : "\(listed(names)), machines,"
    return ["The labels of \(who) are left out: --machines takes them in."]
  }

  /// The articles that can not be shown, and who has not finished them.
  func pending(_ canvas: Canvas) -> String {
    let isNamed = agreement.selection.articles.isEmpty
    let waiting = agreement.selection.pending.filter { isNamed || !$0.finished.isEmpty || !$0.unfinished.isEmpty }
    var sentences = waiting.prefix(Self.named).map(sentence)
    if waiting.count > Self.named {
      sentences.append(
        "\(counted(waiting.count - Self.named, "more article")) \(waiting.count == Self.named + 1 ? "waits" : "wait").")
    }
    if !agreement.hidden.isEmpty {
      let count = agreement.hidden.count
      sentences.append(
        "\(counted(count, "article")) \(count == 1 ? "stays hidden until you have finished it" : "stay hidden until you have finished them")."
      )
    }
    if sentences.isEmpty, isNamed { sentences = ["No article has two finished reviews yet."] }
    if isNamed { sentences += Self.machines(agreement.selection) }
    return canvas.sentences(sentences.map(sanitized))
  }

  private func sentence(_ start: String, _ reviews: [ReviewSummary]) -> [String] {
    guard !reviews.isEmpty else { return [] }
    let names = reviews.prefix(Self.named).map { review in
      "\(review.id.reviewer)'s review of \(review.id.article) (\(review.decided) of \(review.walked))"
    }
    let more = reviews.count > Self.named ? ["\(reviews.count - Self.named) more"] : []
    return [start + listed(names + more) + "."]
  }

  private func sentence(_ pending: ReviewSelection.Pending) -> String {
    let (article, unfinished) = (pending.article, pending.unfinished)
    let start = "\(article): no agreement yet; ", round = agreement.selection.round
    let inRound = round == ReviewID.firstRound ? "" : " in round \(round)"
    switch pending.finished.count + unfinished.count {
    case 0: return start + "nobody has reviewed it\(inRound)."
    case 1:
      return start + "only \(listed(pending.finished + unfinished)) has reviewed it\(inRound)"
        + (unfinished.isEmpty ? "." : ", and has not finished.")
    default: return start + "\(listed(unfinished)) \(unfinished.count == 1 ? "has" : "have") not finished."
    }
  }
}
