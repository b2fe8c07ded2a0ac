// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationAnalysis
internal import AnnotationModel
internal import Crypto
internal import Foundation
internal import Mustache
internal import Schemas
internal import TerminalIO

/// A document as one page of HTML that asks for nothing: no script, no request, no font.
///
/// Texts reach the page through one place, which shows control and bidirectional characters as terminals see them, and the
/// templates escape what is markup.
struct ReportPage {
  let document: ReportDocument

  /// The page.
  func html() throws -> String {
    let parts = SchemaFiles.reportTemplates
    var library = MustacheLibrary()
    for (name, text) in parts { try library.register(MustacheTemplate(string: text), named: name) }
    let style = SchemaFiles.reportStyle
    let digest = Data(SHA256.hash(data: Data(style.utf8))).base64EncodedString()
    let values: [String: Any] = [
      "language": document.language.rawValue, "digest": digest, "style": style, "title": document.title,
      "subtitle": document.subtitle, "hasNav": document.sections.count > 1,
      "sections": document.sections.map(Self.values), "footer": document.footer,
    ]
    guard let page = library.render(Self.clean(values), withTemplate: "page") else {
      throw Failure("report not written", Message(.bug, "the page has no template", advice: "this is a bug of ours"))
    }
    return page
  }

  /// Makes every text harmless to whoever reads the page in an editor, whatever it is of; the only such place.
  private static func clean(_ value: Any) -> Any {
    switch value {
    case let text as String: sanitized(text)
    case let list as [Any]: list.map(clean)
    case let values as [String: Any]: values.mapValues(clean)
    default: value
    }
  }

  private static func values(_ section: ReportDocument.Section) -> [String: Any] {
    [
      "id": section.name, "heading": section.title, "blocks": section.blocks.map(values),
      "hasCommands": !section.commands.isEmpty, "commands": section.commands,
    ]
  }

  private static func values(_ block: ReportDocument.Block) -> [String: Any] {
    switch block {
    case .sentences(let sentences): ["sentences": sentences]
    case .answers(let answers):
      ["answers": ["list": answers.map { ["question": $0.question, "answer": $0.answer] }]]
    case .figures(let figures):
      [
        "figures": [
          "list": figures.map { figure in
            var values = cell(figure.cell, ReportTable(title: "", columns: [], rows: []))
            values["name"] = figure.name
            if !figure.remark.isEmpty { values["note"] = figure.remark }
            return values
          }
        ]
      ]
    case .table(let table): table.rows.isEmpty ? [:] : ["table": values(table)]
    case .chains(let chains): ["chains": ["list": chains.map { values($0.title, $0.steps) }]]
    case .steps(let steps): ["steps": ["list": steps]]
    case .passages(let passages): ["passages": ["list": passages.map(values)]]
    }
  }

  private static func values(_ title: String, _ steps: [String]) -> [String: Any] {
    let items = steps.enumerated().map { place, step -> [String: Any] in
      place == 0 ? ["step": step] : ["step": step, "arrow": Drawing.arrow.values]
    }
    return ["chain": title, "steps": items]
  }

  private static func values(_ passage: ReportDocument.Passage) -> [String: Any] {
    let pieces = passage.pieces.map { piece -> [String: Any] in
      let types = piece.types.map { $0.rawValue.replacing("_", with: " ") }
      guard !types.isEmpty else { return ["piece": piece.text] }
      return [
        "piece": piece.text, "types": "marked", "tag": (types + piece.reviewers).joined(separator: ", "),
      ]
    }
    var values: [String: Any] = ["place": passage.title, "pieces": pieces, "remarks": passage.remarks]
    if !passage.before.isEmpty { values["before"] = passage.before }
    if !passage.after.isEmpty { values["after"] = passage.after }
    if let votes = passage.votes { values["votes"] = self.values(votes) }
    return values
  }

  /// More columns than these may not fit a narrow screen.
  private static let narrow = 3

  private static func values(_ table: ReportTable) -> [String: Any] {
    let table = table.withoutEmptyColumns
    let heads = table.columns.enumerated().map { place, column -> [String: Any] in
      let isHead = !column.title.isEmpty
      var values: [String: Any] = [
        "tag": isHead ? "th" : "td", "isHead": isHead, "title": column.title,
        "look": column.isDrawn ? "d" : column.isNumber ? "n" : "t",
      ]
      if column.isDrawn, table.rows.contains(where: { $0[place].isPlot }) {
        values["axis"] = Drawing.axis(table.axis, limits: table.limits).values
      }
      return values
    }
    let rows = table.rows.map { row in
      ["cells": row.enumerated().map { cell($1, table, place: $0) }]
    }
    var values: [String: Any] = [
      "caption": table.title, "kind": table.isMatrix ? "matrix" : "rows", "heads": heads, "rows": rows,
      "isWide": table.columns.count > narrow, "hasLegend": !table.legend.isEmpty,
      "legend": table.legend.enumerated().map { ["color": String($0 % 8), "label": $1] },
    ]
    if !table.remark.isEmpty { values["remark"] = table.remark }
    return values
  }

  private static func cell(_ cell: ReportCell, _ table: ReportTable, place: Int = 1) -> [String: Any] {
    let isHead = place == 0
    let column = table.columns.indices.contains(place) ? table.columns[place] : .number("")
    var values: [String: Any] = [
      "tag": isHead ? "th" : "td", "isHead": isHead, "look": column.isDrawn ? "d" : column.isNumber ? "n" : "t",
    ]
    switch cell {
    case .text(let text), .reason(let text): values["plain"] = text.isEmpty ? nil : text
    case .count(let count): values["main"] = datum(Double(count), decimals: 0)
    case .number(let number, let decimals):
      if let number { values["main"] = datum(number, decimals: decimals) } else { values["plain"] = "—" }
    case .estimate(let value, let interval, let range):
      guard let value else {
        values["plain"] = "—"
        break
      }
      values["main"] = datum(value, decimals: 2)
      if let interval, interval.lower < interval.upper {
        let shown = [interval.lower, interval.upper].map { number in
          Figure.text(min(max(number, range.lowerBound), range.upperBound), decimals: 2)
        }
        values["limits"] = [
          "lower": "\(interval.lower)", "low": shown[0], "upper": "\(interval.upper)", "high": shown[1],
        ]
      }
    case .share(_, 0): values["plain"] = "—"
    case .share(let count, let whole):
      values["main"] = datum(Double(count), decimals: 0)
      values["note"] = "of \(whole)"
    case .plot(let value, let interval):
      values["drawn"] = Drawing.whisker(value, interval, on: table.axis, limits: table.limits).values
    case .bar(let parts): values["drawn"] = Drawing.bar(parts).values
    case .shade(let value, let decimals, let strength):
      values["look"] = "m"
      guard let value else { break }
      let level = Drawing.level(strength)
      values["look"] = "m h\(level)"
      values["drawn"] = Drawing.tile(level).values
      values["main"] = datum(value, decimals: decimals)
    case .label(let name, let color, let remark):
      (values["swatch"], values["plain"]) = (String(color % 8), name)
      if !remark.isEmpty { values["note"] = remark }
    }
    return values
  }

  /// A number as it is read, with all of its digits for programs.
  private static func datum(_ value: Double, decimals: Int) -> [String: String] {
    let exact = decimals == 0 && value == value.rounded() ? Figure.text(value, decimals: 0) : "\(value)"
    return ["exact": exact, "shown": Figure.text(value, decimals: decimals)]
  }
}

extension ReportCell {
  /// Whether it is drawn on the axis of its table.
  var isPlot: Bool { if case .plot = self { true } else { false } }
}
