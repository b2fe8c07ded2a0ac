// SPDX-License-Identifier: GPL-3.0-or-later
internal import AnnotationModel
internal import ReviewSession
internal import TerminalIO

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
