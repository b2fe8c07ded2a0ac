// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationAnalysis
internal import AnnotationModel
internal import ReviewREPL
internal import TerminalIO

/// The register of sources, one line each.
struct SourceListScreen: Screen {
  let register: SourceRegister
  let outlets: [String: String]

  func render(in canvas: Canvas) -> String {
    if register.entries.isEmpty { return "No source can be shown.\n" }
    var table = Table(columns: [.init("source"), .init("what"), .init("¶", .trailing), .init("articles", .trailing)])
    table.rows = register.entries.flatMap { entry in
      let what = (entry.naming == .named ? "" : entry.naming.rawValue + " ") + entry.kind.rawValue
      let printed = entry.naming == .unnamed ? " “\(sanitized(entry.names.first ?? ""))”" : ""
      return [
        [sanitized(entry.label) + printed, what, String(entry.mentions), String(entry.articles.count)],
        [canvas.style.dim(detail(entry))],
      ]
    }
    return table.render(in: canvas)
  }

  private func detail(_ entry: SourceRegister.Entry) -> String {
    let ratings = entry.members.compactMap { member in
      member.rating.map { "\(member.record.review.reviewer) \($0.grades)" }
    }
    let origins = entry.origins.filter { $0 != entry.label }
    var parts = [entry.id]
    if !entry.outlets(outlets).isEmpty { parts.append(entry.outlets(outlets).joined(separator: ", ")) }
    if !origins.isEmpty { parts.append("behind it \(origins.joined(separator: ", "))") }
    if !ratings.isEmpty { parts.append(ratings.joined(separator: ", ")) }
    return sanitized(parts.joined(separator: " · "))
  }
}
