// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationAnalysis
internal import AnnotationModel
internal import ReviewREPL
internal import TerminalIO

/// One source: its names, where it speaks and how, and what each reviewer thinks of it.
struct SourceScreen: Screen {
  let entry: SourceRegister.Entry
  let outlets: [String: String]

  func render(in canvas: Canvas) -> String {
    var lines = [
      "", "  " + canvas.style.bold(sanitized(entry.label)) + "  \(entry.naming.rawValue) \(entry.kind.rawValue)",
    ]
    let facts = [
      ("printed as", entry.names), ("outlets", entry.outlets(outlets)),
      ("behind", entry.origins.filter { $0 != entry.label }),
    ]
    for (name, values) in facts where !values.isEmpty {
      let text = "\(name)  \(values.map(sanitized).joined(separator: ", "))"
      lines += wrap(text, width: min(canvas.width, 80), indent: "  ", hanging: "    ")
    }
    for member in entry.members { lines += ["", head(member)] + member.mentions.map { mention($0, canvas) } }
    return lines.joined(separator: "\n") + "\n"
  }

  private func head(_ member: SourceRegister.Member) -> String {
    let annotations = member.record.annotations
    let chain = annotations.chain(from: member.number).dropFirst().compactMap { annotations.sources[$0]?.value.label }
    let nesting = chain.isEmpty ? "" : ", in " + chain.map(sanitized).joined(separator: ", in ")
    let basis = (member.rating?.basis).map { " “\(sanitized($0))”" } ?? ""
    let rating = member.rating.map { ", rated \($0.grades)" } ?? ""
    return
      "  \(sanitized("\(member.record.review.article), \(member.record.review.reviewer)"))\(nesting)\(rating)\(basis)"
  }

  private func mention(_ placed: AnnotationSet.Placed<Mention>, _ canvas: Canvas) -> String {
    let cue = placed.value.cue.map { " “\(sanitized($0))”" } ?? ""
    return
      "    \(canvas.glyphs.pilcrow)\(placed.paragraph) \(placed.value.mode.rawValue), \(placed.value.stance.rawValue)\(cue)"
  }
}
