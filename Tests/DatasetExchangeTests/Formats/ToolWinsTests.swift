// SPDX-License-Identifier: GPL-3.0-or-later
import AnnotationModel
import DatasetExchange
import Testing

/// What was changed in a tool stands, whatever was kept beside its fields.
@Suite struct ToolWinsTests {
  private static let dataset: [DatasetArticle] = {
    var article = DatasetArticle(
      name: "harbour",
      content: Article(
        paragraphs: [Paragraph(number: 3, kind: .deck, text: "It said so 😬 twice.", sha256: "")], sha256: "",
        contentSHA256: ""))
    let label = DatasetLabel(
      paragraph: 3, judgement: Judgement(label: "report", unsure: true), note: "kept", seconds: 2.5,
      codebook: "attribution@1")
    article.reviews = [DatasetReview(reviewer: "ana", isFinished: true, labels: [label])]
    article.reviews[0].annotations.put(
      .span(TextSpan(type: .cue, start: 3, end: 7, text: "said")), .span, number: 4, paragraph: 3)
    return [article]
  }()

  private func edited(_ format: ExportFormat, _ change: (String) -> String) throws -> DatasetArticle {
    let files = try FormatRoundTripTests.write(Self.dataset, format)
    let changed = MemoryFiles(files.files.mapValues { Array(change(String(decoding: $0, as: UTF8.self)).utf8) })
    return try #require(try FormatRoundTripTests.read(changed, format).articles.first)
  }

  private static let labels: [(ExportFormat, String, String)] = [
    (.labelStudio, #""choices":["report"]"#, #""choices":["quote"]"#),
    (.doccano, #""label":["report"]"#, #""label":["quote"]"#),
    (.prodigy, #""accept":["report"]"#, #""accept":["quote"]"#),
    (.brat, "Report 0 19", "Quote 0 19"), (.gateBDOC, #""role":"report""#, #""role":"quote""#),
    (.casJSON, #""role" : "report""#, #""role" : "quote""#),
  ]

  @Test(arguments: labels) func anotherLabel(_ format: ExportFormat, _ before: String, _ after: String) throws {
    let article = try edited(format) { $0.replacing(before, with: after) }
    let label = try #require(article.reviews.first?.labels.first)
    #expect(label.judgement?.label == "quote", "\(format)")
    #expect(label.note == "kept" && label.codebook == "attribution@1" && label.judgement?.unsure == true, "\(format)")
    #expect(article.reviews[0].isFinished == true && article.content.paragraphs[0].kind == .deck, "\(format)")
  }

  private static let spans: [(ExportFormat, String, String)] = [
    (.labelStudio, #""start":3,"end":7,"text":"said""#, #""start":8,"end":12,"text":"so 😬""#),
    (.doccano, "[3,7,", "[8,12,"), (.prodigy, #""start":3,"end":7,"#, #""start":8,"end":12,"#),
    (.brat, "cue 3 7\tsaid", "cue 8 12\tso 😬"), (.gateBDOC, #""start":3,"end":7,"id""#, #""start":8,"end":12,"id""#),
    (.casJSON, "\"begin\" : 3,\n      \"end\" : 7", "\"begin\" : 8,\n      \"end\" : 13"),
  ]

  @Test(arguments: spans) func anotherSpan(_ format: ExportFormat, _ before: String, _ after: String) throws {
    // What is kept beside says the offsets in its own words, which stay.
    let article = try edited(format) { $0.replacing(before, with: after) }
    let spans = try #require(article.reviews.first?.annotations.spans)
    #expect(spans.count == 1 && spans[5]?.value.start == 8 && spans[5]?.value.end == 12, "\(format)")
    #expect(spans[5]?.value.text == "so 😬", "\(format)")
  }

  @Test func aLabelThatIsTakenAway() throws {
    let article = try edited(.brat) { $0.replacing("T1\tReport 0 19\tIt said so 😬 twice.\n", with: "") }
    #expect(article.reviews.first?.labels.first?.judgement == nil)
    let skipped = try edited(.labelStudio) {
      $0.replacing(#""was_cancelled":false"#, with: #""was_cancelled":true"#)
        .replacing(
          #"{"id":"label","from_name":"label","to_name":"text","type":"choices","origin":"manual","value":{"choices":["report"]}},"#,
          with: "")
    }
    let label = try #require(skipped.reviews.first?.labels.first)
    #expect(label.judgement != nil && label.judgement?.label == nil)
  }

  @Test(
    arguments: [ExportFormat.doccano, .brat, .casJSON, .gateBDOC, .conll, .w3c, .prov], ["../up", "a/b", "", ".hidden"])
  func noNameBecomesAPath(_ format: ExportFormat, _ name: String) throws {
    var article = Self.dataset[0]
    if format == .doccano { article.reviews[0].reviewer = name } else { article.name = name }
    #expect(throws: ExchangeError.self) { try FormatRoundTripTests.write([article], format) }
  }
}
