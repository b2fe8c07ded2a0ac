// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import ReviewREPL
internal import TerminalIO

/// An article for reading: what it says of itself, its chain, its blocks with number and kind.
struct ArticleScreen: Screen {
  var slug: String
  var article: Article

  func render(in canvas: Canvas) -> String {
    var lines = [""] + canvas.block(canvas.style.bold(sanitized(article.title ?? "\(slug) (no title)")))
    let facts: [(String, String?)] = [
      ("byline", article.byline), ("credit", article.credit), ("site", article.site), ("url", article.url),
      (
        "dates",
        article.dates.isEmpty ? nil : article.dates.map { "\($0.iso) (\($0.of.rawValue))" }.joined(separator: ", ")
      ),
    ]
    for (name, value) in facts {
      guard let value else { continue }
      lines += canvas.block("\(name)  \(sanitized(value))", hanging: 4)
    }
    if !article.provenance.isEmpty {
      lines += ["", "  from hand to hand:"]
      lines += article.provenance.flatMap { canvas.block(step($0), indent: 4, hanging: 2) }
    }
    lines.append("")
    for paragraph in article.paragraphs { lines += block(paragraph, canvas) }
    return lines.joined(separator: "\n") + "\n"
  }

  private func step(_ step: ProvenanceStep) -> String {
    let date = step.date.map { ", \(sanitized($0))" } ?? ""
    let evidence = step.paragraph.map { " (¶\($0))" } ?? ""
    return "\(sanitized(step.party)), \(step.partyKind.rawValue), \(step.role.rawValue)\(date)\(evidence)"
  }

  private func block(_ paragraph: Paragraph, _ canvas: Canvas) -> [String] {
    let head = "  \(canvas.glyphs.pilcrow)\(paragraph.number) \(paragraph.kind.rawValue)"
    return [canvas.style.dim(head), canvas.quoted(paragraph.text, indent: 4), ""]
  }
}
