// SPDX-License-Identifier: GPL-3.0-or-later
import AnnotationModel
import ArticleIngest
import Testing
import TimeTestSupport

/// What a document keeps beside its running text: boxes belong to it, notes and remarks do not, and nothing is lost unsaid.
@Suite struct DocumentPartTests {
  private let first = FileSamples.sentences[0]
  private let last = FileSamples.sentences[1]

  private func article(_ bytes: [UInt8]) throws -> Article {
    try #require(try ArticleReader(explains: true).read(bytes).first)
  }

  private func texts(_ article: Article) -> [String] { article.paragraphs.map(\.text) }

  private func run(_ text: String) -> String { "<w:r><w:t>\(text)</w:t></w:r>" }

  private func paragraph(_ inner: String, style: String = "") -> String {
    "<w:p><w:pPr><w:pStyle w:val=\"\(style)\"/></w:pPr>\(inner)</w:p>"
  }

  private func word(_ body: String, _ others: (String, String)...) -> [UInt8] {
    FileSamples.zip(
      [("word/document.xml", "<w:document xmlns:w=\"w\" xmlns:mc=\"m\"><w:body>\(body)</w:body></w:document>")]
        + others.map { ("word/\($0.0).xml", "<w:\($0.0) xmlns:w=\"w\">\($0.1)</w:\($0.0)>") })
  }

  /// A text box as writers keep it: for those who know its shape, and once more for those who do not.
  private func box(_ paragraphs: String) -> String {
    let text = "<w:txbxContent>\(paragraphs)</w:txbxContent>"
    return
      "<w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><a><t>\(text)</t></a></w:drawing></mc:Choice>"
      + "<mc:Fallback><w:pict><v><t>\(text)</t></v></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
  }

  @Test func aTextBoxStandsWhereItIsAnchored() throws {
    let head = paragraph(run("Tram late again"), style: "Title")
    let boxed = box(paragraph(run("How it began")) + paragraph(run("The tram has run since the year 1811.")))
    let before = try article(word(head + paragraph(boxed + run(first)) + paragraph(run(last))))
    let box = ["How it began", "The tram has run since the year 1811."]
    #expect(texts(before) == ["Tram late again"] + box + [first, last])
    let after = try article(word(head + paragraph(run(first) + boxed) + paragraph(run(last))))
    #expect(texts(after) == ["Tram late again", first] + box + [last])
    #expect(after.droppedBlocks.isEmpty && after.dropped == nil)
  }

