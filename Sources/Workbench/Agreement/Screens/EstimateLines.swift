// SPDX-License-Identifier: GPL-3.0-or-later
internal import AgreementStatistics
internal import AnnotationModel
internal import ReviewREPL
internal import TerminalIO

/// Estimates with their intervals, one a line; what can not be had is a dash with its reason.
struct EstimateLines: Screen {
  /// One line.
  struct Row {
    let name: String
    let estimate: Estimate
    var remark = ""
  }

  var title = ""
  var valueTitle = "estimate"
  var remarkTitle = ""
  let rows: [Row]
  let confidence: Double
  let words: UndefinedWords

  func render(in canvas: Canvas) -> String {
    let signs = Signs(canvas.glyphs)
    let percent = Figure.text(confidence * 100, decimals: confidence * 100 == (confidence * 100).rounded() ? 0 : 1)
    var table = Table(columns: [
      .init(title), .init(valueTitle, .trailing), .init("\(percent) % interval", isWhole: true), .init(remarkTitle),
    ])
    table.rows = rows.map { row in
      guard let value = row.estimate.value else {
        return [row.name, signs.undefined, row.estimate.reason.map(words.words) ?? ""]
      }
      let interval = row.estimate.interval.map { Figure.text($0, signs) } ?? signs.undefined
      return [row.name, canvas.style.bold(Figure.text(value, decimals: 4)), interval, row.remark]
    }
    return table.render(in: canvas)
  }
}
