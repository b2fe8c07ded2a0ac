// SPDX-License-Identifier: GPL-3.0-or-later
import AnnotationModel
import Testing

/// A masked article shows nothing that tells its outlet, and what is pointed at in it is found in the stored text.
@Suite struct MaskingTests {
  private func article(
    _ texts: [(ParagraphKind, String)], site: String? = nil, byline: String? = nil, url: String? = nil,
    hands: [String] = [], claims: [MetadataClaim] = []
  ) -> Article {
    Article(
      title: texts.first?.1, byline: byline, url: url, site: site,
      provenance: hands.map { ProvenanceStep(party: $0, partyKind: .outlet, role: .origin) }, claims: claims,
      paragraphs: texts.enumerated().map { Paragraph(number: $0 + 1, kind: $1.0, text: $1.1, sha256: "d\($0)") },
      sha256: "s", contentSHA256: "c")
  }

  private var post: MaskedArticle {
    MaskedArticle(
      article(
        [
          (.byline, "By The Coastal Post"), (.body, "The Coastal Post has learned that the quay is sold."),
          (.body, "Nothing."),
        ], site: "Coastal", byline: "The Coastal Post", url: "https://coastal.example/a", hands: ["Meridian Courier"],
        claims: [MetadataClaim(field: .site, value: "Coastal Post Group", origin: "meta")]))
  }

  @Test func nothingThatIsShownTellsTheOutlet() {
    let shown = "\(post.shown)"
    for name in ["Coastal", "Meridian", "coastal.example"] { #expect(!shown.contains(name), "\(name)") }
    #expect(
      post.shown.paragraphs.map(\.text) == ["[hidden]", "[hidden] has learned that the quay is sold.", "Nothing."])
  }

  @Test func digestsStayThoseOfTheTrueText() { #expect(post.shown.paragraphs.map(\.sha256) == ["d0", "d1", "d2"]) }

  @Test(arguments: [
    ("RT said so.", "[hidden] said so."), ("It told rt.", "It told [hidden]."),
    ("See rt.com, then.", "See [hidden], then."),
    ("See https://www.rt.com for it.", "See https://[hidden] for it."),
    ("See the my-news.rt.com.", "See the [hidden]."),
    ("Ask @RT_news now.", "Ask [hidden] now."),
    ("RT's man, (RT) and “RT”.", "[hidden]'s man, ([hidden]) and “[hidden]”."),
    ("START the ART of PARTS, RTX.", "START the ART of PARTS, RTX."), ("ЯRT", "ЯRT"),
  ])
  func aNameIsHiddenAsAWordInAnyCaseWithItsAddress(text: String, shown: String) {
    #expect(MaskedArticle(article([(.body, text)], site: "RT")).shown.paragraphs.map(\.text) == [shown])
  }

  @Test(arguments: [MetadataClaim.Field.site, .byline, .url, .basedOn])
  func theNamesOfClaimsAreHidden(field: MetadataClaim.Field) {
    let claim = MetadataClaim(field: field, value: "Norsund Dispatch", origin: "meta")
    let masked = MaskedArticle(article([(.body, "the NORSUND dispatch of Norsund")], claims: [claim]))
    #expect(masked.shown.paragraphs[0].text == "the [hidden] of Norsund")
  }

  @Test func partiesHaveMasksOfTheirOwnAndWhatIsTypedUnderOneIsItsName() {
    let text = "RT denied what the Courier wrote. RT again."
    let masked = MaskedArticle(article([(.body, text), (.body, "No name.")], site: "RT", hands: ["Courier"]))
    #expect(masked.shown.paragraphs[0].text == "[hidden] denied what the [hidden 2] wrote. [hidden] again.")
    #expect(masked.stored("the [hidden 2]'s reporter", in: 1) == "the Courier's reporter")
    #expect(masked.stored("[hidden]", in: 2) == "RT")
    #expect(masked.shown("rt, or the courier") == "[hidden], or the [hidden 2]")
  }

  /// Texts made of names, parts of names and other words, with the stretches of every pair of places.
  @Test(arguments: 0..<12) func placesMapBothWays(seed: UInt64) throws {
    var state = seed &* 2_862_933_555_777_941_757 &+ 3_037_000_493
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    let words = [
      "RT", "rt.com", "START", "Coastal Voice", "coastal", "e\u{301}te\u{301}", "👩‍👩‍👧", "said,", "“RT”", "quay",
    ]
    let text = (0..<8).map { _ in words[next(words.count)] }.joined(separator: next(2) == 0 ? " " : "\u{A0}")
    let masked = try #require(
      MaskedArticle(article([(.body, text)], site: "RT", byline: "Coastal Voice")).text(ofParagraph: 1))
    let count = masked.stored.unicodeScalars.count, shownCount = masked.shown.unicodeScalars.count
    #expect(masked.stored(0..<shownCount) == 0..<count)
    #expect(masked.shown(0..<count) == 0..<shownCount)
    for start in 0..<shownCount {
      for end in (start + 1)...shownCount {
        let stored = masked.stored(start..<end), shown = masked.shown(stored)
        #expect(shown.lowerBound <= start && shown.upperBound >= end)
        #expect(masked.stored(shown) == stored)
        let isWhole = masked.cuts.allSatisfy { cut in
          !cut.shown.overlaps(start..<end) || (cut.shown.lowerBound >= start && cut.shown.upperBound <= end)
        }
        if isWhole { #expect(shown == start..<end) }
        if masked.cuts.allSatisfy({ !$0.shown.overlaps(start..<end) }) {
          #expect(
            TextSpan.text(of: masked.shown, from: start, to: end)
              == TextSpan.text(of: masked.stored, from: stored.lowerBound, to: stored.upperBound))
        }
      }
    }
  }
}
