// SPDX-License-Identifier: GPL-3.0-or-later
import AnnotationModel
import ArticleIngest
import Testing

/// A message of several parts: what is its text, and what only came along.
@Suite struct MailPartTests {
  static let first = "The ferry left Velm at noon, the harbour board said on Tuesday."
  static let second = "Nobody was on the quay but a dog, which the crew knew by name."
  static let head = """
    From: Mara Lind <mara@velm.example>
    To: desk@velm.example
    Subject: Ferry leaves
    Date: Tue, 5 Mar 2024 09:10:11 +0100
    MIME-Version: 1.0

    """

  func reading(_ parts: [String], _ kind: String = "multipart/mixed", head: String = Self.head) throws
    -> ArticleReading
  {
    let body = parts.map { "--AA\n\($0)\n" }.joined()
    let mail = "\(head)Content-Type: \(kind); boundary=\"AA\"\n\n\(body)--AA--\n"
    return try ArticleReader(explains: true).reading(of: Array(mail.utf8))
  }

  func plain(_ text: String, _ more: String = "") -> String { "Content-Type: text/plain\n\(more)\n\(text)" }

  func texts(_ reading: ArticleReading) -> [String] {
    reading.articles.flatMap { $0.paragraphs.filter { $0.kind == .body }.map(\.text) }
  }

  @Test func ofTwoFormsTheOneThatOnlyAnnouncesTheTextIsNotRead() throws {
    let page =
      "Content-Type: text/html\n\n<html><head><style>p {color: red}</style></head><body><p>Read it here.</p></body></html>"
    let text = [Self.first, Self.second, Self.first + " Again.", Self.second + " So did we."].joined(separator: "\n\n")
    #expect(try texts(reading([plain(text), page], "multipart/alternative")).count == 4)
    let links = String(repeating: "https://news.example/a/very/long/address/of/a/picture/0123456789.html\n", count: 20)
    let whole = "Content-Type: text/html\n\n<html><body><p>\(Self.first)</p><p>\(Self.second)</p></body></html>"
    #expect(
      try texts(reading([plain(Self.first + "\n\n" + links), whole], "multipart/alternative")) == [
        Self.first, Self.second,
      ])
  }

  @Test func aMessageThatAMailProgramKeepsWithItsLengthIsOne() throws {
    let message = Self.head + "Content-Type: text/plain\n\n\(Self.first)\n\n\(Self.second)\n"
    let file =
      "\(message.utf8.count)   \n\(message)<?xml version=\"1.0\"?><plist version=\"1.0\"><dict></dict></plist>\n"
    let reading = try ArticleReader().reading(of: Array(file.utf8))
    #expect(texts(reading) == [Self.first, Self.second] && reading.articles.first?.title == "Ferry leaves")
  }

  @Test func aMailboxsMarkBeforeALineIsNone() throws {
    let line = "From the quay the ferry could be seen until noon, the board said."
    let message =
      "From mara@velm.example Tue Mar  5 09:10:11 2024\n\(Self.head)Content-Type: text/plain\n\n\(Self.first)\n\n>\(line)\n\n"
    #expect(try texts(ArticleReader().reading(of: Array(message.utf8))) == [Self.first, line])
  }

  @Test func textsBeforeAndBehindAPictureAreOne() throws {
    let picture = "Content-Type: image/png; name=\"dog.png\"\nContent-Transfer-Encoding: base64\n\niVBORw0KGgo="
    let plain = try reading([plain(Self.first), picture, plain(Self.second)])
    #expect(texts(plain) == [Self.first, Self.second] && plain.passedOver.isEmpty)
    let pages = [Self.first, Self.second].map { "Content-Type: text/html\n\n<html><body><p>\($0)</p></body></html>" }
    #expect(try texts(reading([pages[0], picture, pages[1]])) == [Self.first, Self.second])
  }

  @Test func ofTwoFormsOneIsRead() throws {
    let forms = [plain(Self.first), "Content-Type: text/html\n\n<p>\(Self.first)</p><p>\(Self.second)</p>"]
    let reading = try reading(forms, "multipart/alternative")
    #expect(texts(reading) == [Self.first, Self.second] && reading.passedOver.isEmpty)
  }

  @Test func aListsNoticeIsNoText() throws {
    let notice = String(repeating: "_", count: 47) + "\nVelm-L mailing list\nhttps://list.example/velm"
    let reading = try reading([plain(Self.first), plain(notice)])
    #expect(texts(reading) == [Self.first])
    #expect(reading.articles[0].droppedBlocks.map(\.rule) == [.signature])
  }

  @Test func filesSentAlongAreNamed() throws {
    let file = "Content-Disposition: attachment; filename=\"story.txt\"\n"
    let pdf = "Content-Type: application/pdf; name=\"=?utf-8?Q?F=C3=A4hre.pdf?=\"\n\n%PDF-"
    let seal = "Content-Type: application/pkcs7-signature; name=\"smime.p7s\"\n\nMII="
    let reading = try reading([plain(Self.first), plain(Self.second, file), pdf, seal])
    #expect(texts(reading) == [Self.first])
    #expect(
      reading.passedOver == [
        .within(.file("story.txt"), .noArticle(.attachment)), .within(.file("Fähre.pdf"), .noArticle(.attachment)),
      ])
    #expect(throws: IngestError.within(.file("story.txt"), .noArticle(.attachment))) {
      try self.reading([plain(Self.second, file)])
    }
  }

  @Test func messagesHandedOnAreArticles() throws {
    func message(_ title: String, _ text: String) -> String {
      "Content-Type: message/rfc822\n\nFrom: Nils Berg <n@velm.example>\nSubject: \(title)\nMIME-Version: 1.0\n\n\(text)"
    }
    let one = try reading([plain("See this."), message("Inner", Self.first)])
    #expect(one.articles.map(\.title) == ["Inner"] && texts(one) == [Self.first])
    #expect(one.articles[0].droppedBlocks == [DroppedBlock(text: "See this.", rule: .apart)])
    let two = try reading([message("Inner", Self.first), message("Next", Self.second)], "multipart/digest")
    #expect(two.articles.map(\.title) == ["Inner", "Next"])
    let nested =
      "Content-Type: message/rfc822\n\nSubject: Fwd\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=BB\n\n"
      + "--BB\n\(plain("So."))\n--BB\n\(message("Inner", Self.first))\n--BB--"
    #expect(try self.reading([plain("See this, all."), nested]).articles.map(\.title) == ["Inner"])
    let long = plain("\(Self.first)\n\n\(Self.second)")
    let beside = try reading([long, message("Short", "It left.")])
    #expect(beside.articles.map(\.title) == ["Ferry leaves"])
    #expect(beside.passedOver == [.within(.file("part 2"), .noArticle(.attachment))])
  }

  @Test func aMessageWithPicturesIsNoSavedPage() throws {
    let page = "Content-Type: text/html\n\n<html><body><p>\(Self.first)</p><p>\(Self.second)</p></body></html>"
    let article = try reading([page, "Content-Type: image/png\n\nx"], "multipart/related").articles[0]
    #expect(article.byline == "Mara Lind" && article.dates.map(\.iso) == ["2024-03-05"])
    let saved =
      "From: <Saved by Blink>\nSubject: Ferry leaves\nDate: Tue, 5 Mar 2024 09:10:11 +0100\nMIME-Version: 1.0\n"
    let kept = try reading([page], "multipart/related", head: saved).articles[0]
    #expect(kept.byline == nil && kept.dates.isEmpty)
  }

  @Test(arguments: ["From: a@b.example\nDate: Tue, 5 Mar 2024 09:10:11 +0100\n", "From: a@b.example\nSubject: Ferry\n"])
  func aMessageOfThreeFieldsIsOne(head: String) throws {
    let mail = "\(head)Content-Type: text/plain\n\n\(Self.first)\n\n\(Self.second)\n"
    #expect(
      try ArticleReader().read(Array(mail.utf8))[0].paragraphs.map(\.text).suffix(2) == [Self.first, Self.second])
  }

  @Test func theMarkBetweenPartsMayBeMissingInTheHead() throws {
    let parts = "--YY\nContent-Type: text/plain\n\n\(Self.first)\n--YY--\n"
    let mail = "\(Self.head)Content-Type: multipart/mixed\n\n"
    #expect(try texts(ArticleReader().reading(of: Array((mail + parts).utf8))) == [Self.first])
    #expect(throws: IngestError.damaged(.mail)) { try ArticleReader().read(Array((mail + Self.first).utf8)) }
  }

  @Test func whatIsNoBase64IsDamaged() throws {
    let coded = "Content-Type: text/plain\nContent-Transfer-Encoding: base64\n\n"
    #expect(throws: IngestError.damaged(.mail)) { try reading([coded + "!!!! not base64 $$$$"]) }
    #expect(try texts(reading([coded + "VGhlIGZlcnJ5IGxlZnQu\n"])) == ["The ferry left."])
  }

  @Test func fieldsOfAMessageHandedOnMayBeParagraphs() throws {
    let fields = [
      "From: </b>Crow Weekly &lt;c@crow.example&gt;", "Subject: </b>Crow story", "Date: </b>4 March 2024",
      "To: </b>Dee",
    ]
    let head = fields.map { "<div><b>\($0)<br></div>" }.joined()
    let page =
      "<html><body>See below<br><blockquote type=\"cite\"><div>Begin forwarded message:</div><br>\(head)<br>"
      + "<div><p>\(Self.first)</p><p>\(Self.second)</p></div></blockquote></body></html>"
    let article = try reading(["Content-Type: text/html\n\n\(page)"]).articles[0]
    #expect(article.title == "Crow story" && article.dates.map(\.iso) == ["2024-03-04"])
    #expect(article.paragraphs.map(\.text) == [Self.first, Self.second])
  }
}

