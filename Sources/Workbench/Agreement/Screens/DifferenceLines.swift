// SPDX-License-Identifier: GPL-3.0-or-later
internal import AgreementStatistics
internal import AnnotationAnalysis
internal import AnnotationModel
internal import ReviewREPL
internal import TerminalIO

/// The paragraphs that reviewers labelled differently: in short with their labels, or all of them with their text.
struct DifferenceLines: Screen {
  let differences: [Difference]
  let codebook: Codebook
  let namesArticles: Bool
  let isLong: Bool

  /// How many are listed in short.
  private static let fewest = 12

  func render(in canvas: Canvas) -> String {
    guard !differences.isEmpty else { return "  Nowhere do the labels differ.\n" }
    let listed = isLong ? differences[...] : differences.prefix(Self.fewest)
    var lines = ["  Not the same:"]
    for difference in listed {
      lines += canvas.block(sentence(difference, canvas), indent: 4, hanging: 2)
      if isLong { lines.append(canvas.quoted(difference.paragraph.text, indent: 6)) }
    }
    if differences.count > listed.count {
      lines += canvas.block(
        "and \(differences.count - listed.count) more: attest agreement --differences", indent: 4, hanging: 2)
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func sentence(_ difference: Difference, _ canvas: Canvas) -> String {
    let place =
      (namesArticles ? "\(sanitized(difference.article)) " : "")
      + "\(canvas.glyphs.pilcrow)\(difference.paragraph.number)"
    let labels = difference.labels.map { reviewer, label in
      "\(sanitized(reviewer)) \(sanitized(codebook.definition(of: label)?.name ?? label.rawValue))"
    }
    return "\(place)  \(labels.joined(separator: ", "))"
  }
}

/// How the labels of two raters cross: the first one's are the rows.
struct ConfusionLines: Screen {
  let pair: PairRow
  /// The labels' names, in the order of the table.
  let labels: [String]

  func render(in canvas: Canvas) -> String {
    let signs = Signs(canvas.glyphs)
    let raters = pair.raters.map(sanitized)
    var table = Table(columns: [.init("\(raters[0]) \(signs.down)  \(raters[1]) \(signs.across)")])
    table.columns += labels.map { .init($0, .trailing) }
    table.rows = zip(labels, pair.confusion).map { label, counts in
      [label] + counts.map { $0 == 0 ? canvas.glyphs.missing : String($0) }
    }
    return table.render(in: canvas)
  }
}
