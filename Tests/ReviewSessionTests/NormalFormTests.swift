// SPDX-License-Identifier: GPL-3.0-or-later
import AnnotationModel
import ReviewSession
import ReviewTestSupport
import Testing

/// Text is found whatever its normal form; offsets stay those of the stored text.
@Suite struct NormalFormTests {
  private static let composed = "Le café “Éole” à Łódź, 한국."
  private static let decomposed = "Le cafe\u{301} “E\u{301}ole” a\u{300} Ło\u{301}dz\u{301}, \u{1112}\u{1161}\u{11AB}국."

  private func session(_ text: String) -> Session {
    let texts = ["Nothing of the kind stands here.", text]
    let paragraphs = texts.enumerated().map { index, text in
      Paragraph(number: index + 1, kind: .body, text: text, sha256: "digest-\(index + 1)")
    }
    let article = Article(title: "The test", paragraphs: paragraphs, sha256: "whole", contentSHA256: "content")
    return Session(ReviewID(article: "cafe", reviewer: "ana"), article: article, codebook: SampleReview.codebook)
  }

  @Test(arguments: [(composed, decomposed), (decomposed, composed), (composed, composed)])
  func textIsFoundInEveryForm(stored: String, typed: String) throws {
    for word in typed.split(separator: " ") {
      var session = session(stored)
      try session.type("find \(word)", log: MemoryLog())
      #expect(session.position == 2, "\(word)")
    }
  }

  @Test(arguments: [(composed, decomposed), (decomposed, composed)])
  func aSpansOffsetsAreThoseOfTheStoredText(stored: String, typed: String) throws {
    var session = session(stored)
    let words = typed.split(separator: " ")
    try session.type("span hedge ¶2 \(words[1])", log: MemoryLog())
    try session.type("span loaded ¶2 \(words[2]) … \(words[4].dropLast())", log: MemoryLog())
    let spans = session.annotations.orderedSpans.map(\.1.value)
    #expect(spans.count == 2)
    let scalars = Array(stored.unicodeScalars)
    for span in spans {
      #expect(Array(scalars[span.start..<span.end]) == Array(span.text.unicodeScalars))
    }
    #expect(spans[0].text == String(words[1]))
  }

  @Test func aFormIsNoLicence() {
    var session = session(Self.composed)
    #expect(throws: ReviewError.self) { try session.type("find cafè", log: MemoryLog()) }
  }

  @Test func wordsBehindATypeThatThereIsNotNameTheTypes() throws {
    var session = session("The stolen coast.")
    try session.type("go 2", log: MemoryLog())
    #expect {
      try session.type("span loadd stolen", log: MemoryLog())
    } throws: { error in
      if case .annotating(.noSuchSpanType("loadd")) = error as? ReviewError { true } else { false }
    }
  }
}
