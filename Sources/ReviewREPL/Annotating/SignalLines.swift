// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import ReviewSession
internal import TerminalIO

/// What a review says about the article's sourcing, in a few lines of counts.
struct SignalLines {
  var session: Session

  func lines(in canvas: Canvas) -> [String] {
    let labels = session.walk.compactMap { number in
      (session.state(of: number).judgement?.label).map { (number, $0) }
    }
    let signals = SourcingSignals(
      article: session.article, labels: Dictionary(uniqueKeysWithValues: labels), annotations: session.annotations,
      codebook: session.codebook)
    let statements = signals.attributed + signals.unattributed
    var lines = [
      "statements \(statements): \(signals.attributed) with a source, \(signals.unattributed) without",
      "sources \(signals.named + signals.unnamed + signals.pseudonyms): \(signals.named) named, "
        + "\(signals.unnamed) unnamed, \(signals.pseudonyms) pseudonym; \(counted(signals.documents, "document"))",
    ]
    if !signals.origins.isEmpty {
      let names = signals.origins.map(sanitized).joined(separator: ", ")
      let circular = signals.isCircular ? ", which stands behind every source" : ""
      lines.append("origins \(signals.origins.count): \(names)\(circular); depth \(signals.depth)")
    }
    if signals.loaded + signals.hedges > 0 {
      lines.append("per 1,000 words: \(rate(signals, signals.loaded)) loaded, \(rate(signals, signals.hedges)) hedges")
    }
    let ratings = signals.ratings.map { "\(sanitized($0.source)) \($0.rating.grades)" }
    if !ratings.isEmpty { lines.append("ratings  \(ratings.joined(separator: ", "))") }
    return lines.flatMap { canvas.block($0, hanging: 2) }
  }

  private func rate(_ signals: SourcingSignals, _ count: Int) -> String {
    let tenths = Int(((signals.perThousandWords(count) ?? 0) * 10).rounded())
    return "\(tenths / 10).\(tenths % 10)"
  }
}
