// SPDX-License-Identifier: GPL-3.0-or-later
import AnnotationModel
import Testing

@Suite struct MaskingTests {
  private var article: Article {
    let texts: [(ParagraphKind, String)] = [
      (.byline, "By The Coastal Post"), (.body, "The Coastal Post has learned that the quay is sold."),
      (.body, "Nothing."),
    ]
    var article = Article(
      title: "The Coastal Post investigates", byline: "The Coastal Post", url: "https://coastal.example/a",
      site: "Coastal",
      provenance: [ProvenanceStep(party: "Meridian Courier", partyKind: .outlet, role: .origin)],
      paragraphs: texts.enumerated().map { Paragraph(number: $0 + 1, kind: $1.0, text: $1.1, sha256: "d\($0)") },
      sha256: "s", contentSHA256: "c")
    article.claims = [MetadataClaim(field: .site, value: "Coastal Post Group", origin: "meta")]
    return article
  }

  @Test func nothingThatIsShownTellsTheOutlet() {
    let masked = article.masked
    let shown = "\(masked)"
    for name in ["Coastal", "Meridian", "coastal.example"] { #expect(!shown.contains(name), "\(name)") }
    #expect(masked.paragraphs.map(\.text) == ["[hidden]", "[hidden] has learned that the quay is sold.", "Nothing."])
  }

  @Test func digestsStayThoseOfTheTrueText() {
    #expect(article.masked.paragraphs.map(\.sha256) == ["d0", "d1", "d2"])
  }
}
