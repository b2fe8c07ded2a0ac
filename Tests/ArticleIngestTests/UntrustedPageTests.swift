// SPDX-License-Identifier: GPL-3.0-or-later
import AnnotationModel
import ArticleIngest
import Testing
import TimeTestSupport

/// Pages made to exhaust or to deceive the reader: refused with a reason or read, in bounded time, never silently empty.
@Suite struct UntrustedPageTests {
  private let prose = String(
    repeating: "<p>The council met on Monday and voted by nine to four to close the road.</p>", count: 5)

  private func refusal(_ page: String, _ format: ArticleFormat = .html) -> IngestError? {
    do {
      _ = try ArticleReader(format: format).read(Array(page.utf8))
      return nil
    } catch {
      return error
    }
  }

  @Test func aTagOfManyAttributesIsRefused() {
    let tag = "<div " + (0..<300_000).map { "a\($0)=1" }.joined(separator: " ") + ">"
    let spent = threadTime {
      #expect(refusal("<html>" + tag + prose) == .tooManyAttributes(offset: 6, limit: IngestLimits.attributes))
    }
    #expect(spent < .seconds(20))
  }

  @Test func aLongTagIsRefusedButAnEmbeddedPictureIsNot() throws {
    #expect(
      refusal("<p " + String(repeating: "x", count: 70_000) + ">")
        == .tagTooLarge(offset: 0, limit: IngestLimits.tagBytes))
    let picture = "<img src=\"data:image/png;base64," + String(repeating: "A", count: 900_000) + "\" alt=x>"
    #expect(try read("<html><body>" + picture + prose, .html).paragraphs.count == 5)
  }

  @Test func aMillionNestedElementsAreRefused() {
    let spent = threadTime {
      #expect(
        refusal(String(repeating: "<div>", count: 1_000_000) + prose) == .nestingTooDeep(limit: IngestLimits.htmlDepth))
    }
    #expect(spent < .seconds(20))
  }

  @Test func aMillionElementsSideBySideAreRead() throws {
    let page = String(repeating: "<div><b></i></p></div>", count: 200_000) + prose
    var article: Article?
    let spent = try threadTime { article = try read(page, .html) }
    #expect(article?.paragraphs.count == 5)
    #expect(spent < .seconds(60))
  }

  @Test func noEntityIsExpandedButTheLanguagesOwn() throws {
    let bomb = """
      <!DOCTYPE html [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
      <!ENTITY x SYSTEM "file:///etc/passwd">]><html><body>
      """
    let line =
      "<p>He said &ldquo;caf&eacute; &#x2014; &b; &x;&rdquo; and left the room without another word to anybody.</p>"
    let article = try read(bomb + line + prose, .html)
    let text = article.paragraphs.map(\.text).joined(separator: "\n")
    #expect(text.contains("“café — &b; &x;”"))
    #expect(!text.contains("root:"))
    #expect(!text.contains("aaaaaaaaaa"))
  }

  @Test(arguments: [
    "<html><body><nav><a href=/>Home</a></nav></body></html>", "<html></html>", "<script>var a = 1</script>",
    "<!-- only -->",
    "<div hidden></div>",
  ]) func aPageWithoutTextIsAnError(page: String) { #expect(refusal(page) == .noArticleText) }

  @Test(arguments: [
    "<p", "<", "<!--", "<p title=\"", "<script>", "</", "<a href='x", "<!", "<?xml", "&", "&#x", "<p>a<!-",
  ])
  func brokenMarkupEnds(page: String) throws {
    #expect(try read("<html><body>" + prose + page, .html).paragraphs.count >= 5)
  }

  @Test func unclosedCommentsAndQuotesAreLinear() {
    let spent = threadTime {
      for piece in ["<!--", "<a href=\"", "<script>", "<![CDATA[", "</x>", "<<", "&#", "<p><table>"] {
        _ = refusal(String(repeating: piece, count: 100_000))
      }
    }
    #expect(spent < .seconds(60))
  }

  @Test(arguments: [
    "<h2>Comments</h2>", "<h2>Related stories</h2>", "<p>Related stories</p>", "<i></i><p>More on this</p>",
    "<article><h2><a href=/q>The quarry is to reopen</a></h2><p>Its owners promise forty jobs.</p></article>",
  ]) func pointersAreReadOnceHoweverMany(pointer: String) {
    let pointers = String(repeating: pointer, count: 60_000)
    let page = "<html><body><article>" + String(repeating: prose, count: 40) + pointers + "</article></body></html>"
    let spent = threadTime { _ = try? read(page, .html) }
    #expect(spent < .seconds(120))
  }

  @Test func daysOverItemsAreReadOnceHoweverMany() {
    let day = "<h3>3 March 2024</h3><ul><li>Its owners promise forty jobs and a new road to the quarry.</li></ul>"
    let page = "<html><body><article>" + String(repeating: day, count: 30_000) + "</article></body></html>"
    let spent = threadTime { _ = try? read(page, .html) }
    #expect(spent < .seconds(20))
  }

  @Test func whatStandsBesideACallIsReadOnceHoweverMany() {
    let empty = String(repeating: "<i></i>", count: 60_000),
      calls = String(repeating: "<a href=/d>Donate</a>", count: 60_000)
    let spent = threadTime {
      _ = try? read("<html><body>" + prose + "<div>" + empty + calls + "</div></body></html>", .html)
    }
    #expect(spent < .seconds(60))
  }

  @Test(arguments: ["<embed src=x>", "<source src=x>", "<wbr>", "<param name=x>", "<track src=x>", "<input>", "<img>"])
  func whatFollowsAnElementWithoutEndTagIsRead(element: String) throws {
    #expect(try read("<html><body>" + element + prose, .html).paragraphs.count == 5)
  }

  @Test(arguments: ["h1", "h2", "h3"]) func aTitleMayHoldTheWholeText(heading: String) throws {
    let page = "<html><title>Road</title><body><\(heading)>Road<div class=article-body>" + prose + "</div></\(heading)>"
    #expect(try read(page, .html).paragraphs.count >= 5)
  }
}
