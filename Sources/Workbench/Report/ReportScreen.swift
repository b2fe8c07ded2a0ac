// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationAnalysis
internal import AnnotationModel
internal import ReviewREPL
internal import TerminalIO

/// A document on a terminal: charts are block characters in a column of their table.
struct ReportScreen: Screen {
  let document: ReportDocument

  /// The sections of the short form.
  static let short: [ReportSection] = [.summary, .progress, .agreement, .gold, .hardest, .quality]

  /// So many paragraphs are shown; a page shows more.
  private static let passages = 5

  func render(in canvas: Canvas) -> String {
    let head = canvas.sentences([canvas.style.bold(sanitized(document.title)), sanitized(document.subtitle)])
    let sections = document.sections.map { section in
      let blocks = section.blocks.map { render($0, canvas) }.filter { !$0.isEmpty }
      return canvas.rule(sanitized(section.title)) + "\n\n" + blocks.joined(separator: "\n")
    }
    return ([head] + sections + [canvas.sentences(document.footer.map(sanitized))]).joined(separator: "\n")
  }

  private func render(_ block: ReportDocument.Block, _ canvas: Canvas) -> String {
    switch block {
    case .sentences(let sentences): return canvas.sentences(sentences.map(sanitized))
    case .answers(let answers):
      return answers.map { answer in
        canvas.sentences([canvas.style.bold(sanitized(answer.question)), sanitized(answer.answer)])
      }.joined(separator: "\n")
    case .figures(let figures):
      let entries = figures.map { figure in
        (
          term: sanitized(figure.name),
          meaning: [figure.cell.text(decimals: 2), figure.remark].filter { !$0.isEmpty }.joined(separator: " ")
        )
      }
      return canvas.definitions(entries, column: 34, indent: 2).joined(separator: "\n") + "\n"
    case .table(let table): return render(table, canvas)
    case .chains(let chains):
      return canvas.sentences(
        chains.map { "\(sanitized($0.title)): " + $0.steps.map(sanitized).joined(separator: " → ") })
    case .steps(let steps): return canvas.sentences(steps.enumerated().map { "\($0 + 1). \(sanitized($1))" })
    case .passages(let passages):
      return passages.prefix(Self.passages).map { render($0, canvas) }.joined(separator: "\n")
    }
  }

  private func render(_ passage: ReportDocument.Passage, _ canvas: Canvas) -> String {
    let text = passage.pieces.map(\.text).joined()
    let votes = passage.votes.map { render($0, canvas, hasTitle: false) } ?? ""
    return canvas.sentences([canvas.style.bold(sanitized(passage.title))]) + canvas.quoted(text, indent: 4) + "\n"
      + votes
      + canvas.sentences(passage.remarks.map(sanitized))
  }

  private func render(_ report: ReportTable, _ canvas: Canvas, hasTitle: Bool = true) -> String {
    let report = report.withoutEmptyColumns
    guard !report.rows.isEmpty else { return "" }
    let signs = Signs(canvas.glyphs)
    var table = Table(
      columns: report.columns.map { column in
        .init(sanitized(column.title), column.isNumber ? .trailing : .leading, isWhole: column.isDrawn)
      })
    let room = canvas.width < 60 ? 10 : 18
    table.rows = report.rows.map { row in
      row.map { cell in
        switch cell {
        case .plot(let value, let interval):
          IntervalBar(value: value, interval: interval, axis: report.axis, width: room).render(signs, canvas)
        case .bar(let parts): bar(parts, room, canvas)
        default: sanitized(cell.text(decimals: 2))
        }
      }
    }
    let title = hasTitle ? canvas.sentences([canvas.style.bold(sanitized(report.title))]) : ""
    let remark = report.remark.isEmpty ? "" : canvas.sentences([sanitized(report.remark)])
    return title + table.render(in: canvas) + remark
  }

  /// Parts of a whole, each of its own sign.
  private func bar(_ parts: [(share: Double, color: Int)], _ width: Int, _ canvas: Canvas) -> String {
    let signs = canvas.glyphs == .ascii ? ["#", "=", "+", "~"] : ["█", "▓", "▒", "░"]
    var text = "", done = 0, sum = 0.0
    for part in parts where part.share > 0 {
      sum += part.share
      let end = min(width, Int((sum * Double(width)).rounded()))
      let sign = part.color < 0 ? canvas.glyphs.missing : signs[parts.count > 2 ? part.color % signs.count : 0]
      text += String(repeating: sign, count: max(0, end - done))
      done = max(done, end)
    }
    return text
  }
}

extension ReportTable {
  /// The table without the columns that say nothing in any row.
  var withoutEmptyColumns: ReportTable {
    let kept = columns.indices.filter { place in
      place == 0 || rows.contains { !$0.indices.contains(place) || !$0[place].isEmpty }
    }
    var table = self
    table.columns = kept.map { columns[$0] }
    table.rows = rows.map { row in kept.filter(row.indices.contains).map { row[$0] } }
    return table
  }
}

extension ReportCell {
  /// Whether nothing stands in it.
  var isEmpty: Bool {
    switch self {
    case .text(let text), .reason(let text): text.isEmpty
    case .number(let number, _): number == nil
    case .share(_, let whole): whole == 0
    default: false
    }
  }

  /// What stands in the cell, in words and figures; what is drawn says nothing more.
  func text(decimals: Int) -> String {
    switch self {
    case .text(let text), .reason(let text): return text
    case .count(let count): return String(count)
    case .number(let number, let places): return number.map { Figure.text($0, decimals: places) } ?? "—"
    case .estimate(let value, let interval, let range):
      guard let value else { return "—" }
      let number = Figure.text(value, decimals: decimals)
      guard let interval, interval.lower < interval.upper else { return number }
      let limits = [interval.lower, interval.upper].map { number in
        Figure.text(min(max(number, range.lowerBound), range.upperBound), decimals: decimals)
      }
      return "\(number)  \(limits.joined(separator: " – "))"
    case .share(let count, let whole): return whole == 0 ? "—" : "\(count)/\(whole)"
    case .plot, .bar: return ""
    case .shade(let value, let places, _): return value.map { Figure.text($0, decimals: places) } ?? ""
    case .label(let name, _, let remark): return remark.isEmpty ? name : "\(name) (\(remark))"
    }
  }
}