  @Test func whatADocumentEmbedsIsItsText() throws {
    func document(_ name: String, _ chunk: String) -> [UInt8] {
      let body = paragraph(run(first)) + "<w:altChunk r:id=\"c1\"/>"
      let relation = "<Relationship Id=\"c1\" Type=\"http://o.example/relationships/aFChunk\" Target=\"\(name)\"/>"
      return FileSamples.zip([
        ("word/document.xml", "<w:document xmlns:w=\"w\" xmlns:r=\"r\"><w:body>\(body)</w:body></w:document>"),
        ("word/_rels/document.xml.rels", "<Relationships>\(relation)</Relationships>"), ("word/" + name, chunk),
      ])
    }
    let page = "<html><body><p>\(last)</p></body></html>"
    #expect(try texts(article(document("chunk.html", page))) == [first, last])
    let saved =
      "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=AA\n\n--AA\nContent-Type: text/html\n\n\(page)\n--AA--\n"
    #expect(try texts(article(document("chunk.mht", saved))) == [first, last])
    let large = String(repeating: page, count: (16 << 20) / page.utf8.count + 1)
    #expect(throws: IngestError.unpackedTooLarge(members: IngestLimits.archiveMembers, bytes: 16 << 20)) {
      try article(document("chunk.html", large))
    }
    let packed = try article(document("chunk.docx", "PK\u{3}\u{4}"))
    #expect(texts(packed) == [first] && packed.droppedBlocks.map(\.text) == ["chunk.docx"])
  }

  @Test func whatADiagramSaysIsNamed() throws {
    let file = FileSamples.zip([
      ("word/document.xml", "<w:document xmlns:w=\"w\"><w:body>\(paragraph(run(first)))</w:body></w:document>"),
      ("word/diagrams/data1.xml", "<dgm:m xmlns:dgm=\"d\" xmlns:a=\"a\"><a:t>Board</a:t><a:t>Clerk</a:t></dgm:m>"),
      ("word/charts/chart1.xml", "<c:c xmlns:c=\"c\" xmlns:a=\"a\"><a:t>Trams a day</a:t></c:c>"),
    ])
    let article = try article(file)
    #expect(texts(article) == [first] && article.droppedBlocks.map(\.text) == ["Board Clerk", "Trams a day"])
  }

  @Test func whatIsNotShownIsLeftOutAndNamed() throws {
    let hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>not for print</w:t></w:r>"
    let document = try article(word(paragraph(run(first) + hidden) + paragraph(run(last))))
    #expect(
      texts(document) == [first, last] && document.droppedBlocks == [DroppedBlock(text: "not for print", rule: .hidden)]
    )
    let written = try article(
      open(
        "<text:p>\(first)</text:p><text:section text:display=\"none\"><text:p>not for print</text:p></text:section>"
          + "<text:p>\(last)</text:p>"))
    #expect(texts(written) == [first, last] && written.droppedBlocks.map(\.text) == ["not for print"])
  }

  @Test func aTextBoxInsideATableIsKept() throws {
    let boxed = box(paragraph(run("The tram has run since the year 1811.")))
    func cell(_ inner: String) -> String { "<w:tc>\(paragraph(inner))</w:tc>" }
    let table = "<w:tbl><w:tr>\(cell(run("Line")))\(cell(run("Minutes") + boxed))</w:tr></w:tbl>"
    let article = try article(word(paragraph(run(first)) + table + paragraph(run(last))))
    #expect(texts(article) == [first, "Line Minutes", "The tram has run since the year 1811.", last])
  }

  @Test func ofTwoCopiesOfWordsOneIsTaken() throws {
    let copies =
      "<mc:AlternateContent><mc:Choice>\(run("late"))</mc:Choice><mc:Fallback>\(run("delayed"))</mc:Fallback>"
    let article = try article(
      word(paragraph(run("The tram was ") + copies + "</mc:AlternateContent>" + run(" again."))))
    #expect(texts(article) == ["The tram was late again."])
  }

  @Test func notesRemarksAndMarginsOfAWordDocumentAreSaid() throws {
    func note(_ name: String, _ text: String, _ fields: String = "w:id=\"2\"") -> String {
      "<w:\(name) \(fields)>\(paragraph(run(text)))</w:\(name)>"
    }
    let file = word(
      paragraph(run(first) + "<w:r><w:footnoteReference w:id=\"2\"/></w:r>") + paragraph(run(last)),
      ("footnotes", note("footnote", "——", "w:type=\"separator\"") + note("footnote", "The depot’s log, page 9.")),
      ("endnotes", note("endnote", "A mile is 1.6 km.", "w:type=\"normal\"")),
      ("comments", note("comment", "Ask Mara.", "w:author=\"N\"")),
      ("header1", paragraph(run("Ellery Gazette"))), ("header2", paragraph(run("Ellery Gazette"))),
      ("footer1", paragraph(run("12"))))
    let article = try article(file)
    #expect(texts(article) == [first, last])
    #expect(
      article.droppedBlocks == [
        DroppedBlock(text: "The depot’s log, page 9.", rule: .footnotes),
        DroppedBlock(text: "A mile is 1.6 km.", rule: .footnotes), DroppedBlock(text: "Ask Mara.", rule: .comments),
        DroppedBlock(text: "Ellery Gazette", rule: .headers),
      ])
    #expect(article.dropped == DroppedText(blocks: 4, words: 14))
    #expect(try ArticleReader().read(file).first?.droppedBlocks.isEmpty == true)
  }

  private func open(_ text: String, styles: String = "", automatic: String = "") -> [UInt8] {
    let names = "xmlns:office=\"o\" xmlns:text=\"t\" xmlns:draw=\"d\" xmlns:style=\"s\" xmlns:dc=\"c\""
    return FileSamples.zip([
      ("mimetype", "application/vnd.oasis.opendocument.text"),
      (
        "content.xml",
        "<office:c \(names)><office:automatic-styles>\(automatic)</office:automatic-styles><office:body><office:text>"
          + "\(text)</office:text></office:body></office:c>"
      ),
      (
        "styles.xml",
        "<office:s \(names)><office:master-styles><style:master-page>\(styles)</style:master-page></office:master-styles>"
          + "</office:s>"
      ),
    ])
  }

  @Test func boxesOfAnOpenDocumentStandWhereTheyAreAnchored() throws {
    let box =
      "<draw:frame><draw:text-box><text:p>The tram has run since the year 1811.</text:p></draw:text-box></draw:frame>"
    let shape = "<draw:custom-shape><text:p>A loop is planned for May.</text:p></draw:custom-shape>"
    let article = try article(
      open(
        "<text:p>\(box)\(first)\(shape)</text:p><text:p text:style-name=\"P1\">A tram in the rain.</text:p>"
          + "<text:p>\(last)</text:p>",
        automatic: "<style:style style:name=\"P1\" style:parent-style-name=\"Caption\"/>"))
    let boxed = ["The tram has run since the year 1811.", "A loop is planned for May."]
    #expect(texts(article) == [boxed[0], first, boxed[1], "A tram in the rain.", last])
    #expect(kinds(article)[3] == "caption")
  }

  @Test func notesRemarksAndMarginsOfAnOpenDocumentAreSaid() throws {
    let note =
      "<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>The depot’s log,</text:p><text:p>page 9.</text:p>"
      + "</text:note-body></text:note>"
    let remark = "<office:annotation><dc:creator>Nils</dc:creator><text:p>Ask Mara.</text:p></office:annotation>"
    let article = try article(
      open(
        "<text:p>\(first)\(note)</text:p><text:p>\(remark)\(last)</text:p>",
        styles:
          "<style:header><text:p>Ellery Gazette</text:p></style:header><style:footer><text:p>3</text:p></style:footer>"
      ))
    #expect(texts(article) == [first, last])
    #expect(
      article.droppedBlocks == [
        DroppedBlock(text: "The depot’s log, page 9.", rule: .footnotes),
        DroppedBlock(text: "Ask Mara.", rule: .comments), DroppedBlock(text: "Ellery Gazette", rule: .headers),
      ])
  }

  @Test func notesRemarksAndMarginsOfRichTextAreSaid() throws {
    let text = """
      {\\rtf1{\\header\\pard Ellery Gazette\\par}{\\footer\\pard 12\\par}{\\*\\ftnsep\\pard -\\par}\\pard Tram late again\\par
      \(first){\\super\\chftn}{\\footnote\\pard\\plain{\\super\\chftn} The depot\\u8217?s log,\\par page 9.}\\par
      {\\v{\\*\\atnid NB}{\\*\\atnauthor Nils}\\chatn{\\*\\annotation{\\*\\atndate 12}Ask Mara.}}\(last)\\par}
      """
    let article = try article(Array(text.utf8))
    #expect(texts(article) == ["Tram late again", first, last])
    #expect(
      article.droppedBlocks == [
        DroppedBlock(text: "Ellery Gazette", rule: .headers),
        DroppedBlock(text: "The depot’s log, page 9.", rule: .footnotes),
        DroppedBlock(text: "Ask Mara.", rule: .comments),
      ])
  }

  @Test func boxesOfRichTextStandWhereTheyAreAnchored() throws {
    let box = """
      {\\shp{\\*\\shpinst\\shpleft10{\\sp{\\sn shapeType}{\\sv 202}}{\\shptxt\\pard How it began\\par The tram has run
       since the year 1811.\\par}}{\\shprslt{\\*\\do\\dptxbx{\\dptxbxtext\\pard How it began\\par}}}}
      """
    let boxed = ["How it began", "The tram has run since the year 1811."]
    let before = try article(Array("{\\rtf1\\pard Tram late again\\par \(box)\(first)\\par \(last)\\par}".utf8))
    #expect(texts(before) == ["Tram late again"] + boxed + [first, last])
    let after = try article(Array("{\\rtf1\\pard Tram late again\\par \(first)\(box)\\par \(last)}".utf8))
    #expect(texts(after) == ["Tram late again", first] + boxed + [last])
    let end = try article(Array("{\\rtf1\\pard Tram late again\\par \(first) \(last)\(box)}".utf8))
    #expect(texts(end) == ["Tram late again", "\(first) \(last)"] + boxed)
  }

  @Test func thousandsOfBoxesAreReadInBoundedTime() throws {
    let text = (1...8000).map { "Tram \($0) was late.{\\shp{\\*\\shpinst{\\shptxt Box \($0) says why.\\par}}}\\par " }
    var found: Article?
    let spent = try threadTime { found = try article(Array("{\\rtf1 \(text.joined())}".utf8)) }
    #expect(found?.paragraphs.count == 16_000 && spent < .seconds(40))
  }
}