extension MailPartTests {
  @Test func plainTextsAndPagesAreReadInOrder() throws {
    let page = "Content-Type: text/html\n\n<html><body><p>Visit our <b>site</b>.</p></body></html>"
    let reading = try reading([plain("\(Self.first)\n\n\(Self.second)"), page])
    #expect(texts(reading) == [Self.first, Self.second, "Visit our site."])
    #expect(try texts(self.reading([page, plain(Self.first)])).last == Self.first)
  }

  @Test func whatADigestHoldsAreMessages() throws {
    let parts = [("One", Self.first), ("Two", Self.second)].map { title, text in
      "\nFrom: Nils Berg <n@velm.example>\nSubject: \(title)\n\n\(text)"
    }
    let reading = try reading(parts, "multipart/digest")
    #expect(reading.articles.map(\.title) == ["One", "Two"] && texts(reading) == [Self.first, Self.second])
  }

  @Test func aMessageNeedsNoMoreThanItsSenderSubjectAndDay() throws {
    let mail = "From: Ann <a@b.example>\nSubject: Ferry\nDate: Tue, 5 Mar 2024 09:10:11 +0100\n\n\(Self.first)\n"
    let article = try ArticleReader().read(Array(mail.utf8))[0]
    #expect(article.title == "Ferry" && article.paragraphs.map(\.text) == [Self.first])
  }
}
