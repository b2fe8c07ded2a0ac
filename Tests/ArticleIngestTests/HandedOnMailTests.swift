// SPDX-License-Identifier: GPL-3.0-or-later
import AnnotationModel
import ArticleIngest
import Testing

/// Messages that somebody handed on, as the common mail programs write them: the first message is the article.
@Suite struct HandedOnMailTests {
  private static let story = [
    "The weir at Velm was sold for one euro on Friday, a deed shows.",
    "The buyer is a company that has its seat in Ostra and that nobody in Velm had heard of.",
    "The town hall did not want to say on Monday how the price had come about.",
  ]
  private static let paragraphs = story.map { "<p>\($0)</p>" }.joined(separator: "\n")

  private func article(_ body: String, _ type: String) throws -> Article {
    let mail = """
      From: "Ida Noll" <ida@river.example>
      Subject: Fwd: Weir sold
      Date: Mon, 03 Mar 2025 08:00:00 +0100
      To: desk@x.example
      Content-Type: text/\(type); charset="utf-8"
      MIME-Version: 1.0

      \(body)
      """
    return try #require(try ArticleReader().read(Array(mail.utf8)).first)
  }

  private func isTheFirst(_ article: Article, byline: String? = "Mara Berg") -> Bool {
    article.paragraphs.filter { $0.kind == .body }.map(\.text) == Self.story && article.byline == byline
      && article.dates.map(\.iso) == ["2025-03-02"] && article.title == "Weir sold"
      && !article.provenance.contains { $0.party == "Ida Noll" }
  }

  @Test func aPageUnderALine() throws {
    let page = """
      <div dir="ltr">Have a look, Ida<br><br><div class="gmail_quote"><div dir="ltr" class="gmail_attr">---------- Forwarded
      message ---------<br>From: <strong>Mara Berg</strong> <span>&lt;<a href="mailto:m@v.example">m@v.example</a>&gt;</span><br>
      Date: Sun, 2 Mar 2025 at 10:00<br>Subject: Weir sold<br>To: Ida Noll<br></div><br><br>\(Self.paragraphs)</div></div>
      """
    let article = try article(page, "html")
    #expect(isTheFirst(article) && article.paragraphs.count == 3)
  }

  @Test func aPageUnderAHeadAlone() throws {
    let page = """
      <html><head><style>p.MsoNormal {margin: 0}</style></head><body lang=EN-GB><div><p>See below.</p><p>Regards, Ida</p>
      <div><div style='border-top:solid #E1E1E1 1.0pt'><p><b>From:</b> Mara Berg &lt;m@v.example&gt; <br><b>Sent:</b> Sunday, 2
      March 2025 10:00<br><b>To:</b> Ida Noll<br><b>Subject:</b> Weir sold<o:p></o:p></p></div></div>\(Self.paragraphs)</div></body>
      """
    let article = try article(page, "html")
    #expect(isTheFirst(article) && article.paragraphs.count == 3)
  }

  @Test(arguments: ["From", "*From", "Von", "De "]) func aTextUnderAHeadAlone(sender: String) throws {
    let names = ["From": ("Sent", "Subject"), "*From": ("*Sent", "*Subject"), "Von": ("Gesendet", "Betreff")]
    let (date, subject) = names[sender] ?? ("Envoyé ", "Objet ")
    let marks = sender.hasPrefix("*") ? "*" : ""
    let head = """
      \(sender):\(marks) Mara Berg <m@v.example>
      \(date):\(marks) 2 March 2025 10:00
      \(subject):\(marks) Weir sold
      """
    let article = try article("See below.\n\n\(head)\n\n" + Self.story.joined(separator: "\n\n"), "plain")
    #expect(isTheFirst(article), "\(article.paragraphs.map(\.text)) \(article.byline ?? "")")
  }

  @Test func aTextWhoseLinesAreMarked() throws {
    let lines = """
      Begin forwarded message:

      From: Mara Berg <m@v.example>
      Subject: Weir sold
      Date: 2 March 2025 at 10:00:00 CET
      To: Ida Noll <ida@river.example>

      \(Self.story.joined(separator: "\n\n"))
      """
    let marked = lines.split(separator: "\n", omittingEmptySubsequences: false).map { "> \($0)" }.joined(
      separator: "\n")
    #expect(isTheFirst(try article("See below.\n\n" + marked, "plain")))
  }

  private static let attributions = [
    "On Sun, 2 Mar 2025 at 10:00, Jo Sand <jo@x.example> wrote:",
    "On Sun, 2 Mar 2025 at 10:00, Jo Sand of the Velm Gazette's newsroom\n<jo@x.example> wrote:",
    "Am 02.03.2025 um 10:00 schrieb Jo Sand:",
  ]

  @Test(arguments: attributions) func whatIsAnsweredIsNone(attribution: String) throws {
    let text = Self.story.joined(separator: "\n\n") + "\n\n\(attribution)\n> Did you see it?\n>\n> It was closed.\n"
    let article = try article(text, "plain")
    #expect(article.paragraphs.map(\.text) == Self.story && article.byline == "Ida Noll")
    let page =
      "<html><body><div>\(Self.paragraphs)<br><div class=gmail_quote><div>\(attribution.replacing("<", with: "&lt;"))</div>"
      + "<blockquote class=\"gmail_quote\" style=\"margin:0\"><p>Did you see it?</p><blockquote type=cite>It was closed.</blockquote>"
      + "</blockquote></div></div></body></html>"
    let marked = try self.article(page, "html")
    #expect(marked.paragraphs.map(\.text) == Self.story, "\(marked.paragraphs.map(\.text))")
  }

  @Test func whatStandsBetweenQuotationsIsKept() throws {
    let text = "On Sunday at 10 Jo Sand wrote:\n> Did you see it?\n\n" + Self.story.joined(separator: "\n\n")
    #expect(try article(text, "plain").paragraphs.suffix(3).map(\.text) == Self.story)
    let page =
      "<p>The board wrote in 2024:</p><blockquote type=cite><p>It was closed.</p></blockquote>" + Self.paragraphs
    #expect(try article(page, "html").paragraphs.suffix(3).map(\.text) == Self.story)
  }

  @Test func whatIsSaidAboveIsListed() throws {
    let page =
      "<p>See below, Ida</p><p>From: Mara Berg<br>Sent: 2 March 2025<br>Subject: Weir sold</p><br>\(Self.paragraphs)"
    let mail =
      "From: Ida Noll <i@r.example>\nTo: d@x.example\nSubject: Fwd\nDate: Mon, 03 Mar 2025 08:00:00 +0100\n"
      + "MIME-Version: 1.0\nContent-Type: text/html\n\n" + page
    let article = try #require(try ArticleReader(explains: true).read(Array(mail.utf8)).first)
    #expect(article.droppedBlocks.contains { $0.text.hasPrefix("See below, Ida From: Mara Berg") })
  }

  @Test func markupWithoutEndIsReadOnce() throws {
    let page = Self.paragraphs + String(repeating: "<", count: 300_000)
    #expect(try article(page, "html").byline == "Ida Noll")
    let heads = String(repeating: "From: Mara Berg\n", count: 20_000)
    #expect(try article(Self.story.joined(separator: "\n\n") + "\n\n" + heads, "plain").byline == "Ida Noll")
  }
}
