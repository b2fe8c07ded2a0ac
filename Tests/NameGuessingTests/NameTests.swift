// SPDX-License-Identifier: GPL-3.0-or-later
import AnnotationModel
import NameGuessing
import Testing

/// What a name tells, and where typed words stand in a text.
@Suite struct NameTests {
  @Test(arguments: [
    ("a current US official", "official"), ("two planners of Ostra", "planner"), ("port authorities", "authority"),
    ("the boss", "boss"), ("residents and a councillor", "resident"), ("a lawyer and an engineer", "engineer"),
    ("3 gas", "gas"), ("of the harbour", "harbour"), ("", "source"), ("a person close to Mayor Ruiz", "person"),
  ])
  func theNounOfADescriptionIsSingular(name: String, noun: String) { #expect(SourceName.noun(name) == noun) }

  @Test(arguments: [
    ("@dockwatch", Source.Naming.pseudonym), ("Captain Idris Vale", .named), ("a spokeswoman for Meridian", .unnamed),
    ("the Ministry of Ports", .named), ("planners and Idris Vale", .unnamed), ("", .unnamed),
  ])
  func aCommonNounNamesNobody(name: String, naming: Source.Naming) { #expect(SourceName.naming(name) == naming) }

  @Test(arguments: [
    ("The  Mayor’s Office", "mayor's office"), ("An Aide", "aide"), ("the", "the"), ("O’Neill-Łódź", "o'neill-łódź"),
    ("Vale, Idris", "vale idris"), ("A", "a"),
  ])
  func namesAreComparedWithoutArticlesAndCase(name: String, folded: String) {
    #expect(SourceName.folded(name) == folded)
  }

  private func names(_ text: String) -> [String] {
    CapitalizedNames.find(
      in: Article(
        paragraphs: [Paragraph(number: 1, kind: .body, text: text, sha256: "d")], sha256: "s", contentSHA256: "c"))
  }

  @Test(arguments: [
    ("He met Ana de Soto.", ["Ana de Soto"]), ("He met Ana of the Soto.", ["Ana", "Soto"]),
    ("He met Ana  Soto.", ["Ana", "Soto"]), ("Rain fell. Nobody came.", []),
    ("Harbour works. The Harbour pays, says Harbour.", ["Harbour"]), ("Harbour Works stopped.", ["Harbour Works"]),
    ("He said: “Vale knew.” But Vale left.", ["Vale"]), ("Vale, Soto and Vale’s men.", ["Vale", "Soto"]),
    ("She asked Soto’s clerk.", ["Soto"]), ("“Vale knew.” He said \"Soto knew\".", ["Soto"]),
    ("The Vale\nSoto met.", ["Vale", "Soto"]),
    ("The", []), ("He met The.", []), ("Rain? Vale! Soto: Holt.", []), ("It fell and Vale Soto ran.", ["Vale Soto"]),
  ])
  func namesAreRunsOfCapitalsThatNoSentenceBegins(text: String, found: [String]) { #expect(names(text) == found) }

  @Test func theHeadOfAnArticleNamesItsParties() {
    var article = Article(
      title: "T", byline: "Ana Soto", credit: "Wire", site: "The Courier", provenance: [],
      paragraphs: [Paragraph(number: 1, kind: .heading, text: "He met Vale", sha256: "d")], sha256: "s",
      contentSHA256: "c")
    article.provenance = [ProvenanceStep(party: "the courier", partyKind: .outlet, role: .republisher)]
    #expect(CapitalizedNames.find(in: article) == ["the courier", "Ana Soto", "Wire"])
  }

  private func stretches(_ typed: String, in text: String) -> [String] {
    let text = ScalarText(text)
    return text.places(ofTyped: typed).map(text.text)
  }

  @Test(arguments: [
    ("port", "The port's report on the port", ["port", "port"]), ("por", "a report of the port", ["por", "por"]),
    ("\"the dock\"", "“The dock”", ["“The dock”"]), ("\"dock\"", "the dock", ["dock"]),
    ("the … end", "to the very end and the end", ["the very end", "the end"]),
    ("the...end", "the very end", ["the very end"]), ("from the to end", "the very end", ["the very end"]),
    ("from a to b to c", "a to b y c", ["a to b y c"]), ("x … \"y z\"", "x y z", ["x y z"]), ("… end", "the end", []),
    ("end … the", "the end", []), ("", "text", []), ("longer than it", "text", []), ("text", "text", ["text"]),
    ("end", "the end", ["end"]),
    ("\"\"", "a \"\" b", ["\"\""]), ("\"x\"", "an x", ["x"]), ("the…", "the end", []), ("ab … bc", "abc", []),
    ("a … b", "a b", ["a b"]),
    ("e\u{301}te\u{301}", "l'été passé", ["été"]), ("été", "l'e\u{301}te\u{301} passé", ["e\u{301}te\u{301}"]),
  ])
  func typedWordsAreFoundAsAPersonMeansThem(typed: String, text: String, found: [String]) {
    #expect(stretches(typed, in: text).map { Array($0.unicodeScalars) } == found.map { Array($0.unicodeScalars) })
  }

  @Test(arguments: [
    ("Vale’s U.S. co-op, no. 7", ["Vale’s", "U.S", "co-op", "no", "7"]), ("a--b 'c'", ["a", "b", "c"]), ("—", []),
    ("AT&T & x", ["AT&T", "x"]), ("x.y", ["x.y"]), ("end.", ["end"]), ("a-", ["a"]),
  ])
  func wordsKeepWhatJoinsThem(text: String, words: [String]) { #expect(ScalarText(text).words.map(\.text) == words) }

  @Test func aCueStandsAlone() {
    #expect(SpeechCue.isCue("according to") && SpeechCue.isCue("Said"))
    #expect(!SpeechCue.isCue("he said") && !SpeechCue.isCue("harbour") && !SpeechCue.isCue(""))
    #expect(SpeechCue.stance(of: nil) == .neutral && SpeechCue.stance(of: "has denied") == .denial)
  }
}
