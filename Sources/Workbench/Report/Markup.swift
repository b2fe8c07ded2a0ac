// SPDX-License-Identifier: GPL-3.0-or-later
internal import TerminalIO

/// Text and tables as a paper takes them; every text is escaped here and nowhere else.
struct Markup {
  private let format: MarkupFormat

  init(_ format: MarkupFormat) { self.format = format }

  /// Every table of a document, one below the other; what is drawn is left out.
  func tables(of document: ReportDocument) -> String {
    let tables = document.sections.flatMap(\.blocks).compactMap { block -> ReportTable? in
      if case .table(let table) = block, !table.rows.isEmpty { table.withoutEmptyColumns } else { nil }
    }
    return tables.map(table).joined(separator: "\n")
  }

  private func table(_ table: ReportTable) -> String {
    let shown = table.columns.indices.filter { !table.columns[$0].isDrawn }
    let heads = shown.map { escaped(table.columns[$0].title) }
    let rows = table.rows.map { row in shown.map { escaped(row[$0].text(decimals: 3)) } }
    let remark = table.remark.isEmpty ? "" : escaped(table.remark)
    if format == .latex {
      let columns = shown.map { table.columns[$0].isNumber ? "r" : "l" }.joined()
      let lines = ([heads] + rows).map { $0.joined(separator: " & ") + " \\\\" }
      return """
        \\begin{table}
        \\caption{\(escaped(table.title))}
        \\begin{tabular}{\(columns)}
        \\hline
        \(lines[0])
        \\hline
        \(lines.dropFirst().joined(separator: "\n"))
        \\hline
        \\end{tabular}
        \(remark.isEmpty ? "" : remark + "\n")\\end{table}

        """
    }
    let rule = shown.map { table.columns[$0].isNumber ? "---:" : "---" }
    let lines = ([heads, rule] + rows).map { "| \($0.joined(separator: " | ")) |" }
    return "**\(escaped(table.title))**\n\n\(lines.joined(separator: "\n"))\n" + (remark.isEmpty ? "" : "\n\(remark)\n")
  }

  func heading(_ text: String) -> String {
    switch format {
    case .markdown: "## \(escaped(text))\n"
    case .latex: "\\section*{\(escaped(text))}\n"
    case .text: "\(escaped(text))\n"
    }
  }

  func paragraph(_ sentences: [String]) -> String { escaped(sentences.joined(separator: " ")) + "\n" }

  /// Points with their answers; what has none is not hidden.
  func checklist(_ points: [(point: String, answer: String?)]) -> String {
    let lines = points.map { point, answer in
      let words = "\(escaped(point)): \(escaped(answer ?? "not answered"))"
      return switch format {
      case .markdown: "- [\(answer == nil ? " " : "x")] \(words)"
      case .latex: "\\item \(words)"
      case .text: "\(answer == nil ? "[ ]" : "[x]") \(words)"
      }
    }.joined(separator: "\n")
    return format == .latex ? "\\begin{itemize}\n\(lines)\n\\end{itemize}\n" : lines + "\n"
  }

  /// A text in which nothing is markup. Complexity: O(text).
  func escaped(_ text: String) -> String {
    let text = sanitized(text).replacing("\n", with: " ")
    if format == .text { return text }
    var result = ""
    for scalar in text.unicodeScalars {
      result += (format == .latex ? Self.latex[scalar] : Self.markdown[scalar]) ?? String(scalar)
    }
    return result
  }

  private static let latex: [Unicode.Scalar: String] = [
    "\\": "\\textbackslash{}", "{": "\\{", "}": "\\}", "$": "\\$", "&": "\\&", "#": "\\#", "%": "\\%", "_": "\\_",
    "^": "\\textasciicircum{}", "~": "\\textasciitilde{}", "<": "\\textless{}", ">": "\\textgreater{}", "¶": "\\P{}",
    "→": "$\\rightarrow$", "↓": "$\\downarrow$", "≥": "$\\geq$", "—": "---", "–": "--", "“": "``", "”": "''", "’": "'",
  ]

  private static let markdown: [Unicode.Scalar: String] = Dictionary(
    uniqueKeysWithValues: "\\`*_[]<>|#~&".unicodeScalars.map {
      ($0, $0 == "<" ? "&lt;" : $0 == "&" ? "&amp;" : "\\\($0)")
    })
}
