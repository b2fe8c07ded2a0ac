// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import ReviewSession
internal import TerminalIO

/// The sources of the article at hand, with their numbers.
struct SourcesScreen: Screen {
  var session: Session

  func render(in canvas: Canvas) -> String {
    let annotations = session.annotations
    guard !annotations.sources.isEmpty else {
      return canvas.sentences(["No source is named yet; w names who speaks in a paragraph."])
    }
    let phrase = Phrase(codebook: session.codebook, canvas: canvas)
    let marks = AnnotationPhrase(session: session, phrase: phrase)
    var table = Table(columns: [
      .init("", .trailing), .init("source"), .init("what"), .init("in"), .init(""), .init("¶"),
    ])
    table.rows = annotations.sources.sorted { $0.key < $1.key }.map { row($0, $1.value, marks) }
    let origins = annotations.origins(in: session.bodyNumbers).map(marks.label)
    var lines = table.render(in: canvas)
    let circular = annotations.isCircular(in: session.bodyNumbers) ? "  (every source stands behind it)" : ""
    if !origins.isEmpty {
      lines += canvas.sentences(["\(counted(origins.count, "origin")): \(origins.joined(separator: ", "))\(circular)"])
    }
    let commands = canvas.flow(["source set N …", "source same N M", "source split N", "source drop N"])
    return lines + commands.joined(separator: "\n") + "\n"
  }

  private func row(_ number: Int, _ source: Source, _ marks: AnnotationPhrase) -> [String] {
    let annotations = session.annotations
    let same = annotations.joins[number].map { "= \($0) \(marks.label($0))" }
    let parent = annotations.parent(of: number).map { "\($0) \(marks.label($0))" } ?? ""
    let places = Set(annotations.mentions.values.filter { $0.value.source == number }.map(\.paragraph)).sorted()
    let grades = annotations.rating(ofSource: number)?.rating.grades ?? ""
    let what = "\(source.naming == .named ? "" : source.naming.rawValue + " ")\(source.kind.rawValue)"
    return [
      String(number), sanitized(source.label), same ?? what, same == nil ? parent : "", grades,
      places.map(String.init).joined(separator: " "),
    ]
  }
}

/// The marked words of the article, with their numbers.
struct SpansScreen: Screen {
  var session: Session

  func render(in canvas: Canvas) -> String {
    let spans = session.annotations.orderedSpans
    guard !spans.isEmpty else {
      return canvas.sentences(["No words are marked yet; s marks some of the paragraph at hand."])
    }
    let phrase = Phrase(codebook: session.codebook, canvas: canvas)
    let marks = AnnotationPhrase(session: session, phrase: phrase)
    var table = Table(columns: [.init("", .trailing), .init("¶", .trailing), .init("type"), .init("words")])
    table.rows = spans.map { number, span in
      [String(number), String(span.paragraph), marks.name(span.value.type), marks.echo(span.value, span.paragraph)]
    }
    return table.render(in: canvas) + canvas.sentences(["span drop N takes one away"])
  }
}
