// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationAnalysis
internal import AnnotationModel
internal import ReviewREPL
internal import TerminalIO

/// An article's signals, one column a reviewer; it describes and counts.
struct SignalsScreen: Screen {
  let signals: ArticleSignals
  let codebook: Codebook

  func render(in canvas: Canvas) -> String {
    let title = sanitized(signals.article.title ?? signals.slug)
    var text = "\n" + canvas.sentences([canvas.style.bold(title)])
    let hands = [
      signals.article.outlet.map { "outlet \(sanitized($0))" },
      signals.article.originOutlet.map { "origin \(sanitized($0))" },
    ]
    let line = hands.compactMap { $0 }.joined(separator: " · ")
    if !line.isEmpty { text += canvas.sentences([line]) }
    guard !signals.readings.isEmpty else { return text + "  No review of it can be shown.\n" }
    var table = Table(columns: [.init("")] + signals.readings.map { .init(head($0), .trailing) })
    table.rows = rows.map { [$0.name] + signals.readings.map($0.value) }
    text += "\n" + table.render(in: canvas)
    text += chains(canvas)
    return text + ratings(canvas)
  }

  private func head(_ reading: ArticleSignals.Reading) -> String {
    sanitized(reading.review.id.reviewer) + (reading.review.isFinished ? "" : " (open)")
  }

  private typealias Row = (name: String, value: (ArticleSignals.Reading) -> String)

  private var rows: [Row] {
    let labels: [Row] = codebook.labels.map { label in
      (sanitized(label.name) + ", of paragraphs (of words)", { share($0.signals, label.id) })
    }
    return labels + [
      ("statements with a source, without", { "\($0.signals.attributed), \($0.signals.unattributed)" }),
      (
        "sources named, unnamed, pseudonym",
        { "\($0.signals.named), \($0.signals.unnamed), \($0.signals.pseudonyms)" }
      ),
      ("documents", { String($0.signals.documents) }), ("origins", { String($0.signals.origins.count) }),
      ("all behind one origin", { $0.signals.isCircular ? "yes" : "no" }),
      ("depth of the chain", { String($0.signals.depth) }),
      ("loaded words per 1,000", { rate($0.signals, $0.signals.loaded) }),
      ("hedges per 1,000", { rate($0.signals, $0.signals.hedges) }),
    ]
  }

  private func share(_ signals: SourcingSignals, _ label: LabelID) -> String {
    let paragraphs = signals.shares.reduce(0) { $0 + $1.paragraphs }, words = signals.shares.reduce(0) { $0 + $1.words }
    guard let mine = signals.shares.first(where: { $0.label == label }), paragraphs > 0 else { return "—" }
    return "\(percent(mine.paragraphs, paragraphs)) (\(percent(mine.words, words)))"
  }

  private func percent(_ part: Int, _ whole: Int) -> String {
    ArticleSignals.ratio(part, whole).map { "\(Int(($0 * 100).rounded())) %" } ?? "—"
  }

  private func rate(_ signals: SourcingSignals, _ count: Int) -> String {
    signals.perThousandWords(count).map { "\(Figure.text($0, decimals: 1))" } ?? "—"
  }

  private func chains(_ canvas: Canvas) -> String {
    var seen: Set<[String]> = []
    return signals.readings.map(\.signals.chain).filter { $0.count > 1 && seen.insert($0).inserted }.map { chain in
      let text = "chain: " + chain.map(sanitized).joined(separator: " → ")
      return canvas.sentences([text])
    }.joined()
  }

  private func ratings(_ canvas: Canvas) -> String {
    let rated = signals.rated
    guard !rated.isEmpty else { return "" }
    var table = Table(columns: [.init("rated source")] + signals.readings.map { .init(head($0)) } + [.init("spread")])
    table.rows = rated.map { label, ratings in
      let cells = signals.readings.map { reading in
        ratings.first { $0.reviewer == reading.review.id.reviewer }?.rating.grades ?? ""
      }
      let spreads = [
        ArticleSignals.spread(ratings.compactMap(\.rating.reliability?.rank)),
        ArticleSignals.spread(ratings.compactMap(\.rating.credibility?.rank)),
      ].map { $0.map(String.init) ?? "—" }
      return [sanitized(label)] + cells + [spreads.joined(separator: ", ")]
    }
    return "\n" + table.render(in: canvas)
      + canvas.sentences(["spread: steps between reviewers in reliability, credibility; F and 6 are none"])
  }
}
