// SPDX-License-Identifier: GPL-3.0-or-later
import AnnotationModel
import Testing

/// How a text is cut into paragraphs.
@Suite struct SegmentationTests {
  private func texts(_ text: String) throws -> [String] { try read(text).paragraphs.map(\.text) }

  private let first = """
    The ferry left Holmvik at ten minutes past six with two hundred passengers on board, a lorry of
    flour, and the islands' post of nine days, which filled the whole of the car deck and part of the
    saloon as well.
    """
  private let second = """
    Nobody on the quay cheered. The crews had won their hours of rest, the operator had kept most of its
    timetable, and the islanders, who had asked for neither, counted the bags of flour as they came off
    the ramp.
    """

  private func unwrapped(_ text: String) -> String { text.split(separator: "\n").joined(separator: " ") }

  @Test func oneLineAParagraph() throws {
    let text = "A first paragraph of its own.\nA second one.\nA third one, longer than the second by some words."
    #expect(try texts(text).count == 3)
  }

  @Test func hardWrappedLinesAreJoined() throws {
    #expect(try texts(first + "\n\n" + second + "\n") == [unwrapped(first), unwrapped(second)])
  }

  @Test func hardWrappedParagraphsMayBeIndented() throws {
    #expect(try texts("    " + first + "\n    " + second) == [unwrapped(first), unwrapped(second)])
  }

  @Test func wrappedTextBesideUnwrappedHeaderLines() throws {
    let text =
      "URL: https://example.org/ferry\nDATE: 2024-03-14\nAUTHORS: Ana Ruiz, Tom Hale\n\n" + first + "\n\n" + second
    let article = try read(text)
    #expect(kinds(article) == ["furniture", "date", "byline", "body", "body"])
    #expect(article.url == "https://example.org/ferry")
    #expect(article.byline == "Ana Ruiz, Tom Hale")
  }

  @Test(arguments: [
    "Contact:\nJill Stone\nAcme Robotics\n12 Main Street\nBoston\npress@acme.example\n+1 617 555 0100",
    "Monday 6-20\nTuesday 6-20\nWednesday 6-20\nSaturday 8-18\nSunday closed",
  ])
  func shortLinesBesideWrappedParagraphsDoNotPartThem(block: String) throws {
    let found = try texts(first + "\n\n" + block + "\n\n" + second)
    #expect(found.first == unwrapped(first))
    #expect(found.last == unwrapped(second))
    #expect(found.count >= 6)
  }

  @Test func separatorsAndListItemsStandAlone() throws {
    let text = first + "\n* * *\n- flour for the two shops\n- post of nine days\n\n" + second
    #expect(
      try texts(text) == [
        unwrapped(first), "* * *", "- flour for the two shops", "- post of nine days", unwrapped(second),
      ])
  }

  @Test func ideographsAreJoinedWithoutASpace() throws {
    let line = String(repeating: "港口的渔民在清晨出海", count: 5)
    #expect(
      try texts([line, line, "结束。"].joined(separator: "\n") + "\n\n" + line + "\n" + line + "\n结束。")[0] == line + line
        + "结束。")
  }

  @Test func digestsAreOfTheParagraphsAndTheWhole() throws {
    let article = try read("abc\n\ndef\n")
    #expect(article.paragraphs[0].sha256 == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    let other = try read("  abc \n\n\n\ndef")
    #expect(other.contentSHA256 == article.contentSHA256)
    #expect(other.sha256 != article.sha256)
  }

  /// Paragraphs of one broken word each, under words that tell of some of them.
  private func broken(_ parts: [String], telling words: String) throws -> [String] {
    let paragraphs = parts.map { "The harbour board of Ostra voted on Monday to close the \($0)" }
    return try texts((["The words of Ostra", words] + paragraphs).joined(separator: "\n\n") + "\n").dropFirst(2).map {
      String($0.dropFirst("The harbour board of Ostra voted on Monday to close the ".count))
    }
  }

  @Test func aWordThatALinesEndBrokeIsWholeWhereTheTextHasItWhole() throws {
    let words = "A footbridge, “Übergänge” and the quay-side of Ostra were inspected by divers on Friday."
    #expect(
      try broken(["Foot-\nbridge, it said.", "(foot-\nbridge) for weeks.", "Über-\ngänge, it said."], telling: words)
        == ["Footbridge, it said.", "(footbridge) for weeks.", "Übergänge, it said."])
    #expect(
      try broken(["quay-\nside for weeks.", "har-\nbour for weeks.", "two-\nand three-storey stores."], telling: words)
        == ["quay-side for weeks.", "harbour for weeks.", "two- and three-storey stores."])
  }

  @Test func aHyphenOfTheTextsOwnStays() throws {
    let words = "The quay-side is the quayside of old, and who went north-west went northwest, as pilots say."
    #expect(
      try broken(["quay-\nside for weeks.", "north-\nwest mole, it said."], telling: words)
        == ["quay-side for weeks.", "north-west mole, it said."])
  }
}
