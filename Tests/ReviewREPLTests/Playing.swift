// SPDX-License-Identifier: GPL-3.0-or-later
import AnnotationModel
import ReviewREPL
import ReviewSession
import ReviewTestSupport
import TerminalIO

/// A loop over an invented review, played from a script to its end.
struct Played {
  let ending: Ending
  let session: Session
  let text: String
  let saved: [Event]
  let requests: [LineRequest]

  /// Plays what a person does in a review, after which the input ends; a look at the clock finds it `pace` seconds on, and
  /// `change` prepares the source and the log.
  init(
    _ session: Session, _ script: [InputEvent], isInteractive: Bool = true, width: Int = 80, pace: Double = 1,
    next: ReviewEnvironment.NextArticle? = nil, _ change: (ScriptedSource, MemoryLog) -> Void = { _, _ in }
  ) {
    let source = ScriptedSource(script, isInteractive: isInteractive)
    let console = RecordingConsole(canvas: Canvas(width: width)), log = MemoryLog()
    change(source, log)
    var seconds = 0.0
    let environment = ReviewEnvironment(
      source: source, console: console,
      now: {
        seconds += pace
        return seconds
      }, words: { String(describing: $0) }, moment: { _ in "on Monday" }, next: { next })
    var loop = ReviewLoop(session: session, environment: environment, log: log)
    ending = loop.run()
    self.session = loop.session
    text = console.text
    saved = log.saved.map(\.event)
    requests = source.requests
  }

  /// The labels given, in order, nil for abstaining.
  var labels: [LabelID?] {
    saved.compactMap { if case .judgementMade(let facts) = $0 { facts.judgement.label } else { nil } }
  }

  /// The word before the sign of each prompt.
  var prompts: [String] {
    requests.map { $0.prompt.split(separator: " ").dropLast().joined(separator: " ") }
  }
}

/// Single keys, one event each.
func keys(_ text: String) -> [InputEvent] { text.map { .key($0) } }

/// A review of three body paragraphs.
func threeParagraphs() -> Session { SampleReview.session([.body, .body, .body]) }

/// A review of one paragraph of the given text.
func review(of text: String) -> Session {
  let paragraph = Paragraph(number: 1, kind: .body, text: text, sha256: "digest-1")
  let article = Article(title: "The test", paragraphs: [paragraph], sha256: "whole", contentSHA256: "content")
  return Session(ReviewID(article: "harbour", reviewer: "ana"), article: article, codebook: SampleReview.codebook)
}
