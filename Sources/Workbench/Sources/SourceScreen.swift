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
    let name = canvas.style.bold(sanitized(entry.label)) + "  \(entry.naming.rawValue) \(entry.kind.rawValue)"
    var lines = [""] + canvas.block(name, hanging: 2)
    let facts = [
      ("printed as", entry.names), ("outlets", entry.outlets(outlets)),
      ("behind", entry.origins.filter { $0 != entry.label }),
    ]
    for (name, values) in facts where !values.isEmpty {
      let text = "\(name)  \(values.map(sanitized).joined(separator: ", "))"
      lines += canvas.block(text, hanging: 4)
    }
    for member in entry.members {
      lines += [""] + canvas.block(head(member), hanging: 2)
      lines += member.mentions.flatMap { canvas.block(mention($0, canvas), indent: 4, hanging: 2) }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func head(_ member: SourceRegister.Member) -> String {
    let annotations = member.record.annotations
    let chain = annotations.chain(from: member.number).dropFirst().compactMap { annotations.sources[$0]?.value.label }
    let nesting = chain.isEmpty ? "" : ", in " + chain.map(sanitized).joined(separator: ", in ")
    let basis = (member.rating?.basis).map { " “\(sanitized($0))”" } ?? ""
    let rating = member.rating.map { ", rated \($0.grades)" } ?? ""
    return
      "\(sanitized("\(member.record.review.article), \(member.record.review.reviewer)"))\(nesting)\(rating)\(basis)"
  }

  private func mention(_ placed: AnnotationSet.Placed<Mention>, _ canvas: Canvas) -> String {
    let cue = placed.value.cue.map { " “\(sanitized($0))”" } ?? ""
    return
      "\(canvas.glyphs.pilcrow)\(placed.paragraph) \(placed.value.mode.rawValue), \(placed.value.stance.rawValue)\(cue)"
  }
}
