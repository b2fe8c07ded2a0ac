// SPDX-License-Identifier: GPL-3.0-or-later
import AnnotationModel
import ArticleIngest
import Testing

/// What a reader leaves out is told when it is asked for, each block with the rule that left it out.
@Suite struct DroppedBlockTests {
  private static let text = LostTextTests.story.map { "<p>\($0)</p>" }.joined()

  private func leftOut(_ page: String, explains: Bool = true) throws -> [DroppedBlock] {
    var reader = ArticleReader(format: .html)
    reader.explains = explains
    return try #require(try reader.read(Array(page.utf8)).first).droppedBlocks
  }

  private func page(_ piece: String, after: String = "") -> String {
    LostTextTests.page(Self.text + piece, after: after)
  }

  @Test(
    arguments: [
      (.hidden, "<div style=\"display:none\">Words for machines.</div>", "Words for machines."),
      (.boilerplate, "<div class=advertisement>Buy a tent today.</div>", "Buy a tent today."),
      (.comments, "<div id=comments><p>I sold eggs there.</p></div>", "I sold eggs there."),
      (.pointers, "<div class=related><a href=/1>Quarry reopens in May</a></div>", "Quarry reopens in May"),
      (.metadata, "<p>By Mara Lind</p>", "By Mara Lind"),
      (.links, "<p><a href=/1>Quarry reopens in May after years</a></p>", "Quarry reopens in May after years"),
      (.consent, "<p>We use cookies, and so do our partners.</p>", "We use cookies, and so do our partners."),
      (.code, "<p>window.data = window.data || [];</p>", "window.data = window.data || [];"),
      (.label, "<p>Big tent</p>", "Big tent"), (.furniture, "<p>Advertisement</p>", "Advertisement"),
      (.readNext, "<p>Read more: The quarry reopens</p>", "Read more: The quarry reopens"),
      (.heading, "<h2>And now?</h2>", "And now?"),
      (.form, "<div><p>A letter a day.</p><form><p>Your address</p></form></div>", "A letter a day."),
      (.ending, "<h2>Comments</h2><p>I sold eggs.</p>", "I sold eggs."),
      (
        .rights, "<p>This text may not be reproduced without leave.</p>",
        "This text may not be reproduced without leave."
      ),
      (
        .repetition,
        "<figure><figcaption>The hall.</figcaption></figure><figure><figcaption>The hall.</figcaption></figure>",
        "The hall."
      ),
    ] as [(DroppedBlock.Rule, String, String)])
  func eachRule(rule: DroppedBlock.Rule, piece: String, text: String) throws {
    let found = try leftOut(page(piece))
    #expect(found.contains(DroppedBlock(text: text, rule: rule)), "\(found)")
    #expect(!found.contains { LostTextTests.story.contains($0.text) })
  }

  @Test func whatStandsRoundTheArticle() throws {
    let found = try leftOut(
      page("", after: "<section><p>The gazette is printed in Ellery since the year 1811.</p></section>"))
    #expect(found.contains(DroppedBlock(text: "Market hall closes", rule: .title)) || !found.isEmpty)
    #expect(found.first == DroppedBlock(text: "Home", rule: .boilerplate))
    #expect(found.last == DroppedBlock(text: "Imprint", rule: .boilerplate))
  }

  @Test func nothingIsToldUnasked() throws {
    #expect(try leftOut(page("<p>Advertisement</p>"), explains: false).isEmpty)
  }

  @Test func aSignatureIsTold() throws {
    var reader = ArticleReader()
    reader.explains = true
    let signed = FileSamples.mail + "\n\n-- \nMara Lind\nEllery\n"
    #expect(
      try reader.read(Array(signed.utf8)).first?.droppedBlocks == [
        DroppedBlock(text: "Mara Lind Ellery", rule: .signature)
      ])
  }
}
