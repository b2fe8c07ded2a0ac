// SPDX-License-Identifier: GPL-3.0-or-later
import AnnotationModel
import NameGuessing
import Testing

@Suite struct LexiconTests {
  @Test(arguments: [
    ("the harbour board's report", Source.Kind.document), ("a survey of 400 residents", .poll),
    ("The Meridian Courier", .outlet), ("@dockwatch", .account), ("Ministry of Ports", .group),
    ("two planners of Ostra", .group), ("an aide", .person), ("Rivers", .person), ("the Harbour Workers", .person),
    ("Captain Idris Vale", .person),
  ])
  func aNameTellsTheKindOfSource(name: String, kind: Source.Kind) { #expect(SourceName.kind(name) == kind) }

  @Test(arguments: [
    ("claimed", Mention.Stance.doubt), ("denies", .denial), ("believe", .belief), ("insisted", .assertive),
    ("said", .neutral), ("claiming", .doubt), ("confirms", .assertive), ("confirming", .assertive), ("alleges", .doubt),
    ("stresses", .assertive), ("admitted", .neutral), ("insisting", .assertive), ("vowed", .assertive),
    ("according to", .neutral), ("sang", .neutral),
  ])
  func aCueTellsTheStance(cue: String, stance: Mention.Stance) { #expect(SpeechCue.stance(of: cue) == stance) }

  @Test func cuesStandWhereTheyArePrinted() {
    let text = ScalarText("According to Vale, “nobody asked”, the mayor claims.")
    #expect(SpeechCue.find(in: text).map(\.text) == ["According to", "asked", "claims"])
    #expect(SpeechCue.find(in: text).allSatisfy { text.text($0.range) == $0.text })
  }

  @Test func aLanguageWithoutListsIsReadWithTheEnglishOnes() {
    for tag in ["en", "en-GB", "EN-us", "xx", "xx-en", nil] {
      #expect(Lexicon.of(language: tag).verbs == Lexicon.english.verbs)
    }
  }

  @Test func capitalizedNamesAreFoundOnceAndWithoutTheWordThatBeginsASentence() {
    let texts = ["But Mayor Ruiz spoke to Bank of Vela.", "Nobody asked Mayor Ruiz’s deputy, Ana de Soto."]
    let article = Article(
      paragraphs: texts.enumerated().map { Paragraph(number: $0 + 1, kind: .body, text: $1, sha256: "d") },
      sha256: "s", contentSHA256: "c")
    #expect(CapitalizedNames.find(in: article) == ["Mayor Ruiz", "Bank of Vela", "Ana de Soto"])
  }
}
