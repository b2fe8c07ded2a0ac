// SPDX-License-Identifier: GPL-3.0-or-later
internal import AgreementStatistics
internal import ReviewREPL
internal import TerminalIO

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
