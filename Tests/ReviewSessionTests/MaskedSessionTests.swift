// SPDX-License-Identifier: GPL-3.0-or-later
import AnnotationModel
import ReviewSession
import ReviewTestSupport
import Testing

/// What a reviewer does under the mask lands where it was meant, and nothing that is saved holds a mask.
@Suite struct MaskedSessionTests {
  private let log = MemoryLog()
  private let texts = ["RT reports that START is over.", "The plan was “never agreed”, an aide told rt.com on Monday."]

  private func session(isMasked: Bool = true, history: [Recorded] = []) -> Session {
    let article = Article(
      site: "RT",
      paragraphs: texts.enumerated().map { Paragraph(number: $0 + 1, kind: .body, text: $1, sha256: "digest-\($0)") },
      sha256: "s", contentSHA256: "c")
    return Session(
      ReviewID(article: "talks", reviewer: "ana"), article: article, isMasked: isMasked,
      codebook: SampleReview.codebook, history: history)
  }

  private let lines = [
    "span loaded is over", "span opinion [hidden] reports", "span cue ¶2 told [hidden]", "span scare ¶2 Monday",
    "source [hidden]", "source \"an aide\" ¶2", "assess 1 B2 says [hidden] itself", "note [hidden] said so",
  ]

  @Test func marksLandWhereTheyWereMeant() throws {
    var masked = session()
    for line in lines { try masked.type(line, log: log) }
    let stored = log.saved
    for case .annotationChanged(let facts) in stored.map(\.event) {
      guard case .span(let span) = facts.annotation else { continue }
      #expect(TextSpan.text(of: texts[facts.paragraph - 1], from: span.start, to: span.end) == span.text)
    }
    #expect(!"\(stored)".contains("[hidden"))
    let open = session(isMasked: false, history: stored)
    #expect(
      open.annotations.orderedSpans.map(\.span.value.text) == ["RT reports", "is over", "told rt.com", "Monday"])
    #expect(open.annotations.sources[1]?.value.name == "RT")
    #expect(open.state(of: 1).note == "RT said so")
  }

  @Test func nothingThatIsShownTellsTheOutletNowOrLater() throws {
    var now = session()
    for line in lines { try now.type(line, log: log) }
    let later = session(history: log.saved)
    for session in [now, later] {
      let shown = "\(session.article) \(session.annotations) \(session.state(of: 1)) \(session.speakerCandidates)"
      #expect(!shown.contains("RT r") && !shown.contains("\"RT\"") && !shown.contains("rt.com"))
      #expect(
        session.annotations.orderedSpans.map(\.span.value.text) == [
          "[hidden] reports", "is over", "told [hidden]", "Monday",
        ])
      #expect(session.annotations.sources[1]?.value.name == "[hidden]")
    }
  }

  @Test func whatWasTakenBackAndMadeAgainIsTheSame() throws {
    var masked = session()
    try masked.type("span cue ¶2 told [hidden]", log: log)
    for line in ["undo", "redo"] { try masked.type(line, log: log) }
    let open = session(isMasked: false, history: log.saved)
    #expect(open.annotations.orderedSpans.map(\.span.value.text) == ["told rt.com"])
    #expect(masked.annotations.orderedSpans.map(\.span.value.text) == ["told [hidden]"])
  }
}
