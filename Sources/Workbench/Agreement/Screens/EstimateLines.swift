// SPDX-License-Identifier: GPL-3.0-or-later
internal import AgreementStatistics
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

  private static let valueWidth = 9
  private static let intervalWidth = 13

  func render(in canvas: Canvas) -> String {
    let signs = Signs(canvas.glyphs)
    let room = max(12, canvas.width - Self.valueWidth - Self.intervalWidth - 30)
    let width = min(room, max(22, (rows.map(\.name) + [title]).map(displayWidth).max() ?? 0))
    let percent = Figure.text(confidence * 100, decimals: confidence * 100 == (confidence * 100).rounded() ? 0 : 1)
    let header =
      padded(title, width: width) + flush(valueTitle) + "   "
      + padded("\(percent) % interval", width: Self.intervalWidth) + "   " + remarkTitle
    let lines = rows.flatMap { line($0, width, signs, canvas) }
    return ([canvas.style.dim(("  " + header).trimmed)] + lines).joined(separator: "\n") + "\n"
  }

  private func line(_ row: Row, _ width: Int, _ signs: Signs, _ canvas: Canvas) -> [String] {
    let name = "  " + padded(truncate(row.name, width: width, ellipsis: canvas.glyphs.ellipsis), width: width)
    guard let value = row.estimate.value else {
      let reason = row.estimate.reason.map(words.words) ?? ""
      let margin = name + flush(signs.undefined) + "   "
      let lines = wrap(reason, width: canvas.width - displayWidth(margin))
      let blank = String(repeating: " ", count: displayWidth(margin))
      return lines.enumerated().map { (($0.offset == 0 ? margin : blank) + $0.element).trimmed }
    }
    let figure = flush(Figure.text(value, decimals: 4))
    let interval = row.estimate.interval.map { Figure.text($0, signs) } ?? signs.undefined
    return [
      (name + canvas.style.bold(figure) + "   " + padded(interval, width: Self.intervalWidth) + "   " + row.remark)
        .trimmed
    ]
  }

  private func flush(_ text: String) -> String {
    String(repeating: " ", count: max(1, Self.valueWidth - displayWidth(text))) + text
  }
}

extension String {
  /// Without the blanks at its end.
  fileprivate var trimmed: String {
    var scalars = unicodeScalars[...]
    while scalars.last == " " { scalars.removeLast() }
    return String(scalars)
  }
}
