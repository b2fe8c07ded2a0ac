// SPDX-License-Identifier: GPL-3.0-or-later
import AnnotationModel
import NameGuessing
import Testing

/// What stands between quotation marks is taken for what it is, whatever the marks and wherever the stop is printed.
@Suite struct QuotationTests {
  private func kinds(_ text: String) -> [String] {
    Quotation.find(in: text).map { "\($0.type.rawValue) \($0.text)" }
  }

  @Test(arguments: [
    "“The quay was closed on Monday.”", "\"The quay was closed on Monday.\"", "«The quay was closed on Monday.»",
    "« Le quai a été fermé lundi. »", "«\u{A0}Le quai a été fermé lundi\u{202F}!\u{A0}»", "„Der Kai wurde gesperrt.“",
    "»Der Kai wurde am Montag gesperrt.«", "‹The quay was closed on Monday.›", "“The quay was closed on Monday.",
    "«¿Quién cerró el muelle el lunes?»", "「埠頭は月曜日に閉鎖された。」",
  ])
  func aWholeSentenceIsADirectQuoteWhateverItsMarks(run: String) {
    #expect(kinds("She said: " + run) == ["direct_quote " + run])
  }

  @Test(arguments: [
    ("Il l’a dit : « Nous avons été prévenus trois fois ».", "« Nous avons été prévenus trois fois »"),
    ("«Nos avisaron tres veces», dijo Vidal.", "«Nos avisaron tres veces»"),
    ("It was over. “Nobody asked us anything”, Vale said.", "“Nobody asked us anything”"),
    ("He shook his head. “Never!” Then he left.", "“Never!”"), ("“No comment.”", "“No comment.”"),
  ])
  func itsStopMayStandBehindTheMark(text: String, run: String) {
    #expect(kinds(text) == ["direct_quote " + run])
  }

  @Test(arguments: [
    ("The warnings “were read, filed and forgotten”.", ["partial_quote “were read, filed and forgotten”"]),
    ("Les avis ont été « lus, classés et oubliés ».", ["partial_quote « lus, classés et oubliés »"]),
    ("They call it the “Great Eastern Channel Deepening”.", ["partial_quote “Great Eastern Channel Deepening”"]),
    ("Ostra drew up the «clearance» of the harbour.", ["scare_quote «clearance»"]),
    ("They name it “Justice.”", ["scare_quote “Justice.”"]), ("“Not now,” he said.", ["partial_quote “Not now,”"]),
    ("A lone » is no quotation.", []),
  ])
  func aPartOfASentenceIsNone(text: String, runs: [String]) { #expect(kinds(text) == runs) }
}
