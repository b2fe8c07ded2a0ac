// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import ReviewSession
internal import TerminalIO

/// The sources of the article at hand, with their numbers.
struct SourcesScreen: Screen {
  var session: Session

  func render(in canvas: Canvas) -> String {
    let markup = session.markup
    guard !markup.sources.isEmpty else { return "  No source is named yet; w names who speaks in a paragraph.\n" }
    let phrase = Phrase(codebook: session.codebook, canvas: canvas)
    let marks = MarkPhrase(session: session, phrase: phrase)
    var table = Table(columns: [
      .init("", .trailing), .init("source"), .init("what"), .init("in"), .init(""), .init("¶"),
    ])
    table.rows = markup.sources.sorted { $0.key < $1.key }.map { row($0, $1.value, marks) }
    let origins = markup.origins(in: session.bodyNumbers).map(marks.label)
    var lines = table.render(in: canvas)
    let circular = markup.isCircular(in: session.bodyNumbers) ? "  (every source stands behind it)" : ""
    if !origins.isEmpty {
      lines += "  \(counted(origins.count, "origin")): \(origins.joined(separator: ", "))\(circular)\n"
    }
    return lines + "  source set N …   source same N M   source split N   source drop N\n"
  }

  private func row(_ number: Int, _ source: Source, _ marks: MarkPhrase) -> [String] {
    let markup = session.markup
    let same = markup.joins[number].map { "= \($0) \(marks.label($0))" }
    let parent = markup.parent(of: number).map { "\($0) \(marks.label($0))" } ?? ""
    let places = Set(markup.mentions.values.filter { $0.value.source == number }.map(\.paragraph)).sorted()
    let grades = markup.rating(ofSource: number)?.rating.grades ?? ""
    let what = "\(source.naming == .named ? "" : source.naming.rawValue + " ")\(source.kind.rawValue)"
    return [
      String(number), sanitized(source.label), same ?? what, same == nil ? parent : "", grades,
      places.map(String.init).joined(separator: " "),
    ]
  }
}
